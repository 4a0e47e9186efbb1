"""Durable ballots per second over HTTP, beside what the disk allows in group commits.

The server is uvicorn in a process of its own, with slips checked and SQLite at synchronous=FULL;
each phone sends its ballot on an open connection and waits for "counted" before the next.
The limit: the same server and phones, where each request's bytes go into one table in group
commits, with no slip, no form, no ballot looked at. Beside it the disk alone, without HTTP.
"""

import asyncio
import os
import sqlite3
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from asamblea.rules import slips
from asamblea.urn import schema
from asamblea.urn.store import Urn
from bench import serving
from bench.basics import row

MEETING = "bench1"
VOTE: dict[str, Any] = {"id": "v1", "method": "majority", "options": [], "threshold": "majority", "base": "voting", "until": None}
CLAIM = "0123456789abcdef"
PHONES = 512
BALLOTS = 60_000
AIM = 20_000


def main() -> None:
    """Print the ballots per second, the bare limit, their ratio, and how long a phone waits."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as name:
        folder = Path(name)
        requests = _prepare(folder)
        reached, waits = _served("bench.ballots:app", folder, requests)
        kept = Urn(folder / "db.sqlite3", folder / "keys").turnout(MEETING, "v1")
        assert kept == BALLOTS, f"{kept} of {BALLOTS} ballots are in the urn"
        limit, _ = _served("bench.bare_commits:app", folder, requests)
        disk = _disk(folder, PHONES // 2)
    row("durable ballots", f"{reached:,.0f}/s", f"aim {AIM:,}/s", f"{reached / AIM:.2f}")
    row("  of bare group commits over HTTP", "", f"{limit:,.0f}/s", f"{reached / limit:.2f} (aim 0.50)")
    row(f"  of the disk alone, {PHONES // 2} rows a commit", "", f"{disk:,.0f}/s", f"{reached / disk:.2f}")
    waits.sort()
    for share in (50, 99):
        row(f"  wait, p{share}", f"{waits[len(waits) * share // 100] * 1000:.1f} ms", "", "")


def _served(factory: str, folder: Path, requests: list[bytes]) -> tuple[float, list[float]]:
    with serving.server(factory, folder) as port:
        asyncio.run(_drive(port, requests[: BALLOTS // 10]))
        took, waits = asyncio.run(_drive(port, requests))
    return BALLOTS / took, waits


def app() -> object:
    """Return the live application over the prepared folder, for the server's process."""
    from asamblea.live.app import application
    from asamblea.live.ballots import Ballots
    from asamblea.live.hub import Hub

    folder = Path(os.environ["BENCH_FOLDER"])
    urn = Urn(folder / "db.sqlite3", folder / "keys")
    hub = Hub(lambda *_: (0, ""), lambda *_: True, lambda *_: [], lambda _: 0)
    return application(serving.nothing, hub, Ballots(urn, lambda _, outcome: str(outcome)))


def _prepare(folder: Path) -> list[bytes]:
    """Make database, slips and urn; return the request of each phone."""
    database = sqlite3.connect(folder / "db.sqlite3")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute(
        "CREATE TABLE slips_slip (id INTEGER PRIMARY KEY, meeting TEXT, code_hash BLOB, claim_hash BLOB, "
        "seat INTEGER, void INTEGER, UNIQUE (meeting, code_hash))"
    )
    for statement in schema.create("sqlite"):
        database.execute(statement)
    codes = [slips.new_code(os.urandom(10)) for _ in range(BALLOTS)]
    claim = slips.claim_hash(CLAIM)
    rows = ((MEETING, slips.code_hash(MEETING, code), claim, seat, 0) for seat, code in enumerate(codes))
    database.executemany("INSERT INTO slips_slip (meeting, code_hash, claim_hash, seat, void) VALUES (?,?,?,?,?)", rows)
    database.commit()
    database.close()
    Urn(folder / "db.sqlite3", folder / "keys").open_vote(MEETING, VOTE)
    return [_request(code) for code in codes]


def _request(code: str) -> bytes:
    body = b"choice=yes&lang=es&pledge="
    return (
        f"POST /live/{MEETING}/vote/v1 HTTP/1.1\r\nhost: hall\r\naccept: application/json\r\n"
        f"content-type: application/x-www-form-urlencoded\r\ncontent-length: {len(body)}\r\n"
        f"cookie: slip={slips.cookie(MEETING, code, CLAIM)}\r\n\r\n"
    ).encode() + body


class _Phone(asyncio.Protocol):
    """Sends the next request as soon as the last one was answered."""

    def __init__(self, requests: list[bytes], waits: list[float], done: asyncio.Future[None]) -> None:
        self.requests, self.waits, self.done = requests, waits, done

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: Any = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        # Head and body may come apart; every body is one JSON object.
        self.got += data
        if not self.got.endswith(b"}"):
            return
        if b'"counted": true' not in self.got:
            self.done.set_exception(AssertionError(self.got.decode()))
            return
        self.waits.append(time.perf_counter() - self.sent)
        self._next()

    def _next(self) -> None:
        self.got = b""
        if self.requests:
            self.sent = time.perf_counter()
            self.transport.write(self.requests.pop())
        elif not self.done.done():
            self.done.set_result(None)
            self.transport.close()


async def _drive(port: int, requests: list[bytes]) -> tuple[float, list[float]]:
    """Send all requests from many phones at once; return the seconds it took and each wait."""
    loop = asyncio.get_running_loop()
    waits: list[float] = []
    left = list(requests)
    start = time.perf_counter()
    done = [loop.create_future() for _ in range(PHONES)]
    for future in done:
        await loop.create_connection(partial(_Phone, left, waits, future), "127.0.0.1", port)
    await asyncio.gather(*done)
    return time.perf_counter() - start, waits


def _disk(folder: Path, size: int) -> float:
    """Return rows per second of bare group commits of `size` rows."""
    database = sqlite3.connect(folder / f"bare{size}.sqlite3", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        database.execute(f"PRAGMA {pragma}")
    database.execute(schema.create("sqlite")[1])
    rows = [("bench1.v1", os.urandom(32), '{"choice":"yes"}') for _ in range(BALLOTS)]
    start = time.perf_counter()
    for at in range(0, BALLOTS, size):
        database.execute("BEGIN IMMEDIATE")
        sql = "INSERT INTO urn_ballot VALUES (?,?,?) ON CONFLICT DO UPDATE SET ballot = excluded.ballot"
        database.executemany(sql, rows[at : at + size])
        database.execute("COMMIT")
    took = time.perf_counter() - start
    database.close()
    return BALLOTS / took


if __name__ == "__main__":
    main()
