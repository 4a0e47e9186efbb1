"""Plans without a solver: sound at once, and better by trying."""

import time
from dataclasses import replace

from hypothesis import given, settings, strategies as st

from asamblea.rules.capacity import Problem
from asamblea.rules.capacity.able import able
from asamblea.rules.capacity.aims import placing
from asamblea.rules.capacity.first import Opening
from asamblea.rules.capacity.possible import is_possible
from asamblea.rules.capacity.staffing import staffing
from asamblea.rules.capacity.watch import Watch
from tests.rules.capacity.neighborhoods import effort, pledge, problems
from tests.rules.capacity.test_searching import scarce

ENOUGH = Watch(time.monotonic, float("inf"))


def opening(problem: Problem, before: tuple[int, ...] = (), most: int | None = None) -> Opening:
    known = able(problem)
    s = staffing(known, [j for j in range(len(problem.efforts)) if is_possible(known, j)], most)
    return Opening(s, before, most, placing(s).worth(s))


def placed(made: Opening, values) -> int:
    return sum(values[column] for column in made.s.main.values())


def is_sound(made: Opening, values) -> bool:
    """Whether the values are a solution of the program that the solvers are given."""
    program = made.s.program
    sums = [(low, sum(each * values[c] for c, each in terms), high) for low, high, terms in program.rows]
    inside = all(0 <= value <= upper for value, upper in zip(values, program.upper, strict=True))
    return inside and all((low is None or low <= got) and (high is None or got <= high) for low, got, high in sums)


@settings(max_examples=300, deadline=None)
@given(problems(most=14), st.none() | st.integers(1, 3))
def test_every_first_plan_keeps_every_rule_of_the_program(problem, most):
    made = opening(problem, most=most)
    assert is_sound(made, made.first().values)


@settings(max_examples=100, deadline=None)
@given(problems(most=14), st.none() | st.integers(1, 3))
def test_trying_never_makes_it_worse_and_keeps_every_rule(problem, most):
    made = opening(problem, most=most)
    first = made.first()
    better = made.better(first, ENOUGH)
    assert better.worth >= first.worth
    assert is_sound(made, better.values)


def test_somebody_with_hours_to_spare_opens_a_second_effort():
    both = tuple(pledge(f"p{n}", 4, "e0 e1") for n in range(2))
    problem = Problem((effort("e0", 2, 2, 2), effort("e1", 3, 5, 2)), (*both, pledge("p2", 4, "e1")))
    made = opening(problem)
    values = made.first().values
    assert placed(made, values) == 3
    assert [values[column] for column in made.s.open.values()] == [1, 1]


def test_nobody_is_in_two_efforts_at_one_time():
    both = tuple(pledge(f"p{n}", 4, "e0 e1", times="mon") for n in range(2))
    problem = Problem((effort("e0", 2, 2, 2), effort("e1", 2, 5, 2)), both)
    values = opening(problem).first().values
    assert sum(values[column] for column in opening(problem).s.open.values()) == 1


def test_trying_other_orders_places_more_where_all_efforts_are_alike():
    many = scarce(150, 20)
    one_place = tuple(replace(one, hours_each=200) for one in many.efforts)  # of the 300 that each pledged
    made = opening(replace(many, efforts=one_place))
    first = made.first()
    better = made.better(first, ENOUGH)
    assert placed(made, better.values) > placed(made, first.values)
    assert is_sound(made, better.values)


def test_efforts_to_open_before_all_others_stay_open():
    problem = scarce(60, 8)
    made = opening(problem, before=(7,), most=2)
    for found in (made.first(), made.better(made.first(), ENOUGH)):
        assert found.values[made.s.open[7]] == 1
        assert sum(found.values[column] for column in made.s.open.values()) <= 2


def test_without_time_the_plan_stays_what_it_was():
    made = opening(scarce(60, 8))
    first = made.first()
    assert made.better(first, Watch(lambda: 0.0, 0.0)) == first
