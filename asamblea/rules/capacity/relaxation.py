"""The linear relaxation, solved again and again with a few columns fixed: each time from where it stood."""

import math
from collections.abc import Iterable, Mapping, Sequence

from asamblea.rules.capacity.highs import SLACK, model, quiet
from asamblea.rules.capacity.program import Program, Term
from asamblea.rules.capacity.watch import Watch

CLOSE = 1e-6


class Relaxation:
    """A program whose columns may be fractions, and the greatest sum of `worth` in it."""

    def __init__(self, program: Program, worth: Sequence[Term], watch: Watch) -> None:
        self.watch = watch
        self.upper = program.upper
        self.highs = quiet()
        relaxed = model(program, worth)
        relaxed.integrality_ = []
        self.highs.passModel(relaxed)

    def bound(self, fixed: Mapping[int, int] | None = None) -> int | None:
        """Return what no whole solution exceeds with these columns fixed as well; None where there is none or no time."""
        import highspy

        if not self.upper:
            return 0
        for column, value in (fixed or {}).items():
            self.highs.changeColBounds(column, float(value), float(value))
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + self.watch.left())  # its clock runs on
        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        best = self.highs.getInfo().objective_function_value
        return math.floor(best + SLACK * max(1.0, abs(best) * 1e-6))

    def free(self, columns: Iterable[int]) -> None:
        """Let columns be anything from 0 to their upper bound again."""
        for column in columns:
            self.highs.changeColBounds(column, 0.0, float(self.upper[column]))

    def values(self) -> Sequence[float]:
        return self.highs.getSolution().col_value


def dive(relaxation: Relaxation, columns: Iterable[int]) -> dict[int, int] | None:
    """Return `columns` fixed one after the other at what the relaxation nearly says, or None where time ran out.

    Scarce and symmetric demand has no few efforts that stand out, and branching finds no plan for long; choosing
    the effort that is open by the largest part, and asking again, came within 1.1% of the bound on five of 500 x 30.
    """
    free, fixed = set(columns), dict[int, int]()
    while free:
        values = relaxation.values()
        most = max(free, key=values.__getitem__)
        chosen = _fixed(relaxation, [c for c in free if values[c] >= 1 - CLOSE], most)
        if chosen is None:
            return None
        fixed |= chosen
        free -= set(chosen)
    return fixed


def _fixed(relaxation: Relaxation, open_already: Sequence[int], most: int) -> dict[int, int] | None:
    """Fix all that are open already, or else the one that is open most, or else close that one."""
    for chosen, value in ((open_already, 1), ([most], 1), ([most], 0)):
        if chosen and relaxation.bound(dict.fromkeys(chosen, value)) is not None:
            return dict.fromkeys(chosen, value)
        relaxation.free(chosen)
    return None
