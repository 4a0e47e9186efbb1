"""What the assembly sets before a plan is searched."""

from collections.abc import Iterator
from dataclasses import dataclass

from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.refusals import refuse
from asamblea.rules.refusal import Refusal


@dataclass(frozen=True)
class Conditions:
    """Open at most `most` efforts (None: any number), all of `force`, none of `out`.

    An effort of the problem's `keep` is open if it can be staffed; one of `force` is open or there is no plan.
    """

    most: int | None = None
    force: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()


def wrong_conditions(problem: Problem, asked: Conditions) -> Refusal | None:
    """Return why these conditions make no sense for this problem, or None."""
    return next(_wrong(problem, asked), None)


def _wrong(problem: Problem, asked: Conditions) -> Iterator[Refusal]:
    known = {effort.id for effort in problem.efforts}
    for one in sorted((problem.keep | asked.force | asked.out) - known):
        yield refuse("unknown_named", effort=one)
    for one in sorted(asked.force & asked.out):
        yield refuse("in_and_out", effort=one)
    if asked.most is None:
        return
    if asked.most < 1:
        yield refuse("most_few", most=asked.most)
    for wanted in (problem.keep - asked.out, asked.force):
        if len(wanted) > asked.most:
            yield refuse("keep_many", keep=len(wanted), most=asked.most)
