"""What goes into the urn and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Drop:
    """A ballot on its way into the urn.

    `code_hash` and `claim_hash` are 32 bytes each (see `rules.slips`); `pledge` is hours a
    week, or None for no pledge; `by_helper` when the door's desk acts on a slip that no phone
    holds. A later drop of the same slip replaces the earlier one, pledge included.
    """

    meeting: str
    vote: str
    code_hash: bytes
    claim_hash: bytes | None
    ballot: Mapping[str, Any]
    pledge: int | None = None
    by_helper: bool = False


@dataclass(frozen=True)
class Counted:
    """The ballot is on disk. `receipt` finds it in the record; a changed ballot keeps it."""

    receipt: str


class Unavailable(Exception):
    """The database or the keys cannot be used now; nothing of this act may be called done."""
