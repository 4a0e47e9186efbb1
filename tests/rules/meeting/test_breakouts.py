"""Small groups that come back: they propose, the plenary decides, and nothing said in a group is lost."""

import copy

import pytest

from asamblea.rules import chain, record
from asamblea.rules.meeting import agenda, breakouts, decisions, opening, proposals, report_back, voting
from asamblea.rules.meeting.breakouts import JoinGroup, OpenBreakouts, TakeGroupRole
from asamblea.rules.meeting.report_back import CloseBreakouts, HearGroup, ReportGroup
from asamblea.rules.refusal import Refusal
from tests.rules.meeting.evening import SEED, Evening, ballots, said

DAY = 86_400_000


def groups(*seats, languages=("", "")) -> OpenBreakouts:
    made = [{"place": "cocina", "language": lang, "seats": list(s)} for s, lang in zip(seats, languages, strict=False)]
    return OpenBreakouts(said("¿Qué falta?"), 15, made, "counting")


def in_groups(**evening) -> Evening:
    """Four neighbors: 1 and 3 in the first group, 2 and 4 in the second."""
    made = Evening(neighbors=4, **evening)
    made.did(groups([1, 3], [2, 4]))
    return made


def report(group=1, seat: int | None = 1, points=("miedo",), ideas=("carteles",)) -> ReportGroup:
    return ReportGroup(group, seat, [said(p) for p in points], [said(i) for i in ideas], said("el dinero"))


def seats_of(evening: Evening) -> list[tuple[int, ...]]:
    return [g.seats for g in evening.state.breakouts["b1"].groups]


def kinds(entries) -> list[str]:
    return [e["kind"] for e in entries]


def test_groups_sit_with_place_question_and_time():
    now = in_groups().state.breakouts_now
    assert (now.question["text"], now.minutes, now.groups[1].place) == ("¿Qué falta?", 15, "cocina")
    assert now.group_of(4).number == 2


def test_the_table_alone_opens_groups_and_calls_them_back():
    evening = Evening()
    assert evening.refused(groups([1], [2]), by="neighbor") == "not_your_role"
    assert in_groups().refused(CloseBreakouts("b1"), by="neighbor") == "not_your_role"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (groups([1, 2, 3]), "too_few_people"),
        (groups([1, 2, 3], []), "too_few_people"),
        (groups([1, 2, 3], [9]), "too_few_people"),
        (groups([1, 2], [2, 3]), "bad_groups"),
        (OpenBreakouts(said(""), 15, ()), "empty"),
        (OpenBreakouts(said("¿?"), 0, ()), "bad_minutes"),
        (OpenBreakouts(said("¿?"), 15, groups([1], [2]).groups, "liking"), "bad_groups"),
    ],
)
def test_groups_that_make_no_sense_are_refused(command, code):
    assert Evening().refused(command) == code


def test_groups_need_an_open_item_and_no_vote():
    evening = Evening()
    evening.did(proposals.Propose(1, said("abrir")), by="neighbor")
    evening.did(voting.OpenVote("consent", SEED, proposal="p1"))
    assert evening.refused(groups([1], [2])) == "vote_open"
    evening.did(voting.CancelVote("v1", said("mejor luego")))
    evening.did(agenda.CloseItem("i1"))
    assert evening.refused(groups([1], [2])) == "no_item"


def test_who_came_while_the_form_was_filled_in_is_left_out_of_no_group_and_who_left_sits_in_none():
    evening = Evening(neighbors=5)
    evening.did(opening.Leave(1), by="neighbor")
    evening.did(groups([1, 2], [3, 4]))
    assert seats_of(evening) == [(2, 5), (3, 4)]


def test_while_groups_sit_the_plenary_decides_nothing():
    evening = Evening(neighbors=4)
    evening.did(agenda.AddItem(said("Otra"), "share"))
    evening.did(proposals.Propose(1, said("abrir")), by="neighbor")
    evening.did(groups([1, 3], [2, 4]))
    until = evening.at + DAY
    for command in (
        voting.OpenVote("consent", SEED, proposal="p1"),
        voting.OpenVote("consent", SEED, proposal="p1", until=until),
        agenda.CloseItem("i1"),
        agenda.OpenItem("i2"),
        decisions.RecordNoDecision("i1", said("no"), said("luego")),
        opening.CloseMeeting(),
        groups([1, 3], [2, 4]),
    ):
        assert evening.refused(command) == "in_groups", command


def test_late_people_join_the_smallest_group_that_speaks_their_language():
    evening = Evening(neighbors=4)
    evening.did(groups([1, 2], [3], [4], languages=("ko", "es", "es")))
    for languages in ("ko", "es", "es", "en", "", "en ko"):
        seat = evening.did(opening.Arrive(), by="neighbor")[0]["seat"]
        evening.did(JoinGroup(seat, tuple(languages.split())), by="neighbor")
    assert seats_of(evening) == [(1, 2, 5, 10), (3, 6, 8), (4, 7, 9)]


def test_the_language_of_a_seat_stands_in_no_entry():
    evening = in_groups()
    evening.did(opening.Arrive(), by="neighbor")
    (joined,) = evening.did(JoinGroup(5, ("ko",)), by="neighbor")
    assert "ko" not in joined.values()


def test_a_group_is_as_small_as_the_people_who_are_still_here():
    evening = in_groups()
    evening.did(opening.Leave(2), by="neighbor")
    evening.did(opening.Arrive(), by="neighbor")
    evening.did(JoinGroup(5), by="neighbor")
    assert seats_of(evening)[1] == (2, 4, 5)


def test_nobody_sits_in_two_groups_and_nobody_from_outside_in_one():
    evening = in_groups()
    assert evening.refused(JoinGroup(1, ("es",)), by="neighbor") == "in_a_group"
    assert evening.refused(JoinGroup(9, ("es",)), by="neighbor") == "not_here"
    assert Evening().refused(JoinGroup(1, ("es",)), by="neighbor") == "no_groups"


def test_roles_are_taken_once_and_can_be_given_back():
    evening = in_groups()
    evening.did(TakeGroupRole(1, "reporter"), by="neighbor")
    assert evening.refused(TakeGroupRole(3, "reporter"), by="neighbor") == "role_taken"
    evening.did(TakeGroupRole(2, "reporter"), by="neighbor")
    evening.did(TakeGroupRole(1, ""), by="neighbor")
    evening.did(TakeGroupRole(3, "reporter"), by="neighbor")
    assert evening.refused(TakeGroupRole(1, ""), by="neighbor") == "no_role"
    assert evening.refused(TakeGroupRole(1, "king"), by="neighbor") == "unknown_role"


def test_a_reporter_who_goes_home_frees_the_role():
    evening = in_groups()
    evening.did(TakeGroupRole(1, "reporter"), by="neighbor")
    evening.did(opening.Leave(1), by="neighbor")
    evening.did(TakeGroupRole(3, "reporter"), by="neighbor")


def test_where_nobody_took_a_role_anybody_of_the_group_writes_and_afterwards_only_they():
    evening = in_groups()
    evening.did(report(seat=3), by="neighbor")
    evening.did(TakeGroupRole(1, "note-taker"), by="neighbor")
    assert evening.refused(report(seat=3), by="neighbor") == "reporter_writes"
    evening.did(report(seat=1), by="neighbor")
    assert evening.refused(report(seat=2), by="neighbor") == "not_your_group"


def test_a_second_report_replaces_the_first():
    evening = in_groups()
    evening.did(report(ideas=("carteles", "talleres")), by="neighbor")
    evening.did(report(ideas=("ferias",)), by="neighbor")
    evening.did(CloseBreakouts("b1"))
    assert [p.text["text"] for p in evening.state.proposals.values()] == ["ferias"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ReportGroup(1, 1, (), (), said("")), "empty"),
        (report(points="abcd"), "too_much"),
        (report(ideas="abcdefghijk"), "too_much"),
        (report(group=3), "unknown_group"),
        (report(group=0), "unknown_group"),
    ],
)
def test_a_report_that_says_nothing_or_too_much_is_refused(command, code):
    assert in_groups().refused(command, by="neighbor") == code


def test_called_back_the_report_back_opens_right_after_the_item_with_every_groups_proposals():
    evening = in_groups()
    evening.did(agenda.AddItem(said("Otra"), "share"))
    evening.did(report(1, 1, ideas=("carteles", "talleres")), by="neighbor")
    evening.did(report(2, None, ideas=("carteles en coreano",)), by="note-taker")
    entries = evening.did(CloseBreakouts("b1"))
    assert kinds(entries) == ["breakouts_closed", "item_added", "item_opened", "proposed", "proposed", "proposed"]
    state = evening.state
    assert list(state.items) == ["i1", "i3", "i2"]
    assert (state.current, state.item.about, state.item.asks, state.item.title["text"]) == (
        "i3",
        "report-back",
        "discuss",
        "¿Qué falta?",
    )
    assert [(p.group, p.seat, p.item) for p in state.proposals.values()] == [(1, None, "i3"), (1, None, "i3"), (2, None, "i3")]
    assert state.breakouts_now is None


def test_like_proposals_of_two_groups_become_one():
    evening = in_groups()
    evening.did(report(1, 1), by="neighbor")
    evening.did(report(2, 2), by="neighbor")
    evening.did(CloseBreakouts("b1"))
    evening.did(proposals.MergeProposals(("p1", "p2"), said("carteles en dos lenguas")))
    assert evening.state.proposals["p3"].status == "open"


def test_a_group_that_brings_nothing_is_recorded_as_such():
    evening = in_groups()
    evening.did(report(1, 1), by="neighbor")
    assert evening.did(CloseBreakouts("b1"))[0]["unreported"] == [2]


def test_a_group_still_writing_when_called_back_reports_while_the_plenary_hears_the_groups():
    evening = in_groups()
    evening.did(report(1, 1), by="neighbor")
    evening.did(CloseBreakouts("b1"))
    assert kinds(evening.did(report(2, 4), by="neighbor")) == ["group_reported", "proposed"]
    assert evening.refused(report(2, 4), by="neighbor") == "already_reported"
    evening.did(agenda.CloseItem("i2"))
    assert evening.refused(report(2, 4), by="neighbor") == "no_groups"


def test_calling_back_twice_is_told():
    evening = in_groups()
    evening.did(CloseBreakouts("b1"))
    assert evening.refused(CloseBreakouts("b1")) == "no_groups"


def test_groups_are_heard_in_turn_and_then_what_they_propose():
    evening = in_groups()
    assert evening.refused(HearGroup(1, 0)) == "no_report_back"
    evening.did(CloseBreakouts("b1"))
    assert evening.state.reporting_back.hearing == 1
    evening.did(HearGroup(2, seen=1))
    assert evening.refused(HearGroup(2, seen=1)) == "changed"
    assert evening.refused(HearGroup(3, seen=2)) == "unknown_group"
    evening.did(HearGroup(0, seen=2))
    assert evening.state.reporting_back.hearing == 0


def decided_at_the_report_back() -> Evening:
    evening = in_groups()
    evening.did(report(1, 1), by="neighbor")
    evening.did(CloseBreakouts("b1"))
    evening.did(voting.OpenVote("consent", SEED, proposal="p1"))
    evening.did(voting.CloseVote("v1", ballots(["agree"] * 4)))
    evening.did(decisions.RecordDecision("v1", "mesa", "role", "2026-12-20"))
    return evening


def test_what_is_decided_at_the_report_back_answers_the_item_the_groups_talked_about():
    evening = decided_at_the_report_back()
    assert evening.state.unanswered == ()
    evening.did(opening.CloseMeeting())


def test_a_vote_that_outlasts_the_report_back_is_prepared_as_one_on_the_item_is():
    evening = in_groups()
    evening.did(report(1, 1), by="neighbor")
    evening.did(CloseBreakouts("b1"))
    until = evening.at + DAY
    assert evening.refused(voting.OpenVote("consent", SEED, proposal="p1", until=until)) == "no_owner"
    prepared = {"owner": "mesa", "owner_kind": "role", "due": "2026-12-20", "review": "", "next": said("luego")}
    evening.did(voting.OpenVote("consent", SEED, proposal="p1", until=until, prepared=prepared))
    evening.did(opening.CloseMeeting())
    evening.did(voting.CloseVote("v1", ballots(["block"])), by="clock", later=DAY)
    assert evening.state.unanswered == ()
    assert isinstance(record.verify(record.of_entries(evening.entries)), record.Verified)


def test_groups_can_sit_again_on_the_same_item():
    evening = in_groups()
    evening.did(CloseBreakouts("b1"))
    evening.did(agenda.OpenItem("i1"))
    evening.did(groups([1, 2], [3, 4]))
    assert evening.state.breakouts_now.id == "b2"


def test_a_record_with_groups_verifies():
    evening = decided_at_the_report_back()
    assert isinstance(record.verify(record.of_entries(evening.entries)), record.Verified)


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("proposed", {"text": said("otra cosa")}),
        ("proposed", {"group": 2}),
        ("group_reported", {"seat": 2}),
        ("breakouts_closed", {"unreported": []}),
    ],
)
def test_a_record_that_puts_words_into_a_groups_mouth_is_found_out_even_with_new_hashes(kind, changed):
    entries = [copy.deepcopy(dict(e)) for e in decided_at_the_report_back().entries]
    next(e for e in entries if e["kind"] == kind).update(changed)
    drafts = [{k: v for k, v in e.items() if k not in ("n", "prev", "hash")} for e in entries]
    found = record.verify(record.of_entries(chain.link(drafts)))
    assert isinstance(found, Refusal) and found.code in ("entry_other", "entry_missing", "entry_impossible")


def test_every_act_in_groups_has_a_role():
    from asamblea.rules.meeting.roles import MAY

    assert set(breakouts.ACTS) | set(report_back.ACTS) <= set(MAY)
