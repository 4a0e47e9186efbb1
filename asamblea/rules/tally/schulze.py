"""Schulze's method with winning votes (Schulze, "A new monotonic, clone-independent … method", 2011).

On truncated ballots winning votes and margins may choose differently; we choose winning votes.
Options not ranked are below all ranked ones, and level among themselves.
"""

from collections.abc import Sequence
from typing import Any

from asamblea.rules.tally import lot
from asamblea.rules.tally.papers import Papers, Vote

Matrix = list[list[int]]
"""[a][b]: how many prefer option number a to option number b, or how strong the path is."""


def count(vote: Vote, papers: Papers, present: int) -> dict[str, Any]:
    """Return one winner; the round holds how many prefer one to another, and the strongest paths."""
    ids = [option["id"] for option in vote["options"]]
    prefer = _preferences(ids, papers)
    path = _strongest(prefer)
    others = range(len(ids))
    wins = {ids[a]: sum(path[a][b] > path[b][a] for b in others) for a in others}
    if not any(ranking for ranking, _ in papers):
        return {"outcome": "none", "counts": wins}
    best = [ids[a] for a in others if all(path[a][b] >= path[b][a] for b in others)]
    winner = lot.drawn(vote["seed"], best)[0]
    tie = lot.tie(vote["seed"], best, [winner]) if len(best) > 1 else None
    rounds = [{"preferred": _readable(ids, prefer), "paths": _readable(ids, path), "elected": [winner]}]
    return {"outcome": "elected", "winners": [winner], "counts": wins, "rounds": rounds, "tie": tie}


def _preferences(ids: Sequence[str], papers: Papers) -> Matrix:
    number = {one: place for place, one in enumerate(ids)}
    prefer = [[0] * len(ids) for _ in ids]
    for ranking, many in papers:
        below = set(range(len(ids)))
        for a in [number[one] for one in ranking if one in number]:
            below.discard(a)
            row = prefer[a]
            for b in below:
                row[b] += many
    return prefer


def _strongest(prefer: Matrix) -> Matrix:
    """Return the strength of the strongest path between each two (Floyd and Warshall's way)."""
    size = range(len(prefer))
    path = [[prefer[a][b] if prefer[a][b] > prefer[b][a] else 0 for b in size] for a in size]
    for via in size:
        onward = path[via]
        for a in size:
            row, reach = path[a], path[a][via]
            if a == via or not reach:
                continue
            for b in size:
                if b != a and row[b] < reach and row[b] < onward[b]:
                    row[b] = min(reach, onward[b])
    return path


def _readable(ids: Sequence[str], matrix: Matrix) -> dict[str, dict[str, int]]:
    return {a: {b: many for b, many in zip(ids, row, strict=True) if a != b} for a, row in zip(ids, matrix, strict=True)}
