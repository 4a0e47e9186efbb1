"""Who cannot come is told by language and kind of work, and when their round is; nobody is forgotten."""

from fractions import Fraction

from hypothesis import given, settings, strategies as st

from asamblea.rules.meeting_times import LeftOut, explain
from tests.rules.meeting_times.crowds import SLOTS, crowd, crowds, person

cycles = st.lists(st.sampled_from(SLOTS), min_size=1, max_size=4, unique=True)


@settings(deadline=None)
@given(crowds, cycles)
def test_each_round_counts_everybody_once(crowd, slots):
    found = explain(crowd, slots)
    for one in found.rounds:
        out = sum(row.people for row in one.left_out)
        assert one.reached + out == found.people
        assert sum(one.by_language.values()) == sum(one.by_work.values()) == out


@settings(deadline=None)
@given(crowds, cycles)
def test_who_has_no_round_is_told_at_every_round(crowd, slots):
    found = explain(crowd, slots)
    never = found.people - found.reached
    assert sum(found.never_by_language.values()) == sum(found.never_by_work.values()) == never
    for one in found.rounds:
        assert sum(row.people for row in one.left_out if row.before is None) == never


@settings(deadline=None)
@given(crowds, cycles)
def test_the_round_before_and_after_are_the_nearest_they_can_come_to(crowd, slots):
    for n, one in enumerate(explain(crowd, slots).rounds):
        ahead = slots[n + 1 :] + slots[:n]
        expected: dict = {}
        for who in crowd.people:
            for week in who.weeks:
                if one.slot not in week:
                    free = [slot for slot in ahead if slot in week] or [None]
                    row = (who.language, who.work, free[-1], free[0])
                    expected[row] = expected.get(row, 0) + Fraction(who.many, len(who.weeks))
        assert {(row.language, row.work, row.before, row.after): row.people for row in one.left_out} == expected


def test_cooks_who_miss_monday_hear_of_thursday():
    cooks, nurses = person("thu", language="es", work="kitchen", many=3), person("mon", language="ko", work="care")
    first, second = explain(crowd(cooks, nurses), ["mon", "thu"]).rounds
    assert first.left_out == (LeftOut("es", "kitchen", "thu", "thu", Fraction(3)),)
    assert second.by_language == {"ko": 1}
