"""The demo is made by the acts of real evenings, says what it is, and goes without a trace."""

import json

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client

from asamblea.assemblies import public as assemblies
from asamblea.demo import making
from asamblea.languages import CODES
from asamblea.meetings import ballots, minutes, public as meetings
from asamblea.people.models import Organizer
from asamblea.record import files
from asamblea.rules import record
from asamblea.rules.meeting import voting
from asamblea.rules.record import Verified
from asamblea.slips import public as slips
from tests.meetings.conftest import SEED, Room


@pytest.fixture
def demo(transactional_db):
    return making.make()


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, the bookkeeping of sign-ins left out."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in ("django_session", "django_migrations", "people_organizer"):
                cursor.execute(f'SELECT * FROM "{table}"')
                found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def test_all_its_records_verify(demo):
    cards = meetings.meetings_of(demo.slug)
    assert len(cards) == 3
    for card in cards:
        found = record.verify(json.loads(files.of_meeting(card.id)))
        assert isinstance(found, Verified), found
    assert [card.phase for card in cards] == ["open", "closed", "closed"]


def test_it_has_promises_and_a_no_decision_to_look_at(demo):
    assert meetings.promises_of(demo.slug)
    assert any(m for m in meetings.meetings_of(demo.slug) if minutes.state_of(m.id).no_decisions)


def test_it_shows_when_its_neighbors_could_come(demo, client):
    page = client.get(f"/a/{demo.slug}/times/", headers={"accept-language": "en"}).content.decode()
    assert ", from 48 cards." in page and "fill-8" in page


@pytest.mark.parametrize("lang", CODES)
def test_every_page_of_its_record_opens_and_says_that_it_is_a_demo(demo, lang):
    client = Client(headers={"accept-language": lang})
    front = client.get(f"/a/{demo.slug}/").content.decode()
    assert "(demo)" in front
    assert lang != "en" or "This is a demo" in front
    for card in meetings.meetings_of(demo.slug):
        for page in ("", "minutes/", "record.json", *(f"{v}/" for v in minutes.state_of(card.id).votes)):
            assert client.get(f"/a/{demo.slug}/m/{card.id}/{page}").status_code == 200, page


def test_it_is_removed_in_one_act_with_all_that_was_done_in_it_and_leaves_others_untouched(room):
    """Somebody even holds a vote with slips in the demo's evening."""
    neighbor = room.phone()
    vote = room.vote()
    room.cast(neighbor, vote, choice="agree", pledge=2)
    before, keys = rows(), sorted(settings.URN_KEYS.iterdir())
    client = Client()
    made = client.post("/demo/", follow=True)
    slug = made.redirect_chain[-1][0].strip("/").split("/")[-1]
    tonight = Room(next(m.id for m in meetings.meetings_of(slug) if m.phase == "open"))
    phone = tonight.phone()
    tonight.do(phone, "name", name="Carmen")
    tonight.do(phone, "follow")
    tonight.desk("door")
    slips.ask(tonight.id, "Rosa")
    opened = ballots.open_vote(
        tonight.id, voting.OpenVote("approval", SEED, options=[{"text": {"lang": "es", "text": t}} for t in "ab"]), "facilitator"
    )
    assert "Counted" in tonight.cast(phone, opened.entries[0]["vote"]["id"], approve="1").text
    assert len(list(settings.URN_KEYS.iterdir())) == len(keys) + 1
    client.post("/demo/remove/")
    assert rows() == before
    assert sorted(settings.URN_KEYS.iterdir()) == keys
    assert minutes.state_of(tonight.id) is None
    assert Client().get(f"/a/{slug}/").status_code == 404
    assert ballots.urn().turnout(room.id, vote) == 1


def test_removing_can_be_repeated_after_a_crash_on_the_way(demo, monkeypatch):
    def crash() -> list[str]:
        raise RuntimeError("the plug was pulled")

    with monkeypatch.context() as broken:
        broken.setattr(assemblies, "remove_demo", crash)
        with pytest.raises(RuntimeError):
            making.remove()
    assert assemblies.get(demo.slug) is not None
    making.remove()
    assert assemblies.get(demo.slug) is None
    assert meetings.meetings_of(demo.slug) == []


def test_there_is_one_demo_however_often_it_is_asked_for(demo):
    for _ in range(2):
        assert Client().post("/demo/").headers["Location"] == f"/a/{demo.slug}/"
    assert len(assemblies.everyone()) == 1


def test_removing_where_there_is_none_changes_nothing(room):
    before = rows()
    Client().post("/demo/remove/")
    assert rows() == before


def test_once_there_are_organizers_only_they_make_and_remove_it(room):
    Organizer.objects.create(name="Ana")
    before = rows()
    stranger, neighbor, door = Client(), room.phone(), room.desk("door")
    before = rows()
    for client in (stranger, neighbor, door):
        assert client.post("/demo/").headers["Location"] == "/sign-in/"
    assert rows() == before
    making.make()
    with_demo = rows()
    for client in (stranger, neighbor, door):
        assert client.post("/demo/remove/").headers["Location"] == "/sign-in/"
    assert rows() == with_demo
    ana = Client()
    ana.force_login(Organizer.objects.get())
    ana.post("/demo/remove/")
    assert rows() == before


def test_the_acts_of_the_demo_are_those_of_every_meeting(demo):
    kinds = {e["kind"] for card in meetings.meetings_of(demo.slug) for e in minutes.entries_of(card.id)}
    assert {"vote_closed", "decision_recorded", "no_decision_recorded", "amended", "temperature_taken", "called"} <= kinds
    assert apps.is_installed("asamblea.demo")
