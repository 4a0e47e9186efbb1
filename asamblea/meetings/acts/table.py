"""What facilitator, note-taker and timekeeper do."""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_noop

from asamblea.meetings.acts import groups, interpreter
from asamblea.meetings.acts.forms import NOTE, PROPOSAL, SHORT, TITLE, Form, NotUnderstood
from asamblea.meetings.acts.neighbor import SAY_AMENDMENT, SAY_PROPOSAL
from asamblea.rules import house_rules
from asamblea.rules.meeting import (
    agenda,
    decisions,
    floor,
    interpreting,
    merging,
    notes,
    opening,
    proposals,
    report_back,
    signals,
    voting,
    where,
)
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal

Read = Callable[[State, Form], object]


def new_seed() -> str:
    """Return what lots are drawn from; it stands in the minutes before anyone votes."""
    return secrets.token_hex(16)


TELLERS = ("1", "2")
SAY_WHY = gettext_noop("Say why, so that the minutes can tell it.")
SAY_NEXT = gettext_noop("Say what happens next: who does what, or when it comes back.")
SAY_TITLE = gettext_noop("Write what the item is about.")


def add_item(state: State, form: Form) -> object:
    title = form.text("title", TITLE, SAY_TITLE, lines=False)
    asks = form.one("asks", "discuss")
    asks, about = ("decide", "efforts") if asks == "efforts" else (asks, "")
    return agenda.AddItem(title, asks, form.number("minutes", 0), about)


def open_vote(state: State, form: Form) -> object:
    method = form.one("method", "consent")
    threshold = "majority"
    if method == "two_thirds":
        method, threshold = "majority", "two_thirds"
    until = form.hour("until")
    return voting.OpenVote(
        method=method,
        seed=new_seed(),
        proposal=form.one("proposal"),
        amendment=form.one("amendment"),
        question=form.text("question", SHORT),
        options=_options(state, form, method),
        seats=form.number("seats", 1),
        threshold=threshold,
        base=form.one("base"),
        budget=form.number("budget", 0),
        by=form.one("by", "urn"),
        until=until,
        prepared=_prepared(form) if until else None,
        without=form.many("without"),
    )


def _options(state: State, form: Form, method: str) -> list[Mapping[str, Any]]:
    """Return what can be chosen: proposals ticked, and one option a line (`words = cost`)."""
    if method in voting.YES_NO:
        return []
    chosen = [state.proposals[p] for p in form.many("proposals") if p in state.proposals]
    options: list[Mapping[str, Any]] = [{"text": p.text, "cost": p.hours, "proposal": p.id} for p in chosen]
    listed = form.text("options", PROPOSAL)
    for line in filter(None, (line.strip() for line in listed["text"].split("\n"))):
        words, _, cost = line.rpartition("=") if method == "equal_shares" else (line, "", "")
        number = int(cost) if words and cost.strip().isdecimal() else 0
        options.append({"text": {"lang": listed["lang"], "text": (words if number else line).strip()}, "cost": number})
    return options


def _prepared(form: Form) -> dict[str, Any]:
    return {**_carried(form), "next": form.text("next", SHORT, SAY_NEXT)}


def _carried(form: Form) -> dict[str, Any]:
    owner = {"owner": form.words("owner", 80), "owner_kind": form.one("owner_kind", "role")}
    return {**owner, "due": form.one("due"), "review": form.one("review")}


def enter_count(state: State, form: Form) -> object:
    counts = {name[6:]: form.number(name, 0) for name in form.fields if name.startswith("count-")}
    if form.one("teller") not in TELLERS:
        raise NotUnderstood(Refusal("unknown_teller", gettext_noop("Say which of the two tellers counted.")))
    return voting.EnterCount(form.one("vote"), form.one("teller"), counts)


def house_rule(state: State, form: Form) -> object:
    name, _, chosen = form.one("rule").partition("=")
    read: object = form.number("value") if name in house_rules.BOUNDS else chosen
    if name in house_rules.YES_NO:
        read = chosen == "yes"
    text = form.text("text", PROPOSAL, SAY_PROPOSAL)
    return proposals.Propose(None, text, changes={name: read})


ACTS: dict[str, Read] = {
    "open-meeting": lambda s, f: opening.OpenMeeting(),
    "close-meeting": lambda s, f: opening.CloseMeeting(),
    "add-item": add_item,
    "move-item": lambda s, f: agenda.MoveItem(f.one("item"), f.number("place", 0)),
    "remove-item": lambda s, f: agenda.RemoveItem(f.one("item")),
    "open-item": lambda s, f: agenda.OpenItem(f.one("item"), f.one("seen") if "seen" in f.fields else None),
    "close-item": lambda s, f: agenda.CloseItem(f.one("item")),
    "call": lambda s, f: floor.CallNext(
        f.one("entry"),
        f.one("expect") if "expect" in f.fields else None,
        f.one("after") if "after" in f.fields else None,
    ),
    "end": lambda s, f: floor.EndSpeech(f.one("entry")),
    "pause": lambda s, f: floor.Pause(f.one("entry")),
    "resume": lambda s, f: floor.Resume(f.one("entry")),
    "take-back": lambda s, f: floor.TakeBack(),
    "close-line": lambda s, f: floor.CloseStack(),
    "open-line": lambda s, f: floor.OpenStack(),
    "more-time": lambda s, f: floor.MoreTime(f.number("seconds", 30)),
    "rounds": lambda s, f: floor.SetRounds(f.one("on") == "1"),
    "move": lambda s, f: floor.MoveInStack(f.one("entry"), f.number("place", 0), f.words("why", SHORT, SAY_WHY)),
    "remove": lambda s, f: floor.LeaveStack(f.one("entry")),
    "add-speaker": lambda s, f: floor.JoinStack(f.number("seat"), f.one("kind", "speak"), by_table=True),
    "clear-follow": lambda s, f: signals.ClearCannotFollow(),
    "clear-slower": lambda s, f: interpreting.ClearSpeakSlower(),
    "end-hold": lambda s, f: interpreting.EndHold(f.one("language"), f.text("why", SHORT, SAY_WHY)),
    "take-pair": lambda s, f: interpreter.take(s, f),
    "take-over": lambda s, f: interpreting.TakeOver(f.one("interpreter")),
    "leave-pair": lambda s, f: interpreting.LeavePair(f.one("interpreter")),
    "ask-temperature": lambda s, f: signals.OpenTemperature("item"),
    "ask-time": lambda s, f: signals.OpenTemperature("more_time"),
    "close-temperature": lambda s, f: signals.CloseTemperature(f.one("check")),
    "propose": lambda s, f: proposals.Propose(None, f.text("text", PROPOSAL, SAY_PROPOSAL), f.number("hours", 0)),
    "house-rule": house_rule,
    "take-back-proposal": lambda s, f: proposals.WithdrawProposal(f.one("proposal")),
    "table": lambda s, f: proposals.TableProposal(f.one("proposal"), f.words("to", TITLE)),
    "merge": lambda s, f: proposals.MergeProposals(
        f.many("proposals"), f.text("text", PROPOSAL, SAY_PROPOSAL), f.number("hours", 0)
    ),
    "offer-merge": lambda s, f: merging.OfferMerge(
        f.many("proposals"), f.text("text", PROPOSAL, SAY_PROPOSAL), f.number("hours", 0)
    ),
    "amend": lambda s, f: proposals.Amend(f.one("proposal"), None, f.text("text", PROPOSAL, SAY_AMENDMENT)),
    "accept-amendment": lambda s, f: proposals.AcceptAmendment(f.one("amendment")),
    "take-back-amendment": lambda s, f: proposals.WithdrawAmendment(f.one("amendment")),
    "open-vote": open_vote,
    "enter-count": enter_count,
    "ask-where": groups.ask_where,
    "stop-asking-where": lambda s, f: where.StopAskingWhere(),
    "report-group": groups.report_for_a_group,
    "hear-group": lambda s, f: report_back.HearGroup(f.number("group", 0), f.number("seen", 0)),
    "call-back": lambda s, f: report_back.CloseBreakouts(f.one("breakouts")),
    "cancel-vote": lambda s, f: voting.CancelVote(f.one("vote"), f.text("why", SHORT, SAY_WHY)),
    "decide": lambda s, f: decisions.RecordDecision(f.one("vote"), **_carried(f)),
    "no-decision": lambda s, f: decisions.RecordNoDecision(
        f.one("item"), f.text("why", NOTE, SAY_WHY), f.text("next", NOTE, SAY_NEXT)
    ),
    "review": lambda s, f: decisions.ReviewPromise(f.one("promise"), f.one("status"), f.text("word", SHORT)),
    "note": lambda s, f: notes.AddNote(f.text("text", NOTE, SAY_PROPOSAL)),
    "strike": lambda s, f: notes.StrikeNote(f.one("note")),
}
"""close-vote is not here: it needs the urn (`meetings.ballots`)."""
