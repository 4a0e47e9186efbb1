from asamblea.rules.meeting import decisions, floor, opening, proposals, voting
from tests.rules.meeting.evening import SEED, Evening, said


def test_a_meeting_cannot_close_while_an_item_that_asked_for_a_decision_has_no_answer():
    evening = Evening()
    assert evening.refused(opening.CloseMeeting()) == "unanswered"
    evening.did(decisions.RecordNoDecision("i1", said("no hubo acuerdo"), said("vuelve en enero")))
    evening.did(opening.CloseMeeting())
    assert evening.state.phase == "closed"


def test_an_item_nobody_got_to_also_needs_its_answer():
    evening = Evening(begun=False)
    evening.did(opening.OpenMeeting())
    assert evening.refused(opening.CloseMeeting()) == "unanswered"
    evening.did(decisions.RecordNoDecision("i1", said("no hubo tiempo"), said("primero en la próxima")))
    evening.did(opening.CloseMeeting())


def test_a_meeting_cannot_close_over_an_open_vote():
    evening = Evening(asks="discuss")
    evening.did(proposals.Propose(1, said("abrir")), by="neighbor")
    evening.did(voting.OpenVote("majority", SEED, proposal="p1"))
    assert evening.refused(opening.CloseMeeting()) == "vote_open"


def test_a_closed_meeting_takes_no_more_acts():
    evening = Evening(asks="share")
    evening.did(opening.CloseMeeting())
    assert evening.refused(floor.JoinStack(1), by="neighbor") == "meeting_closed"
    assert evening.refused(opening.Arrive(), by="neighbor") == "meeting_closed"


def test_seats_are_numbered_and_kept_when_somebody_comes_back():
    evening = Evening(neighbors=2)
    evening.did(opening.Leave(1), by="neighbor")
    assert evening.state.present == {2}
    evening.did(opening.Return(1), by="neighbor")
    evening.did(opening.Arrive(), by="door")
    assert evening.state.present == {1, 2, 3}
    assert evening.refused(opening.Return(9), by="neighbor") == "not_here"


def test_who_leaves_is_no_longer_in_line():
    evening = Evening()
    evening.did(floor.JoinStack(1), by="neighbor")
    evening.did(opening.Leave(1), by="neighbor")
    assert evening.state.stack.waiting == ()


def test_the_next_meeting_opens_on_what_was_promised():
    promise = {"id": "m0.d1", "text": said("tarjetas rojas"), "owner": "mesa", "due": "2026-11-01"}
    evening = Evening.__new__(Evening)
    evening.__dict__.update(entries=[], state=opening.State(), at=1)
    plan = opening.PlanMeeting(
        "m1", "ktown", said("Dic"), ("es",), "UTC", "2026-12-01", promises=(promise,), promises_title=said("Lo prometido")
    )
    evening.did(plan)
    first = next(iter(evening.state.items.values()))
    assert first.about == "promises"
    assert evening.state.promises["m0.d1"].owner == "mesa"
    evening.did(opening.OpenMeeting())
    evening.did(decisions.ReviewPromise("m0.d1", "done", said("repartimos 200")))
    assert evening.state.promises["m0.d1"].status == "done"


def test_an_act_of_another_role_is_refused():
    evening = Evening()
    assert evening.refused(opening.CloseMeeting(), by="neighbor") == "not_your_role"
    assert evening.refused(opening.MarkHelped("vote"), by="facilitator") == "not_your_role"


def test_a_clock_set_back_does_not_make_an_entry_older():
    evening = Evening()
    before = evening.state.at
    evening.did(floor.JoinStack(1), by="neighbor", later=-60_000)
    assert evening.state.at == before


def test_an_evening_planned_long_ago_opens_with_the_house_rules_and_promises_of_today():
    evening = Evening(begun=False)
    promise = {"id": "m0.d1", "text": said("imprimir"), "owner": "equipo", "due": "2026-12-01"}
    today = opening.OpenMeeting(opening.HouseRules(quorum=9), [promise], said("Lo que prometimos"))
    kinds = [e["kind"] for e in evening.did(today)]
    assert kinds == ["meeting_opened", "item_added", "agenda_ordered"]
    assert (evening.state.house.quorum, list(evening.state.promises)) == (9, ["m0.d1"])
    assert [item.about for item in evening.state.items.values()] == ["promises", ""]


def test_an_evening_that_is_up_to_date_opens_with_nothing_more():
    evening = Evening(begun=False)
    (entry,) = evening.did(opening.OpenMeeting(evening.state.house, []))
    assert set(entry) & {"house", "promises"} == set()
