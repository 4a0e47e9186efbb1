"""The first solver: HiGHS (Huangfu and Hall, "Parallelizing the dual revised simplex method", 2018)."""

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from asamblea.rules.capacity.program import NOTHING, Found, Program, Term
from asamblea.rules.capacity.watch import Watch

SLACK = 1e-6
"""What a bound of floating point may be off by."""


def solve(
    program: Program,
    worth: Sequence[Term],
    watch: Watch,
    *,
    start: Mapping[int, int] | None = None,
    gap: float = 0.0,
) -> Found:
    """Return what is found in time for the greatest sum of `worth`; `start` are columns to begin with.

    With a `gap`, a solution that close to the bound is good enough.
    """
    if not program.upper:
        return NOTHING
    highs = quiet()
    highs.setOptionValue("mip_rel_gap", gap)
    highs.setOptionValue("mip_abs_gap", 0.99)  # worths are whole numbers
    highs.passModel(model(program, worth))
    if start is not None:
        columns = sorted(start)
        highs.setSolution(len(columns), columns, [float(start[c]) for c in columns])
    highs.cbMipInterrupt += lambda event: event.interrupt() if watch.over() else None
    highs.cbMipImprovingSolution += lambda event: watch.told(round(event.data_out.objective_function_value))
    highs.setOptionValue("time_limit", watch.left())
    highs.run()
    found = _found(highs, program, worth)
    if start is not None and found.worth is not None and found.worth != round(highs.getInfo().objective_function_value):
        # HiGHS 1.16 sometimes proves a better solution while presolving and hands the start back with its worth.
        return solve(program, worth, watch, gap=gap)
    return found


def quiet() -> Any:
    """Return a HiGHS that writes nothing to standard output."""
    import highspy

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:
            # The constructor comes here first, and this call writes a banner to standard output.
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()

    return Quiet()


def model(program: Program, worth: Sequence[Term]) -> Any:
    """Return the program as HiGHS takes it."""
    import highspy

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.upper), len(program.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    cost = [0.0] * len(program.upper)
    for column, each in worth:
        cost[column] += each
    lp.col_cost_ = cost
    lp.col_lower_ = [0.0] * len(program.upper)
    lp.col_upper_ = list(map(float, program.upper))
    lp.row_lower_ = [-highspy.kHighsInf if low is None else float(low) for low, _, _ in program.rows]
    lp.row_upper_ = [highspy.kHighsInf if high is None else float(high) for _, high, _ in program.rows]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = list(accumulate((len(terms) for _, _, terms in program.rows), initial=0))
    lp.a_matrix_.index_ = [column for _, _, terms in program.rows for column, _ in terms]
    lp.a_matrix_.value_ = [float(each) for _, _, terms in program.rows for _, each in terms]
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[whole] for whole in program.whole]
    return lp


def _found(highs: Any, program: Program, worth: Sequence[Term]) -> Found:
    import highspy

    info, status = highs.getInfo(), highs.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Found(None, None, None)
    bound = math.floor(info.mip_dual_bound + SLACK) if math.isfinite(info.mip_dual_bound) else program.highest(worth)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Found(None, None, bound)
    values = tuple(round(value) for value in highs.getSolution().col_value)
    got = sum(each * values[column] for column, each in worth)
    return Found(values, got, max(got, min(bound, program.highest(worth))))
