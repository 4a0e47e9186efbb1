"""Single transferable vote as in Scottish council elections: weighted inclusive Gregory.

The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52: Droop
quota; all papers of an elected candidate move on, each at surplus x its value / votes, cut to five
decimals; candidates with the fewest votes are excluded one by one; who is level is told apart by
the latest earlier stage at which they were not, then by lot. Votes are integers of 1/100,000.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from asamblea.rules.tally import lot
from asamblea.rules.tally.papers import Papers, Vote

ONE = 100_000
"""A whole vote."""

Parcel = list[tuple[tuple[str, ...], int, int, int]]
"""Each: a ranking, how far it has been read, the value of each such paper, how many there are."""


@dataclass
class Count:
    """A count under way; votes are in units of 1/100,000."""

    seats: int
    seed: str
    continuing: set[str]
    parcels: dict[str, Parcel]
    votes: dict[str, int]
    quota: int = 0
    elected: list[str] = field(default_factory=list)
    surpluses: list[str] = field(default_factory=list)
    history: list[dict[str, int]] = field(default_factory=list)
    rounds: list[dict[str, Any]] = field(default_factory=list)
    non_transferable: int = 0
    tie: dict[str, Any] | None = None


def count(vote: Vote, papers: Papers, present: int) -> dict[str, Any]:
    """Return the elected in the order of their election, and every stage of the count."""
    ids = sorted((option["id"] for option in vote["options"]), key=lot.by_id)
    run = Count(vote["seats"], vote["seed"], set(ids), {one: [] for one in ids}, dict.fromkeys(ids, 0))
    valid = _move(run, [(ranking, 0, ONE, many) for ranking, many in papers])
    if not valid:
        return {"outcome": "none", "counts": dict.fromkeys(ids, 0)}
    first = {one: units // ONE for one, units in run.votes.items()}
    run.quota = (valid // ONE // (run.seats + 1) + 1) * ONE
    _end_stage(run, {"quota": _decimal(run.quota)}, before=run.votes)
    while len(run.elected) < run.seats and run.continuing:
        if len(run.elected) + len(run.continuing) <= run.seats:
            _elect(run, run.continuing)  # rule 52: as many left as places
        elif run.surpluses:
            _transfer_surplus(run)
        else:
            _exclude_last(run)
    return {"outcome": "elected", "winners": run.elected, "counts": first, "rounds": run.rounds, "tie": run.tie}


def _transfer_surplus(run: Count) -> None:
    """Rules 48 and 49: the largest surplus first; a paper's new value is surplus x value / votes, cut."""
    one, tie = _choose(run, run.surpluses, max)
    run.surpluses.remove(one)
    before, votes = dict(run.votes), run.votes[one]
    surplus = votes - run.quota
    run.votes[one] = run.quota
    moving = [(ranking, read, surplus * value // votes, many) for ranking, read, value, many in run.parcels.pop(one)]
    run.non_transferable += surplus - _move(run, moving)
    _end_stage(run, {"surplus_of": one, "surplus": _decimal(surplus)} | tie, before)


def _exclude_last(run: Count) -> None:
    """Rules 50 and 51: the candidate with the fewest votes goes, and their papers move on at their value."""
    out, tie = _choose(run, run.continuing, min)
    run.continuing.remove(out)
    before, votes = dict(run.votes), run.votes.pop(out)
    run.non_transferable += votes - _move(run, run.parcels.pop(out))
    _end_stage(run, {"excluded": [out]} | tie, before)


def _move(run: Count, papers: Parcel) -> int:
    """Give each paper to the next continuing candidate on it; return the votes that found one."""
    before = sum(run.votes.values())
    continuing, parcels, votes = run.continuing, run.parcels, run.votes
    for ranking, read, value, many in papers:
        for place in range(read, len(ranking)):
            one = ranking[place]
            if one in continuing:
                parcels[one].append((ranking, place + 1, value, many))
                votes[one] += many * value
                break
    return sum(run.votes.values()) - before


def _end_stage(run: Count, what: dict[str, Any], before: dict[str, int]) -> None:
    """Write the stage down, then elect whoever reached the quota (rule 47)."""
    run.history.append(dict(run.votes))
    gains = {one: votes - before[one] for one, votes in run.votes.items() if votes > before[one]}
    stage = {"stage": len(run.history), **what, "votes": _readable(run.votes), "transfers": _readable(gains)}
    run.rounds.append(stage | {"non_transferable": _decimal(run.non_transferable)})
    _elect(run, [one for one in run.continuing if run.votes[one] >= run.quota])


def _elect(run: Count, reached: Collection[str]) -> None:
    order = {one: -place for place, one in enumerate(lot.drawn(run.seed, reached))}
    stages = run.history[::-1]
    for one in sorted(reached, key=lambda one: ([votes[one] for votes in stages], order[one]), reverse=True):
        if len(run.elected) == run.seats:
            return
        run.elected.append(one)
        run.continuing.discard(one)
        run.rounds[-1].setdefault("elected", []).append(one)
        if run.votes[one] > run.quota:
            run.surpluses.append(one)


def _choose(run: Count, among: Iterable[str], edge: Callable[..., int]) -> tuple[str, dict[str, Any]]:
    """Return who has the most (`max`) or the fewest (`min`) votes, and `{"tie": …}` if a lot had to say."""
    level = list(among)
    for votes in reversed(run.history):
        wanted = edge(votes[one] for one in level)
        level = [one for one in level if votes[one] == wanted]
    if len(level) == 1:
        return level[0], {}
    chosen = lot.drawn(run.seed, level)[0 if edge is max else -1]
    run.tie = lot.tie(run.seed, level, [chosen])
    return chosen, {"tie": run.tie}


def _readable(votes: dict[str, int]) -> dict[str, str]:
    return {one: _decimal(units) for one, units in votes.items()}


def _decimal(units: int) -> str:
    whole, part = divmod(units, ONE)
    return f"{whole}.{part:05d}".rstrip("0") if part else str(whole)
