"""Consent, majority, two thirds, quorum, and hands raised in the room."""

import pytest

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally import count, count_hands
from tests.rules.tally.elections import chosen, vote


def test_consent_is_adopted_when_nobody_blocks():
    result = count(vote("consent"), chosen(agree=3, aside=2), present=5)
    assert (result["outcome"], result["counts"]) == ("adopted", {"agree": 3, "aside": 2, "block": 0})


def test_one_block_stops_consent():
    assert count(vote("consent"), chosen(agree=9, block=1), present=10)["outcome"] == "blocked"


def test_house_rules_may_bear_a_block():
    assert count(vote("consent", max_blocks=1), chosen(agree=9, block=1), present=10)["outcome"] == "adopted"


def test_standing_aside_by_all_is_no_consent():
    assert count(vote("consent"), chosen(aside=4), present=4)["outcome"] == "rejected"


@pytest.mark.parametrize(
    ("threshold", "base", "counts", "present", "outcome"),
    [
        ("majority", "voting", {"yes": 2, "no": 1, "abstain": 9}, 12, "adopted"),
        ("majority", "present", {"yes": 6, "no": 1}, 12, "rejected"),
        ("majority", "present", {"yes": 7, "no": 1}, 12, "adopted"),
        ("two_thirds", "voting", {"yes": 4, "no": 2}, 12, "adopted"),
        ("two_thirds", "voting", {"yes": 5, "no": 3}, 12, "rejected"),
        ("two_thirds", "present", {"yes": 8, "no": 0}, 12, "adopted"),
        ("two_thirds", "present", {"yes": 7, "no": 0}, 12, "rejected"),
        ("majority", "voting", {"abstain": 3}, 3, "rejected"),
        ("two_thirds", "voting", {}, 3, "rejected"),
        ("two_thirds", "present", {}, 0, "rejected"),
    ],
)
def test_thresholds(threshold, base, counts, present, outcome):
    result = count(vote("majority", threshold=threshold, base=base), chosen(**counts), present=present)
    assert result["outcome"] == outcome


def test_a_tie_is_not_adopted_and_is_named():
    result = count(vote("majority"), chosen(yes=2, no=2), present=4)
    assert (result["outcome"], result["tie"]["between"], result["tie"]["drawn"]) == ("rejected", ["no", "yes"], [])


def test_too_few_people_cannot_decide():
    result = count(vote("majority", quorum=10), chosen(yes=5), present=9)
    assert (result["outcome"], result["winners"], result["counts"]["yes"]) == ("no_quorum", [], 5)


def test_hands_count_as_ballots_do():
    by_hand = count_hands(vote("majority"), {"yes": 5, "no": 2, "abstain": 1}, present=9)
    assert by_hand == count(vote("majority"), chosen(yes=5, no=2, abstain=1), present=9)


def test_hands_for_several_options():
    result = count_hands(vote("approval", seats=2), {"1": 4, "2": 7, "3": 5}, present=8)
    assert (result["winners"], result["voted"]) == (["2", "3"], 7)


@pytest.mark.parametrize(
    ("method", "counts", "code"),
    [
        ("consent", {"yes": 1}, "not_on_ballot"),
        ("consent", {"agree": -1}, "not_on_ballot"),
        ("consent", {"agree": True}, "not_on_ballot"),
        ("consent", {"agree": 6, "aside": 6}, "more_than_present"),
        ("approval", {"9": 1}, "not_on_ballot"),
        ("approval", {"1": 11}, "more_than_present"),
        ("stv", {"1": 3}, "not_by_hand"),
    ],
)
def test_hands_that_cannot_be(method, counts, code):
    result = count_hands(vote(method), counts, present=10)
    assert isinstance(result, Refusal)
    assert result.code == code
