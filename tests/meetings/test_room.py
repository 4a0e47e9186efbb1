import re

import pytest

from asamblea.meetings.models import Signal
from asamblea.rules.meeting import floor, proposals, signals
from asamblea.slips import public as slips
from tests.meetings.conftest import said


def test_a_neighbor_stands_in_line_and_sees_their_place(room):
    phone = room.phone()
    said_so = room.do(phone, "speak")
    assert "You are in line to speak" in said_so.content.decode()
    assert [w.who for w in room.state.stack.waiting] == ["1"]
    assert "place in the line" in phone.get(f"/m/{room.id}/mine/").content.decode()


def test_the_same_act_without_script_goes_back_to_the_room(room):
    phone = room.phone()
    answer = phone.post(f"/m/{room.id}/do/speak/", follow=True)
    assert "You are in line to speak" in answer.content.decode()
    assert len(room.state.stack.waiting) == 1


def test_a_refusal_is_a_sentence_and_changes_nothing(room):
    phone = room.phone()
    room.do(phone, "speak")
    before = room.state
    again = room.do(phone, "speak")
    assert "refused" in again.content.decode()
    assert room.state == before


def test_nobody_takes_another_out_of_the_line(room):
    room.phone()
    other = room.phone()
    room.does(floor.JoinStack(1), by="neighbor")
    assert "refused" in room.do(other, "leave-line", entry="s1").content.decode()
    assert len(room.state.stack.waiting) == 1


def test_a_temperature_counts_once_and_can_change(room):
    phone = room.phone()
    room.does(signals.OpenTemperature())
    room.do(phone, "temperature", mark="up")
    room.do(phone, "temperature", mark="up")
    room.do(phone, "temperature", mark="down")
    assert (room.state.temperature.up, room.state.temperature.down) == (0, 1)


def test_who_answered_is_forgotten_when_the_check_ends(room):
    phone, desk = room.phone(), room.desk()
    room.does(signals.OpenTemperature())
    room.do(phone, "temperature", mark="up")
    assert Signal.objects.count() == 1
    room.table(desk, "close-temperature", check="t1")
    assert Signal.objects.count() == 0
    assert room.state.last_temperature.up == 1


def test_cannot_follow_reaches_the_room_once_a_phone(room):
    phone = room.phone()
    room.do(phone, "follow")
    assert "already" in room.do(phone, "follow").content.decode()
    assert room.state.cannot_follow == 1


@pytest.mark.parametrize(("name", "counted"), [("follow", "cannot_follow"), ("ready", "ready")])
def test_whatever_a_form_says_beside_it_a_signal_counts_once_a_phone(room, name, counted):
    phone = room.phone()
    for mark in ("", "a", "b", "up", "x" * 500):
        assert room.do(phone, name, mark=mark).status_code == 200
    assert getattr(room.state, counted) == 1


def test_a_proposal_in_korean_keeps_its_language(room):
    phone = room.phone("ko")
    room.do(phone, "propose", text="매주 화요일에 엽니다", hours="3")
    proposal = room.state.proposals["p1"]
    assert (proposal.text, proposal.hours, proposal.seat) == ({"lang": "ko", "text": "매주 화요일에 엽니다"}, 3, 1)


def test_the_proposer_takes_an_amendment_in_from_their_phone(room):
    first, second = room.phone(), room.phone()
    room.do(first, "propose", text="martes")
    room.do(second, "amend", proposal="p1", text="martes y jueves")
    assert "refused" in room.do(second, "accept-amendment", amendment="m1").content.decode()
    room.do(first, "accept-amendment", amendment="m1")
    assert room.state.proposals["p1"].text["text"] == "martes y jueves"


def test_two_megabytes_of_proposal_are_refused_with_a_sentence(room):
    phone = room.phone()
    answer = room.do(phone, "propose", text="a" * 2_000_000)
    assert "2000" in answer.content.decode().replace(",", "")
    assert room.state.proposals == {}


def test_a_script_in_a_proposal_is_words_and_nothing_else(room):
    phone = room.phone()
    room.do(phone, "propose", text="<script>alert(1)</script>")
    page = phone.get(f"/m/{room.id}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_name_with_marks_that_turn_writing_around_loses_them(room):
    phone = room.phone()
    room.do(phone, "name", name="Ana\u202egnp.exe")
    assert slips.names(room.id) == {1: "Anagnp.exe"}


def test_a_name_is_shown_tonight_and_stands_in_no_entry(room):
    phone = room.phone()
    room.do(phone, "name", name="Doña Carmen")
    room.do(phone, "speak")
    assert "Doña Carmen" in phone.get(f"/m/{room.id}/").content.decode()
    from asamblea.meetings import minutes

    assert not any("Carmen" in line for line in minutes.lines_of(room.id))


def test_a_neighbor_without_a_slip_can_do_nothing(room):
    from django.test import Client

    answer = room.do(Client(), "speak")
    assert "holds no slip" in answer.content.decode()
    assert Client().get(f"/m/{room.id}/").status_code == 302


def test_the_page_asks_the_database_little(room, django_assert_max_num_queries):
    phone = room.phone()
    room.do(phone, "speak")
    room.does(proposals.Propose(1, said("martes")), by="neighbor")
    phone.get(f"/m/{room.id}/")
    with django_assert_max_num_queries(6):
        phone.get(f"/m/{room.id}/")


def test_every_form_of_the_page_carries_its_token(room):
    phone = room.phone()
    page = phone.get(f"/m/{room.id}/").content.decode()
    forms = re.findall(r'<form[^>]*action="/m/[^"]*"[^>]*>(.*?)</form>', page, re.S)
    assert forms
    assert all("csrfmiddlewaretoken" in form for form in forms)
