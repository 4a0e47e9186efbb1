"""Server-sent events as bytes: the same bytes go to every phone."""

import re
from collections.abc import Iterable

ALL = "all"
Seats = frozenset[int] | str
"""The seats whose own part of the page changed, or ALL."""

HEARTBEAT = b":\n\n"

_LINE_END = re.compile("\r\n|\r|\n")


def event(name: str, data: str, n: int | None = None) -> bytes:
    """Return one event; `n` is the number a phone resumes from."""
    number = f"id: {n}\n" if n is not None else ""
    lines = "".join(f"data: {line}\n" for line in _LINE_END.split(data))
    return f"{number}event: {name}\n{lines}\n".encode()


def retry(milliseconds: int) -> bytes:
    """Return the wish how long a phone waits before it comes back."""
    return b"retry: %d\n\n" % milliseconds


def seats(told: Iterable[int] | str | None) -> Seats:
    """Return the seats of a `tell` in one form."""
    if isinstance(told, str):
        return ALL
    return frozenset(told or ())


def joined(one: Seats, other: Seats) -> Seats:
    """Return the seats of both."""
    if isinstance(one, str) or isinstance(other, str):
        return ALL
    return one | other


def mine(changed: Seats) -> bytes:
    """Return the event that asks the phones at these seats to fetch their own part."""
    return event("mine", changed if isinstance(changed, str) else ",".join(map(str, sorted(changed))))


MINE_ALL = mine(ALL)
