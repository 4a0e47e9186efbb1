"""Reminders by text, at the hour each number chose, once, and never late; asked for by a word in three languages."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from asamblea.meetings.models import Meeting
from asamblea.telephone.models import Asked, Outgoing
from asamblea.times import keeping, reminding
from asamblea.times.models import Reminded
from tests.meetings.conftest import Room
from tests.telephone.conftest import CARMEN, MINJI, provider
from tests.times.test_choosing import meeting

__all__ = ["provider"]
ZONE = ZoneInfo("America/Los_Angeles")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def begins() -> datetime:
    """Half past six in the evening, three days from now."""
    return datetime.now(ZONE).replace(hour=18, minute=30, second=0, microsecond=0) + timedelta(days=3)


@pytest.fixture
def planned(room, provider, begins) -> Room:
    """A planned meeting, and two numbers of its assembly that came in before and asked to be reminded."""
    for number, join, ask in ((CARMEN, "UNIRME", "AVISOS"), (MINJI, "참여", "알림 아침")):
        provider.says(number, f"{join} {room.slip()}")
        provider.says(number, ask)
    return meeting(begins)


def test_each_number_hears_at_the_hour_it_chose_in_its_language(planned, begins):
    assert {row.lang: row.remind for row in Asked.objects.all()} == {"es": "evening", "ko": "morning"}
    evening = (begins - timedelta(days=1)).replace(hour=19, minute=0)
    assert reminding.remind(evening - MINUTE) == 0
    assert reminding.remind(evening) == 1
    (spanish,) = Outgoing.objects.all()
    assert spanish.to.lang == "es" and "Diciembre" in spanish.words and "mensajes" in spanish.words
    assert reminding.remind(begins.replace(hour=8, minute=0)) == 1
    korean = Outgoing.objects.exclude(id=spanish.id).get()
    assert korean.to.lang == "ko" and "오후 6:30" in korean.words


def test_a_reminder_is_sent_once_and_not_when_its_hour_is_long_over(planned, begins):
    morning = begins.replace(hour=8, minute=0)
    assert reminding.remind(morning + reminding.LATE) == 0
    assert reminding.remind(morning) == 1
    assert reminding.remind(morning + MINUTE) == 0
    assert Outgoing.objects.count() == 1


def test_nobody_is_reminded_of_what_has_begun(planned, begins):
    Meeting.objects.filter(id=planned.id).update(phase="open")
    assert reminding.remind(begins.replace(hour=8, minute=0)) == 0


def test_who_said_stop_hears_nothing(planned, begins, provider):
    provider.says(MINJI, "그만")
    assert reminding.remind(begins.replace(hour=8, minute=0)) == 0


def test_without_a_telephone_nothing_is_sent(planned, begins, settings):
    settings.TELEPHONE = False
    assert reminding.remind(begins.replace(hour=8, minute=0)) == 0
    assert not Reminded.objects.exists()


def test_that_it_was_sent_is_forgotten_after_the_meeting(room):
    Reminded.objects.create(meeting=room.id, remind="noon", until=datetime.now(UTC).date() - timedelta(days=3))
    keeping.forget_expired()
    assert not Reminded.objects.exists()
