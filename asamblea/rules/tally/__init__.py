"""Counts a vote from its ballots alone, the same way for everyone who recounts it.

Results are JSON without floats (numbers are integers or decimal strings), since they stand in
the hash-chained minutes: `{"method", "outcome", "winners", "counts", "rounds", "voted", "tie"}`.
Outcome is adopted, rejected or blocked for one proposal, elected or none for options, and
no_quorum for both. `tie` is None or `{"between": ids, "drawn": ids, "seed"}`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally import approval, consent, equal_shares, irv, majority, schulze, score, stv
from asamblea.rules.tally.papers import Papers, Vote, put_together
from asamblea.rules.words import gettext_noop

Result = dict[str, Any]

METHODS = {
    "consent": consent.count,
    "majority": majority.count,
    "approval": approval.count,
    "score": score.count,
    "irv": irv.count,
    "schulze": schulze.count,
    "stv": stv.count,
    "equal_shares": equal_shares.count,
}


def count(vote: Vote, ballots: Sequence[Mapping[str, Any]], *, present: int) -> Result:
    """Return the result of `vote` (see `rules.votes`) with `present` people in the room.

    Ballots must have passed `votes.check_ballot`; their order does not matter.
    """
    return count_papers(vote, put_together(vote["method"], ballots), present=present)


def count_papers(vote: Vote, papers: Papers, *, present: int) -> Result:
    """Return the same as `count` for ballots that were put together already (`tally.papers`)."""
    result: Result = {"method": vote["method"], "winners": [], "counts": {}, "rounds": [], "tie": None}
    result |= METHODS[vote["method"]](vote, papers, present)
    return _with_quorum(vote, result | {"voted": sum(many for _, many in papers)}, present)


def count_hands(vote: Vote, counts: Mapping[str, int], *, present: int) -> Result | Refusal:
    """Return the result of raised hands or counted paper: `{"agree": 12}` or `{"<option id>": 12}`."""
    by_person = vote["method"] in ("consent", "majority")
    if not by_person and vote["method"] != "approval":
        return Refusal("not_by_hand", gettext_noop("This way of voting cannot be counted by hands; use slips."))
    if set(counts) - set(_choices(vote)) or any(type(n) is not int or n < 0 for n in counts.values()):
        sentence = gettext_noop("This choice is not on the ballot. Load the page again and look at the question.")
        return Refusal("not_on_ballot", sentence)
    most = sum(counts.values()) if by_person else max(counts.values(), default=0)
    if most > present:
        return Refusal("more_than_present", gettext_noop("More answers than people in the room were given."))
    if by_person:
        return count_papers(vote, sorted(counts.items()), present=present)
    result: Result = {"method": vote["method"], "winners": [], "rounds": [], "tie": None}
    result |= approval.of_counts(vote, {one: counts.get(one, 0) for one in _choices(vote)})
    return _with_quorum(vote, result | {"voted": most}, present)


def _with_quorum(vote: Vote, result: Result, present: int) -> Result:
    """Too few people cannot decide, whatever they answered; the counts stay to be seen."""
    if present < vote.get("quorum", 0):
        return result | {"outcome": "no_quorum", "winners": []}
    return result


def _choices(vote: Vote) -> Sequence[str]:
    fixed = {"consent": consent.CHOICES, "majority": majority.CHOICES}
    return fixed.get(vote["method"]) or [option["id"] for option in vote["options"]]
