"""Lots drawn from a seed that was published before anyone voted: everyone can draw them again."""

import hashlib
from collections.abc import Iterable
from typing import Any


def drawn(seed: str, ids: Iterable[str]) -> list[str]:
    """Return `ids` in the order that the lot gives: by SHA-256 of seed, "|" and id.

    Without a seed (a file tallied on the command line) the order is by id, numbers as numbers.
    """
    if not seed:
        return sorted(ids, key=by_id)
    return sorted(ids, key=lambda one: hashlib.sha256(f"{seed}|{one}".encode()).hexdigest())


def by_id(one: str) -> tuple[int, int, str]:
    """Return a key that sorts "2" before "10" before "a"."""
    return (0, int(one), one) if one.isdecimal() else (1, 0, one)


def tie(seed: str, between: Iterable[str], chosen: Iterable[str]) -> dict[str, Any]:
    """Return what the record says of a tie: between whom, and on whom the lot fell."""
    return {"between": sorted(between, key=by_id), "drawn": list(chosen), "seed": seed}
