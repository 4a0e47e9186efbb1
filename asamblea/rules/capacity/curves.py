"""The curve: if we open at most K efforts, so many of us have a place."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from asamblea.rules.capacity.able import able
from asamblea.rules.capacity.conditions import Conditions, wrong_conditions
from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.planning import ANY, searched
from asamblea.rules.capacity.possible import is_possible
from asamblea.rules.capacity.result import Plan
from asamblea.rules.capacity.valid import wrong_problem
from asamblea.rules.capacity.watch import Watch
from asamblea.rules.refusal import Refusal

SECONDS = 20.0


@dataclass(frozen=True)
class Point:
    """With at most `most` efforts open, a plan places `placed` people, and none more than `bound`."""

    most: int
    placed: int
    bound: int


def curve(
    problem: Problem,
    asked: Conditions = ANY,
    *,
    clock: Callable[[], float],
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = lambda: False,
    told: Callable[[Point], object] = lambda point: None,
    seed: int = 0,
) -> tuple[Point, ...] | Refusal:
    """Return the points from the fewest efforts on to where one more places nobody more; `told` hears of each.

    `asked.most` is left aside. Where the time runs out, the curve ends early.
    """
    wrong = wrong_problem(problem) or wrong_conditions(problem, replace(asked, most=None))
    if wrong:
        return wrong
    known, points = able(problem), list[Point]()
    possible = sum(is_possible(known, j) for j in range(len(problem.efforts)))
    least = max(1, len(problem.keep - asked.out), len(asked.force))
    watch = Watch(clock, clock() + seconds, stopped)
    for most in range(least, possible + 1):
        share = watch.within(watch.left() / (possible + 1 - most))
        found = searched(known, replace(asked, most=most), share, seed, fully=False)
        if not isinstance(found, Plan):
            break
        points.append(_point(most, found, points))
        told(points[-1])
        if len(found.members) < most and found.proved:
            break  # nothing is gained by more
    return _closer(points)


def _point(most: int, found: Plan, before: list[Point]) -> Point:
    """Return the point; whoever had a place with fewer efforts has one with more."""
    placed = max([found.placed, *(point.placed for point in before)])
    return Point(most, placed, max(placed, found.bound))


def _closer(points: list[Point]) -> tuple[Point, ...]:
    """Return the points with bounds that never fall: what more efforts cannot reach, fewer cannot either."""
    closer: list[Point] = []
    for point in reversed(points):
        bound = min([point.bound, *(other.bound for other in closer)])
        closer.append(replace(point, bound=max(point.placed, bound)))
    return tuple(reversed(closer))
