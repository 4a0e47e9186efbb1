"""Who speaks now, who is next, and why."""

import os
from pathlib import Path

import pytest

from asamblea.cli import check_stack
from asamblea.rules import stack
from asamblea.rules.refusal import Refusal
from asamblea.rules.stack.refusals import SENTENCES

DATA = Path(os.environ.get("ASAMBLEA_DATA", Path(__file__).parents[3] / "shared" / "data"))
CASES = DATA / "stack-cases.json"

FAIR = stack.Settings()
FIRST_COME = stack.Settings(order="first_come")


def add(who: str, kind: str = "speak", **more) -> dict:
    """An entry is named after its person, in small letters."""
    return {"do": "add", "as": who.lower(), "who": who, "kind": kind, **more}


def call(at: int, id: str | None = None, **more) -> dict:
    return {"do": "call", "at": at, **({"id": id} if id else {}), **more}


def end(id: str, at: int) -> dict:
    return {"do": "end", "id": id, "at": at}


def after(*acts: dict, settings: stack.Settings = FAIR, line: stack.Stack | None = None) -> stack.Stack:
    """The stack after acts that are all possible."""
    line = line or stack.Stack()
    for act in acts:
        result = stack.apply(line, act, settings)
        assert not isinstance(result, Refusal), (act, result.code)
        line = result
    return line


def refused(line: stack.Stack, act: dict, settings: stack.Settings = FAIR) -> str:
    result = stack.apply(line, act, settings)
    assert isinstance(result, Refusal), act
    assert str(result) and "%" not in str(result)
    return result.code


def ids(line: stack.Stack) -> list[str]:
    return [entry.id for entry in line.waiting]


def reasons(line: stack.Stack, settings: stack.Settings = FAIR) -> list[str]:
    return [stack.reason(line, entry, settings).code for entry in line.waiting]


def spoke(*people: str) -> stack.Stack:
    """A new item, before which each of these spoke, as often as named, for ten seconds."""
    line = stack.Stack()
    for number, who in enumerate(people):
        turn = {"do": "add", "as": f"{who.lower()}{number}", "who": who}
        line = after(turn, call(100 * number), end(turn["as"], 100 * number + 10), line=line)
    return stack.fresh(line, at=10_000)


@pytest.fixture(scope="session")
def cases():
    assert CASES.exists(), f"stack-cases.json is missing: expected in {DATA.name}, or name its folder in ASAMBLEA_DATA."
    return check_stack.read(CASES)


def test_all_120_cases_behave_as_written(cases):
    assert len(cases) == 120
    assert {case["id"]: list(check_stack.check(case)) for case in cases} == {case["id"]: [] for case in cases}


# Who waits, and the order of kinds


def test_questions_then_interventions_then_points_then_replies_then_the_rest():
    line = after(
        add("A"), call(0), end("a", 5), add("B", "intervention"), call(6), end("b", 9),
        add("C"), add("A", "reply") | {"as": "r"}, add("D", "point", rank=2),
        add("E", "intervention"), add("F", "question"),
    )  # fmt: skip
    assert ids(line) == ["f", "e", "d", "r", "c"]
    assert reasons(line) == ["question", "intervention", "point", "reply", "never_spoken"]


def test_a_point_without_a_category_comes_after_ranked_points():
    assert ids(after(add("A", "point"), add("B", "point", rank=3))) == ["b", "a"]


def test_a_reply_needs_an_intervention_made_after_ones_own_speech():
    line = after(add("A"), call(0), end("a", 5))
    reply = add("A", "reply") | {"as": "r"}
    assert refused(line, reply) == "nothing_to_reply"
    line = after(add("B", "intervention"), call(6), line=line)
    assert refused(line, add("C", "reply")) == "nothing_to_reply"
    line = after(reply, call(20), end("r", 30), line=line)
    assert refused(line, add("A", "reply") | {"as": "r2"}) == "nothing_to_reply"


def test_the_facilitator_may_add_a_reply_for_anyone():
    assert ids(after(add("A", "reply", by="facilitator"))) == ["a"]


def test_refusals_of_joining_are_named_in_a_fixed_order():
    settings = stack.Settings(present_only=True, present=frozenset("B"))
    line = after({"do": "close"})
    assert refused(line, add("A", "point", by="facilitator"), settings) == "not_yours"
    assert refused(line, add("A"), settings) == "closed"
    assert refused(line, add("A", "point"), settings) == "not_present"


def test_the_same_id_is_never_given_twice():
    line = after(add("A"), call(0))
    assert refused(line, add("B") | {"as": "a"}) == "id_taken"


# The house order


def test_who_never_spoke_comes_before_who_spoke_once_before_who_spoke_twice():
    line = after(add("A"), add("B"), add("C"), line=spoke("A", "B", "A"))
    assert ids(line) == ["c", "b", "a"]
    assert [stack.reason(line, e, FAIR) for e in line.waiting] == [
        stack.Reason("never_spoken"),
        stack.Reason("spoken_times", n=1),
        stack.Reason("spoken_times", n=2),
    ]


def test_among_those_who_spoke_as_often_it_is_first_come():
    assert ids(after(add("B"), add("A"), add("C"), line=spoke("A", "B", "C"))) == ["b", "a", "c"]


def test_first_come_regards_nobodys_turns():
    line = after(add("A"), add("B"), settings=FIRST_COME, line=spoke("A"))
    assert (ids(line), reasons(line, FIRST_COME)) == (["a", "b"], ["first_come", "first_come"])


def test_who_is_speaking_has_spoken():
    line = after(add("A"), call(0), add("A") | {"as": "a2"}, add("B"))
    assert ids(line) == ["b", "a2"]


def test_points_of_order_and_questions_are_not_held_against_anybody():
    line = after(add("A", "point", rank=1), call(0), add("B", "question"), call(5), end("b", 9), end("a", 10))
    assert line.spoken == ()
    assert reasons(after(add("A") | {"as": "a2"}, line=line)) == ["never_spoken"]


def test_seconds_spoken_leave_pauses_out():
    line = after(add("A"), call(0), {"do": "pause", "id": "a", "at": 10}, {"do": "resume", "id": "a", "at": 25}, end("a", 40))
    assert line.spoken == (stack.Spoken("A", turns=1, seconds=25, this_round=1),)


def test_a_new_item_has_an_empty_open_line_and_remembers_who_spoke():
    line = stack.fresh(after(add("A"), add("B"), {"do": "more_time", "seconds": 30}, {"do": "close"}, call(0)), at=20)
    assert line == stack.Stack(spoken=(stack.Spoken("A", turns=1, seconds=20),))


def test_in_rounds_everyone_comes_once_before_anyone_twice():
    line = after({"do": "rounds", "on": True}, add("C"), add("A"), line=spoke("C", "C"))
    assert (ids(line), reasons(line)) == (["a", "c"], ["new_this_round", "new_this_round"])
    line = after(call(0), end("a", 5), add("A") | {"as": "a2"}, line=line)
    assert (ids(line), reasons(line)) == (["c", "a2"], ["new_this_round", "spoken_this_round"])


def test_rounds_under_first_come_and_back_again():
    line = after(add("A"), call(0), add("A") | {"as": "a2"}, add("B"), settings=FIRST_COME)
    assert ids(line) == ["a2", "b"]
    line = after({"do": "rounds", "on": True}, settings=FIRST_COME, line=line)
    assert ids(line) == ["b", "a2"]
    assert ids(after({"do": "rounds", "on": False}, settings=FIRST_COME, line=line)) == ["a2", "b"]


# Moving


def test_a_moved_entry_stays_where_it_was_put_and_says_why():
    move = {"do": "move", "id": "a", "to": 0, "reason": " has to leave for work "}
    line = after(add("B"), add("A"), move, add("C"), line=spoke("A"))
    assert ids(line) == ["a", "b", "c"]
    assert stack.reason(line, line.waiting[0], FAIR) == stack.Reason("moved_by_facilitator", words="has to leave for work")


def test_others_are_ordered_around_a_moved_entry():
    line = after(add("A"), add("B"), add("C"), {"do": "move", "id": "b", "to": 0, "reason": "child care"}, line=spoke("A"))
    assert ids(after(add("D"), line=line)) == ["b", "c", "d", "a"]


def test_a_move_needs_a_reason_a_place_and_the_facilitator():
    line = after(add("A"), add("B"))
    move = {"do": "move", "id": "b", "to": 0, "reason": "x"}
    assert refused(line, move | {"reason": "  "}) == "reason_missing"
    assert refused(line, move | {"to": 2}) == "no_such_place"
    assert refused(line, move | {"to": -1}) == "no_such_place"
    assert refused(line, move | {"id": "z"}) == "not_waiting"
    assert refused(line, move | {"by": "self", "who": "B"}) == "not_yours"


def test_a_reordered_line_is_not_sorted_again():
    line = after(add("A"), add("B"), {"do": "reorder", "order": ["a", "b"]}, add("C"), line=spoke("A"))
    assert ids(line) == ["a", "b", "c"]


def test_naming_the_order_that_is_there_moves_nobody():
    line = after(add("A"), add("B"))
    assert after({"do": "reorder", "order": ["a", "b"]}, line=line) == line


@pytest.mark.parametrize("order", [["a"], ["a", "a"], ["a", "b", "b"], ["a", "z"], ["a", 2], []])
def test_a_reorder_names_everybody_once(order):
    assert refused(after(add("A"), add("B")), {"do": "reorder", "order": order}) == "order_mismatch"


def down(who: str) -> dict:
    return {"do": "move_down", "id": who.lower(), "who": who, "by": "self"}


def test_you_may_let_the_next_person_go_first():
    line = after(add("A"), add("B"), add("C"), down("A"))
    assert (ids(line), reasons(line)) == (["b", "a", "c"], ["never_spoken", "moved_down", "never_spoken"])
    assert ids(after(down("A"), line=line)) == ["b", "c", "a"]


def test_letting_somebody_go_first_holds_when_they_spoke_more_often():
    line = after(add("A"), add("B"), down("A"), line=spoke("B"))
    assert ids(line) == ["b", "a"]
    assert ids(after(add("C"), line=line)) == ["c", "b", "a"]


def test_letting_somebody_go_first_never_keeps_newcomers_behind():
    line = after(add("A"), add("B"), down("A"), add("C"), add("D"), line=spoke("A", "B"))
    assert ids(line) == ["c", "d", "b", "a"]


def test_letting_a_moved_entry_go_first():
    line = after(add("A"), add("B"), add("C"), {"do": "move", "id": "c", "to": 1, "reason": "x"}, down("A"))
    assert ids(line) == ["c", "a", "b"]


def test_you_move_only_your_own_entry_and_not_below_the_last():
    line = after(add("A"), add("B"))
    assert refused(line, down("A") | {"who": "B"}) == "not_yours"
    assert refused(line, {"do": "move_down", "id": "a"}) == "not_yours"
    assert refused(line, down("B")) == "already_last"
    assert refused(line, down("C")) == "not_waiting"


def test_you_take_only_your_own_entry_off():
    line = after(add("A"), add("B"))
    assert refused(line, {"do": "remove", "id": "a", "who": "B", "by": "self"}) == "not_yours"
    assert refused(line, {"do": "remove", "id": "a", "by": "self"}) == "not_yours"
    assert ids(after({"do": "remove", "id": "a", "who": "A", "by": "self"}, line=line)) == ["b"]


# Speaking and time


def test_questions_one_after_the_other_need_no_resuming_between():
    line = after(add("A"), call(0), add("B", "question"), add("C", "question"), call(10), end("b", 20), call(20))
    assert [(s.id, s.state) for s in line.open] == [("a", "paused"), ("c", "speaking")]
    line = after({"do": "resume", "id": "a", "at": 30}, line=line)
    assert [(s.id, s.state, s.paused) for s in line.open] == [("a", "speaking", 20), ("c", "paused", 0)]


def test_the_next_ends_a_paused_speech_and_its_questions_in_order():
    line = after(add("A"), add("D"), call(0), add("B", "question"), call(10), add("C", "question"), call(30, "d"))
    assert [(s.id, s.begin, s.end, s.paused) for s in line.done] == [("a", 0, 30, 20), ("b", 10, 30, 0)]
    assert (ids(line), [s.id for s in line.open]) == ([], ["d"])


def test_ending_a_question_leaves_its_speech_paused_and_the_other_questions_waiting():
    line = after(add("A"), call(0), add("B", "question"), add("C", "question"), call(10), end("b", 20))
    assert ([s.state for s in line.open], ids(line)) == (["paused"], ["c"])


def test_a_clock_set_back_gives_no_negative_pause():
    line = after(add("A"), call(50), {"do": "pause", "id": "a", "at": 60}, end("a", 40))
    assert (line.done[0].paused, stack.seconds(line.done[0], 0)) == (0, 0)


def test_seconds_run_while_speaking_and_stand_while_paused():
    (speech,) = after(add("A"), call(10)).open
    assert stack.seconds(speech, 25) == 15
    (speech,) = after(add("A"), call(10), {"do": "pause", "id": "a", "at": 20}).open
    assert stack.seconds(speech, 99) == 10


def test_more_time_is_the_same_for_everybody_and_can_be_undone():
    line = after({"do": "more_time", "seconds": 30}, {"do": "more_time", "seconds": 15})
    assert line.more_seconds == 45
    assert after({"do": "usual_time"}, line=line).more_seconds == 0
    assert refused(line, {"do": "more_time", "seconds": 0}) == "no_time"


# Mistakes


def test_taking_back_puts_the_speech_in_front_and_uncounts_it():
    line = after(add("A"), add("B"), call(0), end("a", 30), {"do": "take_back"})
    assert (ids(line), reasons(line)) == (["a", "b"], ["taken_back", "never_spoken"])
    assert line.spoken == ()


def test_who_was_taken_back_stays_in_front_of_newcomers():
    line = after(add("A"), call(9), end("a", 30), {"do": "take_back"}, add("B"), line=spoke("A"))
    assert ids(line) == ["a", "b"]


def test_taking_back_takes_the_speech_and_not_the_question_that_ended_with_it():
    line = after(add("A"), call(0), add("B", "question"), call(5), end("a", 9), {"do": "take_back"})
    assert ids(line) == ["a"]


def test_a_double_tap_in_one_second_takes_back_the_later_speech():
    line = after(add("A"), add("B"), add("C"), call(5), call(5), call(5), {"do": "take_back"})
    assert ([s.id for s in line.open], ids(line)) == (["c"], ["b"])


def test_of_two_facilitators_who_tap_next_one_wins_and_the_other_is_told():
    line = after(add("A"), add("B"), add("C"), call(0))
    tap = call(60, expect="b", after="a")
    line = after(tap, line=line)
    assert refused(line, tap) == "changed"
    assert [s.id for s in line.open] == ["b"]


def test_expecting_nobody_is_an_expectation_too():
    line = after(add("A"))
    assert refused(line, call(0, expect="")) == "changed"
    assert refused(line, call(0, expect="a", after="z")) == "changed"
    assert refused(stack.Stack(), call(0, expect="", after="")) == "nobody_waiting"
    assert [s.id for s in after(call(0, expect="a", after=""), line=line).open] == ["a"]


def test_the_one_speaking_is_the_running_one_or_else_the_newest():
    line = after(add("A"), call(0), add("B", "question"), call(5))
    assert stack.now_speaking(line).id == "b"
    line = after({"do": "resume", "id": "a", "at": 9}, line=line)
    assert stack.now_speaking(line).id == "a"
    line = after({"do": "pause", "id": "a", "at": 10}, line=line)
    assert stack.now_speaking(line).id == "b"
    assert stack.now_speaking(stack.Stack()) is None


# Bad input


@pytest.mark.parametrize(
    ("act", "code"),
    [
        ({}, "unknown_act"),
        ({"do": "dance"}, "unknown_act"),
        ({"do": ["call"]}, "unknown_act"),
        ({"do": "add", "as": "a"}, "malformed"),
        ({"do": "add", "as": "a", "who": 7}, "malformed"),
        ({"do": "add", "as": "a", "who": "A", "kind": "shout"}, "unknown_kind"),
        ({"do": "add", "as": "a", "who": "A", "kind": ["speak"]}, "malformed"),
        ({"do": "add", "as": "a", "who": "A", "kind": "point", "rank": "1"}, "malformed"),
        ({"do": "add", "as": "a", "who": "A", "by": "chair"}, "malformed"),
        ({"do": "call"}, "malformed"),
        ({"do": "call", "at": 1.5}, "malformed"),
        ({"do": "call", "at": 1, "expect": 3}, "malformed"),
        ({"do": "reorder", "order": "ab"}, "malformed"),
        ({"do": "move", "id": "a", "to": True, "reason": "x"}, "malformed"),
        ({"do": "rounds"}, "malformed"),
    ],
)
def test_an_act_that_is_none_is_refused_in_a_sentence(act, code):
    assert refused(stack.Stack(), act) == code


def test_every_sentence_ends_and_every_place_in_it_is_filled():
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())
