"""Ballots as the counts take them: equal ones put together, with how many people cast each.

A paper is, by method: the choice (consent, majority), the ids ticked (approval),
pairs of id and points (score, equal shares), or the ids ranked, best first.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Vote = Mapping[str, Any]
Paper = Any
"""str, tuple of ids, or tuple of (id, points): see above."""
Papers = Sequence[tuple[Paper, int]]


def put_together(method: str, ballots: Sequence[Mapping[str, Any]]) -> list[tuple[Paper, int]]:
    """Return (paper, how many) for each different ballot, in an order that the ballots' order does not touch."""
    paper = _PAPERS[method]
    return in_order(Counter(map(paper, ballots)))


def in_order(papers: Mapping[Paper, int]) -> list[tuple[Paper, int]]:
    """Return the papers sorted, so that a count never depends on who voted first."""
    return sorted(papers.items())


def _shares(ballot: Mapping[str, Any]) -> Paper:
    points = ballot.get("points")
    if points is None:
        return tuple(sorted((one, 1) for one in ballot["approve"]))
    return tuple(sorted((one, many) for one, many in points.items() if many > 0))


def _choice(ballot: Mapping[str, Any]) -> Paper:
    return ballot["choice"]


def _ranking(ballot: Mapping[str, Any]) -> Paper:
    return tuple(ballot["ranking"])


_PAPERS: Mapping[str, Callable[[Mapping[str, Any]], Paper]] = {
    "consent": _choice,
    "majority": _choice,
    "approval": lambda ballot: tuple(sorted(ballot["approve"])),
    "score": lambda ballot: tuple(sorted(ballot["scores"].items())),
    "irv": _ranking,
    "schulze": _ranking,
    "stv": _ranking,
    "equal_shares": _shares,
}
