"""A record that anybody may check: an honest one holds, and whatever is changed in it shows."""

import copy
import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from asamblea.rules import chain, record, tally
from asamblea.rules.meeting import agenda, decisions, floor, notes, opening, proposals, signals, voting
from asamblea.rules.record import Verified
from asamblea.rules.refusal import Refusal
from tests.rules.meeting.evening import SEED, Evening, ballots, said
from tests.rules.meeting.test_any_evening import PREPARED, AnyEvening

HOUR = 3_600_000
WHITE = b" \t\r\n"


def whole_evening() -> Evening:
    """Return an evening with a line, a temperature, a decision, an election, hands, a late vote and a no-decision."""
    evening = Evening(neighbors=4)
    evening.did(floor.JoinStack(1), by="neighbor")
    evening.did(floor.CallNext())
    evening.did(signals.OpenTemperature())
    evening.did(signals.GiveTemperature("up"), by="neighbor")
    evening.did(signals.CloseTemperature("t1"))
    evening.did(proposals.Propose(1, said("abrir los martes"), 6), by="neighbor")
    evening.did(voting.OpenVote("consent", SEED, proposal="p1"))
    evening.did(voting.CloseVote("v1", ballots(["agree", "agree", "aside", "block"]), (2, 5)))
    evening.did(voting.OpenVote("majority", SEED, proposal="p1"))
    evening.did(voting.CloseVote("v2", ballots(["yes", "yes", "no"])))
    evening.did(decisions.RecordDecision("v2", "mesa", "role", "2026-12-20"))
    evening.did(agenda.AddItem(said("¿Quién coordina?"), "decide"))
    evening.did(agenda.OpenItem("i2"))
    options = [{"text": said(name), "cost": 1} for name in ("Ana", "이민", "Rosa")]
    evening.did(voting.OpenVote("stv", SEED, options=options, seats=2))
    ranked = [{"receipt": f"R{n}", "ballot": {"ranking": r}} for n, r in enumerate((["1", "2"], ["2"], ["3", "1"]))]
    evening.did(voting.CloseVote("v3", ranked))
    evening.did(notes.AddNote(said("“así”, dijo — 좋아요\n\tsegunda línea")), by="note-taker")
    evening.did(proposals.Propose(None, said("limpiar el patio")))
    evening.did(voting.OpenVote("majority", SEED, proposal="p2", by="hands"))
    for teller in ("1", "2"):
        evening.did(voting.EnterCount("v4", teller, {"yes": 3, "no": 1}), by="teller")
    evening.did(decisions.RecordNoDecision("i2", said("falta gente"), said("en enero")))
    evening.did(agenda.AddItem(said("¿Turno de noche?"), "decide"))
    evening.did(agenda.OpenItem("i3"))
    evening.did(proposals.Propose(None, said("turno de noche")))
    evening.did(voting.OpenVote("consent", SEED, proposal="p3", until=evening.at + HOUR, prepared=PREPARED))
    evening.did(opening.CloseMeeting())
    evening.did(voting.CloseVote("v5", ballots(["agree", "aside"])), by="clock", later=2 * HOUR)
    return evening


@cache
def honest_text() -> str:
    return record.written(record.of_entries(whole_evening().entries))


def honest() -> dict[str, Any]:
    """Return the record of a whole evening, to be tampered with."""
    return json.loads(honest_text())


def entry(tampered: dict[str, Any], kind: str, **has: object) -> dict[str, Any]:
    """Return the first entry of a kind that says this."""
    return next(e for e in tampered["entries"] if e["kind"] == kind and has.items() <= e.items())


def chained(tampered: dict[str, Any]) -> dict[str, Any]:
    """Return the record with numbers, chain and head computed anew, as somebody would who hides a change."""
    bare = [{k: v for k, v in e.items() if k not in ("n", "prev", "hash")} for e in tampered["entries"]]
    entries = chain.link(bare)
    return {**tampered, "entries": list(entries), "head": entries[-1]["hash"]}


def refusal_of(tampered: object) -> Refusal:
    found = record.verify(tampered)
    assert isinstance(found, Refusal)
    assert str(found)
    return found


def test_an_honest_record_holds_and_every_vote_is_counted_again():
    found = record.verify(honest())
    assert isinstance(found, Verified), found
    assert list(found.votes) == ["v1", "v2", "v3", "v4", "v5"]
    assert found.state == whole_evening().state


def test_what_is_written_is_read_back_the_same():
    made = record.of_entries(whole_evening().entries)
    assert json.loads(record.written(made)) == json.loads(json.dumps(made))


def test_every_entry_stands_on_a_line_of_its_own_in_the_form_that_was_hashed():
    lines = honest_text().splitlines()[1:-1]
    entries = whole_evening().entries
    assert [line.removesuffix(",").encode() for line in lines] == [chain.canonical(e) for e in entries]


def test_the_record_of_a_meeting_that_is_still_open_holds_too_up_to_any_act():
    entries = whole_evening().entries
    for n in range(1, len(entries) + 1):
        found = record.verify(record.of_entries(entries[:n]))
        if n < len(entries) and entries[n]["at"] == entries[n - 1]["at"]:  # in the middle of an act
            assert isinstance(found, Refusal) and found.code == "entry_missing", (n, found)
        else:
            assert isinstance(found, Verified), (n, found)


class RecordOfAnyEvening(AnyEvening):
    """Whatever happened that evening, its record holds."""

    def teardown(self):
        if hasattr(self, "evening"):
            made = json.loads(record.written(record.of_entries(self.evening.entries)))
            found = record.verify(made)
            assert isinstance(found, Verified), found
            assert found.state == self.evening.state


TestRecordOfAnyEvening = RecordOfAnyEvening.TestCase
TestRecordOfAnyEvening.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_any_changed_byte_is_noticed(data):
    """White space between the parts of JSON is the one exception: it is not part of what the file says."""
    octets = bytearray(honest_text().encode())
    at = data.draw(st.integers(0, len(octets) - 1))
    new = data.draw(st.integers(0, 255).filter(lambda b: b != octets[at]))
    was = octets[at]
    octets[at] = new
    try:
        changed = json.loads(octets.decode())
    except ValueError:
        return
    if changed == honest():
        assert was in WHITE and new in WHITE
    else:
        assert isinstance(record.verify(changed), Refusal)


@pytest.mark.parametrize("where", ["meeting", "assembly", "head", "format", "entries"])
def test_each_letter_of_the_files_frame_is_noticed(where):
    text = honest_text()
    start = text.index(f'"{where}"')
    for at in range(start, start + len(where) + 12):
        for new in '0aZ"{}:,\u200b':
            changed = text[:at] + new + text[at + 1 :]
            try:
                read = json.loads(changed)
            except ValueError:
                continue
            assert read == honest() or isinstance(record.verify(read), Refusal), changed[start : at + 9]


@pytest.mark.parametrize("kind", ["vote_opened", "vote_closed", "arrived", "decision_recorded"])
def test_a_removed_entry_is_named(kind):
    tampered = honest()
    gone = entry(tampered, kind)
    tampered["entries"].remove(gone)
    assert refusal_of(tampered).params["n"] == gone["n"]


def test_entries_cut_off_at_the_end_are_noticed():
    tampered = honest()
    tampered["entries"].pop()
    assert refusal_of(tampered).code == "other_head"


def test_swapped_entries_are_noticed():
    tampered = honest()
    tampered["entries"][4], tampered["entries"][5] = tampered["entries"][5], tampered["entries"][4]
    assert refusal_of(tampered).code == "entry_out_of_place"


def test_a_doubled_entry_is_noticed():
    tampered = honest()
    tampered["entries"].insert(5, tampered["entries"][5])
    assert refusal_of(tampered).code == "entry_out_of_place"


def test_a_record_without_entries_is_none():
    assert refusal_of({**honest(), "entries": []}).code == "no_entries"


@pytest.mark.parametrize(("name", "value"), [("meeting", "m2"), ("assembly", "other"), ("note", "trust us"), ("assembly", 1)])
def test_what_stands_around_the_entries_must_be_what_they_say(name, value):
    found = refusal_of({**honest(), name: value})
    assert (found.code, found.params["name"]) == ("changed_outside", name)


def test_a_ballot_that_was_changed_with_all_its_hashes_is_found_by_counting():
    tampered = honest()
    entry(tampered, "vote_closed", vote="v2")["ballots"][0]["ballot"] = {"choice": "no"}
    found = refusal_of(chained(tampered))
    assert (found.code, found.params["vote"]) == ("other_result", "v2")


def test_a_result_that_was_changed_with_all_its_hashes_is_found_by_counting():
    tampered = honest()
    entry(tampered, "vote_closed", vote="v3")["result"]["winners"] = ["1"]
    assert refusal_of(chained(tampered)).code == "other_result"


def test_hands_that_were_changed_are_not_what_two_tellers_counted():
    tampered = honest()
    entry(tampered, "vote_closed", vote="v4")["counts"] = {"yes": 1, "no": 3}
    assert refusal_of(chained(tampered)).code == "entry_other"


def test_hands_that_were_changed_at_both_tellers_are_found_by_counting():
    tampered = honest()
    for told in tampered["entries"]:
        if told["kind"] in ("count_entered", "vote_closed") and told["vote"] == "v4":
            told["counts"] = {"yes": 1, "no": 3}
    assert refusal_of(chained(tampered)).code == "other_result"


def test_a_ballot_that_is_none_of_this_vote_is_named_by_its_receipt():
    tampered = honest()
    entry(tampered, "vote_closed", vote="v2")["ballots"][1]["ballot"] = {"choice": "twice"}
    found = refusal_of(chained(tampered))
    assert (found.code, found.params["receipt"]) == ("ballot_malformed", "R001")


def stuffed(times: int) -> dict[str, Any]:
    """Return the record with more ballots for yes, the count and all hashes put right."""
    tampered = honest()
    closed = entry(tampered, "vote_closed", vote="v2")
    more = [{"receipt": f"S{n:03d}", "ballot": {"choice": "yes"}} for n in range(times)]
    return _recounted(tampered, closed, closed["ballots"] + more)


def _recounted(tampered: dict[str, Any], closed: dict[str, Any], cast: list[Any]) -> dict[str, Any]:
    vote = next(e["vote"] for e in tampered["entries"] if e["kind"] == "vote_opened" and e["vote"]["id"] == closed["vote"])
    closed["ballots"] = cast
    closed["result"] = tally.count(vote, [one["ballot"] for one in cast], present=closed["present"])
    return chained(tampered)


def test_more_ballots_than_slips_are_noticed_even_where_the_count_was_put_right():
    assert refusal_of(stuffed(9)).code == "more_ballots_than_slips"


def test_a_ballot_that_stands_there_twice_is_noticed_even_where_the_count_was_put_right():
    tampered = honest()
    closed = entry(tampered, "vote_closed", vote="v2")
    assert refusal_of(_recounted(tampered, closed, closed["ballots"] + closed["ballots"][:1])).code == "more_ballots_than_slips"


def test_a_decision_without_a_vote_that_adopted_it_is_noticed():
    tampered = honest()
    entry(tampered, "decision_recorded")["vote"] = "v1"
    assert refusal_of(chained(tampered)).code == "entry_impossible"


@pytest.mark.parametrize(("kind", "name", "value"), [("vote_opened", "present", 1), ("vote_closed", "present", 400)])
def test_people_who_were_not_there_are_noticed(kind, name, value):
    tampered = honest()
    entry(tampered, kind)[name] = value
    assert refusal_of(chained(tampered)).code == "entry_other"


def test_a_vote_held_by_other_rules_than_the_house_has_is_noticed():
    tampered = honest()
    entry(tampered, "vote_opened")["vote"]["max_blocks"] = 3
    assert refusal_of(chained(tampered)).code == "entry_other"


def test_a_meeting_closed_over_an_open_question_is_noticed():
    tampered = honest()
    tampered["entries"].remove(entry(tampered, "no_decision_recorded"))
    assert refusal_of(chained(tampered)).code == "closed_unanswered"


def test_an_entry_that_cannot_follow_is_named():
    tampered = honest()
    gone = entry(tampered, "proposed")
    tampered["entries"].remove(gone)
    assert refusal_of(chained(tampered)).code == "entry_impossible"


def test_an_entry_of_an_unknown_kind_is_named():
    tampered = honest()
    entry(tampered, "noted")["kind"] = "blessed"
    assert refusal_of(chained(tampered)).code == "entry_impossible"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(json_values)
def test_garbage_never_raises(garbage):
    refusal_of(garbage)
    refusal_of({"format": 1, "entries": garbage})
    refusal_of({"format": 1, "entries": [garbage]})
    refusal_of({**honest(), "head": garbage if garbage != honest()["head"] else None})


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value inside `value`."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


def places_inside(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the path of every value inside the entries, but for the numbers and hashes that chain them."""
    return [p for p in places(document["entries"]) if len(p) > 1 and p[1] not in ("n", "prev", "hash")]


def put(document: dict[str, Any], place: tuple[Any, ...], value: object) -> dict[str, Any] | None:
    """Write a value into the entries and put the chain right; None where no chain holds it: a float has no canonical form."""
    *way, last = place
    holder: Any = document["entries"]
    for step in way:
        holder = holder[step]
    holder[last] = value
    try:
        return chained(copy.deepcopy(document))
    except ValueError:
        return None


@cache
def _all_places() -> list[tuple[Any, ...]]:
    return places_inside(honest())


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_garbage_anywhere_inside_entries_whose_chain_was_put_right_never_raises(data):
    values = json_values | st.sampled_from(["i1", "v1", "p1", "m1", -1, 10**30, "2026-13-01", {"id": "v1"}])
    tampered = put(honest(), data.draw(st.sampled_from(_all_places())), data.draw(values))
    if tampered is None:
        return
    found = record.verify(tampered)
    assert isinstance(found, Refusal | Verified)
    assert not isinstance(found, Refusal) or str(found)
