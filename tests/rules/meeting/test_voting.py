import pytest

from asamblea.rules.meeting import decisions, opening, proposals, voting
from tests.rules.meeting.evening import SEED, Evening, ballots, said

HOUR = 3_600_000
PREPARED = {"owner": "mesa", "owner_kind": "role", "due": "2026-12-20", "review": "", "next": said("vuelve en enero")}


def asked(method: str = "consent", **vote) -> Evening:
    evening = Evening(neighbors=5)
    evening.did(proposals.Propose(1, said("abrir")), by="neighbor")
    evening.did(voting.OpenVote(method, SEED, proposal="p1", **vote))
    return evening


def test_consent_passes_with_stand_asides_and_stops_at_a_block():
    evening = asked()
    evening.did(voting.CloseVote("v1", ballots(["agree", "agree", "aside"])))
    assert evening.state.votes["v1"].passed
    blocked = asked()
    blocked.did(voting.CloseVote("v1", ballots(["agree", "agree", "block"])))
    assert blocked.state.votes["v1"].result["outcome"] == "blocked"
    assert blocked.state.proposals["p1"].status == "open"


@pytest.mark.parametrize(
    ("threshold", "base", "choices", "outcome"),
    [
        ("majority", "voting", ["yes", "yes", "no"], "adopted"),
        ("majority", "voting", ["yes", "no"], "rejected"),
        ("majority", "voting", ["yes", "abstain", "abstain"], "adopted"),
        ("majority", "present", ["yes", "yes"], "rejected"),
        ("majority", "present", ["yes", "yes", "yes"], "adopted"),
        ("two_thirds", "voting", ["yes", "yes", "no"], "adopted"),
        ("two_thirds", "voting", ["yes", "yes", "no", "no"], "rejected"),
    ],
)
def test_majorities(threshold, base, choices, outcome):
    evening = asked("majority", threshold=threshold, base=base)
    evening.did(voting.CloseVote("v1", ballots(choices)))
    assert evening.state.votes["v1"].result["outcome"] == outcome


def test_below_the_quorum_nothing_is_adopted():
    evening = Evening(neighbors=5, quorum=6)
    evening.did(proposals.Propose(1, said("abrir")), by="neighbor")
    evening.did(voting.OpenVote("consent", SEED, proposal="p1"))
    evening.did(voting.CloseVote("v1", ballots(["agree"] * 5)))
    assert evening.state.votes["v1"].result["outcome"] == "no_quorum"


def test_a_receipt_twice_or_more_ballots_than_slips_does_not_count():
    evening = asked()
    twice = [*ballots(["agree"]), *ballots(["agree"])]
    assert evening.refused(voting.CloseVote("v1", twice)) == "more_ballots_than_slips"
    assert evening.refused(voting.CloseVote("v1", ballots(["agree"] * 6))) == "more_ballots_than_slips"


def test_a_choice_that_is_not_on_the_ballot_does_not_count():
    evening = asked()
    assert evening.refused(voting.CloseVote("v1", ballots(["maybe"]))) == "not_on_ballot"


def test_two_tellers_who_agree_make_a_count():
    evening = asked("majority", by="hands")
    evening.did(voting.EnterCount("v1", "1", {"yes": 3, "no": 1, "abstain": 0}), by="teller")
    assert evening.state.votes["v1"].status == "open"
    evening.did(voting.EnterCount("v1", "2", {"yes": 3, "no": 1, "abstain": 0}), by="teller")
    assert evening.state.votes["v1"].passed


def test_two_tellers_who_differ_count_again():
    evening = asked("majority", by="hands")
    evening.did(voting.EnterCount("v1", "1", {"yes": 3, "no": 1, "abstain": 0}), by="teller")
    evening.did(voting.EnterCount("v1", "2", {"yes": 2, "no": 1, "abstain": 0}), by="teller")
    assert evening.state.votes["v1"].status == "open"
    assert evening.state.votes["v1"].counts == {}


def test_one_teller_alone_never_makes_a_count():
    evening = asked("majority", by="hands")
    for _ in range(2):
        evening.did(voting.EnterCount("v1", "1", {"yes": 3, "no": 1, "abstain": 0}), by="teller")
    assert evening.state.votes["v1"].status == "open"


def test_a_late_vote_lets_the_meeting_close_and_answers_the_item_by_itself():
    evening = Evening(neighbors=3)
    evening.did(proposals.Propose(1, said("abrir")), by="neighbor")
    until = evening.at + 10 * HOUR
    assert evening.refused(voting.OpenVote("consent", SEED, proposal="p1", until=until)) == "no_owner"
    evening.did(voting.OpenVote("consent", SEED, proposal="p1", until=until, prepared=PREPARED))
    evening.did(opening.CloseMeeting())
    assert evening.refused(voting.CloseVote("v1", []), by="clock") == "not_yet"
    evening.did(voting.CloseVote("v1", ballots(["agree", "agree"])), by="clock", later=11 * HOUR)
    assert [d.owner for d in evening.state.decisions.values()] == ["mesa"]
    assert evening.state.unanswered == ()


def test_a_late_vote_that_fails_records_why_and_what_is_next():
    evening = Evening(neighbors=3)
    evening.did(proposals.Propose(1, said("abrir")), by="neighbor")
    evening.did(voting.OpenVote("consent", SEED, proposal="p1", until=evening.at + HOUR, prepared=PREPARED))
    evening.did(opening.CloseMeeting())
    evening.did(voting.CloseVote("v1", ballots(["block"])), by="clock", later=2 * HOUR)
    assert [x.next["text"] for x in evening.state.no_decisions.values()] == ["vuelve en enero"]


def test_a_decision_needs_a_vote_an_owner_and_a_day():
    evening = asked()
    decide = decisions.RecordDecision("v1", "mesa", "role", "2026-12-20")
    assert evening.refused(decide) == "nothing_adopted"
    evening.did(voting.CloseVote("v1", ballots(["agree"])))
    assert evening.refused(decisions.RecordDecision("v1", " ", "role", "2026-12-20")) == "no_owner"
    assert evening.refused(decisions.RecordDecision("v1", "mesa", "role", "soon")) == "no_due"
    assert evening.refused(decisions.RecordDecision("v1", "mesa", "role", "2026-11-01")) == "due_in_past"
    evening.did(decide)
    assert evening.refused(decide) == "already_decided"
    assert evening.state.decisions["d1"].review == "2027-03-20"


def test_house_rules_change_only_by_a_decision():
    evening = Evening(neighbors=3)
    evening.did(proposals.Propose(None, said("quórum de dos"), changes={"quorum": 2}))
    evening.did(voting.OpenVote("majority", SEED, proposal="p1"))
    evening.did(voting.CloseVote("v1", ballots(["yes", "yes"])))
    assert evening.state.house.quorum == 0
    evening.did(decisions.RecordDecision("v1", "mesa", "role", "2026-12-01"))
    assert evening.state.house.quorum == 2


def test_choosing_among_options_names_the_winner_in_the_decision():
    evening = Evening(neighbors=3)
    options = [{"text": said("martes")}, {"text": said("jueves")}]
    evening.did(voting.OpenVote("approval", SEED, question=said("¿Qué día?"), options=options))
    chosen = [{"receipt": f"R{n}", "ballot": {"approve": ["2"]}} for n in range(2)]
    evening.did(voting.CloseVote("v1", chosen))
    evening.did(decisions.RecordDecision("v1", "mesa", "role", "2026-12-01"))
    assert evening.state.decisions["d1"].text["text"] == "¿Qué día?: jueves"


def test_ways_to_vote_that_hands_cannot_count_are_refused():
    evening = Evening()
    options = [{"text": said("a")}, {"text": said("b")}]
    assert evening.refused(voting.OpenVote("stv", SEED, options=options, by="hands")) == "not_by_hand"
    assert evening.refused(voting.OpenVote("approval", SEED, options=options[:1])) == "too_few_options"


def test_a_vote_on_a_proposal_asks_its_own_words_whatever_the_table_writes():
    evening = Evening()
    evening.did(proposals.Propose(None, said("quórum de uno"), changes={"quorum": 1}))
    opened = evening.did(voting.OpenVote("consent", SEED, proposal="p1", question=said("¿Damos las gracias?")))
    assert opened[0]["vote"]["question"] == said("quórum de uno")


def test_a_choice_among_several_adopts_no_proposal_beside_it():
    evening = Evening()
    evening.did(proposals.Propose(None, said("quórum de uno"), changes={"quorum": 1}))
    options = [{"text": said("rojo")}, {"text": said("verde")}]
    assert evening.refused(voting.OpenVote("approval", SEED, proposal="p1", options=options)) == "not_on_one"
