from asamblea.rules.meeting import agenda, decisions, opening, proposals, voting
from tests.rules.meeting.evening import SEED, Evening, said


def test_opening_an_item_ends_the_one_before():
    evening = Evening()
    evening.did(agenda.AddItem(said("Fiesta"), "share"))
    evening.did(agenda.OpenItem("i2"))
    assert [i.phase for i in evening.state.items.values()] == ["done", "open"]


def test_of_two_who_open_an_item_the_second_is_told():
    evening = Evening()
    evening.did(agenda.AddItem(said("Fiesta"), "share"))
    evening.did(agenda.OpenItem("i2", seen="i1"))
    assert evening.refused(agenda.OpenItem("i1", seen="i1")) == "changed"


def test_waiting_items_can_be_put_in_another_order():
    evening = Evening(begun=False)
    evening.did(agenda.AddItem(said("Fiesta"), "share"))
    evening.did(agenda.MoveItem("i2", 0))
    assert list(evening.state.items) == ["i2", "i1"]


def test_an_item_is_taken_off_only_before_the_meeting():
    evening = Evening(begun=False)
    evening.did(agenda.AddItem(said("Fiesta"), "decide"))
    evening.did(agenda.RemoveItem("i2"))
    evening.did(agenda.AddItem(said("Mercado"), "decide"))
    evening.did(opening.OpenMeeting())
    assert evening.refused(agenda.RemoveItem("i3")) == "agenda_is_promised"


def test_no_other_item_opens_while_a_vote_is_open():
    evening = Evening()
    evening.did(agenda.AddItem(said("Fiesta"), "share"))
    evening.did(proposals.Propose(1, said("abrir")), by="neighbor")
    evening.did(voting.OpenVote("majority", SEED, proposal="p1"))
    assert evening.refused(agenda.OpenItem("i2")) == "vote_open"


def test_minutes_and_asks_have_bounds():
    evening = Evening()
    assert evening.refused(agenda.AddItem(said("x"), "decide", 500)) == "bad_minutes"
    assert evening.refused(agenda.AddItem(said("x"), "sing")) == "unknown_ask"


def test_an_item_without_minutes_takes_the_house_rule():
    evening = Evening(item_minutes=7)
    assert evening.state.items["i1"].minutes == 7


def test_an_answer_given_twice_is_refused():
    evening = Evening()
    evening.did(decisions.RecordNoDecision("i1", said("a"), said("b")))
    assert evening.refused(decisions.RecordNoDecision("i1", said("a"), said("b"))) == "already_answered"
