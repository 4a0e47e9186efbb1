"""Like proposals become one when all their authors say yes, and stay apart when one says no."""

import pytest

from asamblea.rules import record
from asamblea.rules.meeting import opening, proposals, voting
from asamblea.rules.meeting.breakouts import OpenBreakouts, TakeGroupRole
from asamblea.rules.meeting.merging import AnswerMerge, OfferMerge, asked, offers_now
from asamblea.rules.meeting.report_back import CloseBreakouts, ReportGroup
from tests.rules.meeting.evening import SEED, Evening, said

TEXT = said("carteles en dos lenguas")


def reported() -> Evening:
    """Two groups of two brought a proposal each: p1 of seats 1 and 3, p2 of 2 and 4; seat 3 reports for its group."""
    evening = Evening(neighbors=4)
    seats = ({"place": "", "language": "", "seats": seats} for seats in ([1, 3], [2, 4]))
    evening.did(OpenBreakouts(said("¿Qué falta?"), 15, list(seats)))
    evening.did(TakeGroupRole(3, "reporter"), by="neighbor")
    evening.did(ReportGroup(1, 3, (), [said("carteles")]), by="neighbor")
    evening.did(ReportGroup(2, 4, (), [said("carteles en coreano")]), by="neighbor")
    evening.did(CloseBreakouts("b1"))
    return evening


def offered() -> Evening:
    evening = reported()
    evening.did(OfferMerge(("p1", "p2"), TEXT, 3), by="note-taker")
    return evening


def test_all_authors_agree_and_one_proposal_stands_in_their_place():
    evening = offered()
    assert [bool(asked(evening.state, seat)) for seat in (1, 2, 3, 4)] == [False, True, True, True]
    evening.did(AnswerMerge("o1", 3, True), by="neighbor")
    assert evening.state.proposals["p1"].status == "open" and asked(evening.state, 3) == ()
    entries = evening.did(AnswerMerge("o1", 2, True), by="neighbor")
    assert [e["kind"] for e in entries] == ["merge_answered", "proposals_merged"]
    made = evening.state.proposals["p3"]
    assert (made.text, made.hours, made.status) == (TEXT, 3, "open")
    assert {evening.state.proposals[p].status for p in ("p1", "p2")} == {"merged"} and offers_now(evening.state) == ()
    assert isinstance(record.verify(record.of_entries(evening.entries)), record.Verified)


def test_one_author_who_keeps_theirs_ends_the_offer():
    evening = offered()
    evening.did(AnswerMerge("o1", 3, True), by="neighbor")
    evening.did(AnswerMerge("o1", 4, False), by="neighbor")
    assert evening.refused(AnswerMerge("o1", 2, True), by="neighbor") == "no_offer"
    assert {p.status for p in evening.state.proposals.values()} == {"open"}
    evening.did(OfferMerge(("p1", "p2"), TEXT))
    assert isinstance(record.verify(record.of_entries(evening.entries)), record.Verified)


@pytest.mark.parametrize(
    ("command", "by", "code"),
    [
        (AnswerMerge("o1", 1, True), "neighbor", "not_yours"),
        (AnswerMerge("o9", 3, True), "neighbor", "no_offer"),
        (AnswerMerge("o1", 3, True), "note-taker", "not_your_role"),
        (OfferMerge(("p1", "p2"), TEXT), "note-taker", "offered_already"),
        (OfferMerge(("p1", "p2"), TEXT), "neighbor", "not_your_role"),
        (OfferMerge(("p1",), TEXT), "note-taker", "merge_needs_two"),
        (OfferMerge(("p1", "p9"), TEXT), "note-taker", "proposal_not_open"),
    ],
)
def test_what_cannot_be_offered_or_answered_is_refused(command, by, code):
    assert offered().refused(command, by=by) == code


def test_an_offer_needs_words_and_an_author_who_is_here():
    evening = reported()
    assert evening.refused(OfferMerge(("p1", "p2"), said(""))) == "empty"
    for seat in (1, 2, 3, 4):
        evening.did(opening.Leave(seat), by="neighbor")
    assert evening.refused(OfferMerge(("p1", "p2"), TEXT)) == "no_authors"
    evening.did(proposals.MergeProposals(("p1", "p2"), TEXT))


def test_an_answer_counts_once_and_not_while_one_of_them_is_voted_on():
    evening = offered()
    evening.did(AnswerMerge("o1", 3, True), by="neighbor")
    assert evening.refused(AnswerMerge("o1", 3, True), by="neighbor") == "already_said"
    evening.did(voting.OpenVote("consent", SEED, proposal="p1"))
    assert evening.refused(AnswerMerge("o1", 2, True), by="neighbor") == "being_voted"


def test_neighbors_and_the_table_are_authors_of_what_they_wrote():
    evening = Evening()
    evening.did(proposals.Propose(1, said("abrir los martes")), by="neighbor")
    evening.did(proposals.Propose(None, said("abrir martes y jueves")))
    evening.did(OfferMerge(("p1", "p2"), TEXT))
    evening.did(AnswerMerge("o1", 1, True), by="neighbor")
    assert evening.state.proposals["p3"].status == "open"
