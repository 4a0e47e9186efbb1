"""The week of a times card: one grid for phone, paper and choice; shifts laid on the calendar."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.meeting_times import DAYS, MOST_TURNS, PARTS, SHIFTS, WEEK
from asamblea.rules.meeting_times.week import day_of, from_bits, in_turn, slot_at, to_bits, week_number
from asamblea.rules.refusal import Refusal

_days = st.dates(date(2020, 1, 1), date(2035, 1, 1))


def test_the_order_is_that_of_the_week():
    assert WEEK[:5] == ("mon-morning", "mon-afternoon", "mon-evening", "mon-night", "tue-morning")
    assert WEEK[-1] == "sun-night" and len(WEEK) == 28 == len(set(WEEK))


@given(st.sets(st.sampled_from(WEEK)))
def test_bits_say_the_same_slots(slots):
    bits = to_bits(slots)
    assert from_bits(bits) == slots
    assert [n for n in range(len(WEEK)) if bits >> n & 1] == [n for n, slot in enumerate(WEEK) if slot in slots]


def test_a_slot_of_no_week_is_refused():
    found = to_bits({"mon-morning", "moonday-noon"})
    assert isinstance(found, Refusal) and found.code == "slot_unknown" and found.params == {"slot": "moonday-noon"}


@pytest.mark.parametrize(
    ("moment", "slot"),
    [
        (datetime(2026, 11, 23, 6, 0), "mon-morning"),
        (datetime(2026, 11, 23, 11, 59), "mon-morning"),
        (datetime(2026, 11, 23, 12, 0), "mon-afternoon"),
        (datetime(2026, 11, 25, 18, 30), "wed-evening"),
        (datetime(2026, 11, 25, 21, 0), "wed-night"),
        (datetime(2026, 11, 26, 5, 59), "wed-night"),
        (datetime(2026, 11, 23, 0, 0), "sun-night"),
    ],
)
def test_a_moment_falls_into_one_slot_and_a_night_belongs_to_the_day_it_begins(moment, slot):
    assert slot_at(moment) == slot


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))
def test_every_moment_falls_into_a_slot(moment):
    assert slot_at(moment) in WEEK


@given(_days)
def test_a_week_is_monday_to_sunday(day):
    monday = day - timedelta(days=day.weekday())
    assert {week_number(monday + timedelta(days=n)) for n in range(7)} == {week_number(day)}
    assert week_number(monday + timedelta(days=7)) == week_number(day) + 1


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).filter(lambda moment: moment.hour >= 6))
def test_a_slot_of_a_week_is_a_day(moment):
    assert day_of(week_number(moment.date()), slot_at(moment)) == moment.date()


@given(st.lists(st.integers(0, 2**28 - 1), min_size=1, max_size=MOST_TURNS), _days, st.integers(-60, 60))
def test_a_rotation_comes_back_after_its_weeks(weeks, day, later):
    first = week_number(day)
    assert in_turn(weeks, first, first) == weeks[0]
    assert in_turn(weeks, first, first + later) == in_turn(weeks, first, first + later + len(weeks))
    assert {in_turn(weeks, first, first + n) for n in range(len(weeks))} == set(weeks)


def test_two_weeks_nights_and_two_weeks_days():
    nights, days = to_bits(SHIFTS["night"]), to_bits(SHIFTS["day"])
    first = week_number(date(2026, 11, 23))
    turn = [in_turn((nights, nights, days, days), first, first + n) for n in range(6)]
    assert turn == [nights, nights, days, days, nights, nights]


def test_shifts_name_slots_of_the_week_and_nobody_works_while_free():
    for slots in SHIFTS.values():
        assert slots <= set(WEEK) and slots
    assert "wed-evening" in SHIFTS["day"] and "wed-morning" not in SHIFTS["day"]
    assert "wed-evening" not in SHIFTS["evening"] and "wed-morning" in SHIFTS["evening"]
    assert {slot.split("-")[1] for slot in SHIFTS["night"] if slot.startswith(DAYS[0])} == {"afternoon", "evening"}
    assert list(PARTS) == ["morning", "afternoon", "evening", "night"]
