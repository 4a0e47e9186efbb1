"""Who may do what: roles of the evening, never names.

A neighbor acts for themselves; the table (facilitator, note-taker, timekeeper) leads;
the door lets in and acts on a slip for somebody without a phone; tellers count.
"""

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
    where,
)

NEIGHBOR = frozenset({"neighbor"})
DOOR = frozenset({"door"})
TABLE = frozenset({"facilitator", "organizer"})
TIME = TABLE | {"timekeeper"}
NOTES = TABLE | {"note-taker"}
TELLERS = TABLE | {"teller", "note-taker", "timekeeper", "door"}
TRANSLATORS = NOTES | {"interpreter", "translator"}
CLOCK = frozenset({"clock"})
INTERPRETER = frozenset({"interpreter"})

ROLES = (
    "organizer",
    "facilitator",
    "note-taker",
    "timekeeper",
    "interpreter",
    "translator",
    "door",
    "teller",
    "neighbor",
    "clock",
)

MAY = {
    opening.PlanMeeting: TABLE,
    opening.OpenMeeting: TABLE,
    opening.CloseMeeting: TABLE,
    opening.Arrive: NEIGHBOR | DOOR,
    opening.Return: NEIGHBOR | DOOR,
    opening.Leave: NEIGHBOR | DOOR | TABLE,
    opening.MarkHelped: DOOR,
    agenda.AddItem: NOTES,
    agenda.MoveItem: NOTES,
    agenda.RemoveItem: TABLE,
    agenda.OpenItem: TABLE,
    agenda.CloseItem: TABLE,
    floor.JoinStack: NEIGHBOR | DOOR | TIME,
    floor.LeaveStack: NEIGHBOR | DOOR | TIME,
    floor.MoveDown: NEIGHBOR | DOOR,
    floor.MoveInStack: TABLE,
    floor.CallNext: TIME,
    floor.EndSpeech: NEIGHBOR | DOOR | TIME,
    floor.Pause: TIME,
    floor.Resume: TIME,
    floor.TakeBack: TIME,
    floor.CloseStack: TIME,
    floor.OpenStack: TIME,
    floor.MoreTime: TIME,
    floor.SetRounds: TABLE,
    signals.CannotFollow: NEIGHBOR | DOOR | INTERPRETER,
    signals.ClearCannotFollow: TABLE | INTERPRETER,
    signals.ReadyToMoveOn: NEIGHBOR | DOOR,
    signals.OpenTemperature: TIME,
    signals.GiveTemperature: NEIGHBOR | DOOR,
    signals.CloseTemperature: TIME | CLOCK,
    interpreting.TakePair: INTERPRETER | TABLE,
    interpreting.TakeOver: INTERPRETER | TABLE,
    interpreting.LeavePair: INTERPRETER | TABLE,
    interpreting.SpeakSlower: NEIGHBOR | DOOR | INTERPRETER,
    interpreting.ClearSpeakSlower: TIME | INTERPRETER,
    interpreting.NotInterpreted: NEIGHBOR | DOOR | INTERPRETER,
    interpreting.ClearNotInterpreted: INTERPRETER,
    interpreting.EndHold: TABLE,
    proposals.Propose: NEIGHBOR | DOOR | NOTES,
    proposals.WithdrawProposal: NEIGHBOR | DOOR | NOTES,
    proposals.TableProposal: TABLE,
    proposals.MergeProposals: NOTES,
    merging.OfferMerge: NOTES,
    merging.AnswerMerge: NEIGHBOR | DOOR,
    proposals.Amend: NEIGHBOR | DOOR | NOTES,
    proposals.AcceptAmendment: NEIGHBOR | DOOR | NOTES,
    proposals.WithdrawAmendment: NEIGHBOR | DOOR | NOTES,
    voting.OpenVote: TABLE,
    voting.EnterCount: TELLERS,
    papers.ReadPapers: TELLERS,
    voting.CloseVote: TABLE | CLOCK,
    voting.CancelVote: TABLE,
    decisions.RecordDecision: NOTES,
    decisions.RecordNoDecision: NOTES,
    decisions.ReviewPromise: NOTES,
    where.AskWhere: TABLE,
    where.StopAskingWhere: TABLE,
    breakouts.OpenBreakouts: TABLE,
    breakouts.JoinGroup: NEIGHBOR | DOOR,
    breakouts.TakeGroupRole: NEIGHBOR | DOOR,
    report_back.ReportGroup: NEIGHBOR | DOOR | NOTES,
    report_back.CloseBreakouts: TABLE,
    report_back.HearGroup: TIME,
    efforts.ReportEffort: NOTES | NEIGHBOR,
    notes.AddNote: NOTES,
    notes.StrikeNote: NOTES,
    translations.DraftTranslation: TRANSLATORS | NEIGHBOR | DOOR,
    translations.CheckTranslation: TRANSLATORS,
}
