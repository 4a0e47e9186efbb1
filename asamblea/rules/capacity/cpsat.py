"""The second solver: CP-SAT of OR-Tools, for the scarce and symmetric cases that HiGHS leaves open."""

import math
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from asamblea.rules.capacity.program import NOTHING, Found, Program, Term
from asamblea.rules.capacity.watch import Watch

WORKERS = 8
"""Its searches take turns: on two cores, eight proved in 0.27 s what two did not in 10 s."""
ASK = 0.1
"""Seconds between two questions whether somebody stopped the search."""


def solve(
    program: Program,
    worth: Sequence[Term],
    watch: Watch,
    *,
    seed: int,
    start: Mapping[int, int] | None = None,
) -> Found:
    """Return what is found in time for the greatest sum of `worth`; `start` are columns to begin with."""
    if not program.upper:
        return NOTHING
    from ortools.sat.python import cp_model

    model, columns = _model(program, worth)
    for column, value in (start or {}).items():
        model.add_hint(columns[column], value)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, watch.left())
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = seed
    with _stoppable(solver, watch):
        status = solver.solve(model, _teller(watch))
    if status == cp_model.INFEASIBLE:
        return Found(None, None, None)
    bound = min(math.floor(solver.best_objective_bound + 1e-6), program.highest(worth))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found(None, None, program.highest(worth))
    values = tuple(solver.value(column) for column in columns)
    got = sum(each * values[column] for column, each in worth)
    return Found(values, got, max(got, bound))


def _model(program: Program, worth: Sequence[Term]) -> tuple[Any, list[Any]]:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    columns = [model.new_int_var(0, upper, "") for upper in program.upper]
    for low, high, terms in program.rows:
        total = cp_model.LinearExpr.weighted_sum([columns[c] for c, _ in terms], [v for _, v in terms])
        if low is not None:
            model.add(total >= low)
        if high is not None:
            model.add(total <= high)
    model.maximize(cp_model.LinearExpr.weighted_sum([columns[c] for c, _ in worth], [v for _, v in worth]))
    return model, columns


def _teller(watch: Watch) -> Any:
    from ortools.sat.python import cp_model

    class Teller(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            watch.told(round(self.objective_value))

    return Teller()


@contextmanager
def _stoppable(solver: Any, watch: Watch) -> Iterator[None]:
    """Ask now and then whether to stop; CP-SAT itself asks only when it finds something."""
    done = threading.Event()

    def ask() -> None:
        while not done.wait(ASK):
            if watch.stopped():
                solver.stop_search()

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    try:
        yield
    finally:
        done.set()
        asking.join()
