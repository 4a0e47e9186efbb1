"""Tells the live stream of a new entry; `site.asgi` says where to.

Without a live server (tests, command line) nobody listens, and nothing is owed.
"""

from collections.abc import Callable, Sequence

Tell = Callable[[str, Sequence[int] | str], None]


def _nobody(meeting: str, seats: Sequence[int] | str) -> None:
    return None


_tell: Tell = _nobody


def listen(tell: Tell) -> None:
    """From now on pass news to `tell(meeting, seats)`."""
    global _tell
    _tell = tell


def tell(meeting: str, seats: Sequence[int] | str = ()) -> None:
    """Say that `meeting` has something new; `seats` are those whose own part changed, or "all"."""
    _tell(meeting, seats)
