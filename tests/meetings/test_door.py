import re

import pytest
from django.test import Client

from asamblea.live.guesses import MOST, Guesses
from asamblea.meetings import ballots, minutes
from asamblea.rules.meeting import decisions, opening, signals
from asamblea.site import guessing
from asamblea.slips import public as slips
from tests.meetings.conftest import said

CODE = re.compile(r'class="code">([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<')
FIXI = {"FX-Request": "true"}


@pytest.fixture(autouse=True)
def no_guesses(monkeypatch):
    monkeypatch.setattr(guessing, "_guesses", Guesses())


@pytest.fixture
def desk(room) -> Client:
    return room.desk("door")


def act(room, client: Client, name: str, /, headers=None, **fields: object):
    return client.post(f"/m/{room.id}/door/do/{name}/", fields, headers=headers or {})


def helped(room, client: Client, code: str, do: str = "", /, **fields: object) -> str:
    return client.post(f"/m/{room.id}/door/slip/", {"code": code, "do": do, **fields}).content.decode()


def last(room) -> dict:
    return dict(minutes.entries_of(room.id)[-1])


def urn_ballots(room, vote: str) -> list[dict]:
    return [row["ballot"] for row in ballots.urn().seal(room.id, vote)]


def test_the_desk_shows_how_many_are_here(room, desk):
    room.phone()
    room.phone()
    page = desk.get(f"/m/{room.id}/door/").content.decode()
    assert '<span class="n">2</span><span>neighbors are here' in page


@pytest.mark.parametrize("role", ["facilitator", "note-taker", "wall"])
def test_other_roles_are_told_that_it_is_not_their_page(room, role):
    answer = room.desk(role).get(f"/m/{room.id}/door/")
    assert answer.status_code == 403
    assert "desk of the door" in answer.content.decode()


def test_nobody_else_hands_out_slips(room):
    assert act(room, Client(), "hand-out").status_code == 403
    assert act(room, room.phone(), "hand-out").status_code == 403
    assert slips.count(room.id) == (1, 0)


def test_a_slip_handed_out_on_the_screen_brings_a_phone_in(room, desk):
    shown = act(room, desk, "hand-out", headers=FIXI).content.decode()
    (code,) = CODE.findall(shown)
    assert "<svg" in shown
    assert Client().post("/s/", {"code": code, "language": "ko"}).status_code == 302
    assert room.state.present == {1}


def test_without_script_the_slip_stands_on_the_page_that_nobody_may_keep(room, desk):
    answer = act(room, desk, "hand-out")
    assert answer.status_code == 200
    assert len(CODE.findall(answer.content.decode())) == 1
    assert "no-store" in answer.headers["Cache-Control"]


def test_looking_at_the_desk_again_shows_no_code(room, desk):
    act(room, desk, "hand-out")
    assert CODE.findall(desk.get(f"/m/{room.id}/door/").content.decode()) == []


def test_after_the_meeting_no_slip_is_handed_out(room, desk):
    room.does(decisions.RecordNoDecision("i1", said("no"), said("luego")))
    room.does(opening.CloseMeeting())
    assert "over" in act(room, desk, "hand-out", headers=FIXI).content.decode()
    assert slips.count(room.id) == (0, 0)


def test_a_lost_slip_is_void_and_a_new_one_appears(room, desk):
    phone = room.phone()
    answer = act(room, desk, "void", headers=FIXI, code=room.codes[0]).content.decode()
    (code,) = CODE.findall(answer)
    assert phone.get(f"/m/{room.id}/").status_code == 302
    assert room.state.present == frozenset()
    assert Client().post("/s/", {"code": code, "language": "es"}).status_code == 302
    assert room.state.present == {2}


def test_the_ballot_of_a_lost_slip_is_taken_out_so_that_nobody_votes_twice(room, desk):
    vote, code = room.vote(), room.slip()
    helped(room, desk, code, "vote", vote=vote, choice="agree")
    (new,) = CODE.findall(act(room, desk, "void", headers=FIXI, code=code).content.decode())
    assert ballots.urn().turnout(room.id, vote) == 0
    helped(room, desk, new, "vote", vote=vote, choice="aside")
    assert urn_ballots(room, vote) == [{"choice": "aside"}]


def test_a_slip_held_by_another_phone_is_freed_for_who_holds_the_paper(room, desk):
    room.phone()
    act(room, desk, "release", code=room.codes[0])
    assert Client().post("/s/", {"code": room.codes[0], "language": "es"}).status_code == 302
    assert room.state.present == {1}


@pytest.mark.parametrize("name", ["void", "release"])
def test_an_unknown_code_changes_nothing(room, desk, name):
    answer = act(room, desk, name, headers=FIXI, code="0000-0000-0000-0000").content.decode()
    assert "No slip has this code" in answer
    assert slips.count(room.id) == (0, 0)


def test_twenty_unknown_codes_make_a_pause_at_the_desk_too(room, desk):
    for _ in range(MOST):
        act(room, desk, "release", code="0000-0000-0000-0000")
    assert "wait a minute" in act(room, desk, "release", headers=FIXI, code="0000-0000-0000-0000").content.decode()


def test_somebody_far_away_is_let_in(room, desk):
    far = Client()
    far.post(f"/m/{room.id}/ask/", {"word": "Rosa <4>"})
    assert "Rosa &lt;4&gt;" in desk.get(f"/m/{room.id}/door/").content.decode()
    ((asked, _),) = slips.asked(room.id)
    act(room, desk, "give", asked=asked)
    assert far.get(f"/m/{room.id}/ask/").status_code == 302
    assert room.state.present == {1}


def test_two_at_the_door_answer_once(room, desk):
    Client().post(f"/m/{room.id}/ask/", {"word": "Rosa"})
    ((asked, _),) = slips.asked(room.id)
    act(room, desk, "refuse", asked=asked)
    second = act(room, room.desk("door"), "give", headers=FIXI, asked=asked).content.decode()
    assert "Somebody else at the door has answered" in second


def test_an_act_the_door_does_not_know_is_refused(room, desk):
    assert "does not know that act" in act(room, desk, "open-vote", headers=FIXI).content.decode()
    assert "not a whole number" in act(room, desk, "give", headers=FIXI, asked="one").content.decode()


def test_a_neighbor_without_a_phone_is_seated_by_the_door(room, desk):
    page = helped(room, desk, room.slip())
    assert "Neighbor 1" in page
    assert (last(room)["kind"], last(room)["by"]) == ("arrived", "door")


@pytest.mark.parametrize(
    ("do", "fields", "kind"),
    [
        ("speak", {}, "asked_to_speak"),
        ("point", {"rank": 2}, "asked_to_speak"),
        ("follow", {}, "cannot_follow"),
        ("propose", {"text": "수요일에 엽시다", "lang": "ko"}, "proposed"),
    ],
)
def test_what_the_door_does_for_somebody_is_marked_as_helped(room, desk, do, fields, kind):
    page = helped(room, desk, room.slip(), do, **fields)
    assert 'class="counted"' in page
    assert (last(room)["kind"], last(room)["by"], last(room)["helped"]) == (kind, "door", True)


def test_a_helped_temperature_counts_once(room, desk):
    code = room.slip()
    room.does(signals.OpenTemperature())
    helped(room, desk, code, "temperature", mark="up")
    assert "counts once" in helped(room, desk, code, "temperature", mark="up")
    assert room.state.temperature.up == 1


def test_a_helped_ballot_is_in_the_urn_with_its_hours_and_a_receipt(room, desk):
    vote = room.vote()
    page = helped(room, desk, room.slip(), "vote", vote=vote, choice="agree", pledge="3")
    assert 'class="receipt"' in page
    assert ballots.urn().pledges(room.id, vote) == (1, 3)
    assert urn_ballots(room, vote) == [{"choice": "agree"}]
    assert (last(room)["kind"], last(room)["what"], last(room)["helped"]) == ("helped", "vote", True)


def test_a_helped_ballot_can_be_cast_again_and_is_one(room, desk):
    vote, code = room.vote(), room.slip()
    helped(room, desk, code, "vote", vote=vote, choice="agree")
    page = helped(room, desk, code, "vote", vote=vote, choice="block", reason="Sin turno de noche no")
    assert "They have voted" in page
    assert [b["choice"] for b in urn_ballots(room, vote)] == ["block"]


def test_the_desk_learns_no_receipt_of_a_phone_and_votes_with_no_slip_that_a_phone_holds(room, desk):
    """The door may have noted the codes it handed out."""
    vote, phone = room.vote(), room.phone()
    receipt = re.search(r'class="receipt">([0-9A-Z-]{19})<', room.cast(phone, vote, choice="agree").text)[1]
    page = helped(room, desk, room.codes[0])
    assert "They have voted" in page and receipt not in page
    answer = helped(room, desk, room.codes[0], "vote", vote=vote, choice="block", reason="no")
    assert "in use on another phone" in answer and receipt not in answer
    act(room, desk, "release", code=room.codes[0])
    assert 'class="counted"' in helped(room, desk, room.codes[0], "vote", vote=vote, choice="aside")
    assert urn_ballots(room, vote) == [{"choice": "aside"}]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"choice": "maybe"}, "not on the ballot"),
        ({"choice": "block"}, "To block, say why"),
        ({}, "Choose one of the answers"),
        ({"choice": "agree", "pledge": "-4"}, "whole hours"),
        ({"choice": "agree", "vote": "v9"}, "not open"),
    ],
)
def test_a_wrong_ballot_is_not_counted_and_says_so(room, desk, fields, sentence):
    vote = room.vote()
    page = helped(room, desk, room.slip(), "vote", **{"vote": vote, **fields})
    assert sentence in page
    assert ballots.urn().turnout(room.id, vote) == 0
    assert all(e["kind"] != "helped" for e in minutes.entries_of(room.id))


@pytest.mark.parametrize("method", ["majority"])
def test_every_method_shows_its_choices_to_the_helper(room, desk, method):
    vote = room.vote(method)
    assert 'value="abstain"' in helped(room, desk, room.slip())
    assert 'class="counted"' in helped(room, desk, room.slip(), "vote", vote=vote, choice="abstain")


def test_who_goes_home_with_help_is_not_seated_again(room, desk):
    page = helped(room, desk, room.slip(), "go-home")
    assert room.state.present == frozenset()
    assert "One slip for each neighbor" in page


def test_a_void_slip_cannot_be_helped(room, desk):
    code = room.slip()
    slips.make_void(slips.find(room.id, code))
    assert "void" in helped(room, desk, code)
    assert room.state.present == frozenset()


def test_the_code_stands_in_no_address_of_the_helpers_page(room, desk):
    code = room.slip()
    page = helped(room, desk, code)
    assert code not in re.sub(r'name="code" value="[^"]*"', "", page)
    assert desk.get(f"/m/{room.id}/door/slip/").headers["Location"] == f"/m/{room.id}/door/"


def test_a_lost_slip_is_made_void_by_its_seat_when_nobody_knows_its_code(room, desk):
    phone = room.phone()
    answer = desk.post(f"/m/{room.id}/door/do/void/", {"code": "1"}, headers={"FX-Request": "true"})
    assert "The lost slip is void" in answer.content.decode()
    assert phone.get(f"/m/{room.id}/").status_code == 302


def test_a_seat_that_nobody_has_is_said(room, desk):
    answer = desk.post(f"/m/{room.id}/door/do/void/", {"code": "7"}, headers={"FX-Request": "true"})
    assert "Nobody came in with this seat number." in answer.content.decode()
