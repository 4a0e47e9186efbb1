"""The bare limit of `bench.ballots`: raw ASGI, group commits, nothing looked at."""

import asyncio
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench import serving

_ANSWER = b'{"counted": true}'
_HEADERS = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(_ANSWER))]


def app() -> object:
    """Return the application; every POST becomes one row, answered after its commit."""
    database = sqlite3.connect(Path(os.environ["BENCH_FOLDER"]) / "bare.sqlite3", isolation_level=None, check_same_thread=False)
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE IF NOT EXISTS bare (body BLOB)"):
        database.execute(statement)
    thread = ThreadPoolExecutor(1)
    waiting: list[tuple[bytes, asyncio.Future[None]]] = []
    working: list[asyncio.Task[None]] = []

    def commit(bodies: list[bytes]) -> None:
        database.execute("BEGIN IMMEDIATE")
        for start in range(0, len(bodies), 256):
            part = bodies[start : start + 256]
            database.execute("INSERT INTO bare VALUES " + ",".join(["(?)"] * len(part)), part)
        database.execute("COMMIT")

    async def work() -> None:
        while waiting:
            batch = waiting.copy()
            waiting.clear()
            await asyncio.get_running_loop().run_in_executor(thread, commit, [body for body, _ in batch])
            for _, done in batch:
                done.set_result(None)
        working.clear()

    async def bare(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await serving.nothing(scope, receive, send)
            return
        done = asyncio.get_running_loop().create_future()
        waiting.append(((await receive())["body"], done))
        if not working:
            working.append(asyncio.ensure_future(work()))
        await done
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": _ANSWER})

    return bare
