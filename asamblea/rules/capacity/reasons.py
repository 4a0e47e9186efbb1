"""Why an effort stays closed, and what would change it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from asamblea.rules.capacity.able import Able, able
from asamblea.rules.capacity.conditions import Conditions
from asamblea.rules.capacity.extra import Extra, fewest_extra
from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.planning import ANY, searched
from asamblea.rules.capacity.result import Plan
from asamblea.rules.capacity.thermometers import Thermometer, thermometers
from asamblea.rules.capacity.watch import Watch

SECONDS = 2.0
"""For what forcing one effort would cost."""


@dataclass(frozen=True)
class Cost:
    """What opening an effort today would cost: so many people fewer with a place, and the efforts that would close.

    Without `proved`, a longer search might find a smaller cost.
    """

    people: int
    closes: tuple[str, ...]
    proved: bool


@dataclass(frozen=True)
class WhyNot:
    """What `board` says of the effort, the fewest extra pledges, and what forcing it would cost.

    `kept`: it was adopted before, and this is its shortage. `extra` is None where the time ran out, `cost` also
    where it cannot be opened today at all. With `waiting` it is ready: only the most efforts that the assembly
    opens keep it closed.
    """

    board: Thermometer
    kept: bool
    extra: Extra | None
    cost: Cost | None
    waiting: bool

    @property
    def ready(self) -> bool:
        """Return whether it needs nobody more; unless it is waiting, it would only split groups that exist."""
        return self.extra is not None and self.extra.people == 0


def why_not(
    problem: Problem,
    plan: Plan,
    asked: Conditions = ANY,
    *,
    clock: Callable[[], float],
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = lambda: False,
    seed: int = 0,
    only: frozenset[str] | None = None,
) -> Mapping[str, WhyNot]:
    """Return effort id -> why not, for each effort that the plan leaves closed, or for `only` these of them.

    Each may take `seconds`. `plan` must be one of this problem, and `asked` what it was made with.
    """
    known = able(problem)
    closed = [j for j, effort in enumerate(problem.efforts) if effort.id not in plan.members]
    wanted = [j for j in closed if only is None or problem.efforts[j].id in only]
    boards = thermometers(known)
    found = {}
    for j in wanted:
        watch = Watch(clock, clock() + seconds, stopped)
        found[problem.efforts[j].id] = _why_not(known, plan, asked, j, boards[j], watch, seed)
    return found


def _why_not(known: Able, plan: Plan, asked: Conditions, j: int, board: Thermometer, watch: Watch, seed: int) -> WhyNot:
    one = board.effort
    extra = fewest_extra(known, plan, j, watch)
    full = asked.most is not None and len(plan.members) >= asked.most
    cost = _cost(known, plan, asked, one, watch, seed) if board.critical else None
    return WhyNot(board, one in known.problem.keep, extra, cost, full and extra is not None and extra.people == 0)


def _cost(known: Able, plan: Plan, asked: Conditions, one: str, watch: Watch, seed: int) -> Cost | None:
    force = replace(asked, force=asked.force | {one}, out=asked.out - {one})
    forced = searched(known, force, watch, seed, fully=False)
    if not isinstance(forced, Plan):
        return None
    closes = tuple(other for other in plan.members if other not in forced.members)
    return Cost(plan.placed - forced.placed, closes, plan.proved and forced.proved)
