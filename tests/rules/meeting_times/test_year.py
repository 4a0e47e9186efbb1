"""Over a year, whoever could not come weighs more until their round comes."""

from dataclasses import replace

from hypothesis import given, settings, strategies as st

from asamblea.rules.meeting_times import Crowd, choose, year
from tests.rules.meeting_times.crowds import SLOTS, crowd, crowds, person


@settings(max_examples=50, deadline=None)
@given(crowds, st.integers(1, 6))
def test_each_meeting_is_the_best_after_all_before_it(crowd, rounds):
    now = steady = Crowd(SLOTS, tuple(replace(one, weeks=one.weeks[:1]) for one in crowd.people))
    expected = []
    for _ in range(rounds):
        (slot,) = choose(now)[0].slots
        expected.append(slot)
        now = Crowd(SLOTS, tuple(replace(one, missed=one.missed + (slot not in one.weeks[0])) for one in now.people))
    assert list(year(steady, rounds).slots) == expected


@settings(deadline=None)
@given(crowds)
def test_everybody_is_counted_once(crowd):
    found = year(crowd, 5)
    assert sum(found.times.values()) == sum(one.many for one in crowd.people)
    assert found.fixed <= found.reached


def test_a_third_of_the_people_has_a_third_of_the_meetings():
    days, nights = person("mon", many=20), person("sat", many=10)
    found = year(crowd(days, nights), 12)
    assert found.slots.count("sat") == 4
    assert found.times == {4: 10, 8: 20}
    assert (found.fixed, found.reached) == (20, 30)
