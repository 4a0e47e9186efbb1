"""The real server: a stream hears, a ballot is on disk, and stopping does not wait for streams."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from asamblea.rules import slips
from tests.live.evening import CODE
from tests.urn.halls import CLAIM, MAJORITY, MEETING, sqlite_hall

STREAM = f"GET /live/{MEETING}/stream?view=phone&lang=es HTTP/1.1\r\nhost: hall\r\n\r\n"


def app() -> object:
    """Make the application in the server's process."""
    from asamblea.live.app import application
    from asamblea.live.ballots import Ballots
    from asamblea.live.hub import Hub
    from asamblea.urn.store import Urn
    from tests.live.evening import Evening, answer

    async def django(scope: object, receive: object, send: object) -> None:
        raise AssertionError

    folder = Path(os.environ["HALL"])
    evening = Evening()
    hub = Hub(evening.render, evening.authorize, evening.entries, evening.current)
    return application(django, hub, Ballots(Urn(folder / "asamblea.sqlite3", folder / "keys"), answer))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, Path]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hall = sqlite_hall(tmp_path)
    hall.urn.open_vote(MEETING, MAJORITY)
    sql = "INSERT INTO slips_slip (meeting, code_hash, claim_hash, seat, void) VALUES (?, ?, ?, 1, 0)"
    hall.run(sql, (MEETING, slips.code_hash(MEETING, CODE), slips.claim_hash(CLAIM)))
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "uvicorn", "--factory", "tests.live.test_server:app", "--port", str(port)]
    process = subprocess.Popen(command, cwd=root, env={**os.environ, "HALL": str(tmp_path)}, stderr=subprocess.PIPE)
    yield process, port, tmp_path
    process.kill()
    process.wait()


def said(port: int, request: str, until: bytes) -> tuple[socket.socket, bytes]:
    """Send a request once the server is up and read until `until`."""
    end = time.monotonic() + 15
    while True:
        try:
            line = socket.create_connection(("127.0.0.1", port), 5)
            break
        except OSError:
            assert time.monotonic() < end, "the server did not start"
            time.sleep(0.05)
    line.sendall(request.encode())
    got = b""
    while until not in got:
        got += line.recv(65536) or pytest.fail(f"the line was closed after {got!r}")
    return line, got


def test_stopping_ends_open_streams_at_once(server: tuple[subprocess.Popen[bytes], int, Path]) -> None:
    process, port, _ = server
    streams = [said(port, STREAM, b"event: phone-es")[0] for _ in range(20)]
    process.send_signal(signal.SIGTERM)
    start = time.monotonic()
    process.wait(10)
    assert time.monotonic() - start < 3
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
    assert {stream.recv(65536)[-5:] for stream in streams} == {b"0\r\n\r\n"}


def test_a_counted_ballot_survives_the_process_being_killed(server: tuple[subprocess.Popen[bytes], int, Path]) -> None:
    process, port, folder = server
    cookie = slips.cookie(MEETING, CODE, CLAIM)
    head = f"POST /live/{MEETING}/vote/v3 HTTP/1.1\r\nhost: hall\r\naccept: application/json\r\ncookie: slip={cookie}\r\n"
    said(port, f"{head}content-length: 10\r\n\r\nchoice=yes", b'"counted": true')
    process.kill()
    process.wait()
    import sqlite3

    with sqlite3.connect(folder / "asamblea.sqlite3") as database:
        assert database.execute("SELECT ballot FROM urn_ballot").fetchall() == [('{"choice":"yes"}',)]
