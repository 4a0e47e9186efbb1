"""Every closed vote has a page: its result, every ballot by its receipt, and one's own among them."""

import re

import pytest
from django.test import Client

from asamblea.languages import CODES
from asamblea.record import receipts
from tests.meetings.conftest import SEED

NAMES = ("Ana", "이민", "Rosa")
OPTIONS = {
    "approval": [{"approve": ["1", "2"]}, {"approve": ["2"]}, {"approve": []}],
    "score": [{"score-1": 5, "score-2": 3}, {"score-3": 1}, {"score-1": 4, "score-2": 4, "score-3": 4}],
    "irv": [{"rank-1": 1, "rank-2": 2}, {"rank-2": 1, "rank-1": 2}, {"rank-1": 1}],
    "schulze": [{"rank-1": 1, "rank-2": 2}, {"rank-2": 1, "rank-1": 2}, {"rank-1": 1}],
    "stv": [{"rank-1": 1, "rank-2": 2}, {"rank-2": 1, "rank-1": 2}, {"rank-1": 1}],
    "equal_shares": [{"approve": ["1", "2"]}, {"approve": ["2"]}, {"approve": ["3"]}],
}
YES_NO = {"consent": ["agree", "aside", "block"], "majority": ["yes", "no", "abstain"]}
METHODS = (*YES_NO, *OPTIONS)


def held(room, method: str) -> tuple[str, list[str]]:
    """Hold a vote by this method with three phones; return its id and their receipts."""
    more = {"stv": {"seats": 2}, "equal_shares": {"budget": 20}}.get(method, {})
    vote = room.vote(method) if method in YES_NO else room.asks(method, *NAMES, **more)
    given = OPTIONS.get(method) or [{"choice": c, "reason": f"<b>porque {c}</b>"} for c in YES_NO[method]]
    kept = []
    for ballot in given:
        said = room.cast(room.phone(), vote, **ballot).text
        kept += re.findall(r'class="receipt">([0-9A-Z-]{19})<', said)
    assert len(kept) == 3
    room.closes(vote)
    return vote, kept


def page(room, vote: str, query: str = "", lang: str = "en") -> str:
    answer = Client(headers={"accept-language": lang}).get(f"/a/ocho/m/{room.id}/{vote}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("method", METHODS)
def test_every_ballot_stands_there_and_ones_own_is_found(room, method):
    vote, kept = held(room, method)
    for lang in CODES:
        text = page(room, vote, lang=lang)
        assert sorted(kept) == re.findall(r'class="mono">([0-9A-Z-]{19})<', text)
    mine = page(room, vote, f"?receipt={kept[0]}")
    assert "Your ballot is here" in mine
    assert f'<p class="receipt">{kept[0]}</p>' in mine


def test_a_receipt_is_found_however_it_is_typed(room):
    vote, (receipt, *_) = held(room, "majority")
    typed = (
        receipt.lower(),
        receipt.replace("-", ""),
        receipt.replace("-", " "),
        receipt.replace("0", "O").replace("1", "l"),
        f"  {receipt}\u200b ",
        receipt.replace("-", "\u2014"),
        "".join(chr(ord(c) + 0xFEE0) if c != "-" else c for c in receipt),
    )
    for one in typed:
        answer = Client(headers={"accept-language": "en"}).get(f"/a/ocho/m/{room.id}/{vote}/", {"receipt": one})
        assert "Your ballot is here" in answer.content.decode(), repr(one)


@pytest.mark.parametrize("wrong", ["0000-0000-0000-0000", "hello", "<script>", "x" * 3000, "\x00", "'; DROP TABLE urn_ballot"])
def test_a_wrong_receipt_is_none_of_this_vote(room, wrong):
    vote, _ = held(room, "majority")
    answer = Client(headers={"accept-language": "en"}).get(f"/a/ocho/m/{room.id}/{vote}/", {"receipt": wrong})
    text = answer.content.decode()
    assert "No ballot of this vote has this receipt" in text
    assert "<script>" not in text


def test_the_receipt_of_another_vote_is_not_found(room):
    _, (other, *_) = held(room, "majority")
    vote, _ = held(room, "consent")
    assert "No ballot of this vote" in page(room, vote, f"?receipt={other}")


def test_many_ballots_come_in_pages_and_ones_own_is_found_on_each(room, monkeypatch):
    monkeypatch.setattr(receipts, "PER_PAGE", 2)
    vote, kept = held(room, "majority")
    first, second = page(room, vote), page(room, vote, "?page=2")
    assert "Page 1 of 2" in first and 'rel="next"' in first and 'rel="prev"' not in first
    assert "Page 2 of 2" in second and 'rel="prev"' in second and 'rel="next"' not in second
    assert sorted(kept)[:2] == re.findall(r'class="mono">([0-9A-Z-]{19})<', first)
    assert "Your ballot is here" in page(room, vote, f"?receipt={sorted(kept)[2]}")


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 5000, "2.5", "²", "٣", "99"])
def test_no_page_number_breaks_the_page(room, number):
    vote, _ = held(room, "majority")
    assert "3 ballots" in page(room, vote, f"?page={number}")


def test_a_tie_names_the_seed_that_stood_before_the_vote(room):
    vote = room.asks("approval", "Ana", "Rosa")
    for one in ("1", "2"):
        room.cast(room.phone(), vote, approve=one)
    room.closes(vote)
    assert SEED in page(room, vote)


def test_a_vote_by_hands_shows_its_counts_and_no_ballots(room):
    from asamblea.rules.meeting import voting

    room.phone()
    vote = room.asks("approval", "Ana", "Rosa", by="hands")
    for teller in ("1", "2"):
        room.does(voting.EnterCount(vote, teller, {"1": 1}), "teller")
    text = page(room, vote)
    assert "Ana" in text
    assert "Find your ballot" not in text


def test_an_open_a_cancelled_and_an_unknown_vote_have_no_page(room):
    from asamblea.rules.meeting import voting
    from tests.meetings.conftest import said

    vote = room.vote()
    client = Client()
    assert client.get(f"/a/ocho/m/{room.id}/{vote}/").status_code == 404
    room.does(voting.CancelVote(vote, said("sin luz")))
    assert client.get(f"/a/ocho/m/{room.id}/{vote}/").status_code == 404
    assert client.get(f"/a/ocho/m/{room.id}/v99/").status_code == 404


def test_the_page_of_a_vote_asks_the_database_little(room, django_assert_num_queries):
    vote, _ = held(room, "majority")
    page(room, vote)
    with django_assert_num_queries(4):
        page(room, vote)
