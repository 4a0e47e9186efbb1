"""No other times reach more: against trying everything in the plainest way."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings, strategies as st

from asamblea.rules.meeting_times import choose, explain, heat
from tests.rules.meeting_times.crowds import SLOTS, crowd, crowds, person


def reach(crowd, slots, *, weighted):
    """In the words of the definition: the share of weeks in which one of the slots is free, person by person."""
    total = Fraction(0)
    for one in crowd.people:
        share = Fraction(sum(bool(week & set(slots)) for week in one.weeks), len(one.weeks))
        total += share * one.many * (1 + one.missed if weighted else 1)
    return total


@settings(deadline=None)
@given(crowds, st.integers(1, 4))
def test_no_times_weigh_more_and_the_earlier_wins_a_tie(crowd, times):
    ways = list(combinations(SLOTS, times))
    found = choose(crowd, times, top=len(ways))
    expected = sorted(ways, key=lambda slots: -reach(crowd, slots, weighted=True))
    assert [choice.slots for choice in found] == expected


@settings(deadline=None)
@given(crowds, st.integers(1, 3))
def test_reached_and_weight_are_what_the_definition_says(crowd, times):
    (found,) = choose(crowd, times)
    assert found.weight == reach(crowd, found.slots, weighted=True)
    assert found.reached == reach(crowd, found.slots, weighted=False)
    assert found.people == sum(one.many for one in crowd.people)


@settings(deadline=None)
@given(crowds)
def test_equal_answers_may_be_put_together_or_not(crowd):
    apart = [type(one)(one.weeks, one.language, one.work, one.missed) for one in crowd.people for _ in range(one.many)]
    assert choose(type(crowd)(SLOTS, tuple(reversed(apart))), 2) == choose(crowd, 2)


@settings(deadline=None)
@given(crowds, st.integers(2, 3))
def test_a_rotation_said_twice_over_is_the_same_rotation(crowd, times):
    twice = [type(one)(one.weeks * times, one.language, one.work, one.missed, one.many) for one in crowd.people]
    assert choose(type(crowd)(SLOTS, tuple(twice)), 2) == choose(crowd, 2)


@settings(deadline=None)
@given(crowds)
def test_more_times_never_reach_fewer(crowd):
    weights = [choose(crowd, times)[0].weight for times in range(1, 5)]
    assert weights == sorted(weights)


@settings(deadline=None)
@given(crowds)
def test_the_heat_map_counts_each_slot_alone(crowd):
    assert heat(crowd) == {slot: reach(crowd, [slot], weighted=False) for slot in SLOTS}


def test_those_who_missed_before_weigh_more():
    two, one = person("mon", many=2), person("tue", missed=1)
    assert choose(crowd(two, one))[0].slots == ("mon",)
    assert choose(crowd(two, person("tue", missed=2)))[0].slots == ("tue",)


def test_two_weeks_of_nights_reach_in_half_of_the_weeks():
    nurse = person("mon", "mon", "", "", work="care")
    assert choose(crowd(nurse))[0].reached == Fraction(1, 2)
    assert heat(crowd(nurse))["mon"] == Fraction(1, 2)


def test_times_of_ones_own_labels_are_explained_in_the_order_asked():
    assert explain(crowd(person("tue")), ["wed", "tue"]).slots == ("wed", "tue")


def test_nobody_is_a_crowd_too():
    (found,) = choose(crowd(), 2)
    assert (found.slots, found.reached, found.people) == (("mon", "tue"), 0, 0)
