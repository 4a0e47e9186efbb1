"""`make bench`: every figure beside its limit or peer, from one run on this machine; also: python -m bench [NAME …]

Each bench is a process of its own: none leaves memory, threads or settings to the next, and one that
fails hides no other. A bench fails when something is wrong (other winners, a lost ballot, a page
above its limit), not when this machine is slower than an aim; the ratio says that.
"""

import os
import platform
import subprocess
import sys
import time

from bench.basics import ROOT

BENCHES = {
    "ballots": ("Durable ballots over HTTP", []),
    "streams": ("Streams of a meeting", []),
    "wall": ("From a pledge to the wall", []),
    "pages": ("Pages, start and memory", []),
    "texts": ("Text messages", []),
    "tally": ("Counting real elections", []),
    "capacity": ("From pledges to a plan", []),
    "breakouts": ("Groups in which everybody understands each other", []),
    "meeting_times": ("Times that reach the most people", []),
    "times_page": ("The page that chooses times", []),
    "printing": ("Paper", []),
    "papers": ("Ballots on paper, read from pictures", []),
    "replay": ("Real elections cast over HTTP", ["--all"]),
}


def main(asked: list[str]) -> int:
    """Run the benches asked for, or all; return 1 when one of them failed."""
    unknown = sorted(set(asked) - set(BENCHES))
    if unknown:
        print(f"There is no bench {', '.join(unknown)}. There are: {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    begun = time.monotonic()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    print(f"{'':<44}{'figure':>16}{'limit or peer':>18}  ratio")
    failed = [name for name in asked or BENCHES if not _done(name)]
    print(f"\n{time.monotonic() - begun:.0f} s" + (f"; FAILED: {', '.join(failed)}" if failed else "; nothing failed"))
    return 1 if failed else 0


def _done(name: str) -> bool:
    title, arguments = BENCHES[name]
    print(f"\n== {title}", flush=True)
    status = subprocess.run([sys.executable, "-m", f"bench.{name}", *arguments], cwd=ROOT, stdin=subprocess.DEVNULL).returncode
    if status:
        print(f"FAILED: bench {name} ended with status {status}", flush=True)
    return status == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
