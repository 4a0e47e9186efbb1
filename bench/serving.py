"""A server in a process of its own for a bench."""

import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.basics import ROOT, resident


def many_files() -> None:
    """Let this process and its children open as many connections as the machine allows."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 65_536 if hard == resource.RLIM_INFINITY else hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def memory_at(port: int) -> int:
    """Return the resident bytes of the server that `running` started on this port."""
    return resident(_pids[port])


_pids: dict[int, int] = {}


@contextmanager
def server(factory: str, folder: Path) -> Iterator[int]:
    """Serve the application that `factory` ("module:function") makes, on uvicorn; yield the port."""
    port = free_port()
    options = ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning", "--backlog", "16384"]
    command = [sys.executable, "-m", "uvicorn", "--factory", factory, "--port", str(port), *options]
    with running(command, port, {"BENCH_FOLDER": str(folder)}):
        yield port


@contextmanager
def running(command: list[str], port: int, more: dict[str, str]) -> Iterator[None]:
    """Run a server until the block ends; raises when it does not answer within 20 seconds."""
    many_files()
    process = subprocess.Popen(command, env={**os.environ, **more}, cwd=ROOT)
    _pids[port] = process.pid
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise TimeoutError("the server did not start within 20 seconds")
        yield
    finally:
        process.terminate()
        process.wait(20)


async def nothing(scope: Any, receive: Any, send: Any) -> None:
    """Stand where Django stands."""
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b""})
