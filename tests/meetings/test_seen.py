"""The page is rendered once for phones to whom it says the same; each still gets its own seat, token and receipt."""

import re

import pytest
from django.utils import timezone

from asamblea.assemblies.models import Assembly
from asamblea.meetings.models import Meeting
from asamblea.meetings.pages import seen
from asamblea.rules.meeting import agenda, decisions, opening
from tests.meetings.conftest import Room, said


@pytest.fixture(autouse=True)
def nothing_kept():
    seen._kept.clear()


def page(room, phone):
    return phone.get(f"/m/{room.id}/").content.decode()


def own(text):
    """The seat, the tokens and the receipt that stand in a page."""
    tokens = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', text))
    return re.findall(r'<body[^>]* data-seat="(\d+)"', text), tokens, re.findall(r'class="receipt">([^<]+)', text)


def the_same(text):
    """A page without what is a phone's own."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]+"|data-now="\d+"', "", text)
    return re.sub(r'<body[^>]* data-seat="\d+"|Seat \d+|class="receipt">[^<]+', "", text)


def test_two_phones_share_a_page_and_each_gets_its_own_seat_and_token(room):
    first, second = page(room, room.phone()), None
    kept = len(seen._kept)
    phone = room.phone()
    second = page(room, phone)
    assert (own(first)[0], own(second)[0]) == (["1"], ["2"])
    assert not own(first)[1] & own(second)[1] and len(own(second)[1]) == 1
    again = page(room, phone)
    assert len(seen._kept) == kept + 1, "somebody arrived in between; the third page was the second again"
    assert the_same(again) == the_same(second)


def test_a_kept_page_is_the_one_that_would_be_rendered(room):
    phones = [room.phone(), room.phone(), room.phone()]
    room.vote("majority")
    for phone in phones[:2]:
        room.cast(phone, "v1", choice="yes")
    room.do(phones[2], "speak")
    kept = [page(room, phone) for phone in phones]
    for phone, from_kept in zip(phones, kept, strict=True):
        seen._kept.clear()
        assert the_same(page(room, phone)) == the_same(from_kept)


def test_the_promises_are_kept_like_any_page_and_one_that_is_reviewed_is_seen(transactional_db):
    Assembly.objects.create(slug="ocho", name="Asamblea de la Ocho", languages=["es"], zone="UTC")
    Meeting.objects.create(id="m1", assembly="ocho", starts_at=timezone.now(), place="Sótano")
    room, promise = Room("m1"), {"id": "m0.d1", "text": said("llamar al casero"), "owner": "Ana", "due": "2026-11-20"}
    room.does(opening.PlanMeeting("m1", "ocho", said("Dic"), ("es",), "UTC", "2026-12-01"))
    room.does(opening.OpenMeeting(None, [promise], said("Lo que prometimos")))
    phones = [room.phone(), room.phone()]
    room.does(agenda.OpenItem("i1"))
    first = page(room, phones[0])
    kept = len(seen._kept)
    assert "llamar al casero" in first and the_same(page(room, phones[1])) == the_same(first) and len(seen._kept) == kept == 1
    room.does(decisions.ReviewPromise("m0.d1", "done", said("listo")))
    assert the_same(page(room, phones[0])) != the_same(first)


def test_a_receipt_is_shown_to_its_own_phone_only(room):
    phones = [room.phone(), room.phone(), room.phone()]
    room.vote("majority")
    receipts = [room.cast(phone, "v1", choice="yes").body.decode() for phone in phones[:2]]
    pages = [page(room, phone) for phone in phones]
    assert own(pages[2])[2] == []
    for text, told in zip(pages, receipts, strict=False):
        assert own(text)[2] and own(text)[2][0] in told


def test_who_waits_in_line_has_a_page_of_their_own(room):
    waiting, other = room.phone(), room.phone()
    room.do(waiting, "speak")
    assert "place in the line" in page(room, waiting)
    assert "place in the line" not in page(room, other)


def test_no_mark_is_left_in_a_page(room):
    phone = room.phone()
    marks = (seen._TOKEN, seen._SEAT, seen._RECEIPT, seen._NOW)
    for text in (page(room, phone), page(room, phone), phone.get(f"/m/{room.id}/?did=counted").content.decode()):
        assert not any(mark in text for mark in marks)
