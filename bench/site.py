"""The real program in a process of its own, as `asamblea serve` starts it, on a folder of its own."""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import serving
from bench.basics import ROOT

OTHERS = (
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
    "ASAMBLEA_VAR",
    "ASAMBLEA_TEST_VAR",
    "ASAMBLEA_STATIC",
    "ASAMBLEA_HOSTS",
    "ASAMBLEA_HTTPS",
)
"""What tests or a developer may have set for a site of theirs; ours must not touch that one."""
PATIENCE_S = 30


@dataclass(frozen=True)
class Site:
    """A running site: its port, its folder, the one-time link it printed (or ""), seconds to its first page, its process."""

    port: int
    var: Path
    link: str
    started_in: float
    pid: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `asamblea` with these arguments on the same folder."""
        return asamblea(*arguments, var=self.var)


def asamblea(*arguments: str, var: Path) -> subprocess.CompletedProcess[str]:
    """Run the program's command line on a folder, and return what it said."""
    command = [sys.executable, "-m", "asamblea", *arguments]
    return subprocess.run(command, env=environment(var), cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


def environment(var: Path) -> dict[str, str]:
    """Return the environment of a program whose folder is `var`."""
    kept = {name: value for name, value in os.environ.items() if name not in OTHERS}
    return {**kept, "ASAMBLEA_VAR": str(var), "PYTHONIOENCODING": "utf-8"}


@contextmanager
def site(var: Path) -> Iterator[Site]:
    """Serve until the block ends; raises RuntimeError when the server does not start or a request of it failed inside."""
    port, said, begun = serving.free_port(), var / "said.txt", time.monotonic()
    command = [sys.executable, "-m", "asamblea", "serve", "--port", str(port), "--host", "127.0.0.1"]
    with said.open("w") as out:
        process = subprocess.Popen(command, env=environment(var), cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    try:
        _first_page(port, process, said)
        took = time.monotonic() - begun
        link = re.search(r"http://\S+/start/\S+", said.read_text())
        yield Site(port, var, link[0] if link else "", took, process.pid)
    finally:
        process.terminate()
        process.wait(PATIENCE_S)
    if "Traceback" in said.read_text():
        raise RuntimeError(f"the server said:\n{said.read_text()}")


@contextmanager
def new_site() -> Iterator[Site]:
    """Serve on an empty folder that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="asamblea-bench-") as name, site(Path(name)) as running:
        yield running


def _first_page(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE_S).close()
            return
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"the first page answers {error.code}:\n{said.read_text()}") from None
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the server did not start:\n{said.read_text()}") from None
            time.sleep(0.02)
