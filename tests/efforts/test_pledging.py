"""Pledges from phones and paper: one for each slip, replaced, reduced, taken back, erased."""

from datetime import date

import pytest

from asamblea.efforts import pledging
from asamblea.efforts.models import Pledge
from tests.efforts.conftest import adopt, effort, planned, pledge


def test_a_second_pledge_of_the_same_slip_replaces_the_first(hall):
    tipline, phone = effort(), hall.phone("es")
    pledge(hall, phone, {tipline: 3}, hours=3)
    pledge(hall, phone, {tipline: 2}, hours=5)
    assert [(p.hours, p.choices) for p in Pledge.objects.all()] == [(5, {str(tipline.id): 2})]


def test_a_good_idea_counts_as_support_never_as_hands(hall):
    tipline = effort()
    pledge(hall, hall.phone("en"), {tipline: 0})
    board = hall.phone("en").get(f"/m/{hall.id}/efforts/").content.decode()
    assert "1 more says: a good idea, not me." in board
    assert "0 of 2" in board


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"hours": "-1"}, "greater than or equal to 0"),
        ({"hours": "200"}, "Nobody has more than 60 hours a week to give."),
        ({"hours": "many"}, "Enter a whole number."),
        ({"until": "9999"}, "Select a valid choice"),
        ({"abilities": "dragon"}, "Select a valid choice"),
        ({"choice-999": "3"}, "One of these efforts takes no pledges any more."),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_kept(hall, fields, said):
    tipline = effort(needs={"ko": 1})
    sent = {f"choice-{tipline.id}": "3", "hours": "3", "until": "90", **fields}
    answer = hall.phone("en").post(f"/m/{hall.id}/pledge/", sent)
    assert (answer.status_code, Pledge.objects.count()) == (400, 0)
    assert said in answer.content.decode()


def test_a_pledge_to_nothing_is_no_pledge(hall):
    effort()
    answer = hall.phone("en").post(f"/m/{hall.id}/pledge/", {"hours": "3", "until": "90"})
    assert "Choose at least one effort" in answer.content.decode()


def test_without_a_slip_nobody_pledges(hall, client):
    effort()
    assert client.get(f"/m/{hall.id}/pledge/").status_code == 302
    assert client.get(f"/m/{hall.id}/efforts/").status_code == 200


def test_a_void_slip_pledges_nothing(hall):
    from asamblea.slips import public as slips

    tipline, phone = effort(), hall.phone("en")
    slips.make_void(slips.find(hall.id, hall.codes[-1]))
    pledge(hall, phone, {tipline: 3})
    assert not Pledge.objects.exists()


def test_a_pledge_is_taken_back_and_erased(hall):
    tipline, phone = effort(), hall.phone("en")
    pledge(hall, phone, {tipline: 3}, contact="213 555")
    phone.post(f"/m/{hall.id}/pledge/withdraw/")
    assert not Pledge.objects.exists()


def test_once_a_team_counts_on_it_a_pledge_is_not_taken_back_but_reduced_with_a_word(hall):
    tipline = effort()
    phones = [hall.phone("en") for _ in range(2)]
    for phone in phones:
        pledge(hall, phone, {tipline: 3})
    adopt(hall, planned(hall, hall.desk()))
    phones[0].post(f"/m/{hall.id}/pledge/withdraw/")
    assert Pledge.objects.count() == 2
    assert pledge(hall, phones[0], {tipline: 3}, hours=1).status_code == 400
    phones[0].post("/a/ocho/pledge/less/", {"hours": "1", "word": "turno nuevo"})
    team = phones[1].get(f"/a/ocho/efforts/{tipline.id}/").content.decode()
    assert "turno nuevo" in team and "1 hour" in team


def test_more_hours_are_not_given_where_fewer_are_told(hall):
    tipline, phone = effort(), hall.phone("en")
    pledge(hall, phone, {tipline: 3}, hours=3)
    answer = phone.post("/a/ocho/pledge/less/", {"hours": "9", "word": "x"})
    assert answer.status_code == 400 and Pledge.objects.get().hours == 3


def test_whoever_kept_the_paper_finds_their_pledge_again(hall, client):
    tipline = effort()
    pledge(hall, hall.phone("en"), {tipline: 3})
    assert client.post("/a/ocho/pledge/", {"code": hall.codes[-1].lower()}).status_code == 302
    assert "My pledge" in client.get("/a/ocho/pledge/").content.decode()


def test_a_code_without_a_pledge_is_said(hall, client):
    effort()
    answer = client.post("/a/ocho/pledge/", {"code": "ABCD-EFGH-JKMN-PQRS"}, headers={"accept-language": "en"})
    assert (answer.status_code, "No pledge is kept under this code" in answer.content.decode()) == (403, True)


def test_a_pledge_is_erased_after_its_day(hall):
    tipline = effort()
    pledge(hall, hall.phone("en"), {tipline: 3})
    assert pledging.forget_expired("ocho", date(2099, 1, 1)) == 1
    assert not Pledge.objects.exists()


def test_a_pledge_on_paper_is_entered_at_the_door_and_marked_as_helped(hall):
    tipline, door, code = effort(), hall.desk("door"), hall.slip()
    sent = {"code": code, f"choice-{tipline.id}": "3", "hours": "2", "until": "30"}
    assert door.post(f"/m/{hall.id}/efforts/paper/", sent).status_code == 302
    assert Pledge.objects.get().how == "paper"
    from asamblea.meetings import minutes

    last = minutes.entries_of(hall.id)[-1]
    assert (last["kind"], last["what"], last["helped"]) == ("helped", "pledge", True)


def test_a_paper_with_a_foreign_code_is_refused(hall):
    tipline, door = effort(), hall.desk("door")
    sent = {"code": "ABCD-EFGH-JKMN-PQRS", f"choice-{tipline.id}": "3", "hours": "2", "until": "30"}
    answer = door.post(f"/m/{hall.id}/efforts/paper/", sent)
    assert (answer.status_code, Pledge.objects.count()) == (400, 0)
    assert "No slip has this code" in answer.content.decode()


def test_only_the_door_enters_paper(hall):
    assert hall.desk("facilitator").get(f"/m/{hall.id}/efforts/paper/").status_code == 403


def test_support_alone_asks_for_no_hours_but_doing_does(hall):
    tipline = effort()
    assert pledge(hall, hall.phone("en"), {tipline: 0}, hours="").status_code == 302
    answer = pledge(hall, hall.phone("en"), {tipline: 3}, hours="")
    assert answer.status_code == 400 and "Say how many hours a week" in answer.content.decode()


def test_a_phone_whose_ballot_counted_is_led_to_a_pledge_where_efforts_are_planned(hall):
    vote, phone = hall.vote(), hall.phone("en")
    link, mine = f'href="/m/{hall.id}/pledge/"', f"/m/{hall.id}/mine/"
    assert link not in phone.get(mine).content.decode()
    hall.cast(phone, vote, choice="agree", pledge=2)
    assert link in phone.get(mine).content.decode()


def test_no_phone_is_led_to_a_pledge_where_none_are_planned(room):
    vote, phone = room.vote(), room.phone("en")
    assert "Counted" in room.cast(phone, vote, choice="agree", pledge=2).text
    assert f'href="/m/{room.id}/pledge/"' not in phone.get(f"/m/{room.id}/mine/").content.decode()
