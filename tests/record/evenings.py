"""An evening in which everything happens that the minutes can tell."""

from asamblea.meetings import ballots
from asamblea.meetings.minutes import Done
from asamblea.rules import capacity
from asamblea.rules.capacity import HOUR, Conditions, Effort, Plan, Pledge, Problem
from asamblea.rules.meeting import (
    agenda,
    breakouts,
    decisions,
    efforts,
    floor,
    interpreting,
    merging,
    notes,
    opening,
    papers,
    proposals,
    report_back,
    signals,
    translations,
    voting,
)
from tests.meetings.conftest import SEED, Room, said

PREPARED = {"owner": "mesa", "owner_kind": "role", "due": "2026-12-20", "review": "", "next": said("luego")}


def everything_happens(room: Room, wrote=said) -> None:
    """Do every act once; `wrote` makes the words people write of a plain one."""
    does = room.does
    phones = [room.phone() for _ in range(4)]
    _the_line(room, wrote)
    _signals(room)
    _interpreters(room, wrote)
    does(proposals.Propose(1, wrote("martes"), 2), "neighbor")
    does(proposals.Amend("p1", 2, wrote("martes y jueves")), "neighbor")
    does(proposals.AcceptAmendment("m1", 1), "neighbor")
    does(proposals.Amend("p1", 2, wrote("sábados")), "neighbor")
    does(proposals.WithdrawAmendment("m2", 2), "neighbor")
    does(proposals.Propose(2, wrote("domingos")), "neighbor")
    does(proposals.MergeProposals(("p1", "p2"), wrote("martes, jueves y domingos")))
    does(proposals.Propose(3, wrote("nunca")), "neighbor")
    does(proposals.WithdrawProposal("p4", 3), "neighbor")
    does(proposals.Propose(3, wrote("en verano")), "neighbor")
    does(proposals.TableProposal("p5", wrote("la asamblea de junio")["text"]))
    source = room.state.proposals["p3"].text
    does(translations.CheckTranslation("p3", source, {**wrote("화요일, 목요일, 일요일"), "lang": "ko"}), "translator")
    _votes(room, wrote, phones)
    _efforts(room, wrote)
    _groups(room, wrote)
    does(notes.AddNote(wrote("se habló mucho")), "note-taker")
    does(notes.StrikeNote("n1"), "note-taker")
    does(opening.MarkHelped("vote"), "door")
    does(agenda.AddItem(wrote("¿Y en enero?"), "decide"))
    does(agenda.OpenItem("i3"))
    does(decisions.RecordNoDecision("i3", wrote("falta gente"), wrote("lo vemos en enero")))
    does(opening.CloseMeeting())


def _the_line(room: Room, wrote) -> None:
    does = room.does
    for seat in (1, 2, 3):
        does(floor.JoinStack(seat), "neighbor")
    does(floor.MoveInStack("s3", 0, wrote("tiene que irse")["text"]))
    does(floor.CallNext())
    does(floor.JoinStack(4, "question"), "neighbor")
    does(floor.CallNext())
    does(floor.EndSpeech("s4"))
    does(floor.Resume("s3"))
    does(floor.EndSpeech("s3"))
    does(floor.TakeBack())
    does(floor.MoreTime(30))
    does(floor.SetRounds(True))
    does(floor.SetRounds(False))
    does(floor.CloseStack())
    does(floor.OpenStack())


def _signals(room: Room) -> None:
    does = room.does
    does(signals.CannotFollow(), "neighbor")
    does(signals.ClearCannotFollow())
    for n, mark in enumerate(("up", "down"), 1):
        does(signals.OpenTemperature("more_time"))
        does(signals.GiveTemperature(mark), "neighbor")
        does(signals.CloseTemperature(f"t{n}"))


def _interpreters(room: Room, wrote) -> None:
    does = room.does
    for seat in (1, None):
        does(interpreting.TakePair(("es", "ko"), wrote("ventana")["text"][:80], seat), "interpreter")
    does(interpreting.TakeOver("r2"), "interpreter")
    does(interpreting.LeavePair("r1"))
    does(interpreting.LeavePair("r2"), "interpreter")
    does(interpreting.SpeakSlower(), "neighbor")
    does(interpreting.ClearSpeakSlower())
    does(interpreting.NotInterpreted("ko"), "neighbor")
    does(interpreting.ClearNotInterpreted("ko"), "interpreter")
    does(interpreting.NotInterpreted("ko"), "interpreter")
    does(interpreting.EndHold("ko", wrote("lo repitió su vecina")))


def _votes(room: Room, wrote, phones) -> None:
    does = room.does
    does(voting.OpenVote("consent", SEED, proposal="p3", by="hands"))
    does(voting.CancelVote("v1", wrote("se fue la luz")))
    does(voting.OpenVote("majority", SEED, proposal="p3", by="hands"))
    for teller, yes in (("1", 3), ("2", 2), ("1", 3), ("2", 3)):
        does(voting.EnterCount("v2", teller, {"yes": yes, "no": 1}), "teller")
    does(decisions.RecordDecision("v2", wrote("la mesa")["text"][:80], "role", "2026-12-20"))
    does(proposals.Propose(None, wrote("otro quórum"), changes={"quorum": 2, "stack_order": "first_come"}))
    ask = voting.OpenVote("consent", SEED, proposal="p6")
    assert isinstance(ballots.open_vote(room.id, ask, "facilitator"), Done)
    for phone in phones:
        assert "Counted" in room.cast(phone, "v3", choice="agree", pledge=2).text
    does(papers.ReadPapers("v3", 1), "teller")
    room.closes("v3")
    does(decisions.RecordDecision("v3", "mesa", "role", "2026-12-20"))


def _efforts(room: Room, wrote) -> None:
    title = wrote("Línea de avisos")
    problem = Problem((Effort("1", 1, 5, HOUR, title=title["text"]),), (Pledge("p1", 2 * HOUR, {"1": 3}),))
    plan = Plan({"1": {"p1": 2 * HOUR}}, placed=1, gladness=3, bound=1, best=True)
    document = capacity.whole(problem, Conditions(), plan)
    _by_hands(room, proposals.Propose(None, wrote("abrimos la línea"), plan={"id": "k3v9q2", "document": document}))
    room.does(efforts.ReportEffort("1", title, wrote("14 llamadas")), "note-taker")
    _by_hands(room, proposals.Propose(None, wrote("la línea termina"), effort={"id": "1", "title": title, "do": "stop"}))


def _groups(room: Room, wrote) -> None:
    """Three groups: one reports, one is written down by the table, one brings nothing; one comes late, one comes back."""
    does, point = room.does, wrote("hay quien quiere")
    groups = [{"place": wrote("cocina")["text"][:80], "language": "es", "seats": seats} for seats in ([1, 4], [2], [3])]
    does(breakouts.OpenBreakouts(wrote("¿Qué falta?"), 10, groups))
    does(breakouts.TakeGroupRole(1, "reporter"), "neighbor")
    does(breakouts.TakeGroupRole(4, "note-taker"), "neighbor")
    does(breakouts.TakeGroupRole(4, ""), "neighbor")
    does(report_back.ReportGroup(1, 1, [point, point], [wrote("carteles")], wrote("el dinero")), "neighbor")
    does(report_back.ReportGroup(2, None, [], [wrote("talleres")]), "note-taker")
    seat = does(opening.Arrive(), "neighbor").entries[0]["seat"]
    does(breakouts.JoinGroup(seat, ("es",)), "neighbor")
    does(report_back.CloseBreakouts("b1"))
    does(report_back.HearGroup(2, 1))
    brought = tuple(p.id for p in room.state.proposals.values() if p.group)
    offer = does(merging.OfferMerge(brought, wrote("carteles y talleres")), "note-taker").entries[0]["id"]
    does(merging.AnswerMerge(offer, 1, agree=True), "neighbor")
    does(merging.AnswerMerge(offer, 2, agree=False), "neighbor")


def _by_hands(room: Room, proposed: proposals.Propose) -> None:
    """Propose, count hands, record the decision."""
    made = room.does(proposed).entries[0]["id"]
    vote = room.does(voting.OpenVote("majority", SEED, proposal=made, by="hands")).entries[0]["vote"]["id"]
    for teller in ("1", "2"):
        room.does(voting.EnterCount(vote, teller, {"yes": 3, "no": 0}), "teller")
    room.does(decisions.RecordDecision(vote, "mesa", "role", "2026-12-20"))
