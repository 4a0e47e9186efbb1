"""The minutes say how many papers were read, never which."""

import pytest

from asamblea.rules.meeting import papers, proposals, voting
from tests.rules.meeting.evening import SEED, Evening, said


def asked(by: str = "urn") -> Evening:
    evening = Evening()
    evening.did(proposals.Propose(1, said("abrir")), by="neighbor")
    evening.did(voting.OpenVote("consent", SEED, proposal="p1", by=by))
    return evening


@pytest.mark.parametrize("role", ["teller", "note-taker", "door", "facilitator", "organizer"])
def test_who_counts_notes_how_many_were_read(role):
    (entry,) = asked().did(papers.ReadPapers("v1", 3), by=role)
    assert {k: v for k, v in entry.items() if k in ("kind", "vote", "papers")} == {
        "kind": "papers_read",
        "vote": "v1",
        "papers": 3,
    }


@pytest.mark.parametrize("count", [0, -1, 4])
def test_no_more_papers_are_read_than_there_are_slips(count):
    assert asked().refused(papers.ReadPapers("v1", count), by="teller") == "bad_papers"


def test_papers_are_read_into_an_open_urn_only():
    assert asked(by="paper").refused(papers.ReadPapers("v1", 1), by="teller") == "vote_not_open"
    assert asked().refused(papers.ReadPapers("v9", 1), by="teller") == "vote_not_open"
    assert asked().refused(papers.ReadPapers("v1", 1), by="neighbor") == "not_your_role"
