"""A meeting with an urn on either database, beside a table of slips like the one the door keeps."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from asamblea.rules import slips
from asamblea.urn import schema
from asamblea.urn.drops import Drop
from asamblea.urn.store import Urn

SLIPS = """CREATE TABLE slips_slip (id {id} PRIMARY KEY, meeting TEXT NOT NULL, code_hash {octets} NOT NULL,
claim_hash {octets} NULL, seat INTEGER NULL, void BOOLEAN NOT NULL, UNIQUE (meeting, code_hash))"""
MEETING = "k3v9q2"
CLAIM = "a-claim-of-one-phone"
MAJORITY = {"id": "v3", "method": "majority", "options": [], "threshold": "majority", "base": "voting", "until": None}


@dataclass
class Hall:
    """A meeting with an urn; `run` is SQL on a connection of its own."""

    urn: Urn
    run: Callable[[str, Sequence[Any]], list[Any]]
    folder: Path
    keys: Path
    place: str
    """"?" or "%s", as the database writes it."""
    clock: list[int] = field(default_factory=lambda: [1_000_000])

    def slip(self, *, seat: int | None = 1, void: bool = False, claim: str | None = CLAIM, meeting: str = MEETING) -> bytes:
        """Hand out a slip; return its code hash."""
        code = slips.code_hash(meeting, slips.new_code(os.urandom(10)))
        claimed = slips.claim_hash(claim) if claim else None
        places = ", ".join([self.place] * 5)
        sql = f"INSERT INTO slips_slip (meeting, code_hash, claim_hash, seat, void) VALUES ({places})"
        self.run(sql, (meeting, code, claimed, seat, void))
        return code

    def make_void(self, code: bytes) -> None:
        self.run(f"UPDATE slips_slip SET void = {self.place} WHERE code_hash = {self.place}", (True, code))

    def count(self, table: str) -> int:
        return int(self.run(f"SELECT COUNT(*) FROM {table}", ())[0][0])


def yes(code: bytes, choice: str = "yes", **more: Any) -> Drop:
    """Return the drop of a phone that votes on v3."""
    given = {"vote": "v3", "meeting": MEETING, "claim_hash": slips.claim_hash(CLAIM), **more}
    return Drop(code_hash=code, ballot={"choice": choice}, **given)


def sqlite_hall(folder: Path) -> Hall:
    path = folder / "asamblea.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(SLIPS.format(id="INTEGER", octets="BLOB"))
    for statement in schema.create("sqlite"):
        connection.execute(statement)
    clock = [1_000_000]
    urn = Urn(path, folder / "keys", now_ms=lambda: clock[0])
    return Hall(urn, lambda sql, given: connection.execute(sql, given).fetchall(), folder, folder / "keys", "?", clock)


def postgres_hall(server: Any, folder: Path) -> Hall:
    url = server.get_uri()
    connection = psycopg.connect(url, autocommit=True)
    for table in (*schema.drop(), "DROP TABLE IF EXISTS slips_slip"):
        connection.execute(table.encode())
    connection.execute(SLIPS.format(id="BIGSERIAL", octets="BYTEA").encode())
    for statement in schema.create("postgresql"):
        connection.execute(statement.encode())

    def run(sql: str, given: Sequence[Any]) -> list[Any]:
        cursor = connection.execute(sql.encode(), given)
        return cursor.fetchall() if cursor.description else []

    clock = [1_000_000]
    urn = Urn(url, folder / "keys", now_ms=lambda: clock[0])
    return Hall(urn, run, Path(server.pgdata), folder / "keys", "%s", clock)
