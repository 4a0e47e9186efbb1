"""Ballots in numbers and words go through the same check as any other ballot."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import ballots
from asamblea.rules.votes import check_ballot


def vote(method: str, options: int = 0, **more: Any) -> dict[str, Any]:
    return {"method": method, "options": [{"id": f"o{n}"} for n in range(1, options + 1)], **more}


CONSENT, MAJORITY = vote("consent"), vote("majority")
APPROVAL, RANKED, SCORE = vote("approval", 3), vote("irv", 3), vote("score", 3)
SHARES, POINTS = vote("equal_shares", 3), vote("equal_shares", 3, points=10)
MANY = vote("approval", 12)


@pytest.mark.parametrize(
    ("vote", "words", "ballot"),
    [
        (CONSENT, "1", {"choice": "agree"}),
        (CONSENT, "Agree", {"choice": "agree"}),
        (CONSENT, "de acuerdo", {"choice": "agree"}),
        (CONSENT, "동의", {"choice": "agree"}),
        (CONSENT, "me aparto", {"choice": "aside"}),
        (CONSENT, "stand aside, too far", {"choice": "aside", "reason": {"lang": "en", "text": "too far"}}),
        (CONSENT, "3 - hace daño", {"choice": "block", "reason": {"lang": "en", "text": "hace daño"}}),
        (MAJORITY, "sí", {"choice": "yes"}),
        (MAJORITY, "2", {"choice": "no"}),
        (MAJORITY, "기권", {"choice": "abstain"}),
        (APPROVAL, "1 3", {"approve": ["o1", "o3"]}),
        (APPROVAL, "13", {"approve": ["o1", "o3"]}),
        (APPROVAL, "ninguna", {"approve": []}),
        (MANY, "12", {"approve": ["o12"]}),
        (RANKED, "2 1 3", {"ranking": ["o2", "o1", "o3"]}),
        (RANKED, "2>1>3", {"ranking": ["o2", "o1", "o3"]}),
        (RANKED, "31", {"ranking": ["o3", "o1"]}),
        (SCORE, "5 0 3", {"scores": {"o1": 5, "o2": 0, "o3": 3}}),
        (SCORE, "1=5, 3=2", {"scores": {"o1": 5, "o3": 2}}),
        (SHARES, "2", {"approve": ["o2"]}),
        (POINTS, "1=7 2=3", {"points": {"o1": 7, "o2": 3}}),
    ],
)
def test_words_say_a_ballot(vote, words, ballot):
    assert ballots.from_text(vote, words, "en") == ballot


@pytest.mark.parametrize(
    ("vote", "words", "code"),
    [
        (CONSENT, "4", "say_a_number"),
        (CONSENT, "12", "say_a_number"),
        (CONSENT, "maybe", "say_a_number"),
        (CONSENT, "", "say_a_number"),
        (CONSENT, "3", "reason_needed"),
        (APPROVAL, "all", "say_a_number"),
        (APPROVAL, "1 4", "say_a_number"),
        (RANKED, "2 2", "ranked_twice"),
        (RANKED, "0", "no_choice"),
        (SCORE, "5 3", "one_number_each"),
        (SCORE, "1=9", "bad_score"),
        (SCORE, "4=1", "say_a_number"),
        (POINTS, "1=9 2=9", "bad_points"),
    ],
)
def test_what_is_no_ballot_is_refused_in_words(vote, words, code):
    refused = ballots.from_text(vote, words, "en")
    assert isinstance(refused, Refusal) and refused.code == code
    assert str(refused)


def test_keys_say_the_same_as_numbers():
    assert ballots.from_keys(RANKED, "213") == {"ranking": ["o2", "o1", "o3"]}
    assert ballots.from_keys(SCORE, "503") == {"scores": {"o1": 5, "o2": 0, "o3": 3}}
    assert ballots.from_keys(APPROVAL, "0") == {"approve": []}
    assert ballots.from_keys(CONSENT, "2") == {"choice": "aside"}
    assert [isinstance(ballots.from_keys(CONSENT, keys), Refusal) for keys in ("", "*", "0", "11")] == [True] * 4
    assert [ballots.can_be_keyed(one) for one in (CONSENT, RANKED, MANY, POINTS)] == [True, True, False, False]


@given(st.sampled_from([CONSENT, MAJORITY, APPROVAL, RANKED, SCORE, SHARES, POINTS, MANY]), st.text(max_size=60))
def test_whatever_is_written_gives_a_ballot_of_the_vote_or_a_sentence(vote, words):
    ballot = ballots.from_text(vote, words, "ko")
    assert isinstance(ballot, Refusal) or check_ballot(vote, ballot) == ballot


@given(st.permutations(range(1, 10)))
def test_a_ranking_keyed_in_is_the_ranking(order):
    ranked = ballots.from_keys(vote("schulze", 9), "".join(map(str, order)))
    assert ranked == {"ranking": [f"o{n}" for n in order]}
