"""The urn on SQLite: the same file as the rest, its own connections, every commit on disk.

Statements handle a whole batch at once: sqlite3 lets go of the interpreter lock at every row it
steps over, and beside a busy event loop each return of the lock may take 5 ms.
"""

import json
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asamblea.urn.drops import Unavailable
from asamblea.urn.rows import SlipRow, VoteRow, Writes

_WAIT_S = 5
_LOG_PAGES = 8000
"""Keys are random, so 256 ballots write some 200 pages; SQLite's own 1000 would copy the log back
into the file at every fifth commit, while everybody waits."""
_AT_ONCE = 512
"""Rows in one statement; the numbers of rows are powers of two, so that SQLite keeps few plans."""


@dataclass(frozen=True)
class SqliteSession:
    connection: sqlite3.Connection

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, params).fetchall()

    def votes(self, names: Iterable[str]) -> dict[str, VoteRow]:
        found = {}
        for name in names:
            for is_open, until, spec in self.rows("SELECT open, until, spec FROM urn_vote WHERE vote = ?", (name,)):
                found[name] = VoteRow(bool(is_open), until, spec)
        return found

    def hold(self, vote: str) -> None:
        """Nothing to do: BEGIN IMMEDIATE already put all writers in a row."""

    def slips(self, meeting: str, hashes: Iterable[bytes]) -> dict[bytes, SlipRow]:
        found = {}
        for part in _parts(list(hashes)):
            places = ",".join("?" * len(part))
            (text,) = self.rows(_SLIPS.format(places), (meeting, *part))[0]
            for code, claim, seat, void in json.loads(text):
                found[bytes.fromhex(code)] = SlipRow(bytes.fromhex(claim) if claim else None, seat, bool(void))
        return found

    def write(self, writes: Writes) -> None:
        self._upsert(_BALLOTS, [(*key, text) for key, text in writes.ballots.items()])
        self._upsert(_PLEDGES, [(*key, hours) for key, hours in writes.pledges.items() if hours is not None])
        for part in _parts([key for key, hours in writes.pledges.items() if hours is None]):
            self.rows(_TAKE_BACK.format(",".join(["(?,?)"] * len(part))), [value for key in part for value in key])

    def _upsert(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        for part in _parts(rows):
            values = ",".join(["(?,?,?)"] * len(part))
            self.rows(sql.format(values), [value for row in part for value in row])


_SLIPS = """SELECT json_group_array(json_array(hex(code_hash), hex(claim_hash), seat, void))
FROM slips_slip WHERE meeting = ? AND code_hash IN ({})"""
_BALLOTS = """INSERT INTO urn_ballot (vote, key, ballot) VALUES {}
ON CONFLICT (vote, key) DO UPDATE SET ballot = excluded.ballot"""
_PLEDGES = """INSERT INTO urn_pledge (vote, key, hours) VALUES {}
ON CONFLICT (vote, key) DO UPDATE SET hours = excluded.hours"""
_TAKE_BACK = "DELETE FROM urn_pledge WHERE (vote, key) IN (VALUES {})"


def _parts(rows: list[Any]) -> Iterator[list[Any]]:
    """Cut `rows` into parts whose lengths are powers of two."""
    start = 0
    while start < len(rows):
        size = min(_AT_ONCE, 1 << (len(rows) - start).bit_length() - 1)
        yield rows[start : start + size]
        start += size


@dataclass
class SqliteDatabase:
    """Connections are lent to one act at a time, from any thread."""

    path: Path
    _idle: deque[sqlite3.Connection] = field(default_factory=deque)

    @contextmanager
    def transaction(self, *, writes: bool = True) -> Iterator[SqliteSession]:
        try:
            connection = self._lent()
            done = False
            try:
                connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
                yield SqliteSession(connection)
                connection.execute("COMMIT")
                done = True
            finally:
                # Whatever went wrong, a closed connection has rolled back and holds no lock.
                self._idle.append(connection) if done else connection.close()
        except sqlite3.Error as error:
            raise Unavailable(str(error)) from error

    def sweep(self, *tables: str) -> bool:
        try:
            with closing(self._connect()) as connection:
                # secure_delete wipes rows and freed pages, but the splitting of a page that is still
                # in use leaves old bytes between its rows (seen in a test); VACUUM writes all anew.
                connection.execute("PRAGMA temp_store = MEMORY")
                connection.execute("VACUUM")
                busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return not busy
        except sqlite3.Error:
            return False

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _lent(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_WAIT_S, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", f"wal_autocheckpoint = {_LOG_PAGES}"):
            connection.execute(f"PRAGMA {pragma}")
        return connection
