"""What every bench stands on: where the project and the real data lie, memory, and how a row is printed."""

import os
import resource
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("ASAMBLEA_DATA") or ROOT.parent / "shared" / "data")
"""Real elections, which are no part of the project."""


def row(what: str, figure: str, peer: str, ratio: str) -> None:
    """Print one aligned row: what, figure, limit or peer, ratio."""
    print(f"{what:<44}{figure:>16}{peer:>18}  {ratio}", flush=True)


def resident(pid: int) -> int:
    """Return the bytes of memory that a process holds now."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()


def processor_time(pid: int) -> float:
    """Return the seconds that a process has computed so far; other work on the machine changes them little."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def most_memory(what: str) -> None:
    """Print the most memory that this process has held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row(f"memory at most, {what}", f"{most:,.0f} MB", "", "")
