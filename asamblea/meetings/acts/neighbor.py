"""What a slip can do, from a phone or at the door's desk."""

from collections.abc import Callable

from django.utils.translation import gettext_noop

from asamblea.meetings.acts import groups
from asamblea.meetings.acts.forms import NOTE, PROPOSAL, Form
from asamblea.meetings.wiping import HOLD
from asamblea.rules.meeting import floor, interpreting, merging, opening, proposals, signals
from asamblea.rules.meeting.state import State

Read = Callable[[State, int, Form], object]
"""(state, seat, form) -> command"""

SAY_PROPOSAL = gettext_noop("Write what you propose.")
SAY_AMENDMENT = gettext_noop("Write the words as they should be.")


def speak(state: State, seat: int, form: Form) -> object:
    return floor.JoinStack(seat, "speak")


def point(state: State, seat: int, form: Form) -> object:
    return floor.JoinStack(seat, "point", form.number("rank", 0))


def question(state: State, seat: int, form: Form) -> object:
    return floor.JoinStack(seat, "question")


def intervention(state: State, seat: int, form: Form) -> object:
    return floor.JoinStack(seat, "intervention")


def reply(state: State, seat: int, form: Form) -> object:
    return floor.JoinStack(seat, "reply")


def leave_line(state: State, seat: int, form: Form) -> object:
    return floor.LeaveStack(form.one("entry"), seat)


def let_pass(state: State, seat: int, form: Form) -> object:
    return floor.MoveDown(form.one("entry"), seat)


def finish(state: State, seat: int, form: Form) -> object:
    return floor.EndSpeech(form.one("entry"), seat)


def propose(state: State, seat: int, form: Form) -> object:
    return proposals.Propose(seat, form.text("text", PROPOSAL, SAY_PROPOSAL), form.number("hours", 0))


def take_back_proposal(state: State, seat: int, form: Form) -> object:
    return proposals.WithdrawProposal(form.one("proposal"), seat)


def amend(state: State, seat: int, form: Form) -> object:
    return proposals.Amend(form.one("proposal"), seat, form.text("text", PROPOSAL, SAY_AMENDMENT))


def accept_amendment(state: State, seat: int, form: Form) -> object:
    return proposals.AcceptAmendment(form.one("amendment"), seat)


def take_back_amendment(state: State, seat: int, form: Form) -> object:
    return proposals.WithdrawAmendment(form.one("amendment"), seat)


def answer_merge(state: State, seat: int, form: Form) -> object:
    return merging.AnswerMerge(form.one("offer"), seat, form.one("agree") == "1")


def go_home(state: State, seat: int, form: Form) -> object:
    return opening.Leave(seat)


ACTS: dict[str, Read] = {
    "speak": speak,
    "point": point,
    "question": question,
    "intervention": intervention,
    "reply": reply,
    "leave-line": leave_line,
    "let-pass": let_pass,
    "finish": finish,
    "propose": propose,
    "take-back-proposal": take_back_proposal,
    "amend": amend,
    "accept-amendment": accept_amendment,
    "take-back-amendment": take_back_amendment,
    "answer-merge": answer_merge,
    "go-home": go_home,
    "group-role": groups.take_role,
    "group-report": groups.report,
}

ON_THE_FLOOR = ("propose", "take-back-proposal", "amend", "accept-amendment", "take-back-amendment", "answer-merge")
"""Acts after which everybody's own part of the page offers something else."""

IN_A_GROUP = ("group-role", "group-report")
"""Acts that change what phones of the same small group show."""


def slower_about(state: State) -> str:
    """Return what asking to speak slower is about: the speech that is held, or the item."""
    return f"slower.{state.stack.open[-1].id if state.stack.open else state.current}"


SIGNALS: dict[str, Callable[[State, str, str, str], tuple[str, object]]] = {
    # name -> (state, this slip's language, mark now, mark before) -> (what it is about, command)
    "follow": lambda s, lang, mark, was: (f"follow.{s.current}", signals.CannotFollow()),
    "slower": lambda s, lang, mark, was: (slower_about(s), interpreting.SpeakSlower()),
    "not-interpreted": lambda s, lang, mark, was: (f"{HOLD}{lang}", interpreting.NotInterpreted(lang, (lang,))),
    "ready": lambda s, lang, mark, was: (f"ready.{s.current}", signals.ReadyToMoveOn()),
    "temperature": lambda s, lang, mark, was: (s.temperature.id if s.temperature else "", signals.GiveTemperature(mark, was)),
}

DID = {
    "speak": gettext_noop("You are in line to speak."),
    "point": gettext_noop("Your point of order is in line."),
    "question": gettext_noop("Your question is in line."),
    "intervention": gettext_noop("You are in line for a short word."),
    "reply": gettext_noop("You are in line to reply."),
    "leave-line": gettext_noop("You are out of the line."),
    "let-pass": gettext_noop("The next person goes first now."),
    "finish": gettext_noop("Thank you. Your time has ended."),
    "propose": gettext_noop("Your proposal is on the floor."),
    "take-back-proposal": gettext_noop("Your proposal is taken back."),
    "amend": gettext_noop("Your amendment is on the floor."),
    "accept-amendment": gettext_noop("The amendment is in your proposal now."),
    "take-back-amendment": gettext_noop("Your amendment is taken back."),
    "answer-merge": gettext_noop("The table sees your answer."),
    "go-home": gettext_noop("You left the meeting. Good night."),
    "group-role": gettext_noop("Your group sees who does what."),
    "group-report": gettext_noop("The whole room gets what your group brings back."),
    "follow": gettext_noop("The facilitator and the room see that somebody cannot follow."),
    "slower": gettext_noop("The facilitator and the wall ask to speak slower."),
    "not-interpreted": gettext_noop("The facilitator and the room see it. Votes wait until it is interpreted."),
    "ready": gettext_noop("The facilitator sees that you are ready to move on."),
    "temperature": gettext_noop("Your answer is in the room’s temperature."),
    "name": gettext_noop("The room sees this name tonight."),
    "about": gettext_noop("Thank you. The groups are made with this in mind."),
    "where": gettext_noop("The groups are made with this in mind."),
    "counted": gettext_noop("Your ballot counted."),
}

__all__ = ["ACTS", "DID", "IN_A_GROUP", "NOTE", "ON_THE_FLOOR", "SIGNALS"]
