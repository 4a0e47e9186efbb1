"""Wrong input: a refusal names what is wrong in the reader's language and changes nothing."""

import threading

import pytest
from django.db import connections
from django.test import Client

from asamblea.languages import CODES
from asamblea.meetings import ballots, minutes
from asamblea.meetings.models import Outcome, Signal
from asamblea.meetings.pages import room as pages
from asamblea.rules import record
from asamblea.rules.meeting import floor, signals
from asamblea.rules.record import Verified
from asamblea.slips import public as slips
from asamblea.slips.models import Slip
from tests.meetings.conftest import said


def heard(room, phone: Client, vote: str, lang: str = "en", **fields: object) -> str:
    return room.cast(phone, vote, lang, **fields).text.lower()


@pytest.mark.parametrize("lang", CODES)
def test_a_ballot_after_closing_is_not_counted_and_says_so(room, lang):
    vote, phone = room.vote(), room.phone(lang)
    room.closes(vote)
    said_so = heard(room, phone, vote, lang, choice="agree")
    assert 'class="refused"' in said_so and 'class="counted"' not in said_so
    assert room.state.votes[vote].result["voted"] == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"choice": "maybe"}, "not on the ballot"),
        ({"choice": ""}, "choose one"),
        ({}, "choose one"),
        ({"choice": "block"}, "say why"),
        ({"choice": "block", "reason": "   "}, "say why"),
        ({"choice": "agree", "reason": "x" * 501}, "at most 500"),
        ({"choice": "agree", "pledge": "-1"}, "hours"),
        ({"choice": "agree", "pledge": "lots"}, "hours"),
        ({"choice": "agree", "pledge": "9" * 50}, "hours"),
    ],
)
def test_what_is_not_on_the_ballot_is_not_counted(room, fields, sentence):
    vote, phone = room.vote(), room.phone()
    assert sentence in heard(room, phone, vote, **fields)
    assert ballots.urn().turnout(room.id, vote) == 0


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("irv", {"rank-1": 1, "rank-2": 1}),
        ("irv", {"rank-9": 1}),
        ("stv", {"rank-1": "first"}),
        ("score", {"score-1": 6}),
        ("score", {"score-1": -1}),
        ("approval", {"approve": "9"}),
        ("equal_shares", {"approve": "1; DROP"}),
    ],
)
def test_options_that_are_not_there_are_not_counted(room, method, fields):
    vote, phone = room.asks(method, "Ana", "Rosa", **({"budget": 20} if method == "equal_shares" else {})), room.phone()
    assert 'class="refused"' in heard(room, phone, vote, **fields)
    assert ballots.urn().turnout(room.id, vote) == 0


@pytest.mark.parametrize("vote", ["v99", "x", "v1.v2", "%00", "..", "v" * 50])
def test_a_vote_that_is_not_there_takes_no_ballot(room, vote):
    assert 'class="refused"' in heard(room, room.phone(), vote, choice="agree")


@pytest.mark.parametrize("how", ["made void", "taken by another phone", "never handed out", "without a slip"])
def test_a_slip_that_is_not_ones_own_votes_for_nobody(room, how):
    vote, phone = room.vote(), room.phone()
    if how == "made void":
        slips.make_void(slips.find(room.id, room.codes[0]))
    elif how == "taken by another phone":
        slips.release(slips.find(room.id, room.codes[0]))
        Client().post("/s/", {"code": room.codes[0], "language": "es"})
    elif how == "never handed out":
        Slip.objects.all().delete()
    else:
        phone = Client()
    assert 'class="refused"' in heard(room, phone, vote, choice="agree")
    assert ballots.urn().turnout(room.id, vote) == 0


def test_a_slip_made_void_takes_its_ballot_out_of_every_open_urn_and_of_the_result(room):
    vote = room.vote()
    lost, other = room.phone(), room.phone()
    heard(room, lost, vote, choice="block", reason="no")
    heard(room, other, vote, choice="agree", pledge=3)
    answer = room.desk("door").post(f"/m/{room.id}/door/do/void/", {"code": room.codes[0]})
    assert answer.status_code == 200
    assert room.closes(vote).state.votes[vote].result["counts"] == {"agree": 1, "aside": 0, "block": 0}


def test_a_phone_that_taps_twice_at_once_counts_once(room):
    phone = room.phone()
    room.phone()
    room.does(signals.OpenTemperature())
    cookie, start = phone.cookies["slip"].value, threading.Barrier(4)

    def tap() -> None:
        client = Client()
        client.cookies["slip"] = cookie
        start.wait()
        try:
            room.do(client, "temperature", mark="up")
            room.do(client, "follow")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tap) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert (room.state.temperature.up, room.state.cannot_follow) == (1, 1)
    assert Signal.objects.count() == 2


def test_of_two_facilitators_who_close_a_vote_at_once_one_is_told_and_every_ballot_stands(room):
    vote, phone = room.vote(), room.phone()
    heard(room, phone, vote, choice="agree")
    desks, answers, start = [room.desk(), room.desk()], [], threading.Barrier(2)

    def close(desk: Client) -> None:
        start.wait()
        try:
            answers.append(room.table(desk, "close-vote", vote=vote).content.decode())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=close, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted('class="counted"' in a for a in answers) == [False, True]
    assert room.state.votes[vote].result["counts"]["agree"] == 1
    assert len([e for e in minutes.entries_of(room.id) if e["kind"] == "vote_closed"]) == 1


def test_of_two_who_record_a_decision_at_once_the_second_hears_what_changed(room):
    vote, phone = room.vote(), room.phone()
    heard(room, phone, vote, choice="agree")
    room.closes(vote)
    carried = {"vote": vote, "owner": "mesa", "owner_kind": "role", "due": "2026-12-20"}
    assert 'class="counted"' in room.table(room.desk(), "decide", **carried).content.decode()
    assert "already recorded" in room.table(room.desk(), "decide", **carried).content.decode()
    assert Outcome.objects.count() == 1


def test_a_clock_that_is_set_back_makes_no_entry_older_than_the_one_before(room, monkeypatch):
    now = minutes.now_ms()
    phone = room.phone()
    monkeypatch.setattr(minutes, "now_ms", lambda: now - 86_400_000)
    assert "You are in line" in room.do(phone, "speak").content.decode()
    times = [e["at"] for e in minutes.entries_of(room.id)]
    assert times == sorted(times)
    assert isinstance(record.verify(record.of_entries(minutes.entries_of(room.id))), Verified)
    assert phone.get(f"/m/{room.id}/").status_code == 200


@pytest.mark.parametrize(
    "name", ["close-vote", "cancel-vote", "accept-amendment", "table", "strike", "take-back", "resume", "house-rule"]
)
@pytest.mark.parametrize("value", ["", "../../etc/passwd", "v1.v2", "\x00", "x" * 60_000, "<script>", "９９"])
def test_nonsense_in_any_field_of_the_table_is_a_sentence(room, name, value):
    before = room.state
    fields = dict.fromkeys(("vote", "why", "amendment", "proposal", "to", "note", "entry", "rule", "value", "text"), value)
    answer = room.table(room.desk(), name, **fields)
    assert answer.status_code in (200, 413)
    assert 'class="refused"' in answer.content.decode()
    assert room.state == before


@pytest.mark.parametrize("name", [*pages.neighbor.ACTS, *pages.neighbor.SIGNALS, "vote", "name", "__class__"])
def test_nonsense_in_any_field_of_a_phone_breaks_nothing(room, name):
    phone = room.phone()
    for value in ("", "\x00", "' OR 1=1", "9" * 5000, "٣", "<script>", "s1", "p1"):
        fields = dict.fromkeys(("entry", "proposal", "amendment", "text", "rank", "mark", "hours", "name", "lang"), value)
        answer = room.do(phone, name, **fields)
        assert answer.status_code == 200
    found = record.verify(record.of_entries(minutes.entries_of(room.id)))
    assert isinstance(found, Verified), found


@pytest.mark.parametrize("lang", ["x" * 5000, 'es"><script>', "\x00", "zh-Hant-TW-x-private-use", "ES", "-"])
def test_a_language_nobody_speaks_is_the_pages_own(room, lang):
    """The record keeps it for ever, in a column of twelve characters: a long one once kept a decision from being recorded."""
    phone = room.phone("ko")
    room.do(phone, "propose", text="화요일", lang=lang)
    assert room.state.proposals["p1"].text == {"lang": "ko", "text": "화요일"}
    room.table(room.desk(), "open-vote", proposal="p1", method="consent", by="urn")
    heard(room, phone, "v1", choice="agree")
    room.table(room.desk(), "close-vote", vote="v1")
    done = room.table(room.desk(), "decide", vote="v1", owner="mesa", owner_kind="role", due="2026-12-20")
    assert 'class="counted"' in done.content.decode()


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\ufeff", "\x00", "\x1b", "\r"])
def test_marks_that_turn_writing_around_are_taken_out_of_everything_that_is_shown(room, mark):
    phone, desk = room.phone(), room.desk()
    words = f"a{mark}b"
    room.do(phone, "name", name=words)
    room.do(phone, "propose", text=words)
    room.table(desk, "note", text=words)
    room.table(desk, "add-item", title=words, asks="share", minutes="5")
    room.do(phone, "speak")
    room.table(desk, "move", entry="s1", place="0", why=words)
    for client, path in ((phone, ""), (desk, "desk/facilitator/"), (desk, "desk/notes/"), (desk, "wall/")):
        assert mark == "\r" or mark not in client.get(f"/m/{room.id}/{path}").content.decode()
    assert not any(mark in line for line in minutes.lines_of(room.id))


def test_marks_that_a_language_needs_stay(room):
    phone = room.phone()
    room.do(phone, "name", name="علي\u200f")
    assert slips.names(room.id) == {1: "علي\u200f"}


def test_tellers_who_differ_count_again_and_one_alone_decides_nothing(room):
    for _ in range(3):
        room.phone()
    desk = room.desk()
    room.table(desk, "propose", text="abrir los martes")
    room.table(desk, "open-vote", proposal="p1", method="majority", by="hands")
    count = {"vote": "v1", "count-no": "0", "count-abstain": "0"}
    for teller, yes in (("1", "3"), ("1", "2"), ("2", "3")):
        room.table(desk, "enter-count", **count, teller=teller, **{"count-yes": yes})
        assert room.state.votes["v1"].status == "open"
    assert minutes.entries_of(room.id)[-1]["kind"] == "counts_differ"
    assert 'class="refused"' in room.table(desk, "enter-count", **count, teller="1", **{"count-yes": "4"}).content.decode()
    for teller in ("1", "2"):
        room.table(desk, "enter-count", **count, teller=teller, **{"count-yes": "3"})
    assert room.state.votes["v1"].result["counts"]["yes"] == 3


@pytest.mark.parametrize(
    ("method", "more"),
    [
        ("approval", {}),
        ("score", {}),
        ("irv", {}),
        ("schulze", {}),
        ("stv", {"seats": "2"}),
        ("equal_shares", {"budget": "20"}),
    ],
)
def test_choices_are_opened_voted_and_decided_from_the_facilitators_form(room, method, more):
    desk, phones = room.desk(), [room.phone() for _ in range(3)]
    lines = "Ana = 10\nRosa=10\nLeo = 15" if method == "equal_shares" else "Ana\nRosa\nLeo"
    opened = room.table(desk, "open-vote", method=method, question="¿Quién?", options=lines, by="urn", **more)
    assert 'class="counted"' in opened.content.decode()
    assert [o["text"]["text"] for o in room.state.votes["v1"].spec["options"]] == ["Ana", "Rosa", "Leo"]
    assert "Ana" in phones[0].get(f"/m/{room.id}/").content.decode()
    given = {"approval": {"approve": "1"}, "equal_shares": {"approve": "1"}, "score": {"score-1": 5}}
    for phone in phones:
        assert "counted" in heard(room, phone, "v1", **given.get(method, {"rank-1": 1, "rank-2": 2}))
    assert 'class="counted"' in room.table(desk, "close-vote", vote="v1").content.decode()
    assert "1" in room.state.votes["v1"].result["winners"]
    room.table(desk, "decide", vote="v1", owner="mesa", owner_kind="role", due="2026-12-20")
    assert "Ana" in room.state.decisions["d1"].text["text"]


@pytest.mark.parametrize(
    "options", ["Ana\nRosa", "Ana = 0\nRosa = 0", "Ana = -5\nRosa = x", "= 5\n= 6", "a = " + "9" * 900 + "\nb = 1"]
)
@pytest.mark.parametrize("budget", ["", "0", "20"])
def test_a_budget_without_costs_breaks_no_count(room, options, budget):
    phone = room.phone()
    opened = room.table(room.desk(), "open-vote", method="equal_shares", question="¿?", options=options, by="urn", budget=budget)
    if 'class="refused"' in opened.content.decode():
        assert room.state.votes == {}
        return
    heard(room, phone, "v1", approve="1")
    room.closes("v1")
    assert isinstance(record.verify(record.of_entries(minutes.entries_of(room.id))), Verified)
    assert Client().get(f"/a/ocho/m/{room.id}/v1/").status_code == 200
    assert Client().get(f"/a/ocho/m/{room.id}/v1.pb").status_code == 200


def test_a_house_rule_is_in_force_at_once_and_at_the_next_meeting(room):
    from django.utils import timezone

    from asamblea.assemblies import public as assemblies
    from asamblea.meetings import public as meetings

    desk, phone = room.desk(), room.phone()
    room.table(desk, "house-rule", rule="quorum", value="5", text="quórum de cinco")
    assert room.state.house.quorum == 0
    room.table(desk, "open-vote", proposal="p1", method="consent", by="urn")
    heard(room, phone, "v1", choice="agree")
    room.table(desk, "close-vote", vote="v1")
    assert room.state.house.quorum == 0, "adopted, and not yet recorded with who carries it"
    room.table(desk, "decide", vote="v1", owner="mesa", owner_kind="role", due="2026-12-20")
    assert room.state.house.quorum == 5
    room.table(desk, "propose", text="abrir los martes")
    room.table(desk, "open-vote", proposal="p2", method="consent", by="urn")
    heard(room, phone, "v2", choice="agree")
    room.table(desk, "close-vote", vote="v2")
    assert room.state.votes["v2"].result["outcome"] == "no_quorum"
    assert meetings.house_rules_of("ocho").quorum == 5
    planned = meetings.plan_meeting(assemblies.get("ocho"), said("Diciembre"), timezone.now(), "", ("es",))
    assert minutes.state_of(planned).house.quorum == 5


@pytest.mark.parametrize("value", ["-1", "999999999", "many", ""])
def test_a_house_rule_out_of_bounds_is_not_even_proposed(room, value):
    assert 'class="refused"' in room.table(room.desk(), "house-rule", rule="quorum", value=value, text="x").content.decode()
    assert room.state.proposals == {}


def test_the_line_moves_only_by_who_may_move_it(room):
    phone, other = room.phone(), room.phone()
    room.do(phone, "speak")
    room.does(floor.CallNext())
    assert 'class="refused"' in room.do(other, "finish", entry="s1").content.decode()
    assert 'class="refused"' in room.table(other, "call").content.decode()
    assert room.state.stack.open[-1].who == "1"


def test_a_decision_rests_on_a_vote_that_adopted_it(room):
    vote, phone = room.vote(), room.phone()
    heard(room, phone, vote, choice="block", reason="no")
    room.closes(vote)
    carried = {"vote": vote, "owner": "mesa", "owner_kind": "role", "due": "2026-12-20"}
    assert "rests on a vote" in room.table(room.desk(), "decide", **carried).content.decode()
    assert room.state.decisions == {}
