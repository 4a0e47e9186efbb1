"""The real program: `asamblea serve` in a process of its own, on a free port and a folder of its own."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.serving import free_port
from bench.site import ROOT, asamblea, environment

PATIENCE_S = 30


@dataclass(frozen=True)
class Program:
    """A running program: where its pages are, the one-time link it printed, and its folder."""

    url: str
    link: str
    folder: Path
    pid: int
    said: Path

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command of the program on the same folder."""
        return asamblea(*arguments, var=self.folder)


@contextmanager
def serving(folder: Path, *, root: Path = ROOT) -> Iterator[Program]:
    """Serve the program that lies in `root` until the block ends; whoever stops it stops this process and no other."""
    port, said = free_port(), folder / "said.txt"
    command = [sys.executable, "-m", "asamblea", "serve", "--port", str(port)]
    with said.open("w") as out:
        process = subprocess.Popen(command, env=environment(folder), cwd=root, stdout=out, stderr=subprocess.STDOUT)
    try:
        link = _printed_link(process, said)
        _answers(port, process, said)
        yield Program(f"http://127.0.0.1:{port}", link, folder, process.pid, said)
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _printed_link(process: subprocess.Popen[bytes], said: Path) -> str:
    """Return the link that makes the first organizer, once the program says that it is open."""
    until = time.monotonic() + PATIENCE_S
    while "Stop with Ctrl-C." not in said.read_text():
        assert process.poll() is None and time.monotonic() < until, f"the program did not start:\n{said.read_text()}"
        time.sleep(0.05)
    found = re.search(r"http://\S+/start/\S+", said.read_text())
    assert found, f"the program printed no link for the first organizer:\n{said.read_text()}"
    return found[0]


def _answers(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    """Wait until the address that was printed answers, which it does a moment later."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert process.poll() is None and time.monotonic() < until, f"the program does not answer:\n{said.read_text()}"
            time.sleep(0.05)
