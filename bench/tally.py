"""Counting real elections and a city of 90,000 voters, beside pabutools and pref_voting; also: python -m bench.tally

Times are from the file's path to its winners, the best of a few runs of ours against one of theirs,
both without importing. The peers run in their own environment, .venv-oracle.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally import count_papers
from asamblea.rules.tally.files import blt, pb
from asamblea.rules.tally.files.election import by_method
from bench.basics import DATA, ROOT

ORACLE = ROOT / ".venv-oracle" / "bin" / "python"
VOTERS, PROJECTS, DISTRICTS = 90_494, 160, 18
AIM = 50
RUNS = 3


def ours(file: Path, method: str, satisfaction: str) -> tuple[list[str], float]:
    """Return the winners of a file and the seconds of the fastest of a few runs."""
    parse = pb.parse if file.suffix == ".pb" else blt.parse
    best = float("inf")
    winners: list[str] = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        read = parse(file.read_text(encoding="utf-8-sig"))
        assert not isinstance(read, Refusal), f"{file}: {read}"
        election = by_method(read, method)
        assert not isinstance(election, Refusal), f"{file}: {election}"
        result = count_papers({**election.vote, "satisfaction": satisfaction}, election.papers, present=0)
        best = min(best, time.perf_counter() - begun)
        winners = sorted(result["winners"])
    return winners, best


def city(file: Path, voters: int = VOTERS) -> None:
    """Write an invented city: everyone supports up to 10 projects, most of them in their own district."""
    draw = random.Random(2022)
    costs = [round(draw.lognormvariate(10.5, 1.2) / 100) * 100 + 500 for _ in range(PROJECTS)]
    liked = [draw.paretovariate(1.2) for _ in range(PROJECTS)]
    near = [[p for p in range(PROJECTS) if p % DISTRICTS == d or p % 10 == 0] for d in range(DISTRICTS)]
    with file.open("w", encoding="utf-8") as out:
        out.write(
            f"META\nkey;value\ndescription;An invented city\nnum_votes;{voters}\nbudget;{sum(costs) // 3}\nvote_type;approval\n"
        )
        out.write("PROJECTS\nproject_id;cost\n")
        out.writelines(f"{p + 1};{cost}\n" for p, cost in enumerate(costs))
        out.write("VOTES\nvoter_id;vote\n")
        for voter in range(voters):
            home = near[draw.randrange(DISTRICTS)]
            chosen = set(draw.choices(home, [liked[p] for p in home], k=draw.randint(1, 10)))
            out.write(f"{voter};{','.join(str(p + 1) for p in chosen)}\n")


def theirs(asked: list[tuple[Path, str, str]]) -> list[dict[str, Any]]:
    """Return the peers' winners and seconds for each (file, method, satisfaction)."""
    if not ORACLE.exists():
        raise FileNotFoundError(f"{ORACLE} is not there: run scripts/environment.sh oracle, which `make` does by itself.")
    lines = "".join(f"{method} {satisfaction} {file}\n" for file, method, satisfaction in asked)
    command = [str(ORACLE), "-W", "ignore", "-m", "tests.oracle.peers"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=ROOT, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def commands(file: Path, method: str) -> tuple[float, float]:
    """Return the seconds of whole commands, ours and the peer's: start, imports, reading, counting, printing."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "asamblea", "tally", str(file), "--json"], cwd=ROOT, capture_output=True, check=True)
    ours_done = time.perf_counter()
    theirs([(file, method, "cost")])
    return ours_done - begun, time.perf_counter() - ours_done


def row(what: str, our: float, their: float, winners: str = "") -> None:
    """Print milliseconds, the peer's, and how many times faster we are."""
    print(
        f"{what:<44}{our * 1000:>13,.1f} ms{their * 1000:>15,.1f} ms  {their / our:,.0f} times (aim {AIM}){winners}", flush=True
    )


def main() -> int:
    """Print one row for each file: ours, the peer's, how many times faster; return 1 where the winners are not the same."""
    others = 0
    with tempfile.TemporaryDirectory() as folder:
        invented = Path(folder) / f"invented city of {VOTERS}.pb"
        city(invented)
        budgets = [(file, "equal_shares", "cost") for file in [*sorted((DATA / "pabulib").glob("*.pb")), invented]]
        files = sorted((DATA / "blt").glob("*.blt"))
        wards = [(file, method, "cost") for file in files for method in ("stv", "irv", "schulze")]
        asked = budgets + wards
        for (file, method, satisfaction), peer in zip(asked, theirs(asked), strict=True):
            winners, seconds = ours(file, method, satisfaction)
            same = winners == peer["winners"]
            others += not same
            row(f"{method} {file.stem[:30]}", seconds, peer["seconds"], ", same winners" if same else ", OTHER WINNERS")
        for file, method in ((invented, "equal_shares"), (files[0], "stv")):
            row(f"whole command, {file.stem[:28]}", *commands(file, method))
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main())
