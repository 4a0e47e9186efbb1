"""From pledges to a plan at many sizes, beside the aims; also: python -m bench.capacity

Pledges are invented (no public data of pledged hours exists), from a fixed seed, in two kinds. Skewed: few efforts
are liked by many, as in a real neighborhood. Symmetric: all are liked alike, and there are people for about half
of them: the hardest kind. The last rows are real support, of people who voted on a budget (Pabulib), with invented
hours. Each search has a limit, which stands beside its time; board and reasons are those of the plan without K.
"""

import itertools
import random
import statistics
import time
from dataclasses import replace
from pathlib import Path

from asamblea.rules.capacity import (
    HOUR,
    Conditions,
    Effort,
    Plan,
    Pledge,
    Problem,
    board,
    check_plan,
    curve,
    plan,
    whole,
    why_not,
)
from asamblea.rules.tally.files import pb
from asamblea.rules.tally.files.election import Election
from bench.basics import DATA, most_memory, row

REAL = ("Switzerland_Zurich_D10.pb", "US_Stanford_Dataset_PB_Chicago_33rd_Ward_2020_vote_knapsacks.pb")
ABILITIES = {"korean": 0.25, "spanish": 0.4, "driver": 0.25, "cook": 0.2, "speaker": 0.15}
TIMES = ("mon", "tue", "wed", "thu", "fri", "sat")
HOURS = (1, 2, 2, 3, 4, 4, 6, 8)

SIZES = tuple(itertools.product((50, 500, 5000), (10, 30, 60), (True, False)))
"""Pledges, efforts, and whether demand is skewed."""
AT_MOST = (None, 3, 5)
LIMIT_S = {50: 10.0, 500: 10.0, 5000: 15.0}
"""By pledges, for one search."""
ASKED_WHY = 3
"""Closed efforts of a size that are asked for their reasons."""
PROOF_WITHIN = {(500, 60, True, None): 1.0, (5000, 60, True, None): 15.0}
"""Seconds; aims."""
OF_BOUND = {(500, 30, False, None): 0.95}


def invented(people: int, efforts: int, *, skewed: bool, seed: int = 1) -> Problem:
    """Return a neighborhood that lives nowhere."""
    draw = random.Random(seed)
    liked = [1 / (j + 1) if skewed else 1.0 for j in range(efforts)]
    draw.shuffle(liked)
    wanted = tuple(_effort(draw, f"e{j}", people, efforts, skewed=skewed) for j in range(efforts))
    return Problem(wanted, tuple(_pledge(draw, f"p{i}", liked) for i in range(people)))


def _effort(draw: random.Random, one: str, people: int, efforts: int, *, skewed: bool) -> Effort:
    least = max(3, round(people * draw.uniform(0.02, 0.08) if skewed else 2 * people / efforts))
    most = round(least * (draw.uniform(1.5, 3) if skewed else 1.5))
    hours, each = round(least * draw.uniform(1.5, 3.5)), draw.choice([1, 2])
    needs = {a: max(1, round(least * draw.uniform(0.05, 0.2))) for a in draw.sample(list(ABILITIES), draw.randint(0, 2))}
    times = frozenset(draw.sample(TIMES, draw.randint(2, 4))) if draw.random() < 0.3 else frozenset[str]()
    return Effort(one, least, most, hours * HOUR, each * HOUR, needs, times)


def _pledge(draw: random.Random, one: str, liked: list[float]) -> Pledge:
    many = min(draw.randint(1, 5), len(liked))
    said: dict[str, int] = {}
    while len(said) < many:
        said[f"e{draw.choices(range(len(liked)), liked)[0]}"] = draw.randint(1, 3)
    able = frozenset(ability for ability, part in ABILITIES.items() if draw.random() < part)
    times = frozenset(draw.sample(TIMES, draw.randint(2, 4))) if draw.random() < 0.5 else frozenset[str]()
    return Pledge(one, draw.choice(HOURS) * HOUR, said, able, times)


def real(file: Path, seed: int = 1) -> Problem:
    """Return a vote on a budget as pledges: whoever supports a project would work on it, for invented hours.

    A project's cost stands for its hours, scaled so that all projects together take twice what is pledged.
    """
    draw, election = random.Random(seed), pb.parse(file.read_text(encoding="utf-8-sig"))
    assert isinstance(election, Election)
    papers = [paper for paper, many in election.papers for _ in range(many)]
    pledges = tuple(
        Pledge(f"p{n}", draw.choice(HOURS) * HOUR, {one: min(3, points) for one, points in paper if points > 0})
        for n, paper in enumerate(papers)
    )
    costs = {option["id"]: option["cost"] for option in election.vote["options"]}
    scale = 2 * sum(pledge.hours for pledge in pledges) / HOUR / max(1, sum(costs.values()))
    efforts = tuple(_project(one, max(4, round(cost * scale))) for one, cost in costs.items())
    return Problem(efforts, pledges)


def _project(one: str, hours: int) -> Effort:
    least = max(3, round(hours / 4))
    return Effort(one, least, 2 * least, hours * HOUR, HOUR)


def searched(problem: Problem, most: int | None, limit: float) -> tuple[Plan, float, float]:
    """Return the plan, the seconds to the first one, and to the end."""
    begun, heard = time.perf_counter(), list[float]()
    found = plan(
        problem,
        Conditions(most),
        clock=time.monotonic,
        seconds=limit,
        told=lambda placed: heard.append(time.perf_counter() - begun),
    )
    taken = time.perf_counter() - begun
    assert isinstance(found, Plan), str(found)
    assert check_plan(whole(problem, Conditions(most), found)) is None
    return found, heard[0] if heard else taken, taken


def size(people: int, efforts: int, *, skewed: bool) -> None:
    """Print a row for each K: seconds to the end and to the first plan, and how sure; without K also board and reasons."""
    problem = invented(people, efforts, skewed=skewed)
    for most in AT_MOST:
        found, first, taken = searched(problem, most, LIMIT_S[people])
        name = f"{people} x {efforts} {'skewed' if skewed else 'symmetric'}{f', K = {most}' if most else ''}"
        more = aim((people, efforts, skewed, most), found, taken)
        if most is None:
            more += f"; {one_more(problem)}{reasons(problem, found)}"
        row(name, f"{taken:,.2f} of {LIMIT_S[people]:g} s", f"first {first:,.2f} s", said(found) + more)


def said(found: Plan) -> str:
    """Return how many are placed of how many at most, and what is proved."""
    sure = "best" if found.best else "placed proved" if found.proved else f"{found.placed / max(1, found.bound):.1%} of the bound"
    return f"{len(found.open)} open, {found.placed:,} placed, at most {found.bound:,}: {sure}"


def aim(case: tuple[int, int, bool, int | None], found: Plan, taken: float) -> str:
    """Return how an aim is met, if there is one for this size."""
    if case in PROOF_WITHIN:
        ratio = PROOF_WITHIN[case] / taken
        return f"; aim: proved in {PROOF_WITHIN[case]:g} s, {ratio:.1f} times" + ("" if found.proved else " BUT NOT PROVED")
    if case in OF_BOUND:
        return f"; aim: {OF_BOUND[case]:.0%} of the bound, {found.placed / found.bound / OF_BOUND[case]:.2f} times"
    return ""


def one_more(problem: Problem) -> str:
    """Return how long the board takes after one more pledge."""
    more = replace(problem, pledges=(*problem.pledges, replace(problem.pledges[0], id="new")))
    begun = time.perf_counter()
    board(more)
    return f"board {(time.perf_counter() - begun) * 1000:,.1f} ms"


def reasons(problem: Problem, found: Plan) -> str:
    """Return the median and the longest time of why not, for the first few closed efforts; "" where all are open."""
    closed = [effort.id for effort in problem.efforts if effort.id not in found.members][:ASKED_WHY]
    times = []
    for one in closed:
        begun = time.perf_counter()
        why_not(problem, found, clock=time.monotonic, only=frozenset({one}))
        times.append((time.perf_counter() - begun) * 1000)
    return f", why not {statistics.median(times):,.0f} ms, longest {max(times):,.0f} ms" if times else ""


def whole_curve(problem: Problem) -> None:
    """Print the curve of people placed by K."""
    begun = time.perf_counter()
    points = curve(problem, clock=time.monotonic, seconds=20)
    assert isinstance(points, tuple)
    shown = " ".join(str(point.placed) for point in points)
    name = f"curve, {len(problem.pledges):,} x {len(problem.efforts)}"
    row(name, f"{time.perf_counter() - begun:,.1f} s", f"{len(points)} points", shown)


def main() -> None:
    """Print plans at every size with their board, reasons and memory, then the curve and real support."""
    begun = time.monotonic()
    for people, sizes in itertools.groupby(SIZES, key=lambda one: one[0]):
        for _, efforts, skewed in sizes:
            size(people, efforts, skewed=skewed)
        most_memory(f"up to {people:,} pledges")
    row(f"all {len(SIZES) * len(AT_MOST)} sizes", f"{time.monotonic() - begun:,.0f} s", "", "")
    whole_curve(invented(500, 60, skewed=True))
    for name in REAL:
        problem = real(DATA / "pabulib" / name)
        found, first, taken = searched(problem, None, 10)
        about = f"{name[:12]} {len(problem.pledges)} x {len(problem.efforts)}"
        row(f"real support, {about}", f"{taken:,.2f} s", f"first {first:,.2f} s", said(found))


if __name__ == "__main__":
    main()
