from asamblea.rules.meeting import proposals, voting
from tests.rules.meeting.evening import SEED, Evening, ballots, said


def proposed(*texts: str) -> Evening:
    evening = Evening()
    for text in texts:
        evening.did(proposals.Propose(1, said(text), 3), by="neighbor")
    return evening


def test_the_proposer_takes_a_friendly_amendment_in():
    evening = proposed("abrir los martes")
    evening.did(proposals.Amend("p1", 2, said("abrir los jueves")), by="neighbor")
    assert evening.refused(proposals.AcceptAmendment("m1", 2), by="neighbor") == "not_yours"
    evening.did(proposals.AcceptAmendment("m1", 1), by="neighbor")
    assert evening.state.proposals["p1"].text["text"] == "abrir los jueves"


def test_other_amendments_are_voted_first():
    evening = proposed("abrir los martes")
    evening.did(proposals.Amend("p1", 2, said("abrir los jueves")), by="neighbor")
    assert evening.refused(voting.OpenVote("majority", SEED, proposal="p1")) == "amendments_first"
    evening.did(voting.OpenVote("majority", SEED, amendment="m1"))
    evening.did(voting.CloseVote("v1", ballots(["yes", "yes", "no"])))
    assert evening.state.proposals["p1"].text["text"] == "abrir los jueves"
    assert evening.state.amendments["m1"].status == "adopted"
    evening.did(voting.OpenVote("majority", SEED, proposal="p1"))


def test_a_rejected_amendment_leaves_the_words():
    evening = proposed("abrir los martes")
    evening.did(proposals.Amend("p1", 2, said("abrir los jueves")), by="neighbor")
    evening.did(voting.OpenVote("majority", SEED, amendment="m1"))
    evening.did(voting.CloseVote("v1", ballots(["yes", "no"])))
    assert evening.state.proposals["p1"].text["text"] == "abrir los martes"


def test_an_amendment_that_changes_nothing_is_refused():
    evening = proposed("abrir")
    assert evening.refused(proposals.Amend("p1", 2, said("abrir")), by="neighbor") == "same_text"


def test_words_cannot_change_while_they_are_voted_on():
    evening = proposed("abrir")
    evening.did(voting.OpenVote("consent", SEED, proposal="p1"))
    assert evening.refused(proposals.Amend("p1", 2, said("cerrar")), by="neighbor") == "being_voted"
    assert evening.refused(proposals.WithdrawProposal("p1", 1), by="neighbor") == "being_voted"


def test_merging_makes_one_of_several():
    evening = proposed("martes", "jueves")
    evening.did(proposals.MergeProposals(("p1", "p2"), said("martes y jueves")))
    assert [p.status for p in evening.state.proposals.values()] == ["merged", "merged", "open"]
    assert evening.refused(proposals.MergeProposals(("p3",), said("x"))) == "merge_needs_two"


def test_a_proposal_is_tabled_to_a_named_meeting():
    evening = proposed("abrir")
    assert evening.refused(proposals.TableProposal("p1", "  ")) == "no_meeting_named"
    evening.did(proposals.TableProposal("p1", "enero"))
    assert evening.state.proposals["p1"].to == "enero"


def test_only_its_proposer_takes_it_back():
    evening = proposed("abrir")
    assert evening.refused(proposals.WithdrawProposal("p1", 2), by="neighbor") == "not_yours"
    evening.did(proposals.WithdrawProposal("p1", 1), by="neighbor")
    assert evening.state.proposals["p1"].status == "withdrawn"


def test_a_house_rule_out_of_its_bounds_is_not_proposed():
    evening = Evening()
    assert evening.refused(proposals.Propose(None, said("x"), changes={"quorum": -1})) == "rule_out_of_range"
    assert evening.refused(proposals.Propose(None, said("x"), changes={"king": 1})) == "unknown_rule"


def test_two_proposals_of_one_seat_are_enough_until_one_is_taken_back():
    evening = Evening()
    for _ in range(2):
        evening.did(proposals.Propose(1, said("así")), by="neighbor")
    assert evening.refused(proposals.Propose(1, said("así")), by="neighbor") == "enough_of_yours"
    evening.did(proposals.WithdrawProposal("p1", 1), by="neighbor")
    evening.did(proposals.Propose(1, said("así")), by="neighbor")


def test_a_floor_full_of_proposals_takes_no_more():
    evening = Evening(neighbors=20)
    for n in range(proposals.MOST_OPEN):
        evening.did(proposals.Propose(1 + n // 2, said("así")), by="neighbor")
    assert evening.refused(proposals.Propose(15, said("así")), by="neighbor") == "enough_proposals"
