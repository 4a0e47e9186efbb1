"""`asamblea serve` as a person starts it: a real process, a port, its words, its end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 40


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(var: Path, port: int) -> Iterator[tuple[str, float]]:
    """A server on a folder of its own; gives what it printed and the seconds until its first page came."""
    away = ("DATABASE_URL", "ASAMBLEA_TEST_VAR", "ASAMBLEA_STATIC", "DJANGO_SETTINGS_MODULE")
    environment = {name: value for name, value in os.environ.items() if name not in away}
    began, out = time.monotonic(), var / "printed"
    with out.open("wb") as printed:
        server = subprocess.Popen(
            [sys.executable, "-m", "asamblea", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**environment, "ASAMBLEA_VAR": str(var), "PYTHONIOENCODING": "utf-8"},
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
    try:
        while not answers(port):
            assert server.poll() is None, out.read_text()
            assert time.monotonic() < began + PATIENCE_S, out.read_text()
            time.sleep(0.05)
        yield out.read_text(encoding="utf-8"), time.monotonic() - began
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(PATIENCE_S)
    assert "Traceback" not in out.read_text(encoding="utf-8")


def answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/").status_code == 200
    except httpx.TransportError:
        return False


def test_a_first_start_gives_addresses_and_a_link_that_works_and_the_second_makes_nothing_anew(tmp_path: Path, port: int) -> None:
    with serving(tmp_path, port) as (said, _):
        assert f"http://127.0.0.1:{port}/" in said
        link = re.search(r"http://\S+/start/\S+", said)
        assert link, said
        assert httpx.get(link[0], follow_redirects=True).status_code == 200
        assert httpx.get(link[0][:-3] + "xyz", follow_redirects=True).status_code != 200
        styles = httpx.get(f"http://127.0.0.1:{port}/").text
        style = re.search(r'href="(/static/asamblea\.[0-9a-f]+\.css)"', styles)
        assert style, styles
        assert httpx.get(f"http://127.0.0.1:{port}{style[1]}").status_code == 200
    kept = (tmp_path / "static" / ".collected").stat().st_mtime_ns
    with serving(tmp_path, port) as (said, _):
        assert "/start/" in said, "nobody has used the first link: there must be another"
    assert (tmp_path / "static" / ".collected").stat().st_mtime_ns == kept


def test_a_taken_port_is_said_in_one_sentence(tmp_path: Path, port: int) -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", port))
        other.listen()
        server = subprocess.run(
            [sys.executable, "-m", "asamblea", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "ASAMBLEA_VAR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
    assert server.returncode == 1
    assert server.stderr == f"Port {port} is taken by another program. Try another: make run PORT={port + 1}\n"
