"""A slip is a voice in one meeting: handed out, held by one phone, released, void; only its hash is kept."""

import hashlib
import threading

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from asamblea.assemblies.models import Assembly
from asamblea.meetings import ballots, minutes
from asamblea.meetings.models import Meeting
from asamblea.rules import slips as rules
from asamblea.rules.meeting import agenda, opening
from asamblea.rules.refusal import Refusal
from asamblea.slips import public as slips
from asamblea.slips.models import AskedSlip, Slip
from asamblea.slips.public import Voice
from tests.meetings.conftest import Room, said


def claim(room, code: str, cookie: str = "") -> tuple[Voice, str] | Refusal:
    with transaction.atomic():
        return slips.claim(room.id, code, cookie)


def code_of(claimed: tuple[Voice, str] | Refusal) -> str:
    assert isinstance(claimed, Refusal), claimed
    return claimed.code


@pytest.fixture
def other(room) -> Room:
    """Another meeting, of another assembly."""
    from django.utils import timezone

    Assembly.objects.create(slug="nueve", name="La Nueve", languages=["es"], zone="UTC")
    Meeting.objects.create(id="otra", assembly="nueve", starts_at=timezone.now())
    other = Room("otra")
    other.does(opening.PlanMeeting("otra", "nueve", said("Otra"), ("es",), "UTC", "2026-11-24"))
    other.does(agenda.AddItem(said("¿?"), "decide"))
    other.does(opening.OpenMeeting())
    other.does(agenda.OpenItem("i1"))
    return other


def test_slips_are_different_and_long(room):
    codes = slips.hand_out(room.id, 200)
    assert len(set(codes)) == 200
    assert all(len(code) == rules.LENGTH for code in codes)
    assert slips.count(room.id) == (200, 0)


def test_the_table_holds_hashes_and_no_order_of_names_or_times(room):
    code = room.slip()
    row = Slip.objects.get()
    assert bytes(row.code_hash) == rules.code_hash(room.id, code)
    assert (row.claim_hash, row.seat, row.shown_name, row.language) == (None, None, "", "")
    assert {f.attname for f in Slip._meta.local_fields} == {
        "id",
        "meeting",
        "code_hash",
        "claim_hash",
        "seat",
        "void",
        "shown_name",
        "language",
        "also",
        "interprets",
        "is_newcomer",
        "with_seat",
    }


def test_the_first_phone_holds_a_slip_and_the_second_is_told(room):
    code = room.slip()
    voice, cookie = claim(room, code)
    assert voice.meeting == room.id
    assert slips.held(cookie, room.id) == voice
    assert code_of(claim(room, code)) == "used_slip"
    assert claim(room, code, cookie) == (voice, cookie)


def test_a_cookie_that_was_made_up_holds_nothing(room):
    code = room.slip()
    _, cookie = claim(room, code)
    forged = rules.cookie(room.id, code, "A" * 16)
    assert slips.held(forged, room.id).code == "used_slip"
    assert code_of(claim(room, code, forged)) == "used_slip"
    assert slips.held(cookie[:-1], room.id) is None or isinstance(slips.held(cookie[:-1], room.id), Refusal)
    for nonsense in ("", "x", "a.b.c", "..", cookie + ".x", cookie.replace(".", "..")):
        assert slips.held(nonsense, room.id) is None


def test_a_slip_nobody_came_in_with_is_held_by_no_cookie(room):
    assert slips.held(rules.cookie(room.id, room.slip(), "A" * 16), room.id).code == "used_slip"


def test_a_released_slip_is_free_and_the_old_phone_is_out(room):
    code = room.slip()
    voice, old = claim(room, code)
    slips.release(voice)
    _, new = claim(room, code)
    assert slips.held(old, room.id).code == "used_slip"
    assert isinstance(slips.held(new, room.id), Voice)


def test_a_void_slip_opens_nothing_for_anyone_and_cannot_be_freed(room):
    code = room.slip()
    voice, cookie = claim(room, code)
    slips.make_void(voice)
    slips.release(voice)
    assert slips.held(cookie, room.id).code == "void_slip"
    assert code_of(claim(room, code, cookie)) == "void_slip"
    assert slips.find(room.id, code).code == "void_slip"
    with transaction.atomic():
        assert slips.again(voice).code == "void_slip"
    assert slips.count(room.id) == (1, 1)


@pytest.mark.parametrize("typed", ["", "x", "0000-0000-0000-0000", "' OR 1=1 --", "\x00" * 16, "U" * 16, "A" * 500])
def test_a_code_of_no_slip_is_refused(room, typed):
    assert code_of(claim(room, typed)) in ("unknown_slip", "not_a_slip")
    assert isinstance(slips.find(room.id, typed), Refusal)


def test_a_slip_of_another_meeting_is_none_of_this_one(room, other):
    code = other.slip()
    assert code_of(claim(room, code)) == "unknown_slip"
    _, cookie = claim(other, code)
    assert slips.held(cookie, room.id) is None
    assert slips.meeting_of(code, [room.id]) is None
    assert slips.meeting_of(code, [room.id, other.id]) == other.id
    moved = rules.cookie(room.id, code, cookie.rpartition(".")[2])
    assert slips.held(moved, room.id).code == "unknown_slip"


def test_a_phone_with_a_slip_of_another_meeting_does_nothing_here(room, other):
    visitor = other.phone()
    assert visitor.get(f"/m/{room.id}/").status_code == 302
    assert "holds no slip of this meeting" in room.do(visitor, "speak").content.decode()
    vote = room.vote()
    assert "not counted" in room.cast(visitor, vote, choice="agree").text.lower()
    assert ballots.urn().turnout(room.id, vote) == 0
    assert room.state.stack.waiting == ()


def test_two_who_scan_the_same_paper_at_once_are_one_voice(room):
    code = room.slip()
    came = together(lambda: Client().post("/s/", {"code": code, "language": "es"}).status_code, 4)
    assert sorted(came) == [302, 403, 403, 403]
    assert room.state.seats == 1


def test_two_taps_at_the_desk_give_one_seat(room):
    desk, code = room.desk("door"), room.slip()
    together(lambda: desk.post(f"/m/{room.id}/door/slip/", {"code": code}).status_code, 4)
    assert (room.state.seats, room.state.present) == (1, {1})


def test_who_asks_from_far_away_and_loads_the_page_twice_at_once_gets_one_slip(room):
    ticket = slips.ask(room.id, "Rosa")
    ((asked, _),) = slips.asked(room.id)
    assert slips.answer(room.id, asked, give=True)

    def fetched() -> object:
        with transaction.atomic():
            return slips.fetch(room.id, ticket)

    got = together(fetched, 4)
    assert sum(isinstance(one, str) for one in got) == 1
    assert slips.count(room.id) == (1, 0)


def together(act, times: int) -> list[object]:
    """Do the act in several threads at the same moment."""
    start, done = threading.Barrier(times), []

    def one() -> None:
        start.wait()
        try:
            done.append(act())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(done) == times
    return done


def test_what_was_asked_waits_for_an_answer_and_is_fetched_once(room):
    ticket = slips.ask(room.id, "Rosa, edificio 4")
    assert slips.fetch(room.id, ticket) is None
    ((asked, word),) = slips.asked(room.id)
    assert word == "Rosa, edificio 4"
    assert slips.answer(room.id, asked, give=True)
    assert not slips.answer(room.id, asked, give=False)
    code = slips.fetch(room.id, ticket)
    assert isinstance(code, str) and isinstance(slips.find(room.id, code), Voice)
    assert slips.fetch(room.id, ticket).code == "unknown_slip"
    assert AskedSlip.objects.count() == 0


def test_who_was_refused_gets_none(room):
    ticket = slips.ask(room.id, "nadie")
    ((asked, _),) = slips.asked(room.id)
    slips.answer(room.id, asked, give=False)
    assert slips.fetch(room.id, ticket).code == "no_slip_given"
    assert slips.count(room.id) == (0, 0)


def test_a_ticket_of_another_meeting_fetches_nothing(room, other):
    ticket = slips.ask(room.id, "Rosa")
    ((asked, _),) = slips.asked(room.id)
    assert not slips.answer(other.id, asked, give=True)
    slips.answer(room.id, asked, give=True)
    assert slips.fetch(other.id, ticket).code == "unknown_slip"


def test_nobody_asks_for_a_slip_after_the_meeting(room):
    room.ends()
    answer = Client(headers={"accept-language": "en"}).post(f"/m/{room.id}/ask/", {"word": "Rosa"})
    assert "over" in answer.content.decode()
    assert AskedSlip.objects.count() == 0


def test_names_and_who_asked_are_erased_when_the_meeting_closes_and_cannot_come_back(room):
    phone, desk = room.phone(), room.desk()
    room.do(phone, "name", name="Doña Carmen")
    slips.ask(room.id, "Rosa, edificio 4")
    room.table(desk, "no-decision", item="i1", why="falta gente", next="en enero")
    room.table(desk, "close-meeting")
    assert room.state.phase == "closed"
    assert (slips.names(room.id), AskedSlip.objects.count()) == ({}, 0)
    assert "over" in room.do(phone, "name", name="Doña Carmen").content.decode()
    assert slips.names(room.id) == {}


def test_removing_takes_only_this_meetings_slips(room, other):
    room.slip()
    other.slip()
    slips.ask(room.id, "Rosa")
    slips.remove(room.id)
    assert (slips.count(room.id), slips.count(other.id), AskedSlip.objects.count()) == ((0, 0), (1, 0), 0)


def test_codes_are_in_no_row_of_any_table(room):
    """Neither as typed nor as bytes of it; what the door shows is shown once."""
    desk = room.desk("door")
    desk.post(f"/m/{room.id}/door/do/hand-out/")
    codes = [*room.codes, *slips.hand_out(room.id, 20)]
    phones = [room.phone() for _ in range(3)]
    room.do(phones[0], "speak")
    codes += room.codes
    secrets = [phone.cookies["slip"].value.rpartition(".")[2] for phone in phones]
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [repr([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor.fetchall()]
    text = "\n".join(rows)
    assert rules.code_hash(room.id, codes[0]).hex() and repr(rules.code_hash(room.id, codes[-1]))[2:-1] in text
    for code in (*codes, *secrets):
        assert code not in text and rules.shown(code) not in text and code.lower() not in text
        assert hashlib.sha256(code.encode()).digest() not in text.encode()
    assert minutes.lines_of(room.id)
