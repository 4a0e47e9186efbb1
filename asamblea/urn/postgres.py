"""The urn on PostgreSQL, for any number of processes.

Drops hold their vote's row shared, sealing holds it alone: a ballot is either in what is sealed
or refused. Rows are written in the order of their keys, so that two processes never wait for
each other in a circle.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg

from asamblea.urn.drops import Unavailable
from asamblea.urn.rows import SlipRow, VoteRow, Writes

_WAIT_MS = 5000
_DEAD = re.compile(r"\s*[1-9]")


@dataclass(frozen=True)
class PostgresSession:
    connection: psycopg.Connection[tuple[Any, ...]]

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        cursor = self.connection.execute(sql.replace("?", "%s").encode(), params)
        return cursor.fetchall() if cursor.description else []

    def votes(self, names: Iterable[str]) -> dict[str, VoteRow]:
        sql = "SELECT vote, open, until, spec FROM urn_vote WHERE vote = ANY(?) ORDER BY vote FOR SHARE"
        return {vote: VoteRow(bool(is_open), until, spec) for vote, is_open, until, spec in self.rows(sql, (list(names),))}

    def hold(self, vote: str) -> None:
        self.rows("SELECT 1 FROM urn_vote WHERE vote = ? FOR UPDATE", (vote,))

    def slips(self, meeting: str, hashes: Iterable[bytes]) -> dict[bytes, SlipRow]:
        # The slips are only read: a row lock would write the transaction of a ballot onto its slip.
        sql = "SELECT code_hash, claim_hash, seat, void FROM slips_slip WHERE meeting = ? AND code_hash = ANY(?)"
        return {code: SlipRow(claim, seat, void) for code, claim, seat, void in self.rows(sql, (meeting, list(hashes)))}

    def write(self, writes: Writes) -> None:
        ballots = sorted(writes.ballots.items())
        promised = sorted((key, hours) for key, hours in writes.pledges.items() if hours is not None)
        taken_back = sorted(key for key, hours in writes.pledges.items() if hours is None)
        if ballots:
            self.rows(_BALLOTS, _columns((*key, text) for key, text in ballots))
        if promised:
            self.rows(_PLEDGES, _columns((*key, hours) for key, hours in promised))
        if taken_back:
            self.rows(_TAKE_BACK, _columns(taken_back))


_BALLOTS = """INSERT INTO urn_ballot (vote, key, ballot) SELECT * FROM unnest(?::text[], ?::bytea[], ?::text[])
ON CONFLICT (vote, key) DO UPDATE SET ballot = excluded.ballot"""
_PLEDGES = """INSERT INTO urn_pledge (vote, key, hours) SELECT * FROM unnest(?::text[], ?::bytea[], ?::int[])
ON CONFLICT (vote, key) DO UPDATE SET hours = excluded.hours"""
_TAKE_BACK = """DELETE FROM urn_pledge p USING unnest(?::text[], ?::bytea[]) AS gone(vote, key)
WHERE p.vote = gone.vote AND p.key = gone.key"""


def _columns(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


@dataclass
class PostgresDatabase:
    """Connections are lent to one act at a time, from any thread."""

    url: str
    _idle: deque[psycopg.Connection[tuple[Any, ...]]] = field(default_factory=deque)

    @contextmanager
    def transaction(self, *, writes: bool = True) -> Iterator[PostgresSession]:
        try:
            connection = self._lent()
            try:
                with connection.transaction():
                    yield PostgresSession(connection)
            except BaseException:
                connection.close()
                raise
            self._idle.append(connection)
        except psycopg.Error as error:
            raise Unavailable(str(error)) from error

    def sweep(self, *tables: str) -> bool:
        try:
            with self._connect() as connection:
                kept: list[str] = []
                connection.add_notice_handler(lambda said: kept.append(said.message_detail or ""))
                for table in ("urn_ballot", "urn_pledge", *tables):
                    connection.execute(f"VACUUM (FULL, VERBOSE) {table}".encode())
                # "12 dead row versions cannot be removed yet": somebody's older transaction may still read them.
                return not any(_DEAD.match(detail) for detail in kept)
        except psycopg.Error:
            return False

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _lent(self) -> psycopg.Connection[tuple[Any, ...]]:
        """Return an idle connection that still answers, or a new one: the server may have been restarted."""
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                return self._connect()
            try:
                connection.execute("SELECT 1")
                return connection
            except psycopg.Error:
                connection.close()

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        options = f"-c lock_timeout={_WAIT_MS} -c statement_timeout={4 * _WAIT_MS} -c synchronous_commit=on"
        return psycopg.connect(self.url, autocommit=True, connect_timeout=5, options=options)
