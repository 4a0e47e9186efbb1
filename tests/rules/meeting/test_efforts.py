"""Plans and efforts in the minutes: proposed whole, adopted only by a decision, checked by anyone."""

import copy

import pytest

from asamblea.rules import capacity, chain, record
from asamblea.rules.capacity import Conditions, Effort, Plan, Pledge, Problem
from asamblea.rules.meeting import decisions, efforts, proposals, voting
from asamblea.rules.refusal import Refusal
from tests.rules.meeting.evening import SEED, Evening, ballots, said

HOUR = capacity.HOUR
PROBLEM = Problem(
    (Effort("1", 2, 5, 4 * HOUR, HOUR, title="Línea"),),
    (Pledge("p1", 3 * HOUR, {"1": 3}), Pledge("p2", 2 * HOUR, {"1": 2})),
)
PLAN = Plan({"1": {"p1": 3 * HOUR, "p2": 2 * HOUR}}, placed=2, gladness=5, bound=2, best=True)
TIPLINE = {"id": "1", "title": said("Línea"), "do": "stop"}


def document() -> dict:
    return capacity.whole(PROBLEM, Conditions(), PLAN)


def adopted(evening: Evening, **carried) -> list:
    """Propose, agree and record; return the entries of the decision."""
    made = evening.did(proposals.Propose(None, said("así"), **carried))[0]["id"]
    vote = evening.did(voting.OpenVote("consent", SEED, proposal=made))[0]["vote"]["id"]
    evening.did(voting.CloseVote(vote, ballots(["agree", "agree"])))
    return list(evening.did(decisions.RecordDecision(vote, "mesa", "role", "2027-01-10")))


def test_a_plan_is_adopted_by_a_decision_and_by_nothing_else():
    evening = Evening()
    kinds = [e["kind"] for e in adopted(evening, plan={"id": "k3v9q2", "document": document()})]
    assert kinds == ["decision_recorded", "plan_adopted"]
    assert evening.entries[-1]["plan"] == "k3v9q2"


def test_a_plan_that_breaks_somebodys_word_cannot_be_proposed():
    broken = document()
    broken["hours"]["1"]["p1"] = 9
    assert Evening().refused(proposals.Propose(None, said("así"), plan={"id": "x", "document": broken})) == "plan_pledged"


@pytest.mark.parametrize("nonsense", [None, 3, {}, {"format": 1}, []])
def test_what_is_no_plan_is_refused(nonsense):
    proposed = proposals.Propose(None, said("así"), plan={"id": "x", "document": nonsense})
    assert isinstance(Evening().act(proposed), Refusal)


def test_a_plan_is_neither_amended_nor_merged():
    evening = Evening()
    made = evening.did(proposals.Propose(None, said("así"), plan={"id": "x", "document": document()}))[0]["id"]
    other = evening.did(proposals.Propose(None, said("de otro modo")))[0]["id"]
    assert evening.refused(proposals.Amend(made, None, said("casi"))) == "rules_stand_alone"
    assert evening.refused(proposals.MergeProposals((made, other), said("los dos"))) == "rules_stand_alone"


def test_an_effort_stops_by_a_decision():
    entries = adopted(Evening(), effort=TIPLINE)
    assert (entries[-1]["kind"], entries[-1]["effort"], entries[-1]["do"]) == ("effort_decided", "1", "stop")


def test_an_effort_can_only_continue_change_or_stop():
    assert Evening().refused(proposals.Propose(None, said("así"), effort={**TIPLINE, "do": "explode"})) == "unknown_becoming"


def test_an_effort_reports_in_one_line():
    evening = Evening()
    evening.did(efforts.ReportEffort("1", said("Línea"), said("contestamos 14 llamadas")), by="note-taker")
    assert evening.state.reports["1"]["text"] == "contestamos 14 llamadas"


def test_an_empty_report_says_nothing():
    evening = Evening()
    refused = evening.act(efforts.ReportEffort("1", said("Línea"), said("")), by="note-taker")
    assert isinstance(refused, Refusal) and refused.code == "empty"


def test_a_record_with_another_plan_is_found_out_even_when_its_hashes_are_made_anew():
    evening = Evening()
    adopted(evening, plan={"id": "k3v9q2", "document": document()})
    entries = [copy.deepcopy(dict(e)) for e in evening.entries]
    proposed = next(e for e in entries if e["kind"] == "proposed")
    proposed["plan"]["document"]["placed"] = 1
    drafts = [{k: v for k, v in e.items() if k not in ("n", "prev", "hash")} for e in entries]
    found = record.verify(record.of_entries(chain.link(drafts)))
    assert isinstance(found, Refusal) and found.code == "plan_counts"


def test_a_record_with_an_adopted_plan_verifies():
    evening = Evening()
    adopted(evening, plan={"id": "k3v9q2", "document": document()})
    assert isinstance(record.verify(record.of_entries(evening.entries)), record.Verified)
