"""The urn: opens with a vote, takes ballots, is sealed, counted and emptied."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from asamblea.rules.chain import canonical
from asamblea.rules.refusal import Refusal
from asamblea.urn import concealing, refusals, taking
from asamblea.urn.drops import Counted, Drop, Unavailable
from asamblea.urn.keys import Keys, name
from asamblea.urn.receipts import ballot_key, pledge_key, receipt
from asamblea.urn.rows import Database

__all__ = ["Counted", "Drop", "Unavailable", "Urn"]


def _clock() -> int:
    return time.time_ns() // 1_000_000


class Urn:
    """All methods may be called from any thread and raise Unavailable when database or keys fail.

    On SQLite call them outside of other transactions on the same file.
    """

    def __init__(self, database: str | Path, keys: str | Path, now_ms: Callable[[], int] = _clock) -> None:
        """`database` is a PostgreSQL address or an SQLite path, `keys` the folder of vote keys."""
        self._database = _database(str(database))
        self._keys = Keys(Path(keys))
        self._now = now_ms

    def open_vote(self, meeting: str, spec: Mapping[str, Any]) -> None:
        """Make the vote's key, then open the vote; nothing happens when it is open already."""
        vote = name(meeting, spec["id"])
        with self._database.transaction(writes=False) as session:
            if session.votes([vote]):
                return
        self._keys.make(vote)
        row = (vote, meeting, 1, spec.get("until"), canonical(spec).decode())
        with self._database.transaction() as session:
            session.rows(
                "INSERT INTO urn_vote (vote, meeting, open, until, spec) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", row
            )

    def spec(self, meeting: str, vote: str) -> dict[str, Any] | None:
        """Return what is voted on, as it was opened, until the urn is emptied."""
        rows = self._read("SELECT spec FROM urn_vote WHERE vote = ?", name(meeting, vote))
        return json.loads(rows[0][0]) if rows else None

    def drop_many(self, drops: Sequence[Drop]) -> list[Counted | Refusal]:
        """Take all drops in one transaction and answer each, in order, after it is on disk.

        A refused drop does not touch the others; of two drops of one slip the last is kept.
        """
        now = self._now()
        with self._database.transaction() as session:
            outcomes = taking.take(session, self._keys, drops, now)
        if refusals.VOTE_CLOSED in outcomes:
            self._close_late(drops, now)
        return outcomes

    def mine(self, meeting: str, vote: str, code_hash: bytes) -> tuple[dict[str, Any], str] | None:
        """Return the ballot of this slip and its receipt, while the urn holds it."""
        vote_key = self._keys.read(name(meeting, vote))
        if vote_key is None:
            return None
        key = ballot_key(vote_key, code_hash)
        rows = self._read("SELECT ballot FROM urn_ballot WHERE vote = ? AND key = ?", name(meeting, vote), key)
        return (json.loads(rows[0][0]), receipt(key)) if rows else None

    def turnout(self, meeting: str, vote: str) -> int:
        """Return how many slips have a ballot in the urn."""
        return int(self._read("SELECT COUNT(*) FROM urn_ballot WHERE vote = ?", name(meeting, vote))[0][0])

    def pledges(self, meeting: str, vote: str) -> tuple[int, int]:
        """Return how many people promised hours with their ballot, and the hours a week together."""
        sql = "SELECT COUNT(*), COALESCE(SUM(hours), 0) FROM urn_pledge WHERE vote = ?"
        people, hours = self._read(sql, name(meeting, vote))[0]
        return int(people), int(hours)

    def standing(self) -> list[tuple[str, str, int | None]]:
        """Return (meeting, vote, until) of every vote whose urn was not emptied, open or sealed."""
        rows = self._read("SELECT meeting, vote, until FROM urn_vote ORDER BY vote")
        return [(meeting, vote.removeprefix(f"{meeting}."), until) for meeting, vote, until in rows]

    def seal(self, meeting: str, vote: str) -> list[dict[str, Any]]:
        """Stop taking ballots and return them as {"receipt", "ballot"}, sorted by receipt.

        May be repeated. The order of receipts is random, so it says nothing about who voted when.
        """
        vote = name(meeting, vote)
        with self._database.transaction() as session:
            session.rows("UPDATE urn_vote SET open = 0 WHERE vote = ?", (vote,))
            rows = session.rows("SELECT key, ballot FROM urn_ballot WHERE vote = ?", (vote,))
        ballots = [{"receipt": receipt(key), "ballot": json.loads(text)} for key, text in rows]
        return sorted(ballots, key=lambda ballot: str(ballot["receipt"]))

    def reopen(self, meeting: str, vote: str) -> None:
        """Take ballots again after a `seal` that the minutes refused."""
        with self._database.transaction() as session:
            session.rows("UPDATE urn_vote SET open = 1 WHERE vote = ?", (name(meeting, vote),))

    def withdraw(self, meeting: str, code_hash: bytes) -> int:
        """Take the ballots and pledges of a slip out of all urns of its meeting; return how many ballots.

        Call it after the slip was made void, or its owner votes twice: with it and with the new one.
        """
        gone = 0
        for vote in [v for m, v, _ in self.standing() if m == meeting]:
            vote = name(meeting, vote)
            vote_key = self._keys.read(vote)
            if vote_key is None:
                continue
            with self._database.transaction() as session:
                session.hold(vote)
                sql = "DELETE FROM {} WHERE vote = ? AND key = ? RETURNING 1"
                gone += len(session.rows(sql.format("urn_ballot"), (vote, ballot_key(vote_key, code_hash))))
                session.rows(sql.format("urn_pledge"), (vote, pledge_key(vote_key, code_hash)))
        return gone

    def conceal(self, meeting: str, vote: str, what: bytes) -> bytes | None:
        """Return `what` encrypted so that it can be read only until the vote closes; None where no vote is open."""
        vote_key = self._keys.read(name(meeting, vote))
        return None if vote_key is None else concealing.conceal(vote_key, what)

    def reveal(self, meeting: str, vote: str, concealed: bytes) -> bytes | None:
        """Return what `conceal` was given; None once the vote key is destroyed."""
        vote_key = self._keys.read(name(meeting, vote))
        return None if vote_key is None else concealing.reveal(vote_key, concealed)

    def mark(self, meeting: str, vote: str, what: bytes) -> bytes | None:
        """Return 32 bytes by which the same `what` is known again until the vote closes (`concealing.mark`)."""
        vote_key = self._keys.read(name(meeting, vote))
        return None if vote_key is None else concealing.mark(vote_key, what)

    def sweep(self, *tables: str) -> bool:
        """Wipe what deleted rows of other rooms' `tables` left behind in files; False when a reader holds it back."""
        return self._database.sweep(*tables)

    def purge(self, meeting: str, vote: str) -> bool:
        """Destroy the vote key, then every row of the vote, then what they left in the files.

        Returns False when a long reader kept old pages alive: the key is gone, the vote still
        stands in `standing`, and calling again finishes. May be repeated at any point.
        """
        vote = name(meeting, vote)
        with self._database.transaction() as session:
            if not session.rows("UPDATE urn_vote SET open = 0 WHERE vote = ? RETURNING 1", (vote,)):
                self._keys.destroy(vote)
                return True
        self._keys.destroy(vote)
        with self._database.transaction() as session:
            session.rows("DELETE FROM urn_ballot WHERE vote = ?", (vote,))
            session.rows("DELETE FROM urn_pledge WHERE vote = ?", (vote,))
        if not self._database.sweep():
            return False
        with self._database.transaction() as session:
            session.rows("DELETE FROM urn_vote WHERE vote = ?", (vote,))
        return True

    def close(self) -> None:
        """Close the urn's connections."""
        self._database.close()

    def _read(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        with self._database.transaction(writes=False) as session:
            return session.rows(sql, params)

    def _close_late(self, drops: Sequence[Drop], now: int) -> None:
        # Once its hour has come a vote stays closed, even if the clock is set back.
        sql = "UPDATE urn_vote SET open = 0 WHERE meeting = ? AND open = 1 AND until <= ?"
        # The drops themselves are on disk already, so a failure here is not theirs.
        with suppress(Unavailable), self._database.transaction() as session:
            for meeting in sorted({drop.meeting for drop in drops}):
                session.rows(sql, (meeting, now))


def _database(address: str) -> Database:
    if address.startswith(("postgres://", "postgresql://")):
        from asamblea.urn.postgres import PostgresDatabase

        return PostgresDatabase(address)
    from asamblea.urn.sqlite import SqliteDatabase

    return SqliteDatabase(Path(address.removeprefix("sqlite:///")))
