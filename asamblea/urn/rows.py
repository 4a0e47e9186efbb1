"""What the urn reads of the database, and what a database must be able to do."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class VoteRow:
    """A vote as the urn keeps it; `until` in unix ms, `spec` the vote's JSON text."""

    open: bool
    until: int | None
    spec: str


@dataclass(frozen=True)
class SlipRow:
    """A slip as the door keeps it."""

    claim_hash: bytes | None
    seat: int | None
    void: bool


@dataclass(frozen=True)
class Writes:
    """The rows of one batch, each (vote, key) at most once. Pledges of None hours are taken back."""

    ballots: dict[tuple[str, bytes], str]
    pledges: dict[tuple[str, bytes], int | None]


class Session(Protocol):
    """One open transaction. SQL is written with `?` places for either database."""

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and return its rows, if it gives any."""

    def votes(self, names: Iterable[str]) -> dict[str, VoteRow]:
        """Return the votes of these names, held against sealing until the transaction ends."""

    def hold(self, vote: str) -> None:
        """Wait for the drops on this vote to end and keep new ones waiting until the transaction ends."""

    def slips(self, meeting: str, hashes: Iterable[bytes]) -> dict[bytes, SlipRow]:
        """Return the slips of this meeting by code hash, in one query."""

    def write(self, writes: Writes) -> None:
        """Keep the rows; a row with the same key is replaced."""


class Database(Protocol):
    """Where the urn stands. Any failure of the database is raised as `Unavailable`."""

    def transaction(self, *, writes: bool = True) -> AbstractContextManager[Session]:
        """Commit at the end, durably; nothing is kept when the block raises."""

    def sweep(self, *tables: str) -> bool:
        """Wipe what deleted rows of the urn and of `tables` left behind in files; False when a reader still holds it back."""

    def close(self) -> None:
        """Close all connections."""
