"""A record's votes counted anew, and records that were tampered with."""

import copy

from asamblea.rules.tally import count, count_hands
from asamblea.rules.tally.recount import recounted
from tests.rules.tally.elections import vote

BALLOTS = [{"ranking": ["1", "2"]}, {"ranking": ["2"]}, {"ranking": ["2", "3"]}]


def record():
    by_urn, by_hand = vote("irv"), {**vote("majority", []), "id": "v2"}
    cast = [{"receipt": f"R{n}", "ballot": ballot} for n, ballot in enumerate(BALLOTS)]
    return [
        {"kind": "meeting_opened"},
        {"kind": "vote_opened", "vote": by_urn},
        {"kind": "vote_closed", "vote": "v1", "ballots": cast, "present": 4, "result": count(by_urn, BALLOTS, present=4)},
        {"kind": "vote_opened", "vote": by_hand},
        {
            "kind": "vote_closed",
            "vote": "v2",
            "counts": {"yes": 3},
            "present": 4,
            "result": count_hands(by_hand, {"yes": 3}, present=4),
        },
    ]


def test_an_honest_record_agrees():
    assert [recount.agrees for recount in recounted(record())] == [True, True]


def test_a_changed_ballot_shows():
    entries = record()
    entries[2]["ballots"][1]["ballot"] = {"ranking": ["1"]}
    assert [recount.agrees for recount in recounted(entries)] == [False, True]


def test_a_changed_result_shows():
    entries = record()
    entries[4]["result"] = {**entries[4]["result"], "outcome": "rejected"}
    assert [recount.agrees for recount in recounted(entries)] == [True, False]


def test_a_ballot_of_another_vote_is_named_by_its_receipt():
    entries = record()
    entries[2]["ballots"][1]["ballot"] = {"choice": "yes"}
    found = next(iter(recounted(entries))).found
    assert str(found) == "Vote v1: the ballot with receipt R1 is not one of this vote."


def test_whatever_is_left_out_of_a_vote_is_said():
    for key in ("ballots", "present"):
        entries = copy.deepcopy(record())
        del entries[2][key]
        assert (
            str(next(iter(recounted(entries))).found) == "Vote v1 cannot be counted: what the record says of it is not complete."
        )
