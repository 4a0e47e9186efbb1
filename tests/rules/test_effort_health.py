"""How an effort is doing, from what people said they worked."""

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.effort_health import Week, health, of_ten

SILENT = Week(0, 3, 0, 9)


def week(worked: int, pledged: int = 10, said: int = 2) -> Week:
    return Week(said, 3, worked, pledged)


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        ([], "new"),
        ([SILENT], "thin"),
        ([week(9), SILENT, SILENT], "quiet"),
        ([week(8)], "well"),
        ([week(7)], "short"),
        ([week(4)], "thin"),
        ([week(0)] * 5 + [week(10)] * 4, "well"),
    ],
)
def test_the_last_weeks_tell_how_it_goes(weeks, said):
    assert health(weeks) == said


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_of_ten_is_nearest(worked, pledged):
    assert abs(of_ten(worked, pledged) * pledged - 10 * worked) * 2 <= pledged


def test_nothing_pledged_yet_weighs_nothing():
    assert of_ten(0, 0) == 10
