"""A ballot goes into the urn, or a refusal says why not."""

import pytest

from asamblea.rules import slips
from asamblea.rules.refusal import Refusal
from asamblea.urn.drops import Counted, Drop
from tests.urn.halls import CLAIM, MAJORITY, MEETING, Hall, yes


def code_of(outcome: Counted | Refusal) -> str:
    return outcome.code if isinstance(outcome, Refusal) else "counted"


def test_a_ballot_counts_and_has_a_receipt(hall: Hall) -> None:
    code = hall.slip()
    (outcome,) = hall.urn.drop_many([yes(code)])
    assert isinstance(outcome, Counted)
    assert hall.urn.mine(MEETING, "v3", code) == ({"choice": "yes"}, outcome.receipt)
    assert hall.urn.turnout(MEETING, "v3") == 1


def test_a_changed_ballot_replaces_the_first_and_keeps_its_receipt(hall: Hall) -> None:
    code = hall.slip()
    first = hall.urn.drop_many([yes(code, "yes")])
    assert hall.urn.drop_many([yes(code, "no")]) == first
    assert [b["ballot"] for b in hall.urn.seal(MEETING, "v3")] == [{"choice": "no"}]


def test_of_two_ballots_of_one_slip_in_one_batch_the_last_is_kept(hall: Hall) -> None:
    code = hall.slip()
    hall.urn.drop_many([yes(code, "yes"), yes(code, "no")])
    assert [b["ballot"] for b in hall.urn.seal(MEETING, "v3")] == [{"choice": "no"}]


def test_a_refused_drop_does_not_touch_the_others_of_its_batch(hall: Hall) -> None:
    good, lost = hall.slip(seat=1), hall.slip(seat=2, void=True)
    outcomes = hall.urn.drop_many([yes(lost), yes(good), yes(b"\x07" * 32)])
    assert [code_of(o) for o in outcomes] == ["void_slip", "counted", "unknown_slip"]
    assert hall.urn.turnout(MEETING, "v3") == 1


def test_the_slip_of_another_meeting_has_no_voice_here(hall: Hall) -> None:
    assert code_of(*hall.urn.drop_many([yes(hall.slip(meeting="other1"))])) == "unknown_slip"


def test_a_slip_that_never_came_in_cannot_vote(hall: Hall) -> None:
    assert code_of(*hall.urn.drop_many([yes(hall.slip(seat=None))])) == "not_in_room"


@pytest.mark.parametrize("claim", [None, "the-claim-of-another-phone"])
def test_another_phone_cannot_vote_with_the_slip(hall: Hall, claim: str | None) -> None:
    assert code_of(*hall.urn.drop_many([yes(hall.slip(claim=claim))])) == "used_slip"


def test_a_helper_at_the_desk_votes_with_a_slip_that_no_phone_holds(hall: Hall) -> None:
    slip = hall.slip(claim=None)
    assert code_of(*hall.urn.drop_many([yes(slip, claim_hash=None, way="desk")])) == "counted"


def test_a_phone_without_a_claim_cannot_vote_with_an_unclaimed_slip(hall: Hall) -> None:
    assert code_of(*hall.urn.drop_many([yes(hall.slip(claim=None), claim_hash=None)])) == "used_slip"


def test_a_choice_that_is_not_on_the_ballot_is_refused(hall: Hall) -> None:
    slip = hall.slip()
    assert code_of(*hall.urn.drop_many([yes(slip, "maybe")])) != "counted"
    assert hall.urn.turnout(MEETING, "v3") == 0


def test_a_vote_that_nobody_opened_takes_no_ballot(hall: Hall) -> None:
    slip = hall.slip()
    outcomes = hall.urn.drop_many([yes(slip, vote="v9"), yes(slip, vote="../../x")])
    assert [code_of(o) for o in outcomes] == ["vote_not_open", "vote_not_open"]


def test_a_sealed_vote_takes_no_ballot_until_it_is_reopened(hall: Hall) -> None:
    slip = hall.slip()
    hall.urn.seal(MEETING, "v3")
    assert code_of(*hall.urn.drop_many([yes(slip)])) == "vote_closed"
    hall.urn.reopen(MEETING, "v3")
    assert code_of(*hall.urn.drop_many([yes(slip)])) == "counted"


def test_a_vote_ends_at_its_hour_and_stays_ended_when_the_clock_is_set_back(hall: Hall) -> None:
    slip = hall.slip()
    hall.urn.open_vote(MEETING, {**MAJORITY, "id": "v4", "until": 2_000_000})
    hall.clock[0] = 1_999_999
    assert code_of(*hall.urn.drop_many([yes(slip, vote="v4")])) == "counted"
    hall.clock[0] = 2_000_000
    assert code_of(*hall.urn.drop_many([yes(slip, "no", vote="v4")])) == "vote_closed"
    hall.clock[0] = 1_500_000
    assert code_of(*hall.urn.drop_many([yes(slip, "no", vote="v4")])) == "vote_closed"
    assert [b["ballot"] for b in hall.urn.seal(MEETING, "v4")] == [{"choice": "yes"}]


def test_opening_twice_keeps_the_first_key_and_the_ballots(hall: Hall) -> None:
    slip = hall.slip()
    first = hall.urn.drop_many([yes(slip)])
    hall.urn.open_vote(MEETING, MAJORITY)
    assert hall.urn.drop_many([yes(slip)]) == first


def test_a_void_slips_ballot_is_taken_out_so_that_its_owner_votes_once(hall: Hall) -> None:
    lost, kept = hall.slip(seat=1), hall.slip(seat=2)
    hall.urn.drop_many([yes(lost, pledge=3), yes(kept)])
    hall.make_void(lost)
    assert hall.urn.withdraw(MEETING, lost) == 1
    assert (hall.urn.turnout(MEETING, "v3"), hall.urn.pledges(MEETING, "v3")) == (1, (0, 0))


def test_pledges_are_summed_replaced_and_taken_back(hall: Hall) -> None:
    one, two = hall.slip(seat=1), hall.slip(seat=2)
    hall.urn.drop_many([yes(one, pledge=3), yes(two, pledge=2)])
    assert hall.urn.pledges(MEETING, "v3") == (2, 5)
    hall.urn.drop_many([yes(one, pledge=4), yes(two)])
    assert hall.urn.pledges(MEETING, "v3") == (1, 4)


@pytest.mark.parametrize("hours", [0, -1, 61, 10**9])
def test_nobody_promises_more_hours_than_a_week_has(hall: Hall, hours: int) -> None:
    assert code_of(*hall.urn.drop_many([yes(hall.slip(), pledge=hours)])) == "bad_pledge"


def test_a_large_batch_is_answered_in_order(hall: Hall) -> None:
    codes = [hall.slip(seat=n) for n in range(700)]
    claim = slips.claim_hash(CLAIM)
    drops = [Drop(MEETING, "v3", code, claim, {"choice": "yes"}) for code in codes]
    receipts = [o.receipt for o in hall.urn.drop_many(drops) if isinstance(o, Counted)]
    mine = [hall.urn.mine(MEETING, "v3", code) for code in codes[::100]]
    assert [m[1] for m in mine if m] == receipts[::100]
    assert hall.urn.turnout(MEETING, "v3") == 700


def test_standing_votes_are_listed_until_they_are_emptied(hall: Hall) -> None:
    hall.urn.open_vote(MEETING, {**MAJORITY, "id": "v4", "until": 2_000_000})
    assert hall.urn.standing() == [(MEETING, "v3", None), (MEETING, "v4", 2_000_000)]
    hall.urn.purge(MEETING, "v3")
    assert hall.urn.standing() == [(MEETING, "v4", 2_000_000)]


def test_ids_that_are_not_plain_reach_no_file(hall: Hall) -> None:
    with pytest.raises(ValueError, match="not the id"):
        hall.urn.open_vote("../x", MAJORITY)
