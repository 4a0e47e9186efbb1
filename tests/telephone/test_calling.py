"""Calls by keypad, each step signed, in the three languages."""

import re

import pytest

from asamblea.channels.telephone import incoming
from asamblea.channels.telephone.pretend import NotTaken, call_fields
from asamblea.meetings import ballots
from asamblea.rules.meeting.floor import LeaveStack
from asamblea.telephone.models import Asked, CallCode
from tests.telephone.conftest import CARMEN, MINJI, OURS, PUBLIC, ROSA, TOKEN

KEYS = {"en": "1", "es": "2", "ko": "3"}
WORDS = {
    "en": ("To vote, press 2.", "Agree: I like it", "You chose: Agree", "Counted."),
    "es": ("Para votar, oprime 2.", "De acuerdo: ", "Elegiste: De acuerdo", "Tu voto ya cuenta."),
    "ko": ("투표하려면 2번을 누르세요.", "동의. ", "고르신 것은 동의", "표가 들어갔습니다."),
}


def digits_for(room, code: str = "") -> str:
    """Let the door give digits, for a slip or for a new one."""
    page = room.desk("door").post(f"/m/{room.id}/telephone/code/", {"code": code}).content.decode()
    return re.search(r'class="code">(\d{4} \d{4})<', page)[1].replace(" ", "")


def spoken_receipt(said: list[str]) -> str:
    """Write down the receipt that was read a letter at a time."""
    groups = [words for words in said if re.fullmatch(r"(?:[0-9A-Z]\. ){3}[0-9A-Z]\.", words)]
    return "-".join(re.sub(r"[^0-9A-Z]", "", group) for group in groups)


@pytest.mark.parametrize("lang", KEYS)
def test_a_vote_by_keypad_counts_once_with_a_receipt_that_the_record_finds(room, provider, lang):
    menu, means, chosen, counted = WORDS[lang]
    vote, digits = room.vote(), digits_for(room)
    call = provider.call(CARMEN)
    assert len(call.said) == 3
    assert menu in call.press(KEYS[lang])
    call.press("2")
    asked = call.press(digits)
    assert room.state.present == {1}
    assert "abrir los martes" in asked and any(words.startswith(means) for words in asked)
    assert call.press("1")[0].startswith(chosen)
    said = call.press("1")
    assert said[0].startswith(counted)
    receipt = spoken_receipt(said)
    assert spoken_receipt(call.press("1")) == receipt, "read again"
    assert ballots.urn().turnout(room.id, vote) == 1
    published = next(e for e in room.closes(vote).entries if e["kind"] == "vote_closed")["ballots"]
    assert [(b["receipt"], b["ballot"]) for b in published] == [(receipt, {"choice": "agree"})]


def test_who_came_in_by_text_is_known_when_they_call_and_has_one_ballot(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    vote = room.vote()
    written = re.search(r"Receipt ([0-9A-Z-]{19})", provider.says(CARMEN, "VOTE 1"))[1]
    call = provider.call(CARMEN)
    call.press("1")
    assert "abrir los martes" in call.press("2")
    call.press("2")
    assert spoken_receipt(call.press("1")) == written
    assert room.closes(vote).state.votes[vote].result["counts"] == {"agree": 0, "aside": 1, "block": 0}


def test_a_replayed_step_of_a_call_answers_the_same_and_casts_nothing_again(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    vote = room.vote()
    call = provider.call(CARMEN)
    for keys in ("1", "2", "1"):
        call.press(keys)
    confirm = call.next
    first = call.press("1")
    provider.says(CARMEN, "VOTE 2")
    again = provider.post(confirm, call_fields(CARMEN, OURS, call.sid, "1"))
    assert all(words in again for words in first)
    assert room.closes(vote).state.votes[vote].result["counts"]["aside"] == 1


def test_a_replayed_key_after_the_receipt_asks_to_speak_once(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    room.vote()
    call = provider.call(CARMEN)
    for keys in ("1", "2", "1", "1"):
        call.press(keys)
    step = call.next
    call.press("3")
    (waiting,) = room.state.stack.waiting
    room.does(LeaveStack(waiting.id, 1), "neighbor")
    provider.post(step, call_fields(CARMEN, OURS, call.sid, "3"))
    assert room.state.stack.waiting == ()


def test_a_step_whose_address_was_changed_is_not_signed(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    room.vote()
    call = provider.call(CARMEN)
    call.press("1")
    call.press("2")
    call.press("1")
    signed = call_fields(CARMEN, OURS, call.sid, "1")
    forged = call.next.replace("k=1", "k=2")
    assert forged != call.next
    with pytest.raises(NotTaken, match="403"):
        provider.post(forged, signed, incoming.signature(TOKEN, PUBLIC + call.next, signed))


@pytest.mark.parametrize(
    ("method", "keys", "ballot"),
    [
        ("approval", "13", {"approve": ["1", "3"]}),
        ("irv", "213", {"ranking": ["2", "1", "3"]}),
        ("score", "503", {"scores": {"1": 5, "2": 0, "3": 3}}),
    ],
)
def test_options_are_keyed_by_their_numbers(room, provider, method, keys, ballot):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    vote = room.asks(method, "Huerto", "Tarjetas", "Cocina")
    call = provider.call(CARMEN)
    call.press("1")
    assert "Huerto" in call.press("2")
    assert "Huerto" in call.press(keys)[0]
    call.press("1")
    (kept,) = next(e for e in room.closes(vote).entries if e["kind"] == "vote_closed")["ballots"]
    assert kept["ballot"] == ballot


def test_a_block_needs_a_reason_that_keys_cannot_say(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    vote = room.vote()
    call = provider.call(CARMEN)
    call.press("1")
    call.press("2")
    assert "VOTE 3 and your reason" in call.press("3")[0]
    assert "by its number" in call.press("9")[0]
    assert ballots.urn().turnout(room.id, vote) == 0


def test_speaking_hearing_and_messages_by_keypad(room, provider):
    provider.says(MINJI, f"참여 {room.slip()}")
    call = provider.call(MINJI)
    call.press("3")
    assert "¿Qué hacemos?" in call.press("1")
    call.press("3")
    assert [w.who for w in room.state.stack.waiting] == ["1"]
    assert "이미" in call.press("3")[0] or "줄" in call.press("3")[0]
    assert "Sótano" in call.press("4")[0]
    call.press("9")
    call.press("1")
    assert [row.lang for row in Asked.objects.all()] == ["ko"]
    call.press("9")
    call.press("2")
    assert not Asked.objects.exists()
    assert len(call.press("0")) == 6


def test_anyone_hears_the_next_meeting_and_a_hidden_number_has_no_voice(room, provider):
    call = provider.call("anonymous")
    call.press("1")
    assert "Asamblea de la Ocho" in call.press("4")[0]
    assert "hidden" in call.press("2")[0]
    assert "hidden" in call.press("9")[0]
    assert room.state.present == frozenset()


def test_wrong_digits_are_limited_for_the_number_and_for_all_callers_together(room, provider):
    call = provider.call(ROSA)
    call.press("1")
    call.press("2")
    for _ in range(20):
        assert "Nobody gave these digits" in call.press("00000000")[0]
    assert "Too many tries" in call.press("00000000")[0]
    other = provider.call(CARMEN)
    other.press("1")
    other.press("2")
    assert "Too many tries" in other.press(digits_for(room))[0]


def test_digits_work_once_and_a_slip_that_a_phone_holds_gets_none(room, provider):
    digits = digits_for(room, room.slip())
    for number, expected in ((CARMEN, "You are in"), (ROSA, "Nobody gave these digits")):
        call = provider.call(number)
        call.press("1")
        call.press("3")
        assert expected in call.press(digits)[0]
    room.phone()
    refused = room.desk("door").post(f"/m/{room.id}/telephone/code/", {"code": room.codes[-1]})
    assert refused.status_code == 400 and "another phone" in refused.content.decode()
    assert not CallCode.objects.exists()


def test_keys_that_mean_nothing_read_the_menu_or_the_languages_again(room, provider):
    call = provider.call(ROSA)
    assert len(call.press("8")) == 3
    call.press("1")
    assert len(call.press("7")) == 6
    assert len(call.press("")) == 6
