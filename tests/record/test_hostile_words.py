"""Whatever people write, a page of the record shows it as words."""

import re

import pytest
from django.test import Client

from asamblea.assemblies.models import Assembly
from asamblea.meetings import ballots, minutes
from asamblea.meetings.models import Meeting
from asamblea.rules.meeting import agenda, decisions, opening, proposals, voting
from tests.meetings.conftest import SEED, said
from tests.record.evenings import everything_happens
from tests.record.test_vote_page import held

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>"


def hostile(words: str):
    return {"lang": 'es"><script>', "text": f"{words}{SCRIPT}"}


def assert_harmless(path: str) -> None:
    answer = Client(headers={"accept-language": "en"}).get(path)
    assert answer.status_code == 200, path
    text = answer.content.decode()
    assert "alert(" in text, path
    assert 'lang="es"><' not in text, path
    for tag in ("<script>alert", "<img src=x", "<svg onload", "\"'>"):
        assert tag not in text, (path, tag)
    assert not re.search(r"<[^>]*\son\w+=", text), path


@pytest.fixture
def evening(room):
    Assembly.objects.filter(slug="ocho").update(name=f"Ocho {SCRIPT}"[:80])
    Meeting.objects.filter(id=room.id).update(place=SCRIPT[:120])
    everything_happens(room, wrote=hostile)
    return room


@pytest.mark.parametrize(
    "page", ["", "decisions/", "decisions/?q=" + "%3Cscript%3Ealert(1)%3C/script%3E", "m/{id}/", "m/{id}/minutes/", "m/{id}/v2/"]
)
def test_tags_in_names_texts_languages_and_places_are_words(evening, page):
    assert_harmless("/a/ocho/" + page.format(id=evening.id))


def test_tags_in_options_and_reasons_are_words(room):
    vote = room.asks("approval", SCRIPT, "Rosa")
    room.cast(room.phone(), vote, approve="1")
    room.closes(vote)
    assert_harmless(f"/a/ocho/m/{room.id}/{vote}/")
    vote, (receipt, *_) = held(room, "consent")
    text = Client().get(f"/a/ocho/m/{room.id}/{vote}/?receipt={receipt}").content.decode()
    assert "&lt;b&gt;porque" in text and "<b>porque" not in text


def test_tags_on_the_pages_of_the_room_are_words(room):
    room.does(agenda.AddItem(hostile("Fiesta"), "discuss"))
    room.does(agenda.OpenItem("i2"))
    phone = room.phone()
    room.do(phone, "name", name=SCRIPT[:40])
    room.do(phone, "speak")
    room.does(proposals.Propose(1, hostile("martes")), "neighbor")
    room.does(proposals.Amend("p1", 1, hostile("jueves")), "neighbor")
    desk = room.desk()
    for client, path in (
        (phone, f"/m/{room.id}/"),
        (phone, f"/m/{room.id}/write/amend/?proposal=p1"),
        (desk, f"/m/{room.id}/desk/facilitator/"),
        (desk, f"/m/{room.id}/desk/notes/"),
        (desk, f"/m/{room.id}/wall/"),
    ):
        text = client.get(path).content.decode()
        assert "<script>alert" not in text and "<img src=x" not in text and "<svg onload" not in text, path


def late(room) -> str:
    room.does(proposals.Propose(None, said("turno de noche")))
    prepared = {"owner": "mesa", "owner_kind": "role", "due": "2026-12-20", "review": "", "next": said("en enero")}
    ask = voting.OpenVote("majority", SEED, proposal="p1", until=minutes.now_ms() + 3_600_000, prepared=prepared)
    done = ballots.open_vote(room.id, ask, "facilitator")
    assert isinstance(done, minutes.Done), done
    return "v1"


def test_the_count_of_a_vote_that_is_still_open_is_hidden_on_every_page(room):
    vote = late(room)
    phones = [room.phone() for _ in range(3)]
    for phone in phones[:2]:
        assert "Counted" in room.cast(phone, vote, choice="yes").text
    room.does(opening.CloseMeeting())
    for path in ("", "minutes/", "record.json"):
        text = Client().get(f"/a/ocho/m/{room.id}/{path}").content.decode()
        assert "vote_closed" not in text and "ballots" not in text
        assert not re.search(r'"(yes|counts|turnout)"', text), path
    assert "still open; its count stays hidden" in Client().get(f"/a/ocho/m/{room.id}/").content.decode()
    for page in (f"/m/{room.id}/",):
        text = phones[2].get(page).content.decode()
        assert 'name="choice"' in text, "who has not voted still can"
        assert "Result" not in text


def test_a_decision_with_a_hostile_owner_is_words_everywhere(room):
    room.phone()
    room.does(proposals.Propose(None, said("x")))
    vote = room.does(voting.OpenVote("consent", SEED, proposal="p1", by="hands")).entries[0]["vote"]["id"]
    for teller in ("1", "2"):
        room.does(voting.EnterCount(vote, teller, {"agree": 1}), "teller")
    room.does(decisions.RecordDecision(vote, SCRIPT[:80], "name", "2026-12-20"))
    for path in ("/a/ocho/", "/a/ocho/decisions/", f"/a/ocho/m/{room.id}/", f"/a/ocho/m/{room.id}/minutes/"):
        assert_harmless(path)
