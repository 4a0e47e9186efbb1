"""Interpreters in the room: their page, their turns, and the signals that hold a vote."""

import pytest

from asamblea.meetings import fragments, minutes, shown, viewer
from asamblea.meetings.models import Signal
from asamblea.rules.meeting import floor, interpreting, proposals
from asamblea.slips import public as slips
from tests.meetings.conftest import said

KO_ES = {"from": "ko", "to": "es", "place": "junto a la ventana"}


def does(room, client, name: str, /, **fields: object):
    return client.post(f"/m/{room.id}/interpret/do/{name}/", fields, headers={"FX-Request": "true"})


def page(room, client) -> str:
    answer = client.get(f"/m/{room.id}/interpret/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def interpreter(room):
    """Somebody with the interpreter's link who took Korean and Spanish."""
    client = room.desk("interpreter")
    assert client.post(f"/m/{room.id}/interpret/do/take-pair/", KO_ES).status_code == 302
    return client


def test_the_link_of_the_role_leads_to_the_page(room):
    client = room.desk()
    code = viewer.new_pass(room.id, "interpreter")
    answer = client.post(f"/p/{room.id}/{code}", follow=True)
    assert answer.redirect_chain[-1][0] == f"/m/{room.id}/interpret/"
    assert "Which languages do you interpret tonight?" in answer.content.decode()


def test_nobody_without_the_role_sees_the_page_or_acts_on_it(room):
    for client in (room.phone(), room.desk("facilitator"), room.desk("wall")):
        assert client.get(f"/m/{room.id}/interpret/").status_code == 403
        assert does(room, client, "not-interpreted", language="ko").status_code == 403
    assert not room.state.holds


def test_who_takes_a_pair_sees_it_as_theirs_and_can_stop(room, interpreter):
    text = page(room, interpreter)
    assert "You are Interpreter 1" in text and "Español ↔ 한국어" in text
    assert 'http-equiv="refresh"' in text
    does(room, interpreter, "leave-pair", interpreter="r1")
    assert "Which languages do you interpret tonight?" in page(room, interpreter)


def test_an_interpreter_may_take_two_pairs(room, interpreter):
    interpreter.post(f"/m/{room.id}/interpret/do/take-pair/", {"from": "ko", "to": "en"})
    assert page(room, interpreter).count("You are Interpreter") == 2


def test_who_holds_a_slip_is_known_by_seat_and_shown_by_the_name_they_chose(room):
    client = room.phone("ko")
    room.do(client, "name", name="Minji")
    client.cookies["pass"] = room.desk("interpreter").cookies["pass"].value
    client.post(f"/m/{room.id}/interpret/do/take-pair/", KO_ES)
    assert room.state.interpreted["es+ko"].now.seat == 1
    assert "Minji" in fragments.render(room.id, "facilitator", "en")[1]
    assert "Minji" not in "".join(minutes.lines_of(room.id))


def test_phones_read_where_to_sit_in_their_language(room, interpreter):
    for lang, words in (("es", "siéntate aquí"), ("ko", "앉으세요")):
        text = room.phone(lang).get(f"/m/{room.id}/").content.decode()
        assert words in text and "junto a la ventana" in text
    assert "junto a la ventana" not in room.phone("en").get(f"/m/{room.id}/").content.decode()


def test_one_who_leaves_in_the_middle_shows_as_a_gap_on_the_desk_at_once(room, interpreter):
    does(room, interpreter, "leave-pair", interpreter="r1")
    assert "Gap: nobody interprets" in fragments.render(room.id, "facilitator", "en")[1]
    assert "nobody interprets now" not in fragments.render(room.id, "phone", "en")[1]
    assert "ahora no interpreta nadie" in fragments.render(room.id, "phone", "es")[1]


def test_the_turn_is_reminded_and_then_too_long(room, interpreter):
    pair = room.state.interpreted["es+ko"]
    for minutes_long, turn in ((0, "fresh"), (20, "soon"), (30, "late")):
        made = shown.interpreting.pair(room.state, pair, {}, pair.since + minutes_long * 60_000)
        assert (made.turn, made.minutes) == (turn, minutes_long)
    desk = fragments.render(room.id, "facilitator", "en")[1]
    assert f'data-until="{pair.since + 20 * 60_000}"' in desk and f'data-until="{pair.since + 30 * 60_000}"' in desk


def test_the_second_takes_over_from_either_page(room, interpreter):
    does(room, interpreter, "take-pair", **KO_ES)
    assert "Interpreter 2 takes over" in page(room, interpreter)
    does(room, interpreter, "take-over", interpreter="r2")
    assert room.state.interpreted["es+ko"].now.id == "r2"
    room.table(room.desk(), "take-over", interpreter="r1")
    assert room.state.interpreted["es+ko"].now.id == "r1"
    assert "already has the turn" in does(room, interpreter, "take-over", interpreter="r1").content.decode()


def test_the_facilitator_enters_an_interpreter_who_has_no_phone(room):
    desk = room.desk()
    room.table(desk, "take-pair", **KO_ES)
    assert room.state.interpreted["es+ko"].now.place == "junto a la ventana"
    room.table(desk, "leave-pair", interpreter="r1")
    assert room.state.interpreted["es+ko"].now is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"from": "ko", "to": "ko"}, "Choose two different languages"),
        ({"from": "ko", "to": ""}, "Choose the two languages you interpret between."),
        ({}, "Choose the two languages you interpret between."),
        ({"from": "ru", "to": "zh"}, "One of the two languages must be one that this meeting is held in."),
        ({**KO_ES, "place": "a" * 61}, "at most 60 fit"),
    ],
)
def test_a_pair_that_cannot_be_is_refused_with_a_sentence(room, fields, sentence):
    assert sentence in does(room, room.desk("interpreter"), "take-pair", **fields).content.decode()
    assert not room.state.interpreted


def test_a_hold_reaches_wall_and_desk_in_their_languages_and_votes_wait(room, interpreter):
    room.does(proposals.Propose(None, said("abrir los martes")))
    does(room, interpreter, "not-interpreted", language="ko")
    for lang, words in (("es", "Las votaciones esperan."), ("ko", "투표를 미룹니다.")):
        for view in ("wall", "facilitator", "phone", "interpreter"):
            assert words in fragments.render(room.id, view, lang)[1], (view, lang)
    desk = room.desk()
    refused = room.table(desk, "open-vote", proposal="p1", method="consent").content.decode()
    assert "Votes wait" in refused and "한국어" in refused
    assert not room.state.votes
    assert "Votes go on." in does(room, interpreter, "interpreted", language="ko").content.decode()
    assert "Votes wait" not in room.table(desk, "open-vote", proposal="p1", method="consent").content.decode()
    assert room.state.open_vote


def test_a_vote_with_ballots_in_the_urn_does_not_close_while_something_is_not_interpreted(room):
    phone = room.phone()
    vote, desk = room.vote(), room.desk()
    room.do(phone, "not-interpreted")
    assert "Votes wait" in room.table(desk, "close-vote", vote=vote).content.decode()
    assert "Counted" in room.cast(phone, vote, choice="agree").text, "the urn takes ballots as before"
    assert "Say why" in room.table(desk, "end-hold", language="en", why="").content.decode()
    room.table(desk, "end-hold", language="en", why="La vecina lo repitió")
    room.table(desk, "close-vote", vote=vote)
    assert room.state.votes[vote].result["counts"]["agree"] == 1
    record = desk.get(f"/a/ocho/m/{room.id}/minutes/").content.decode()
    assert "La vecina lo repitió" in record


def test_a_phone_says_once_that_its_language_is_not_interpreted_until_it_is(room, interpreter):
    phone, other = room.phone("ko"), room.phone("es")
    assert "투표를 미룹니다" in room.do(phone, "not-interpreted").content.decode()
    assert "refused" in room.do(phone, "not-interpreted", language="es", mark="x").content.decode()
    assert room.state.holds == {"ko": 1}
    room.do(other, "not-interpreted")
    assert room.state.holds == {"ko": 1, "es": 1}
    does(room, interpreter, "interpreted", language="ko")
    assert [row.about for row in Signal.objects.all()] == ["hold.es"]
    room.do(phone, "not-interpreted")
    assert room.state.holds == {"es": 1, "ko": 1}


def test_one_phone_does_not_hold_every_vote_of_the_evening(room):
    phone, desk = room.phone("ko"), room.desk()
    room.does(proposals.Propose(None, said("abrir los martes")))
    room.do(phone, "not-interpreted")
    room.table(desk, "end-hold", language="ko", why="La vecina lo repitió")
    assert "refused" in room.do(phone, "not-interpreted").content.decode()
    assert "Done" in room.table(desk, "open-vote", proposal="p1", method="consent").content.decode()
    room.do(room.phone("ko"), "not-interpreted")
    assert room.state.holds == {"ko": 1}, "somebody else may"
    room.table(desk, "end-hold", language="ko", why="La vecina lo repitió")
    room.does(floor.JoinStack(2), by="neighbor")
    room.table(desk, "call")
    room.do(phone, "not-interpreted")
    assert room.state.holds == {"ko": 1}, "after the next speech there is something new to interpret"


def test_a_language_chosen_by_a_phone_is_declared_and_another_is_not(room, interpreter):
    held = does(room, interpreter, "not-interpreted", language="zap").content.decode()
    assert "Nobody has said that this language is spoken here tonight" in held
    slips.speaks(slips.find(room.id, _code(room)), "zap")
    does(room, interpreter, "not-interpreted", language="zap")
    assert room.state.holds == {"zap": 1}


def _code(room) -> str:
    room.phone()
    return room.codes[-1]


def test_slower_counts_once_a_phone_and_speech(room):
    phone = room.phone()
    room.do(phone, "slower")
    assert "already" in room.do(phone, "slower").content.decode()
    assert 'aria-pressed="true"' in phone.get(f"/m/{room.id}/mine/").content.decode()
    assert "Please speak slower." in fragments.render(room.id, "wall", "en")[1]
    room.does(floor.JoinStack(1), by="neighbor")
    room.table(room.desk(), "call")
    assert room.state.speak_slower == 0 and not Signal.objects.exists()
    room.do(phone, "slower")
    room.table(room.desk(), "clear-slower")
    assert not Signal.objects.exists()
    room.do(phone, "slower")
    assert room.state.speak_slower == 1


def test_the_minutes_hold_no_seat_of_who_could_not_follow(room):
    phone = room.phone("ko")
    before = room.state.n
    room.do(phone, "slower")
    room.do(phone, "not-interpreted")
    for entry in minutes.entries_of(room.id, before):
        assert set(entry) <= {"kind", "language", "n", "at", "by", "prev", "hash"}


def test_a_hold_and_its_row_outlast_the_item_and_end_with_the_meeting(room):
    phone, desk = room.phone("ko"), room.desk()
    room.do(phone, "not-interpreted")
    room.table(desk, "add-item", title="otra", asks="share")
    room.table(desk, "no-decision", item="i1", why="falta gente", next="en enero")
    room.table(desk, "open-item", item="i2")
    assert "refused" in room.do(phone, "not-interpreted").content.decode()
    room.table(desk, "close-meeting")
    assert not room.state.holds and not Signal.objects.exists()


def test_an_act_the_page_does_not_know_is_refused(room, interpreter):
    assert "does not know that act" in does(room, interpreter, "close-meeting").content.decode()


def test_the_page_asks_few_queries(room, interpreter, django_assert_max_num_queries):
    room.does(interpreting.TakePair(("en", "es")), "interpreter")
    with django_assert_max_num_queries(6):
        page(room, interpreter)
