"""What goes into the urn and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Way = Literal["phone", "desk", "paper"]
"""How a ballot comes: from the phone that holds the slip, from the door's desk for a slip that no phone holds, or read
from the paper that was tied to the slip, whether a phone holds it or not."""


@dataclass(frozen=True)
class Drop:
    """A ballot on its way into the urn.

    `code_hash` and `claim_hash` are 32 bytes each (see `rules.slips`); `pledge` is hours a
    week, or None for no pledge. A later drop of the same slip replaces the earlier one, pledge
    included, whatever way either came.
    """

    meeting: str
    vote: str
    code_hash: bytes
    claim_hash: bytes | None
    ballot: Mapping[str, Any]
    pledge: int | None = None
    way: Way = "phone"


@dataclass(frozen=True)
class Counted:
    """The ballot is on disk. `receipt` finds it in the record; a changed ballot keeps it."""

    receipt: str


class Unavailable(Exception):
    """The database or the keys cannot be used now; nothing of this act may be called done."""
