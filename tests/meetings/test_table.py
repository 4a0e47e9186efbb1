import pytest
from django.test import Client

from asamblea.rules.meeting import agenda, floor
from asamblea.slips import public as slips
from tests.meetings.conftest import said


def test_two_facilitators_who_call_at_once_one_wins_the_other_is_told(room):
    for _ in range(2):
        room.phone()
    for seat in (1, 2):
        room.does(floor.JoinStack(seat), by="neighbor")
    first, second = room.desk(), room.desk()
    seen = {"expect": "s1", "after": ""}
    assert "counted" in room.table(first, "call", **seen).content.decode()
    told = room.table(second, "call", **seen).content.decode()
    assert "refused" in told
    assert [s.who for s in room.state.stack.open] == ["1"]


def test_the_desk_is_for_its_role(room):
    phone = room.phone()
    assert phone.get(f"/m/{room.id}/desk/facilitator/").status_code == 403
    assert room.desk("door").get(f"/m/{room.id}/desk/facilitator/").status_code == 403
    assert room.desk().get(f"/m/{room.id}/desk/facilitator/").status_code == 200
    assert room.desk("note-taker").get(f"/m/{room.id}/desk/notes/").status_code == 200


def test_an_act_of_another_role_changes_nothing(room):
    notes = room.desk("note-taker")
    before = room.state
    assert "another role" in room.table(notes, "close-meeting").content.decode()
    assert room.state == before


def test_a_pass_of_another_meeting_gives_nothing(room):
    desk = room.desk()
    desk.cookies["pass"] = "other." + desk.cookies["pass"].value.partition(".")[2]
    assert desk.get(f"/m/{room.id}/desk/facilitator/").status_code == 403


def test_from_proposal_to_a_decision_with_owner_and_day(room):
    desk = room.desk()
    phones = [room.phone() for _ in range(3)]
    room.table(desk, "propose", text="abrir los martes", hours="6")
    room.table(desk, "open-vote", proposal="p1", method="consent", by="urn")
    assert all("Counted" in room.cast(phone, "v1", choice="agree").text for phone in phones)
    room.table(desk, "close-vote", vote="v1")
    assert room.state.votes["v1"].result["counts"]["agree"] == 3
    room.table(desk, "decide", vote="v1", owner="mesa", owner_kind="role", due="2026-12-20", review="")
    decision = room.state.decisions["d1"]
    assert (decision.owner, decision.due, decision.text["text"]) == ("mesa", "2026-12-20", "abrir los martes")
    room.table(desk, "close-meeting")
    assert room.state.phase == "closed"


def test_closing_with_an_unanswered_item_names_it(room):
    answer = room.table(room.desk(), "close-meeting").content.decode()
    assert "¿Qué hacemos?" in answer
    assert room.state.phase == "open"


def test_names_are_forgotten_when_the_meeting_closes(room):
    phone = room.phone()
    room.do(phone, "name", name="Carmen")
    desk = room.desk()
    room.table(desk, "no-decision", item="i1", why="falta gente", next="en enero")
    room.table(desk, "close-meeting")
    assert slips.names(room.id) == {}


@pytest.mark.parametrize("name", ["call", "open-vote", "decide", "no-decision", "merge", "move", "review", "enter-count"])
def test_an_empty_form_is_a_sentence_never_a_crash(room, name):
    before = room.state
    answer = room.table(room.desk(), name)
    assert answer.status_code == 200
    assert "refused" in answer.content.decode()
    assert room.state == before


def test_a_number_that_is_none_is_named(room):
    answer = room.table(room.desk(), "add-item", title="Fiesta", asks="share", minutes="veinte").content.decode()
    assert "veinte" in answer


def test_of_two_who_open_items_the_second_is_told(room):
    room.does(agenda.AddItem(said("Fiesta"), "share"))
    room.does(agenda.AddItem(said("Mercado"), "share"))
    first, second = room.desk(), room.desk()
    room.table(first, "open-item", item="i2", seen="i1")
    assert "refused" in room.table(second, "open-item", item="i3", seen="i1").content.decode()


def test_nobody_without_a_role_acts(room):
    answer = room.table(Client(), "close-meeting")
    assert "another role" in answer.content.decode()


def test_closing_a_vote_becomes_the_main_act_when_everybody_has_voted(room):
    phones, desk = [room.phone(), room.phone()], room.desk()
    vote = room.vote()
    for phone, main in zip(phones, (False, True), strict=True):
        room.cast(phone, vote, choice="agree")
        page = desk.get(f"/m/{room.id}/desk/facilitator/").content.decode()
        assert ('<button class="act now">Close the vote and count</button>' in page) == main
