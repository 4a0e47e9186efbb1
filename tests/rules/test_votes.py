"""What a ballot may say, from JSON and from a form."""

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally import count
from asamblea.rules.votes import ballot_from_form, check_ballot
from tests.rules.tally.elections import IDS, vote

WHY = {"lang": "es", "text": "Falta pensar en las noches."}


@pytest.mark.parametrize(
    ("method", "ballot"),
    [
        ("consent", {"choice": "agree"}),
        ("consent", {"choice": "block", "reason": WHY}),
        ("majority", {"choice": "no", "reason": WHY}),
        ("approval", {"approve": ["1", "3"]}),
        ("approval", {"approve": []}),
        ("equal_shares", {"approve": ["5"]}),
        ("score", {"scores": {"1": 5, "2": 0}}),
        ("stv", {"ranking": ["3", "1"]}),
        ("irv", {"ranking": ["2"]}),
        ("schulze", {"ranking": list(IDS)}),
    ],
)
def test_a_ballot_of_this_vote_stays_as_it_is(method, ballot):
    assert check_ballot(vote(method), ballot) == ballot


@pytest.mark.parametrize(
    ("method", "ballot", "code"),
    [
        ("consent", {"choice": "block"}, "reason_needed"),
        ("consent", {"choice": "block", "reason": {"lang": "es", "text": " \u202e "}}, "reason_needed"),
        ("consent", {"choice": "yes"}, "not_on_ballot"),
        ("consent", {"choice": ["agree"]}, "not_on_ballot"),
        ("consent", {}, "no_choice"),
        ("consent", {"choice": "agree", "reason": {"lang": "es", "text": "x" * 501}}, "too_long"),
        ("consent", {"choice": "agree", "reason": {"lang": "x" * 99, "text": "y"}}, "not_on_ballot"),
        ("consent", {"choice": "agree", "reason": "because"}, "not_on_ballot"),
        ("majority", {"choice": "agree"}, "not_on_ballot"),
        ("approval", {"approve": ["9"]}, "not_on_ballot"),
        ("approval", {"approve": "1"}, "not_on_ballot"),
        ("approval", {"approve": [{"1": 1}]}, "not_on_ballot"),
        ("score", {"scores": {"1": 6}}, "bad_score"),
        ("score", {"scores": {"1": -1}}, "bad_score"),
        ("score", {"scores": {"1": True}}, "bad_score"),
        ("score", {"scores": {"1": 2.5}}, "bad_score"),
        ("score", {"scores": {"9": 2}}, "not_on_ballot"),
        ("stv", {"ranking": ["1", "1"]}, "ranked_twice"),
        ("stv", {"ranking": []}, "no_choice"),
        ("stv", {"ranking": ["1", None]}, "not_on_ballot"),
        ("irv", {"approve": ["1"]}, "not_on_ballot"),
        ("irv", "1", "not_on_ballot"),
        ("irv", None, "not_on_ballot"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(method, ballot, code):
    refusal = check_ballot(vote(method), ballot)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert str(refusal).endswith((".", "?"))


def test_ticks_are_put_in_the_order_of_the_ballot():
    assert check_ballot(vote("approval"), {"approve": ["3", "1", "3"]}) == {"approve": ["1", "3"]}


def test_points_are_limited_where_a_vote_has_them():
    said = vote("equal_shares", points=10)
    assert check_ballot(said, {"points": {"1": 6, "2": 4, "3": 0}}) == {"points": {"1": 6, "2": 4}}
    refusal = check_ballot(said, {"points": {"1": 6, "2": 5}})
    assert (refusal.code, str(refusal)) == ("bad_points", "Give whole points, at most 10 in all.")


def test_other_keys_do_not_get_into_the_urn():
    assert check_ballot(vote("majority"), {"choice": "yes", "name": "Ana"}) == {"choice": "yes"}


@pytest.mark.parametrize(
    ("method", "fields", "ballot"),
    [
        ("consent", {"choice": ["aside"], "reason": [""]}, {"choice": "aside"}),
        (
            "consent",
            {"choice": ["block"], "reason": [" De noche no. "]},
            {"choice": "block", "reason": {"lang": "es", "text": "De noche no."}},
        ),
        ("approval", {"approve": ["3", "1"]}, {"approve": ["1", "3"]}),
        ("score", {"score-1": ["4"], "score-2": [""]}, {"scores": {"1": 4}}),
        ("stv", {"rank-1": ["2"], "rank-3": ["1"], "rank-2": [""]}, {"ranking": ["3", "1"]}),
        ("irv", {"rank-2": ["5"], "rank-4": ["3"]}, {"ranking": ["4", "2"]}),
    ],
)
def test_a_form_makes_the_ballot(method, fields, ballot):
    assert ballot_from_form(vote(method), fields, "es") == ballot


@pytest.mark.parametrize(
    ("method", "fields", "code"),
    [
        ("stv", {"rank-1": ["1"], "rank-2": ["1"]}, "ranked_twice"),
        ("stv", {"rank-1": [""]}, "no_choice"),
        ("stv", {"rank-1": ["first"]}, "not_on_ballot"),
        ("stv", {"rank-9": ["1"]}, "not_on_ballot"),
        ("score", {"score-1": ["9"]}, "bad_score"),
        ("score", {"score-1": ["9999999"]}, "not_on_ballot"),
        ("consent", {}, "no_choice"),
        ("consent", {"choice": ["block"], "reason": ["  "]}, "reason_needed"),
    ],
)
def test_a_form_that_makes_none_is_refused(method, fields, code):
    assert ballot_from_form(vote(method), fields, "es").code == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from(["1", "2", "agree", "block", "yes", "", "es"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["1", "text", "lang"]), inner),
    max_leaves=5,
)
KEYS = st.sampled_from(["choice", "reason", "approve", "scores", "ranking", "points"])


@given(
    st.sampled_from(["consent", "majority", "approval", "score", "irv", "schulze", "stv", "equal_shares"]),
    st.dictionaries(KEYS, JSON),
)
def test_whatever_passes_the_check_can_be_counted_and_passes_again(method, ballot):
    said = vote(method, budget=10)
    checked = check_ballot(said, ballot)
    if not isinstance(checked, Refusal):
        assert check_ballot(said, checked) == checked
        assert count(said, [checked], present=1)["voted"] == 1
