"""When to remind: by the assembly's clock, always before it begins."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.meeting_times.reminders import HOURS_BEFORE, REMINDERS, moment
from asamblea.rules.telephone import keywords
from asamblea.rules.telephone.reading import read, reminder

ZONE = ZoneInfo("America/Los_Angeles")
_begins = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(lambda at: at.replace(tzinfo=ZONE))


@given(_begins, st.sampled_from(list(REMINDERS)))
def test_it_is_before_the_meeting_and_at_most_two_days(begins, remind):
    assert timedelta(0) < begins - moment(begins, remind) < timedelta(days=2)


@pytest.mark.parametrize(("remind", "at"), [("evening", (24, 19)), ("morning", (25, 8)), ("noon", (25, 12)), ("hours", (25, 15))])
def test_the_evening_before_the_morning_noon_or_some_hours_before(remind, at):
    found = moment(datetime(2026, 11, 25, 18, 30, tzinfo=ZONE), remind)
    assert (found.day, found.hour) == at


def test_noon_of_a_meeting_in_the_morning_is_some_hours_before():
    begins = datetime(2026, 11, 28, 10, 0, tzinfo=ZONE)
    assert moment(begins, "noon") == begins - HOURS_BEFORE


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("MESSAGES", "evening"),
        ("messages morning", "morning"),
        ("AVISOS al mediodía", "noon"),
        ("avisos mañana", "morning"),
        ("알림 아침", "morning"),
        ("알림 정오", "noon"),
        ("MESSAGES three hours before", "hours"),
        ("messages purple", "evening"),
    ],
)
def test_the_hour_stands_after_the_word(said, when):
    intent = read(said)
    assert intent.word == "messages" and reminder(intent.rest) == when


def test_the_telephone_knows_every_hour():
    assert list(keywords.REMINDERS) == list(REMINDERS)
