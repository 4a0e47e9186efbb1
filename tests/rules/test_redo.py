"""Every act of a record is done again: an evening gives its own entries back, and nothing else passes."""

import copy
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.stateful import rule

from asamblea.rules import capacity, record, redo
from asamblea.rules.capacity import Conditions, Effort, Plan, Pledge, Problem
from asamblea.rules.house_rules import HouseRules
from asamblea.rules.meeting import (
    agenda,
    breakouts,
    decisions,
    efforts,
    floor,
    interpreting,
    merging,
    minutes,
    notes,
    opening,
    papers,
    proposals,
    report_back,
    roles,
    signals,
    translations,
    voting,
    where,
)
from asamblea.rules.meeting.state import State
from asamblea.rules.record import Verified
from asamblea.rules.refusal import Refusal
from tests.rules.meeting.evening import DAY, SEED, Evening, ballots, said
from tests.rules.meeting.test_any_evening import PREPARED, AnyEvening, ids, seats, words
from tests.rules.test_record import chained, entry, json_values, places_inside, put, refusal_of

HOUR = 3_600_000
PROMISES = [{"id": "m0-d1", "text": said("llamar al casero"), "owner": "Ana", "due": "2026-11-20"}]
TIPLINE = {"id": "1", "title": said("Línea"), "do": "stop"}
OTHER = {"id": "2", "title": said("Comedor"), "do": "continue"}


def plan() -> dict[str, Any]:
    problem = Problem((Effort("1", 1, 5, capacity.HOUR, title="Línea"),), (Pledge("p1", 2 * capacity.HOUR, {"1": 3}),))
    found = Plan({"1": {"p1": 2 * capacity.HOUR}}, placed=1, gladness=3, bound=1, best=True)
    return {"id": "k3v9q2", "document": capacity.whole(problem, Conditions(), found)}


def by_hands(evening: Evening, made: proposals.Propose) -> None:
    """Propose, count hands twice, record the decision."""
    proposed = evening.did(made)[0]["id"]
    vote = evening.did(voting.OpenVote("majority", SEED, proposal=proposed, by="hands"))[0]["vote"]["id"]
    for teller in ("1", "2"):
        evening.did(voting.EnterCount(vote, teller, {"yes": 3, "no": 0}), by="teller")
    evening.did(decisions.RecordDecision(vote, "mesa", "role", "2026-12-20"), by="note-taker")


def every_evening() -> Evening:
    """Return an evening with every act that there is and every entry that they give."""
    evening = Evening(neighbors=4, begun=False, temperature_pause=0)
    _before(evening)
    _line(evening)
    _signals(evening)
    _words(evening)
    _votes(evening)
    by_hands(evening, proposals.Propose(None, said("otro quórum"), changes={"quorum": 2, "stack_order": "first_come"}))
    by_hands(evening, proposals.Propose(None, said("abrimos la línea"), plan=plan()))
    by_hands(evening, proposals.Propose(None, said("la línea termina"), effort=TIPLINE))
    by_hands(evening, proposals.Propose(None, said("el comedor sigue"), effort=OTHER))
    _end(evening)
    return evening


def _before(evening: Evening) -> None:
    for title in ("uno", "dos", "tres"):
        evening.did(agenda.AddItem(said(title), "discuss"), by="note-taker")
    evening.did(agenda.MoveItem("i4", 0))
    evening.did(agenda.MoveItem("i4", 2))
    evening.did(agenda.MoveItem("i1", 0))
    evening.did(agenda.RemoveItem("i2"))
    evening.did(opening.Leave(4), by="neighbor")
    evening.did(opening.Return(4), by="neighbor")
    evening.did(opening.OpenMeeting(HouseRules(temperature_pause=0, quorum=1), PROMISES, said("Lo prometido")))
    evening.did(agenda.OpenItem("i5"))
    evening.did(decisions.ReviewPromise("m0-d1", "going_on", said("")))
    evening.did(agenda.CloseItem("i5"))
    evening.did(agenda.OpenItem("i1"))


def _line(evening: Evening) -> None:
    did = evening.did
    for seat in (1, 2, 3):
        did(floor.JoinStack(seat), by="neighbor")
    did(floor.MoveDown("s1", 1), by="neighbor")
    did(floor.MoveInStack("s3", 0, "tiene que irse"))
    did(floor.CallNext(expect="s3"))
    did(floor.JoinStack(4, "question"), by="neighbor")
    did(floor.JoinStack(4, "point", 2), by="neighbor")
    did(floor.CallNext("s4", after="s3"))
    did(floor.EndSpeech("s4", 4), by="neighbor")
    did(floor.Resume("s3"))
    did(floor.Pause("s3"))
    did(floor.Resume("s3"))
    did(floor.EndSpeech("s3"))
    did(floor.TakeBack())
    did(floor.MoreTime(30))
    did(floor.SetRounds(True))
    did(floor.CloseStack())
    did(floor.OpenStack())
    did(floor.LeaveStack("s5", 4), by="neighbor")
    did(floor.LeaveStack("s1"))
    did(floor.JoinStack(1, by_table=True))
    did(opening.Leave(1), by="neighbor")
    did(opening.Return(1), by="neighbor")


def _signals(evening: Evening) -> None:
    did = evening.did
    did(signals.CannotFollow(), by="interpreter")
    did(signals.ClearCannotFollow())
    did(signals.ReadyToMoveOn(), by="neighbor")
    for place, seat in (("junto a la ventana", 2), ("puerta", None), ("atrás", 3)):
        did(interpreting.TakePair(("ko", "es"), place, seat), by="interpreter")
    did(interpreting.TakeOver("r2"), by="interpreter")
    did(interpreting.LeavePair("r1"))
    did(interpreting.SpeakSlower(), by="neighbor")
    did(interpreting.ClearSpeakSlower(), by="interpreter")
    did(interpreting.NotInterpreted("ko"), by="neighbor")
    did(interpreting.ClearNotInterpreted("ko"), by="interpreter")
    did(interpreting.NotInterpreted("tl", ("tl",)), by="interpreter")
    did(interpreting.EndHold("tl", said("lo dijo su vecina")))
    did(opening.Leave(3), by="neighbor")
    did(opening.Return(3), by="neighbor")
    for n, mark in enumerate(("up", "down"), 1):
        did(signals.OpenTemperature("more_time"))
        did(signals.GiveTemperature("so_so"), by="neighbor")
        did(signals.GiveTemperature(mark, "so_so"), by="neighbor")
        did(signals.CloseTemperature(f"t{n}"), by="clock")


def _words(evening: Evening) -> None:
    did = evening.did
    did(proposals.Propose(1, said("martes"), 2), by="neighbor")
    did(proposals.Amend("p1", 2, said("martes y jueves")), by="neighbor")
    did(proposals.AcceptAmendment("m1", 1), by="neighbor")
    did(proposals.Amend("p1", 2, said("sábados")), by="neighbor")
    did(proposals.WithdrawAmendment("m2", 2), by="neighbor")
    did(proposals.Propose(None, said("domingos")))
    did(proposals.Amend("p2", None, said("domingos por la tarde")))
    did(proposals.AcceptAmendment("m3"))
    did(proposals.MergeProposals(("p2", "p1"), said("martes, jueves y domingos"), 4))
    did(proposals.Propose(3, said("nunca")), by="neighbor")
    did(proposals.WithdrawProposal("p4", 3), by="neighbor")
    did(proposals.Propose(3, said("en verano")), by="neighbor")
    did(proposals.TableProposal("p5", "la asamblea de junio"))
    did(notes.AddNote(said("se habló mucho")), by="note-taker")
    did(notes.StrikeNote("n1"), by="note-taker")
    evening.at += 1000
    helped = minutes.decide(evening.state, minutes.Act(opening.MarkHelped("vote"), "door", evening.at, helped=True))
    assert not isinstance(helped, Refusal)
    evening.entries.extend(helped)
    evening.state = minutes.fold(evening.state, helped)
    did(efforts.ReportEffort("1", said("Línea"), said("14 llamadas")), by="note-taker")


def _votes(evening: Evening) -> None:
    did = evening.did
    did(translations.DraftTranslation("p3", evening.state.proposals["p3"].text, said("매일", "ko")), by="neighbor")
    did(translations.CheckTranslation("p3", evening.state.proposals["p3"].text, said("날마다", "ko")), by="translator")
    did(voting.OpenVote("consent", SEED, proposal="p3", declared=("es", "ko", "en"), without=("en",)))
    did(voting.CancelVote("v1", said("se fue la luz")))
    did(proposals.Amend("p3", 2, said("martes y domingos")), by="neighbor")
    did(voting.OpenVote("majority", SEED, amendment="m4", threshold="two_thirds", base="present"))
    did(voting.CloseVote("v2", ballots(["yes", "yes", "yes"])))
    did(voting.OpenVote("majority", SEED, proposal="p3", by="hands"))
    for teller, yes in (("1", 3), ("2", 2), ("1", 3), ("2", 3)):
        did(voting.EnterCount("v3", teller, {"yes": yes, "no": 1}), by="teller")
    did(decisions.RecordDecision("v3", "mesa", "role", "2026-12-20", "2027-02-01"))
    options = [{"text": said(name), "cost": n} for n, name in enumerate(("Ana", "이민", "Rosa"))]
    did(voting.OpenVote("stv", SEED, question=said("¿Quién?"), options=options, seats=2))
    ranked = [{"receipt": f"R{n}", "ballot": {"ranking": r}} for n, r in enumerate((["1", "2"], ["2"], ["3", "1"]))]
    did(papers.ReadPapers("v4", 2), by="teller")
    did(voting.CloseVote("v4", ranked[::-1], (2, 5)))
    did(decisions.RecordDecision("v4", "mesa", "role", "2026-12-20"))


def _groups(evening: Evening) -> None:
    did = evening.did
    spoken = (("es", [1, 2]), ("ko", [3]), ("", [4]))
    groups = [{"place": "patio", "language": lang, "seats": seats} for lang, seats in spoken]
    did(where.AskWhere("block", [said("la Sexta"), said("la Octava")]))
    did(where.StopAskingWhere())
    did(breakouts.OpenBreakouts(said("¿Qué falta?"), 10, groups, "language"))
    for language in ("es", "ko", "es", "en"):
        seat = did(opening.Arrive(), by="neighbor")[0]["seat"]
        did(breakouts.JoinGroup(seat, (language, "zap")), by="neighbor")
    did(breakouts.TakeGroupRole(1, "reporter"), by="neighbor")
    did(breakouts.TakeGroupRole(2, "note-taker"), by="neighbor")
    did(breakouts.TakeGroupRole(2, ""), by="neighbor")
    did(report_back.ReportGroup(1, 1, [said("miedo")], [said("carteles"), said("talleres")], said("el dinero")), by="neighbor")
    did(report_back.ReportGroup(2, None, [said("frío")]), by="note-taker")
    did(report_back.CloseBreakouts("b1"))
    did(report_back.HearGroup(2, 1))
    did(report_back.ReportGroup(3, 4, (), [said("ferias")]), by="neighbor")
    did(report_back.HearGroup(0, 2))
    carteles, talleres = (p.id for p in evening.state.proposals.values() if p.group == 1)
    offer = did(merging.OfferMerge((carteles, talleres), said("carteles y talleres")))[0]["id"]
    did(merging.AnswerMerge(offer, 1, agree=False), by="neighbor")
    offer = did(merging.OfferMerge((carteles, talleres), said("carteles o talleres")))[0]["id"]
    did(merging.AnswerMerge(offer, 1, agree=True), by="neighbor")


def _end(evening: Evening) -> None:
    did = evening.did
    for n, title in ((6, "¿Turno de noche?"), (7, "¿Y de día?"), (8, "¿Y en enero?")):
        did(agenda.AddItem(said(title), "decide", 15))
        did(agenda.OpenItem(f"i{n}"))
        if n < 8:
            proposed = did(proposals.Propose(None, said(title)))[0]["id"]
            did(voting.OpenVote("majority", SEED, proposal=proposed, until=evening.at + HOUR, prepared=PREPARED))
    did(decisions.RecordNoDecision("i8", said("falta gente"), said("lo vemos en enero")))
    _groups(evening)
    did(floor.JoinStack(2), by="neighbor")
    did(opening.CloseMeeting())
    did(opening.Arrive(), by="neighbor")
    did(opening.Return(2), by="neighbor")
    did(opening.Leave(2), by="door")
    last = max(int(v[1:]) for v in evening.state.votes)
    did(voting.CloseVote(f"v{last - 1}", ballots(["yes", "yes", "no"]), (2, 6)), by="clock", later=2 * HOUR)
    did(voting.CloseVote(f"v{last}", ballots(["no"])), by="clock")


@cache
def evening() -> Evening:
    return every_evening()


def honest() -> dict[str, Any]:
    """Return the record of an evening with everything, to be tampered with."""
    return copy.deepcopy(record.of_entries(evening().entries))


def redone(entries: list[Any]) -> list[type]:
    """Do every act again and return the commands' types; each gives the entries that stand there."""
    state, commands = State(), []
    while state.n < len(entries):
        before = state.n
        then = entries[before + 1] if before + 1 < len(entries) else {}
        commands.append(type(redo.COMMANDS[entries[before]["kind"]](state, entries[before], then)))
        made = redo.again(state, entries)
        assert not isinstance(made, Refusal), (entries[before], made)
        assert list(made) == entries[before : before + len(made)]
        state = minutes.fold(state, made)
    return commands


def test_there_is_a_way_back_from_every_kind_of_entry():
    assert set(redo.COMMANDS) == set(minutes.FOLDS)


def test_an_evening_with_every_act_and_every_kind_of_entry_gives_itself_back():
    entries = evening().entries
    assert {e["kind"] for e in entries} == set(minutes.FOLDS)
    assert set(redone(entries)) == set(minutes.ACTS)
    found = record.verify(honest())
    assert isinstance(found, Verified), found
    assert found.state == evening().state
    assert len(found.votes) == sum(e["kind"] == "vote_closed" for e in entries)


def test_a_meeting_that_was_planned_with_promises_gives_itself_back():
    planned = opening.PlanMeeting("m1", "ktown", said("Nov"), ("es",), "UTC", DAY, HouseRules(), PROMISES, said("Lo prometido"))
    entries = minutes.decide(State(), minutes.Act(planned, "organizer", 1))
    assert not isinstance(entries, Refusal) and len(entries) == 2
    assert redone(list(entries)) == [opening.PlanMeeting]


class Everything(AnyEvening):
    """Whatever else may happen that evening: every act of it is done again with the same entries."""

    @rule(n=ids, place=st.integers(0, 3))
    def move_item(self, n, place):
        self.act(agenda.MoveItem(f"i{n}", place))

    @rule(n=st.integers(1, 9), own=seats | st.none())
    def leave_line(self, n, own):
        self.act(floor.LeaveStack(f"s{n}", own), by="neighbor" if own else "facilitator")

    @rule(n=st.integers(1, 9), seat=seats)
    def let_pass(self, n, seat):
        self.act(floor.MoveDown(f"s{n}", seat), by="neighbor")

    @rule(n=st.integers(1, 9), place=st.integers(0, 3))
    def move_in_line(self, n, place):
        self.act(floor.MoveInStack(f"s{n}", place, "porque sí"))

    @rule(seat=seats)
    def come_back(self, seat):
        self.act(opening.Return(seat), by="door")

    @rule(seat=seats)
    def shown_out(self, seat):
        self.act(opening.Leave(seat))

    @rule(n=ids, seat=seats | st.none())
    def take_back_proposal(self, n, seat):
        self.act(proposals.WithdrawProposal(f"p{n}", seat), by="neighbor" if seat else "facilitator")

    @rule(text=words, changes=st.sampled_from([{}, {"quorum": 2}, {"base": "present", "review_days": 5}]))
    def propose_at_the_table(self, text, changes):
        self.act(proposals.Propose(None, text, changes=changes))

    @rule(n=ids, m=ids, text=words)
    def merge(self, n, m, text):
        self.act(proposals.MergeProposals((f"p{n}", f"p{m}"), text))

    @rule(n=ids)
    def ask_about_an_amendment(self, n):
        self.act(voting.OpenVote("majority", SEED, amendment=f"m{n}"))

    @rule(method=st.sampled_from(["approval", "irv", "schulze", "stv", "score", "equal_shares"]), late=st.booleans())
    def choose(self, method, late):
        options = [{"text": said(name), "cost": 1} for name in "abc"]
        until = self.evening.at + HOUR if late else None
        prepared = PREPARED if late else None
        self.act(voting.OpenVote(method, SEED, options=options, budget=2, until=until, prepared=prepared))

    @rule(n=ids, ranked=st.lists(st.permutations("123"), max_size=5), wait=st.booleans())
    def close_choice(self, n, ranked, wait):
        vote = self.evening.state.votes.get(f"v{n}")
        method = vote.spec["method"] if vote else ""
        made = [
            {"ranking": list(r)}
            if method in ("irv", "schulze", "stv")
            else {"scores": {r[0]: 5, r[1]: 2}}
            if method == "score"
            else {"approve": sorted(r[:2])}
            for r in ranked
        ]
        cast = [{"receipt": f"R{n}", "ballot": ballot} for n, ballot in enumerate(made)]
        self.act(voting.CloseVote(f"v{n}", cast, (len(cast), 2)), later=2 * HOUR if wait else 1000)

    @rule(mark=st.sampled_from(signals.MARKS))
    def more_time(self, mark):
        self.act(signals.OpenTemperature("more_time"))
        self.act(signals.GiveTemperature(mark), by="neighbor")
        if self.evening.state.temperature:
            self.act(signals.CloseTemperature(self.evening.state.temperature.id), by="clock")

    def teardown(self):
        if hasattr(self, "evening"):
            redone(self.evening.entries)
            found = record.verify(record.of_entries(self.evening.entries))
            assert isinstance(found, Verified) and found.state == self.evening.state, found


TestEverything = Everything.TestCase
TestEverything.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


def change(kind: str, /, **new: Any) -> Callable[[dict[str, Any]], None]:
    """Return a forger who rewrites parts of the first entry of a kind."""
    return lambda forged: entry(forged, kind).update(new)


def change_vote(**new: Any) -> Callable[[dict[str, Any]], None]:
    def forge(forged: dict[str, Any]) -> None:
        opened = entry(forged, "vote_opened")
        opened["vote"] = {**opened["vote"], **new}

    return forge


def remove(kind: str, **has: Any) -> Callable[[dict[str, Any]], None]:
    return lambda forged: forged["entries"].remove(entry(forged, kind, **has))


def again(kind: str, **has: Any) -> Callable[[dict[str, Any]], None]:
    """Return a forger who lets the same happen twice, with the next number of its kind."""

    def forge(forged: dict[str, Any]) -> None:
        first = entry(forged, kind, **has)
        second = copy.deepcopy(first)
        if "id" in second:
            second["id"] = f"{first['id'][0]}{int(first['id'][1:]) + 1}"
        forged["entries"].insert(forged["entries"].index(first) + 1, second)

    return forge


def behind(kind: str, /, **new: Any) -> Callable[[dict[str, Any]], None]:
    """Return a forger who puts an entry behind the first of a kind."""

    def forge(forged: dict[str, Any]) -> None:
        after = entry(forged, kind)
        forged["entries"].insert(forged["entries"].index(after) + 1, {"at": after["at"], "by": "facilitator", **new})

    return forge


def last(**new: Any) -> Callable[[dict[str, Any]], None]:
    return lambda forged: forged["entries"].append({"at": forged["entries"][-1]["at"], "by": "facilitator", **new})


def late_answer(**new: Any) -> Callable[[dict[str, Any]], None]:
    """Return a forger who rewrites the answer that was prepared before the late vote."""
    return lambda forged: [e for e in forged["entries"] if e["kind"] == "decision_recorded"][-1].update(new)


def everybody_a_neighbor(forged: dict[str, Any]) -> None:
    for one in forged["entries"]:
        one["by"] = "neighbor"


NO = {"kind": "no_decision_recorded", "id": "x1", "item": "i1", "why": said("no"), "next": said("nunca")}
FORGERIES: dict[str, Callable[[dict[str, Any]], None]] = {
    "a decision in other words": change("decision_recorded", text=said("nunca")),
    "a decision nobody carries": change("decision_recorded", owner=" "),
    "an owner with a space": change("decision_recorded", owner="mesa "),
    "an owner of another kind": change("decision_recorded", owner_kind="king"),
    "an owner that is no word": change("decision_recorded", owner=7),
    "due in 1999": change("decision_recorded", due="1999-01-01"),
    "due on no day": change("decision_recorded", due="soon"),
    "looked at before it is due": change("decision_recorded", review="2026-12-01"),
    "a decision about another item": change("decision_recorded", item="i3"),
    "a decision with another number": change("decision_recorded", id="d7"),
    "two decisions on one vote": again("decision_recorded"),
    "a decision on a vote that was cancelled": change("decision_recorded", vote="v1"),
    "a decision on an amendment's vote": change("decision_recorded", vote="v2"),
    "the prepared owner of a late vote": late_answer(owner="otra"),
    "the prepared day of a late vote": late_answer(due="2027-01-20"),
    "a late vote without its answer": lambda forged: forged["entries"].pop(),
    "a late no with another reason": lambda forged: forged["entries"][-1].update(why=said("no")),
    "a late no with another next step": lambda forged: forged["entries"][-1].update(next=said("nunca")),
    "a no-decision over a decided item": behind("decision_recorded", **NO),
    "a no-decision without a reason": change("no_decision_recorded", why=said("")),
    "another question than the proposal": change_vote(question=said("¿Paz en el mundo?")),
    "a threshold of no kind": change_vote(threshold="whatever"),
    "open until before it was opened": change_vote(until=5),
    "a vote of another way": change_vote(method="acclamation"),
    "a short seed": change_vote(seed="7"),
    "another quorum": change_vote(quorum=0),
    "more about the vote than there is": change_vote(points=3),
    "no seats to fill": change_vote(seats=0),
    "a vote about another proposal": change("vote_opened", proposal="p2"),
    "people who were not there": change("vote_opened", present=40),
    "a vote not prepared so": change("vote_opened", prepared={}),
    "an adopted proposal amended": behind(
        "decision_recorded", kind="amended", id="m5", proposal="p3", seat=1, text=said("otra cosa")
    ),
    "a merged proposal taken back": behind("proposals_merged", kind="proposal_withdrawn", proposal="p1"),
    "a neighbor's proposal taken back by the table": change("proposal_withdrawn", by="facilitator"),
    "an amendment the table took for the proposer": change("amendment_accepted", by="facilitator"),
    "an amendment of another proposal": change("amendment_accepted", proposal="p2"),
    "a note after the end": last(kind="noted", id="n2", item="", text=said("y además")),
    "a decision after the end": last(
        kind="decision_recorded",
        id="d9",
        item="i1",
        vote="v3",
        text=said("x"),
        owner="a",
        owner_kind="role",
        due="2027-01-01",
        review="2027-01-01",
    ),
    "an arrival after everything": last(kind="arrived", seat=10, by="neighbor"),
    "closed twice": again("meeting_closed"),
    "every act by a neighbor": everybody_a_neighbor,
    "a decision by a neighbor": change("decision_recorded", by="neighbor"),
    "a vote closed by a neighbor": change("vote_closed", by="neighbor"),
    "an act by a list": change("noted", by=["note-taker"]),
    "an act by nobody": change("noted", by=None),
    "an effort another than was decided": change("effort_decided", effort="2"),
    "an effort with another end": change("effort_decided", do="continue"),
    "an effort of another name": change("effort_decided", title=said("Comedor")),
    "an effort stopped without a decision": lambda forged: forged["entries"].remove(
        forged["entries"][forged["entries"].index(entry(forged, "effort_decided")) - 1]
    ),
    "an effort stopped out of nothing": behind("noted", kind="effort_decided", vote="v3", effort="1", title=said("L"), do="stop"),
    "an effort that was decided left out": remove("effort_decided"),
    "an effort decided twice": again("effort_decided"),
    "a plan adopted out of nothing": behind("noted", kind="plan_adopted", vote="v3", proposal="p3", plan="k3v9q2"),
    "another plan adopted": change("plan_adopted", plan="zzz"),
    "a plan that was adopted left out": remove("plan_adopted"),
    "house rules out of nothing": behind("noted", kind="house_rules_changed", vote="v3", changes={"quorum": 0}),
    "other house rules": change("house_rules_changed", changes={"quorum": 0}),
    "house rules that were changed left out": remove("house_rules_changed"),
    "house rules that no house has": change("meeting_opened", house={"quorum": -1}),
    "a planned house that no house has": lambda forged: forged["entries"][0]["house"].update(base="whatever"),
    "time extended out of nothing": behind("noted", kind="time_extended", item="i1", minutes=60),
    "more time than the house gives": change("time_extended", minutes=60),
    "time refused that was wanted": change("time_extended", kind="time_refused"),
    "time that was extended left out": remove("time_extended"),
    "a temperature nobody gave": change("temperature_taken", up=4),
    "two counts that differ and stand": remove("counts_differ"),
    "counts that differ out of nothing": behind("noted", kind="counts_differ", vote="v3"),
    "hands that nobody counted": change("vote_closed", counts={"yes": 4, "no": 0}),
    "a vote closed by ballots and hands": lambda forged: entry(forged, "vote_closed", vote="v3").update(ballots=[]),
    "a ballot that says more": lambda forged: entry(forged, "vote_closed", vote="v2")["ballots"][0]["ballot"].update(who="Ana"),
    "a receipt that says more": lambda forged: entry(forged, "vote_closed", vote="v2")["ballots"][0].update(seat=1),
    "a receipt that is a number": lambda forged: entry(forged, "vote_closed", vote="v2")["ballots"][0].update(receipt=1),
    "ballots in the order they came": lambda forged: entry(forged, "vote_closed", vote="v4")["ballots"].reverse(),
    "pledges that are words": lambda forged: entry(forged, "vote_closed", vote="v4")["pledged"].update(people="2"),
    "a place in line of somebody who is not here": lambda forged: entry(forged, "asked_to_speak")["act"].update(who="40"),
    "a speaker called before others": lambda forged: entry(forged, "called")["act"].update(id="s9"),
    "a clock of its own in the line": lambda forged: entry(forged, "called")["act"].update(at=5),
    "a place in line kept by who left": lambda forged: forged["entries"].remove(
        forged["entries"][forged["entries"].index([e for e in forged["entries"] if e["kind"] == "left"][-1]) - 1]
    ),
    "somebody who left and was not here": change("left", seat=40),
    "somebody who comes twice": again("arrived"),
    "a seat that is a truth": change("left", seat=True),
    "a seat that is a word": change("proposed", seat="1"),
    "a seat left out in between": change("arrived", seat=2),
    "words without a language": change("noted", text={"text": "x"}),
    "no words at all": change("item_added", title={}),
    "an option that is not in words": lambda forged: entry(forged, "vote_opened", proposal="", amendment="")["vote"]["options"][
        0
    ].update(text=None),
    "a meeting on no day": change("meeting_planned", day="tomorrow"),
    "words that are a number": change("proposed", text=5),
    "an item of no kind": change("item_added", asks="whatever"),
    "an item without end": change("item_added", minutes=0),
    "promises looked at that nobody made": change("item_added", about="promises"),
    "an agenda turned round": lambda forged: entry(forged, "agenda_ordered")["order"].reverse(),
    "an agenda without an item": lambda forged: entry(forged, "agenda_ordered")["order"].pop(),
    "an empty agenda": change("agenda_ordered", order=[]),
    "help that was marked as none": change("helped", helped=False),
    "help that was marked with a word": change("helped", helped="yes"),
    "an entry that says more": change("noted", trust="us"),
    "a kind that never was": change("noted", kind="blessed"),
    "planned twice": again("meeting_planned"),
    "opened twice": again("meeting_opened"),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_what_the_rules_never_give_is_refused_though_all_hashes_were_put_right(forge):
    forged = honest()
    forge(forged)
    assert forged["entries"] != evening().entries
    found = refusal_of(chained(forged))
    assert found.code in ("entry_impossible", "entry_other", "entry_missing", "closed_unanswered"), found
    assert found.code == "closed_unanswered" or 1 <= found.params["n"] <= len(forged["entries"])


def test_a_forged_entry_is_named():
    forged = honest()
    decided = entry(forged, "decision_recorded")
    decided["text"] = said("nunca")
    found = refusal_of(chained(forged))
    assert str(found) == f"Entry {decided['n']} says something else than our rules give there."


def test_what_is_missing_at_the_end_of_an_act_is_named_by_the_entry_before_it():
    forged = honest()
    forged["entries"].pop()
    found = refusal_of(chained(forged))
    assert str(found) == f"After entry {len(forged['entries'])} something is missing that our rules add."


def test_no_act_passes_under_a_role_that_may_not_do_it():
    state, entries = State(), evening().entries
    while state.n < len(entries):
        first, rest = entries[state.n], entries[state.n + 1 :]
        command = redo.COMMANDS[first["kind"]](state, first, (rest or [{}])[0])
        for role in sorted({*roles.ROLES, "king"} - roles.MAY[type(command)]):
            found = redo.again(state, [*entries[: state.n], {**first, "by": role}, *rest])
            assert isinstance(found, Refusal) and found.code in ("not_your_role", "not_yours"), (role, first)
        made = redo.again(state, entries)
        assert not isinstance(made, Refusal)
        state = minutes.fold(state, made)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_left_out_doubled_or_moved_what_passes_is_given_by_the_rules(data):
    """Some of it is an evening that might have been: then each of its acts gives its entries."""
    forged = honest()
    entries = forged["entries"]
    for _ in range(data.draw(st.integers(1, 3))):
        moved = entries[data.draw(st.integers(0, len(entries) - 1))]
        what = data.draw(st.sampled_from(["leave out", "double", "move"]))
        if what != "double":
            entries.remove(moved)
        if what != "leave out":
            entries.insert(data.draw(st.integers(0, len(entries))), copy.deepcopy(moved))
    at = 0
    for one in entries:
        at = one["at"] = max(at, one["at"])
    forged = chained(forged)
    found = record.verify(forged)
    assert str(found)
    if isinstance(found, Verified):
        redone(forged["entries"])


@cache
def all_places() -> list[tuple[Any, ...]]:
    return places_inside(honest())


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_garbage_in_any_kind_of_entry_never_raises(data):
    values = json_values | st.sampled_from(["i1", "v3", "p3", "m1", "s1", -1, 0, True, 10**30, "2026-13-01", [{}]])
    forged = put(honest(), data.draw(st.sampled_from(all_places())), data.draw(values))
    if forged is not None:
        assert str(record.verify(forged))
