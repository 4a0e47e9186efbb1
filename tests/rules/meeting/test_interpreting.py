import pytest
from hypothesis import given, strategies as st

from asamblea.rules.meeting import agenda, floor, interpreting, opening, proposals, voting
from asamblea.rules.refusal import Refusal
from tests.rules.meeting.evening import SEED, Evening, ballots, said

KO_ES = ("ko", "es")
MINUTE = 60_000


def two_there(**house) -> Evening:
    """Return an evening at which two interpret Korean and Spanish: r1 has the turn, r2 rests."""
    evening = Evening(**house)
    for place in ("junto a la ventana", "atrás"):
        evening.did(interpreting.TakePair(KO_ES, place), by="interpreter")
    return evening


def pair_of(evening: Evening) -> interpreting.Interpreted:
    return evening.state.interpreted["es+ko"]


def vote_ready() -> Evening:
    evening = two_there()
    evening.did(proposals.Propose(1, said("martes")), by="neighbor")
    return evening


OPEN = voting.OpenVote("majority", SEED, proposal="p1")


def test_who_comes_first_interprets_and_the_second_rests():
    pair = pair_of(two_there())
    assert pair.now and pair.now.id == "r1" and pair.now.place == "junto a la ventana"
    assert [one.id for one in pair.resting] == ["r2"]


def test_a_swap_starts_a_new_turn():
    evening = two_there(interpreter_minutes=25)
    evening.at += 21 * MINUTE
    assert pair_of(evening).turn(evening.at, 25) == "soon"
    evening.did(interpreting.TakeOver("r2"), by="interpreter")
    pair = pair_of(evening)
    assert (pair.people[0].id, pair.minutes(evening.at)) == ("r2", 0)
    assert evening.refused(interpreting.TakeOver("r2"), by="interpreter") == "interprets_already"


@pytest.mark.parametrize(
    ("minutes", "turn"), [(0, "fresh"), (19, "fresh"), (20, "soon"), (29, "soon"), (30, "late"), (90, "late")]
)
def test_a_turn_of_25_minutes_is_reminded_after_20_and_too_long_after_30(minutes, turn):
    pair = pair_of(two_there())
    assert pair.turn(pair.since + minutes * MINUTE, 25) == turn


def test_who_leaves_in_the_middle_hands_over_and_the_last_leaves_a_gap():
    evening = two_there()
    evening.did(interpreting.LeavePair("r1"), by="interpreter")
    assert pair_of(evening).now.id == "r2" and pair_of(evening).since == evening.at
    evening.did(interpreting.LeavePair("r2"), by="interpreter")
    assert pair_of(evening).now is None
    assert evening.refused(interpreting.LeavePair("r2"), by="interpreter") == "unknown_interpreter"
    assert evening.refused(interpreting.TakeOver("r1"), by="interpreter") == "unknown_interpreter"
    evening.did(interpreting.TakePair(KO_ES), by="interpreter")
    assert pair_of(evening).now.id == "r3"


def test_who_rests_may_leave_without_a_new_turn():
    evening = two_there()
    since = pair_of(evening).since
    evening.did(interpreting.LeavePair("r2"), by="interpreter")
    assert (pair_of(evening).now.id, pair_of(evening).since) == ("r1", since)


def test_an_interpreter_who_goes_home_leaves_their_pairs():
    evening = Evening()
    for pair in (KO_ES, ("en", "es")):
        evening.did(interpreting.TakePair(pair, "", 2), by="interpreter")
    entries = evening.did(opening.Leave(2), by="neighbor")
    assert [e["kind"] for e in entries] == ["left", "pair_left", "pair_left"]
    assert [pair.people for pair in evening.state.interpreted.values()] == [(), ()]


@given(acts=st.lists(st.tuples(st.sampled_from(["take", "over", "leave"]), st.integers(1, 5)), max_size=30))
def test_while_two_are_there_somebody_interprets_and_somebody_rests(acts):
    evening, there = Evening(), []
    for act, n in acts:
        command = {
            "take": interpreting.TakePair(KO_ES),
            "over": interpreting.TakeOver(f"r{n}"),
            "leave": interpreting.LeavePair(f"r{n}"),
        }[act]
        done = evening.act(command, by="interpreter")
        if not isinstance(done, Refusal):
            there += [done[0]["id"]] if act == "take" else []
            there = [one for one in there if act != "leave" or one != f"r{n}"]
        pair = evening.state.interpreted.get("es+ko")
        people = [one.id for one in pair.people] if pair else []
        assert sorted(people) == sorted(there)
        if act == "over" and not isinstance(done, Refusal):
            assert pair.now.id == f"r{n}"


@pytest.mark.parametrize(
    ("pair", "seat", "code"),
    [
        (("ko", "ko"), None, "same_language"),
        (("ko", ""), None, "unknown_pair"),
        (("한국어", "es"), None, "unknown_pair"),
        (("tl", "zap"), None, "pair_not_here"),
        (KO_ES, 9, "not_here"),
        (KO_ES, 2, "pair_taken"),
    ],
)
def test_a_pair_that_makes_no_sense_here_is_refused(pair, seat, code):
    evening = Evening()
    evening.did(interpreting.TakePair(("es", "ko"), "", 2), by="interpreter")
    assert evening.refused(interpreting.TakePair(pair, "", seat), by="interpreter") == code


def test_interpreters_sit_down_before_the_meeting_and_are_gone_after_it():
    evening = Evening(asks="share", begun=False)
    evening.did(interpreting.TakePair(KO_ES), by="interpreter")
    evening.did(opening.OpenMeeting())
    assert pair_of(evening).now
    evening.did(interpreting.NotInterpreted("ko"), by="interpreter")
    evening.did(opening.CloseMeeting())
    assert not evening.state.interpreted and not evening.state.holds
    assert evening.refused(interpreting.TakePair(KO_ES), by="interpreter") == "meeting_closed"


def test_what_is_not_interpreted_holds_a_vote_until_an_interpreter_clears_it():
    evening = vote_ready()
    evening.did(interpreting.NotInterpreted("ko"), by="neighbor")
    assert evening.refused(OPEN) == "not_interpreted"
    evening.did(interpreting.ClearNotInterpreted("ko"), by="interpreter")
    evening.did(OPEN)
    evening.did(interpreting.NotInterpreted("ko"), by="interpreter")
    assert evening.refused(voting.CloseVote("v1", ballots(["yes"]))) == "not_interpreted"
    evening.did(interpreting.ClearNotInterpreted("ko"), by="interpreter")
    evening.did(voting.CloseVote("v1", ballots(["yes"])))
    assert evening.refused(interpreting.ClearNotInterpreted("ko"), by="interpreter") == "no_hold"


def test_hands_are_not_counted_while_something_is_not_interpreted():
    evening = vote_ready()
    evening.did(voting.OpenVote("majority", SEED, proposal="p1", by="hands"))
    evening.did(interpreting.NotInterpreted("ko"), by="neighbor")
    count = voting.EnterCount("v1", "1", {"yes": 3, "no": 0})
    assert evening.refused(count, by="teller") == "not_interpreted"


def test_the_table_ends_a_hold_that_nobody_clears_and_says_why():
    evening = vote_ready()
    evening.did(interpreting.NotInterpreted("ko"), by="interpreter")
    assert evening.refused(interpreting.ClearNotInterpreted("ko")) == "not_your_role"
    assert evening.refused(interpreting.EndHold("ko", said(""))) == "why_empty"
    ended = evening.did(interpreting.EndHold("ko", said("la intérprete se fue; lo repitió su vecina")))
    assert ended[0]["why"]["text"].startswith("la intérprete")
    evening.did(OPEN)


def test_a_hold_outlasts_the_item():
    evening = vote_ready()
    evening.did(interpreting.NotInterpreted("ko"), by="neighbor")
    evening.did(agenda.AddItem(said("otra"), "share"))
    evening.did(agenda.OpenItem("i2"))
    assert evening.state.holds == {"ko": 1}


def test_a_vote_that_stays_open_after_the_meeting_closes_at_its_hour_all_the_same():
    evening = vote_ready()
    prepared = {"owner": "mesa", "owner_kind": "role", "due": "2026-12-20", "review": "", "next": said("luego")}
    evening.did(voting.OpenVote("majority", SEED, proposal="p1", until=evening.at + MINUTE, prepared=prepared))
    evening.did(interpreting.NotInterpreted("ko"), by="neighbor")
    evening.did(voting.CloseVote("v1", ballots(["yes"])), by="clock", later=2 * MINUTE)


def test_nobody_waits_for_a_language_that_is_not_spoken_here():
    evening = two_there()
    assert evening.refused(interpreting.NotInterpreted("tl"), by="interpreter") == "language_not_declared"
    evening.did(interpreting.NotInterpreted("tl", declared=("tl",)), by="neighbor")
    evening.did(interpreting.TakePair(("zap", "es")), by="interpreter")
    evening.did(interpreting.NotInterpreted("zap"), by="interpreter")
    assert evening.state.holds == {"tl": 1, "zap": 1}


def test_asking_for_slower_ends_with_the_next_speaker():
    evening = two_there()
    evening.did(interpreting.SpeakSlower(), by="neighbor")
    evening.did(interpreting.SpeakSlower(), by="interpreter")
    assert evening.state.speak_slower == 2
    evening.did(floor.JoinStack(1), by="neighbor")
    evening.did(floor.CallNext())
    assert evening.state.speak_slower == 0
    assert evening.refused(interpreting.ClearSpeakSlower()) == "nothing_to_clear"
    evening.did(interpreting.SpeakSlower(), by="neighbor")
    assert evening.did(interpreting.ClearSpeakSlower(), by="interpreter")[0]["people"] == 1


def test_signals_of_interpreting_carry_no_seat():
    evening = two_there()
    evening.did(interpreting.SpeakSlower(), by="neighbor")
    evening.did(interpreting.NotInterpreted("ko"), by="neighbor")
    assert all("seat" not in e for e in evening.entries if e["kind"] in ("speak_slower", "not_interpreted"))


def test_before_the_meeting_nothing_is_said_that_could_wait():
    evening = Evening(begun=False)
    assert evening.refused(interpreting.NotInterpreted("ko"), by="neighbor") == "meeting_not_open"
    assert evening.refused(interpreting.SpeakSlower(), by="neighbor") == "meeting_not_open"
