"""The organizers' list, the gap of each evening, and where the expected languages come from."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from asamblea.interpreters import gaps
from asamblea.interpreters.models import Interpreter
from asamblea.meetings import public as meetings
from asamblea.slips import public as slips
from asamblea.slips.models import Slip
from tests.interpreters.conftest import LIST, coming, somebody


def evening(meeting: str):
    rows = list(Interpreter.objects.all())
    return next(e for e in gaps.of_assembly("ocho", rows, timezone.now()) if e.meeting.id == meeting)


def test_an_invitation_shows_its_link_once(organizer, room):
    shown = organizer.post(LIST, {"name": "Minji"}).content.decode()
    link = re.search(r"/a/ocho/interpreters/link/([0-9A-Z-]+)", shown)
    assert link
    assert link[1] not in organizer.get(LIST).content.decode()
    phone = Client()
    assert phone.get(link[0]).status_code == 302
    number = Interpreter.objects.get().id
    again = organizer.post(f"{LIST}link/", {"interpreter": number}).content.decode()
    assert "/interpreters/link/" in again
    assert phone.get(link[0]).status_code == 403, "the old link opens nothing any more"


def test_a_name_is_needed(organizer, room):
    assert organizer.post(LIST, {"name": " "}).status_code == 400
    assert not Interpreter.objects.exists()


def test_only_organizers_see_and_change_the_list(room):
    one = somebody("Minji", ("ko", "es"))
    for client in (Client(), room.desk(), room.phone()):
        assert client.get(LIST).status_code == 302
        for path in ("", "remove/", "link/"):
            assert client.post(f"{LIST}{path}", {"interpreter": one.id, "name": "x"}).status_code == 302
    assert [row.name for row in Interpreter.objects.all()] == ["Minji"]


def test_an_organizer_erases_somebody(organizer, room):
    one = somebody("Minji", ("ko", "es"))
    said = organizer.post(f"{LIST}remove/", {"interpreter": one.id}, follow=True).content.decode()
    assert "Minji is erased from the list." in said
    for number in (one.id, "x", "9" * 30):
        assert organizer.post(f"{LIST}remove/", {"interpreter": number}).status_code == 404


def test_the_preparation_page_shows_the_gap_and_leads_to_the_list(organizer, room):
    meeting = coming(3)
    text = organizer.get(f"/m/{meeting}/prepare/").content.decode()
    assert "한국어 ↔ Español" in text and "nobody yet" in text and LIST in text
    for name in ("Minji", "Rosa"):
        somebody(name, ("ko", "es"), comes_to=meeting)
    text = organizer.get(f"/m/{meeting}/prepare/").content.decode()
    assert "nobody yet" not in text and "covered" in text


@pytest.mark.parametrize("lang", ["es", "ko"])
def test_the_list_and_the_gap_are_in_the_readers_language(organizer, room, lang):
    meeting = coming(3)
    words = {"es": "todavía nadie", "ko": "아직 없음"}
    for path in (LIST, f"/m/{meeting}/prepare/"):
        assert words[lang] in organizer.get(path, headers={"accept-language": lang}).content.decode()


def test_languages_are_expected_from_slips_past_meetings_and_cards(room):
    from asamblea.times.models import Card
    from tests.times.conftest import counted, kept

    for lang in ("ko", "ko", "ko", "ko", "en"):
        room.phone(lang)
    desk = room.desk()
    room.table(desk, "no-decision", item="i1", why="falta gente", next="en enero")
    room.table(desk, "close-meeting")
    assert slips.spoken([room.id]) == {room.id: {"ko": 4, "en": 0}}
    assert not Slip.objects.exclude(language="").exists()
    meeting = coming(3)
    assert {n.language: n.people for n in evening(meeting).needs} == {"ko": 4, "en": 0}
    for _ in range(6):
        kept(["tue-evening"], language="tl")
    assert Card.objects.count() == 6
    counted()
    assert {n.language: n.people for n in evening(meeting).needs} == {"ko": 4, "en": 0, "tl": 6}
    for _ in range(9):
        client = Client()
        client.post("/s/", {"code": slips.hand_out(meeting, 1)[0], "language": "ko"})
    assert {n.language: n.people for n in evening(meeting).needs}["ko"] == 9


def test_counts_are_kept_once_though_a_late_vote_closes_after_the_meeting(room):
    for _ in range(3):
        room.phone("ko")
    slips.forget_names(room.id)
    slips.forget(room.id)
    assert slips.spoken([room.id]) == {room.id: {"ko": 3}}


def test_a_removed_demo_leaves_no_interpreters(room):
    from asamblea.interpreters import public

    somebody("Minji", ("ko", "es"))
    public.remove("ocho")
    assert not Interpreter.objects.exists()


def test_meetings_do_not_know_what_stands_beside_their_preparation(room, organizer):
    state = meetings.state_of(room.id)
    from asamblea.interpreters import before

    assert "interpreters" in before.show(state, "en")
    room.ends()
    assert before.show(meetings.state_of(room.id), "en") == ""


def test_the_list_asks_few_queries(organizer, room, django_assert_max_num_queries):
    for n in range(4):
        coming(n + 1)
        somebody(f"N{n}", ("ko", "es"))
    with django_assert_max_num_queries(10):
        organizer.get(LIST)
