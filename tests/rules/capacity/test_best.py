"""The plan is the best there is: against trying everything, and one solver against the other."""

import time

from hypothesis import given, settings, strategies as st

from asamblea.rules.capacity import Conditions, Effort, Plan, Pledge, Problem, cpsat, highs, plan
from asamblea.rules.capacity.able import able
from asamblea.rules.capacity.aims import placing
from asamblea.rules.capacity.possible import is_possible
from asamblea.rules.capacity.staffing import staffing
from asamblea.rules.capacity.watch import Watch
from tests.rules.capacity import oracle
from tests.rules.capacity.neighborhoods import planned, problems

IDS = ("e0", "e1", "e2")
some = st.sets(st.sampled_from(IDS), max_size=2).map(frozenset)


def worth(problem: Problem, found: Plan) -> oracle.Best:
    order = sum(2**n for n, effort in enumerate(problem.efforts) if effort.id in found.open)
    return (len(problem.keep & set(found.open)), found.placed, found.gladness, -len(found.open), -order)


@settings(max_examples=200, deadline=None)
@given(problems())
def test_no_plan_is_better(problem):
    assert (worth(problem, found := planned(problem)), frozenset(found.open)) == oracle.best(problem, Conditions())


@settings(max_examples=60, deadline=None)
@given(problems(), some, st.integers(2, 3), some)
def test_no_plan_is_better_that_keeps_as_much_and_opens_as_few(problem, keep, most, out):
    problem, asked = Problem(problem.efforts, problem.pledges, keep), Conditions(most, out=out)
    assert (worth(problem, found := planned(problem, asked)), frozenset(found.open)) == oracle.best(problem, asked)


@settings(max_examples=40, deadline=None)
@given(problems(), st.sampled_from(IDS))
def test_what_is_forced_opens_wherever_it_can(problem, one):
    asked = Conditions(force=frozenset({one}))
    found, expected = plan(problem, asked, clock=time.monotonic), oracle.best(problem, asked)
    if expected is None:
        assert found.code in ("cannot_force", "cannot_force_together")
    else:
        assert worth(problem, found) == expected[0]


@settings(max_examples=40, deadline=None)
@given(problems(most=9))
def test_both_solvers_find_the_same(problem):
    known = able(problem)
    s = staffing(known, [j for j in range(3) if is_possible(known, j)], None)
    aim, watch = placing(s).worth(s), Watch(time.monotonic, time.monotonic() + 60)
    one, other = highs.solve(s.program, aim, watch), cpsat.solve(s.program, aim, watch, seed=1)
    assert one.proved and other.proved
    assert one.worth == other.worth


def test_the_fewest_efforts_are_found_where_the_solver_hands_its_start_back():
    efforts = (Effort("e0", 1, 3, 4), Effort("e1", 1, 1, 0), Effort("e2", 1, 3, 2))
    said = [(1, {"e2": 2, "e0": 1}), (3, {"e0": 1, "e2": 2}), (1, {"e0": 3, "e1": 1, "e2": 1})]
    pledges = tuple(Pledge(f"p{n}", hours, glad) for n, (hours, glad) in enumerate(said))
    assert planned(Problem(efforts, pledges)).open == ("e0",)
