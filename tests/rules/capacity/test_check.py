"""The checker refuses every plan that was tampered with."""

from dataclasses import replace

import pytest

from asamblea.rules.capacity import Conditions, Plan, Problem, Track
from asamblea.rules.capacity.check import wrong_plan
from tests.rules.capacity.neighborhoods import effort, pledge

EFFORTS = (
    effort("tipline", least=2, most=3, hours=6, hours_each=2, needs={"korean": 1}),
    effort("cards", least=1, most=2, hours=2, times=frozenset({"sat"})),
    effort("picnic", least=2, most=4, hours=2, times=frozenset({"sat", "sun"})),
)
PLEDGES = (
    pledge("p1", 4, "tipline=3 cards=1", "korean"),
    pledge("p2", 3, "tipline=2"),
    pledge("p3", 4, "cards=3 picnic=2", times="sat"),
    pledge("p4", 1, "cards=2 tipline=1", times="mon"),
    pledge("p5", 2, "picnic=1"),
)
PROBLEM = Problem(EFFORTS, PLEDGES)
GOOD = Plan({"tipline": {"p1": 4, "p2": 3}, "cards": {"p3": 4}}, 3, 8, bound=3, best=True)


def code(members=None, asked=None, problem=PROBLEM, **claims):
    plan = replace(GOOD, **claims) if members is None else replace(GOOD, members=members, **claims)
    wrong = wrong_plan(problem, plan, asked or Conditions())
    return wrong and wrong.code


def test_a_good_plan_passes():
    assert code() is None


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({**GOOD.members, "nothing": {"p5": 1}}, "plan_effort"),
        ({**GOOD.members, "cards": {"p9": 4}}, "plan_pledge"),
        ({**GOOD.members, "tipline": {"p1": 4}}, "plan_people"),
        ({**GOOD.members, "tipline": {"p1": 2, "p2": 3}}, "plan_hours"),
        ({"tipline": {"p2": 3, "p4": 3}}, "plan_ability"),
        ({**GOOD.members, "cards": {"p3": 5}}, "plan_pledged"),
        ({**GOOD.members, "cards": {"p2": 3}}, "plan_pledged"),
        ({**GOOD.members, "cards": {"p5": 2}}, "plan_yes"),
        ({"tipline": {"p1": 4, "p2": 3, "p4": 1}}, "plan_each"),
        ({**GOOD.members, "cards": {"p3": 4, "p4": 1}}, "plan_times"),
        ({**GOOD.members, "cards": {"p3": 2}, "picnic": {"p3": 2, "p5": 2}}, "plan_times"),
        ({"tipline": GOOD.members["tipline"]}, "plan_counts"),
    ],
)
def test_a_broken_promise_is_named(members, expected):
    assert code(members) == expected


def test_nobody_is_in_three_efforts():
    efforts = tuple(effort(id) for id in ("a", "b", "c"))
    plan = Plan({id: {"p1": 1} for id in ("a", "b", "c")}, 1, 3, bound=1, best=False)
    assert wrong_plan(Problem(efforts, (pledge("p1", 4, "a b c"),)), plan, Conditions()).code == "plan_places"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Conditions(most=1), "plan_most"),
        (Conditions(force=frozenset({"picnic"})), "plan_forced"),
        (Conditions(out=frozenset({"cards"})), "plan_left_out"),
    ],
)
def test_what_the_assembly_set_is_kept(asked, expected):
    assert code(asked=asked) == expected


@pytest.mark.parametrize("claims", [{"placed": 4}, {"placed": 2}, {"gladness": 9}])
def test_wrong_counts_are_found(claims):
    assert code(**claims) == "plan_counts"


@pytest.mark.parametrize("claims", [{"bound": 2}, {"bound": 4}, {"kept_proved": False}])
def test_a_claim_that_contradicts_itself_is_found(claims):
    assert code(**claims) == "plan_claim"


def test_hours_count_as_the_assembly_usually_works_them():
    assert code(problem=replace(PROBLEM, track=Track(pledged=7, worked=6))) is None
    assert code(problem=replace(PROBLEM, track=Track(pledged=10, worked=6))) == "plan_hours"
