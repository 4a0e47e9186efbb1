"""The calendar feed, read back: what it says, in whose clock and language, and when it reminds."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from asamblea.meetings import ballots, minutes
from asamblea.meetings.models import Meeting
from asamblea.rules.meeting.proposals import Propose
from asamblea.rules.meeting.voting import CancelVote, OpenVote
from tests.meetings.conftest import SEED, said

ZONE = ZoneInfo("America/Los_Angeles")
DAY = timedelta(days=1)


def feed(client, **asked) -> Calendar:
    answer = client.get("/a/ocho/calendar.ics", asked, headers={"accept-language": "en"})
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


@pytest.fixture
def planned(room) -> datetime:
    """When the room’s meeting begins, five days from now."""
    begins = datetime.now(ZONE).replace(hour=18, minute=30, second=0, microsecond=0) + 5 * DAY
    Meeting.objects.filter(id=room.id).update(starts_at=begins)
    return begins


def test_a_meeting_stands_with_zone_place_length_and_languages(room, planned, client):
    (event,) = feed(client).events
    assert str(event["summary"]) == "Noviembre" and str(event["location"]) == "Sótano"
    assert event.start == planned and event.start.utcoffset() == planned.utcoffset()
    assert str(event["dtstart"].params["TZID"]) == "America/Los_Angeles"
    minutes = sum(item.minutes for item in room.state.items.values())
    assert event.end - event.start == timedelta(minutes=minutes)
    assert "Languages: Español, 한국어, English" in str(event["description"])
    assert str(event["url"]) == f"http://testserver/a/ocho/m/{room.id}/"


def test_the_zone_travels_with_it(room, planned, client):
    (zone,) = feed(client).timezones
    assert str(zone["tzid"]) == "America/Los_Angeles"


@pytest.mark.parametrize(("lang", "word"), [("en", "Languages: "), ("es", "Idiomas: "), ("ko", "언어: ")])
def test_it_speaks_the_readers_language(room, planned, client, lang, word):
    (event,) = feed(client, lang=lang).events
    assert str(event["description"]).startswith(word)


def test_a_vote_that_stays_open_is_an_event_at_its_hour(room, client):
    room.does(Propose(None, said("abrir los martes")))
    until = minutes.now_ms() // 60_000 * 60_000 + 20 * 3_600_000
    prepared = {"owner": "mesa", "owner_kind": "role", "due": "2027-01-10", "review": "", "next": None}
    opened = ballots.open_vote(room.id, OpenVote("consent", SEED, proposal="p1", until=until, prepared=prepared), "facilitator")
    assert isinstance(opened, minutes.Done), str(opened)
    event = next(e for e in feed(client).events if "v1" in str(e["uid"]))
    assert str(event["summary"]) == "Vote closes: abrir los martes"
    assert event.start == datetime.fromtimestamp(until / 1000, UTC)
    room.does(CancelVote("v1", said("nadie vino")))
    assert not [e for e in feed(client).events if "v1" in str(e["uid"])]


@pytest.mark.parametrize(
    ("remind", "at"),
    [
        ("evening", lambda begins: (begins - DAY).replace(hour=19, minute=0)),
        ("morning", lambda begins: begins.replace(hour=8, minute=0)),
        ("noon", lambda begins: begins.replace(hour=12, minute=0)),
        ("hours", lambda begins: begins - timedelta(hours=3)),
    ],
)
def test_it_reminds_at_the_hour_that_somebody_chose(room, planned, client, remind, at):
    (event,) = feed(client, remind=remind).events
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == at(planned).astimezone(UTC)


def test_without_a_reminder_there_is_none_and_an_unknown_one_is_none(room, planned, client):
    for asked in ({}, {"remind": "loudly"}, {"lang": "xx"}):
        (event,) = feed(client, **asked).events
        assert not event.walk("VALARM")


def test_what_is_long_over_leaves_the_calendar(room, client):
    Meeting.objects.update(starts_at=datetime.now(UTC) - 40 * DAY)
    assert feed(client).events == []


def test_the_pages_lead_to_it(room, client):
    for path in ("/a/ocho/", "/a/ocho/times/"):
        assert "/times/" in client.get(path).content.decode()
    assert "webcal://testserver/a/ocho/calendar.ics?lang=en" in client.get("/a/ocho/times/").content.decode()
