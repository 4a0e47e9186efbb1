"""Instant runoff: the last is excluded and their ballots move on, until one has more than half.

More than half is counted among ballots that still name somebody. Ties for exclusion look back to
the latest earlier round that tells them apart, then to the lot.
"""

from collections.abc import Iterable
from typing import Any

from asamblea.rules.tally import lot
from asamblea.rules.tally.papers import Papers, Vote

Votes = dict[str, int]


def count(vote: Vote, papers: Papers, present: int) -> dict[str, Any]:
    """Return one winner, and each round with its votes, who was excluded, and exhausted ballots."""
    continuing = sorted((option["id"] for option in vote["options"]), key=lot.by_id)
    history: list[Votes] = []
    rounds: list[dict[str, Any]] = []
    tie = None
    while True:
        votes = _first_choices(continuing, papers)
        active = sum(votes.values())
        history.append(votes)
        rounds.append({"votes": votes, "exhausted": sum(many for _, many in papers) - active})
        if not active:
            return {"outcome": "none", "counts": history[0], "rounds": rounds}
        leader = max(continuing, key=lambda one: votes[one])
        if 2 * votes[leader] > active or len(continuing) == 1:
            rounds[-1]["elected"] = [leader]
            break
        level = _last(continuing, history)
        out = lot.drawn(vote["seed"], level)[-1]
        if len(level) > 1:
            tie = rounds[-1]["tie"] = lot.tie(vote["seed"], level, [out])
        rounds[-1]["excluded"] = [out]
        continuing.remove(out)
    return {"outcome": "elected", "winners": [leader], "counts": history[0], "rounds": rounds, "tie": tie}


def _first_choices(continuing: Iterable[str], papers: Papers) -> Votes:
    votes = dict.fromkeys(continuing, 0)
    for ranking, many in papers:
        for one in ranking:
            if one in votes:
                votes[one] += many
                break
    return votes


def _last(continuing: Iterable[str], history: list[Votes]) -> list[str]:
    """Return who has the fewest votes; several only when no round tells them apart."""
    level = list(continuing)
    for votes in reversed(history):
        fewest = min(votes[one] for one in level)
        level = [one for one in level if votes[one] == fewest]
    return level
