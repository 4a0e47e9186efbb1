"""The minutes tell each kind of entry in the reader's words."""

import re

import pytest
from django.test import Client

from asamblea.languages import CODES
from asamblea.meetings import minutes, public as meetings
from asamblea.record import sentences
from asamblea.rules import record
from asamblea.rules.meeting import decisions
from asamblea.rules.record import Verified
from tests.meetings.conftest import said
from tests.record.evenings import everything_happens


def page(room, lang: str) -> str:
    answer = Client(headers={"accept-language": lang}).get(f"/a/ocho/m/{room.id}/minutes/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def evening(room):
    everything_happens(room)
    return room


def with_a_promise(room):
    """Plan another evening that opens on what was promised, and look at the promise."""
    from asamblea.assemblies import public as assemblies
    from asamblea.rules.meeting import agenda, opening

    card = assemblies.get("ocho")
    from django.utils import timezone

    next_one = meetings.plan_meeting(card, said("Diciembre"), timezone.now(), "Sótano", ("es", "ko"))
    assert isinstance(next_one, str)
    promise = next(iter(minutes.state_of(next_one).promises))
    for command in (
        opening.OpenMeeting(),
        agenda.OpenItem("i1"),
        decisions.ReviewPromise(promise, "going_on", said("falta la mitad")),
    ):
        assert isinstance(minutes.append(next_one, command, "facilitator"), minutes.Done)
    return next_one


@pytest.mark.parametrize("lang", CODES)
def test_every_kind_that_the_minutes_tell_is_told_in_every_language(evening, lang):
    other = with_a_promise(evening)
    happened = {e["kind"] for m in (evening.id, other) for e in minutes.entries_of(m)}
    assert set(sentences.TELL) <= happened
    text = page(evening, lang)
    told = [e for e in minutes.entries_of(evening.id) if e["kind"] in sentences.TELL]
    assert re.findall(r'<li id="e(\d+)">', text) == [str(e["n"]) for e in told]
    assert "falta la mitad" in Client(headers={"accept-language": lang}).get(f"/a/ocho/m/{other}/minutes/").content.decode()


def test_the_record_of_an_evening_in_which_everything_happens_holds(evening):
    found = record.verify(record.of_entries(minutes.entries_of(evening.id)))
    assert isinstance(found, Verified), found


def test_the_minutes_say_what_happened_in_plain_english(evening):
    text = page(evening, "en")
    for sentence in (
        "The meeting begins.",
        "Neighbor 3 has the floor.",
        "The facilitator moved Neighbor 3 to place 1 in the line.",
        "tiene que irse",
        "Neighbor 1 proposes:",
        "The last call was a mistake and is undone.",
        "30 seconds more for every speaker.",
        "1 neighbor could not follow",
        "The room gives no more time.",
        "counts differ",
        "se fue la luz",
        "Decided. la mesa carries it",
        "What happens next: lo vemos en enero",
    ):
        assert sentence in text, sentence


def test_the_line_of_a_vote_leads_to_its_ballots(evening):
    assert f'href="/a/ocho/m/{evening.id}/v3/"' in page(evening, "en")


def test_hours_are_those_of_the_assemblys_zone(evening):
    opened = next(e for e in minutes.entries_of(evening.id) if e["kind"] == "meeting_opened")
    from datetime import datetime
    from zoneinfo import ZoneInfo

    here = datetime.fromtimestamp(opened["at"] / 1000, ZoneInfo("America/Los_Angeles"))
    assert f'datetime="{here:%Y-%m-%dT%H:%M:%S}' in page(evening, "en")


def test_no_name_that_was_shown_on_the_evening_stands_in_the_minutes(room):
    phone = room.phone()
    room.do(phone, "name", name="Doña Carmen")
    room.do(phone, "speak")
    room.do(phone, "propose", text="abrir los martes")
    assert "Carmen" not in page(room, "es")


def test_what_was_helped_is_marked(room):
    desk, code = room.desk("door"), room.slip()
    desk.post(f"/m/{room.id}/door/slip/", {"code": code, "do": "speak"})
    assert '<span class="mark">helped</span>' in page(room, "en")


def test_the_minutes_ask_the_database_little(evening, django_assert_num_queries):
    Client().get(f"/a/ocho/m/{evening.id}/minutes/")
    with django_assert_num_queries(4):
        Client().get(f"/a/ocho/m/{evening.id}/minutes/")
