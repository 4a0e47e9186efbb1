"""The board, why not, and the curve, on cases worked out by hand."""

import time

from asamblea.rules.capacity import Conditions, Problem, Track, board, curve, why_not
from tests.rules.capacity.neighborhoods import effort, planned, pledge


def why(problem, one, asked=None):
    asked = asked or Conditions()
    return why_not(problem, planned(problem, asked), asked, clock=time.monotonic, seconds=60)[one]


def test_a_thermometer_counts_who_said_yes_and_who_can():
    tipline = effort("tipline", least=2, hours=8, hours_each=2, needs={"korean": 2}, times=frozenset({"mon"}))
    people = (pledge("p1", 4, "tipline", "korean"), pledge("p2", 1), pledge("p3", 4, times="tue"), pledge("p4", 2))
    found = board(Problem((tipline,), people))[0]
    assert (found.said_yes, found.able, found.hours, found.hours_needed) == (4, 2, 6, 8)
    assert (found.abilities, found.missing, found.critical) == ({"korean": (1, 2)}, {"korean": 1}, False)


def test_need_grows_by_what_is_usually_worked_and_nobody_becomes_unable():
    tipline = effort("tipline", least=2, hours=6, hours_each=4)
    people = tuple(pledge(f"p{n}", 4) for n in range(2))
    found = board(Problem((tipline,), people, track=Track(pledged=10, worked=6)))[0]
    assert (found.able, found.hours, found.hours_needed, found.critical) == (2, 8, 10, False)


def test_more_worked_than_pledged_does_not_shrink_a_need():
    assert board(Problem((effort(hours=6),), (), track=Track(pledged=6, worked=10)))[0].hours_needed == 6


def test_why_not_names_how_many_and_of_what_kind():
    tipline = effort("tipline", least=4, hours=8, hours_each=2, needs={"korean": 2})
    found = why(Problem((tipline,), (pledge("p1", 2), pledge("p2", 2, "tipline", "korean"))), "tipline")
    assert (found.extra.people, found.extra.hours_each, found.extra.abilities) == (2, 50, {"korean": 1})
    assert (found.board.said_yes, found.cost, found.waiting) == (2, None, False)


def test_spare_hours_of_people_with_a_place_count():
    efforts = (effort("tipline", least=3, hours=6), effort("cards", least=3, most=3, hours=6, hours_each=2))
    people = (*(pledge(f"p{n}", 4, "tipline cards=1") for n in range(3)), pledge("p3", 2, "cards"))
    found = planned(Problem(efforts, people))
    assert found.open == ("tipline", "cards")
    assert found.placed == 4


def test_forcing_one_open_says_who_loses_a_place():
    efforts = (effort("tipline", least=3), effort("cards", least=2, most=2, hours_each=3))
    people = tuple(pledge(f"p{n}", 4, "tipline" if n == 2 else "tipline=3 cards=1") for n in range(3))
    found = why(Problem(efforts, people), "cards", Conditions(most=1))
    assert (found.cost.people, found.cost.closes, found.cost.proved) == (1, ("tipline",), True)


def test_what_only_the_limit_keeps_closed_is_ready_and_waiting():
    efforts = tuple(effort(id, least=2) for id in ("tipline", "cards"))
    people = tuple(pledge(f"p{n}", 4, "tipline" if n < 3 else "cards") for n in range(5))
    found = why(Problem(efforts, people), "cards", Conditions(most=1))
    assert (found.ready, found.waiting) == (True, True)


def test_an_adopted_effort_that_cannot_be_staffed_has_its_shortage_named():
    problem = Problem((effort(least=3),), (pledge("p1"),), keep=frozenset({"tipline"}))
    found = why(problem, "tipline")
    assert (found.kept, found.extra.people) == (True, 2)


def test_the_curve_rises_until_more_efforts_place_nobody_more():
    efforts = tuple(effort(f"e{n}", least=2, most=2) for n in range(4))
    people = tuple(pledge(f"p{n}", 1, f"e{n // 2}") for n in range(6))
    points = curve(Problem(efforts, people), clock=time.monotonic, seconds=60)
    assert [(point.most, point.placed, point.bound) for point in points] == [(1, 2, 2), (2, 4, 4), (3, 6, 6)]
