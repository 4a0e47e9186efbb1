"""The way back: from an entry of the minutes to the command that it came from.

Whoever checks a record does every act again: its command is asked of the state that the entries
before it give, and the entries that come out must be those that stand there, hash by hash.

What people were free to choose stays their word: texts, ballots, hours pledged, counts, the owner
and day of a decision, the language something is not interpreted into, which of several allowed acts they
did and when. Taken on trust is besides what
other meetings decided: all that `PlanMeeting` brings, and house rules and promises of `OpenMeeting`.
"""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Union, get_args, get_origin, get_type_hints

from asamblea.rules import house_rules, votes
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
from asamblea.rules.meeting.minutes import Entry
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text

NO_ENTRY: Entry = {}


def again(state: State, entries: Sequence[Entry]) -> tuple[Entry, ...] | Refusal:
    """Do the act again whose first entry comes next; return all entries that the rules give for it, or why none.

    Raises what broken data makes Python raise: an entry may hold anything.
    """
    entry, then = entries[state.n], entries[state.n + 1] if state.n + 1 < len(entries) else NO_ENTRY
    command = COMMANDS[entry["kind"]](state, entry, then)
    if not _holds_its_types(command):
        raise TypeError(f"no command gives entry {entry['n']}")
    return minutes.decide(state, minutes.Act(command, entry["by"], entry["at"], entry.get("helped") is True))


def _plan(s: State, e: Entry, then: Entry) -> opening.PlanMeeting:
    day = date.fromisoformat(e["day"]).isoformat()
    who = (e["id"], e["assembly"], e["title"], tuple(e["languages"]), e["zone"], day)
    return opening.PlanMeeting(*who, _house(e["house"]), e["promises"], _title_of_promises(then))


def _open(s: State, e: Entry, then: Entry) -> opening.OpenMeeting:
    house = _house(e["house"]) if "house" in e else None
    return opening.OpenMeeting(house, e.get("promises"), _title_of_promises(then))


def _house(said: Mapping[str, Any]) -> HouseRules:
    house = house_rules.changed(HouseRules(), said)
    if isinstance(house, Refusal):
        raise ValueError(str(house))
    return house


def _title_of_promises(then: Entry) -> Text:
    return then["title"] if then.get("about") == "promises" else {}


def _arrive(s: State, e: Entry, then: Entry) -> opening.Arrive | opening.Return:
    return opening.Arrive() if e["seat"] == s.seats + 1 else opening.Return(e["seat"])


def _order(s: State, e: Entry, then: Entry) -> agenda.MoveItem:
    """Return the move of the one item without which both orders are the same."""
    order, waiting = list(e["order"]), [i.id for i in s.items.values() if i.phase == "waiting"]
    new, old = next(((a, b) for a, b in zip(order, waiting, strict=False) if a != b), (order[0], order[0]))
    moved = new if [i for i in order if i != new] == [i for i in waiting if i != new] else old
    return agenda.MoveItem(moved, order.index(moved))


def _join(s: State, e: Entry, then: Entry) -> floor.JoinStack:
    act = e["act"]
    return floor.JoinStack(int(act["who"]), act["kind"], act.get("rank"), act["by"] == "facilitator")


def _leave_stack(s: State, e: Entry, then: Entry) -> floor.LeaveStack | opening.Leave:
    """Somebody left the line; where no line is led any more, they left the room."""
    if s.phase == "open" and s.current:
        return floor.LeaveStack(e["act"]["id"], _seat(e))
    return opening.Leave({waiting.id: int(waiting.who) for waiting in s.stack.waiting}[e["act"]["id"]])


def _seat(e: Entry) -> int | None:
    return int(e["act"]["who"]) if "who" in e["act"] else None


def _call(s: State, e: Entry, then: Entry) -> floor.CallNext:
    return floor.CallNext(e["act"].get("id", ""), e["act"].get("expect"), e["act"].get("after"))


def _propose(s: State, e: Entry, then: Entry) -> proposals.Propose:
    return proposals.Propose(e["seat"], e["text"], e["hours"], e["changes"], e.get("plan", {}), e.get("effort", {}))


def _whose(e: Entry, thing: proposals.Proposal | proposals.Amendment) -> int | None:
    """Return the seat that may take back or accept: the thing's own for a neighbor, none for the table."""
    return thing.seat if e["by"] in roles.NEIGHBOR | roles.DOOR else None


def _open_vote(s: State, e: Entry, then: Entry) -> voting.OpenVote:
    spec = e["vote"]
    about = [_words(one["text"]) for one in spec["options"]], [one["cost"] for one in spec["options"]], spec["proposals"]
    given: dict[str, Any] = {
        name: spec[name] for name in ("method", "seed", "question", "seats", "threshold", "base", "budget", "by", "until")
    }
    options = [{"text": text, "cost": cost, "proposal": of} for text, cost, of in zip(*about, strict=True)]
    without = tuple(e.get("without", ()))
    given |= {"declared": (*e.get("versions", {}), *without), "without": without}
    given |= {"proposal": e["proposal"], "amendment": e["amendment"], "options": options, "prepared": e["prepared"]}
    return voting.OpenVote(**given)


def _words(said: Any) -> Text:
    if not _is(said, Text):
        raise TypeError("an option is not in words")
    return said


def _close_vote(s: State, e: Entry, then: Entry) -> voting.CloseVote:
    spec = s.votes[e["vote"]].spec
    cast = [{"receipt": str(b["receipt"]), "ballot": _canonical(spec, b["ballot"])} for b in e["ballots"]]
    return voting.CloseVote(e["vote"], cast, (e["pledged"]["people"], e["pledged"]["hours"]))


def _canonical(spec: Mapping[str, Any], ballot: Any) -> Any:
    """Return the ballot with nothing in it but what a ballot says: the urn takes no other."""
    checked = votes.check_ballot(spec, ballot)
    return ballot if isinstance(checked, Refusal) else checked


def _decide(s: State, e: Entry, then: Entry) -> decisions.RecordDecision:
    return decisions.RecordDecision(e["vote"], e["owner"], e["owner_kind"], e["due"], e["review"])


def _open_breakouts(s: State, e: Entry, then: Entry) -> breakouts.OpenBreakouts:
    for group in e["groups"]:
        if not (_is(group["place"], str) and _is(group["language"], str) and _is(group["seats"], Sequence[int])):
            raise TypeError("a group is not as the rules make it")
    return breakouts.OpenBreakouts(e["question"], e["minutes"], e["groups"], e["how"])


def _join_group(s: State, e: Entry, then: Entry) -> breakouts.JoinGroup:
    """Return the act with a language that leads to this group: what they speak stands nowhere.

    Who chose among the groups of several languages would have been led to the same one by the best of them
    that it works in.
    """
    sat = s.breakouts[e["breakouts"]]
    group = sat.groups[e["group"] - 1]
    alone = [(lang,) for lang in (*group.languages, "und")]  # the last is one that nobody else here speaks
    lead = (languages for languages in ((), *alone) if breakouts.smallest(s, sat, languages) is group)
    return breakouts.JoinGroup(e["seat"], next(lead, ()))


def _report_group(s: State, e: Entry, then: Entry) -> report_back.ReportGroup:
    return report_back.ReportGroup(e["group"], e["seat"], e["points"], e["proposals"], e["disagreed"])


def _hear_group(s: State, e: Entry, then: Entry) -> report_back.HearGroup:
    return report_back.HearGroup(e["group"], s.breakouts[e["breakouts"]].hearing)


def _none(s: State, e: Entry, then: Entry) -> None:
    """This kind never begins an act: it stands only behind the entry that brings it."""


COMMANDS: Mapping[str, Callable[[State, Entry, Entry], object]] = {
    "meeting_planned": _plan,
    "meeting_opened": _open,
    "meeting_closed": lambda s, e, then: opening.CloseMeeting(),
    "arrived": _arrive,
    "left": lambda s, e, then: opening.Leave(e["seat"]),
    "papers_read": lambda s, e, then: papers.ReadPapers(e["vote"], e["papers"]),
    "helped": lambda s, e, then: opening.MarkHelped(e["what"]),
    "item_added": lambda s, e, then: agenda.AddItem(e["title"], e["asks"], e["minutes"], e.get("about", "")),
    "agenda_ordered": _order,
    "item_removed": lambda s, e, then: agenda.RemoveItem(e["item"]),
    "item_opened": lambda s, e, then: agenda.OpenItem(e["item"]),
    "item_closed": lambda s, e, then: agenda.CloseItem(e["item"]),
    "time_extended": _none,
    "asked_to_speak": _join,
    "left_stack": _leave_stack,
    "moved_down": lambda s, e, then: floor.MoveDown(e["act"]["id"], int(e["act"]["who"])),
    "moved_in_stack": lambda s, e, then: floor.MoveInStack(e["act"]["id"], e["act"]["to"], e["act"]["reason"]),
    "called": _call,
    "speech_ended": lambda s, e, then: floor.EndSpeech(e["act"]["id"]),
    "speech_paused": lambda s, e, then: floor.Pause(e["act"]["id"]),
    "speech_resumed": lambda s, e, then: floor.Resume(e["act"]["id"]),
    "taken_back": lambda s, e, then: floor.TakeBack(),
    "stack_closed": lambda s, e, then: floor.CloseStack(),
    "stack_opened": lambda s, e, then: floor.OpenStack(),
    "more_time_given": lambda s, e, then: floor.MoreTime(e["act"]["seconds"]),
    "rounds_set": lambda s, e, then: floor.SetRounds(e["act"]["on"]),
    "cannot_follow": lambda s, e, then: signals.CannotFollow(),
    "cannot_follow_cleared": lambda s, e, then: signals.ClearCannotFollow(),
    "ready_to_move_on": lambda s, e, then: signals.ReadyToMoveOn(),
    "pair_taken": lambda s, e, then: interpreting.TakePair(tuple(e["pair"]), e["place"], e["seat"]),
    "interpreters_swapped": lambda s, e, then: interpreting.TakeOver(e["interpreter"]),
    "pair_left": lambda s, e, then: interpreting.LeavePair(e["interpreter"]),
    "speak_slower": lambda s, e, then: interpreting.SpeakSlower(),
    "speak_slower_cleared": lambda s, e, then: interpreting.ClearSpeakSlower(),
    "not_interpreted": lambda s, e, then: interpreting.NotInterpreted(e["language"], (e["language"],)),
    "not_interpreted_cleared": lambda s, e, then: interpreting.ClearNotInterpreted(e["language"]),
    "hold_ended": lambda s, e, then: interpreting.EndHold(e["language"], e["why"]),
    "temperature_opened": lambda s, e, then: signals.OpenTemperature(e["asks"]),
    "temperature_given": lambda s, e, then: signals.GiveTemperature(e["mark"], e["was"]),
    "temperature_taken": lambda s, e, then: signals.CloseTemperature(e["id"]),
    "time_refused": _none,
    "proposed": _propose,
    "proposal_withdrawn": lambda s, e, then: proposals.WithdrawProposal(e["proposal"], _whose(e, s.proposals[e["proposal"]])),
    "proposal_tabled": lambda s, e, then: proposals.TableProposal(e["proposal"], e["to"]),
    "merge_offered": lambda s, e, then: merging.OfferMerge(tuple(e["proposals"]), e["text"], e["hours"]),
    "merge_answered": lambda s, e, then: merging.AnswerMerge(e["offer"], e["seat"], e["agree"]),
    "proposals_merged": lambda s, e, then: proposals.MergeProposals(tuple(e["merged"]), e["text"], e["hours"]),
    "amended": lambda s, e, then: proposals.Amend(e["proposal"], e["seat"], e["text"]),
    "amendment_accepted": lambda s, e, then: proposals.AcceptAmendment(e["amendment"], _whose(e, s.proposals[e["proposal"]])),
    "amendment_withdrawn": lambda s, e, then: proposals.WithdrawAmendment(
        e["amendment"], _whose(e, s.amendments[e["amendment"]])
    ),
    "vote_opened": _open_vote,
    "count_entered": lambda s, e, then: voting.EnterCount(e["vote"], e["teller"], e["counts"]),
    "counts_differ": _none,
    "vote_closed": _close_vote,
    "vote_cancelled": lambda s, e, then: voting.CancelVote(e["vote"], e["why"]),
    "decision_recorded": _decide,
    "house_rules_changed": _none,
    "no_decision_recorded": lambda s, e, then: decisions.RecordNoDecision(e["item"], e["why"], e["next"]),
    "promise_reviewed": lambda s, e, then: decisions.ReviewPromise(e["promise"], e["status"], e["word"]),
    "plan_adopted": _none,
    "effort_decided": _none,
    "effort_reported": lambda s, e, then: efforts.ReportEffort(e["effort"], e["title"], e["word"]),
    "where_asked": lambda s, e, then: where.AskWhere(e["how"], tuple(e["names"])),
    "where_ended": lambda s, e, then: where.StopAskingWhere(),
    "breakouts_opened": _open_breakouts,
    "group_joined": _join_group,
    "group_role_taken": lambda s, e, then: breakouts.TakeGroupRole(e["seat"], e["role"]),
    "group_reported": _report_group,
    "breakouts_closed": lambda s, e, then: report_back.CloseBreakouts(e["breakouts"]),
    "group_heard": _hear_group,
    "noted": lambda s, e, then: notes.AddNote(e["text"]),
    "translation_drafted": lambda s, e, then: translations.DraftTranslation(e["of"], e["source"], e["text"], e["machine"]),
    "translation_checked": lambda s, e, then: translations.CheckTranslation(e["of"], e["source"], e["text"]),
    "note_struck": lambda s, e, then: notes.StrikeNote(e["note"]),
}
"""For each kind of entry the command that gives it, from the state before, the entry and the one behind it."""


TYPES: Mapping[type, Mapping[str, Any]] = {command: get_type_hints(command) for command in minutes.ACTS}
"""What each field of a command may hold. The rules trust whoever calls them with that; a file may hold anything."""


def _holds_its_types(command: object) -> bool:
    types_of = TYPES[type(command)]
    values = ((field, getattr(command, field.name)) for field in fields(command))  # type: ignore[arg-type]
    return all(_is(value, types_of[field.name]) or (value == {} and field.default_factory is dict) for field, value in values)


def _is(value: object, hint: Any) -> bool:
    if hint is Any:
        return True
    if hint == Text:
        return isinstance(value, Mapping) and set(value) == {"lang", "text"} and _is_map(value, str, str)
    of = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return any(_is(value, one) for one in of)
    if get_origin(hint) is Mapping:
        return isinstance(value, Mapping) and _is_map(value, *of)
    if get_origin(hint) is tuple and of[-1] is not ...:
        return isinstance(value, tuple) and len(value) == len(of) and all(map(_is, value, of))
    if of:
        return isinstance(value, (list, tuple)) and all(_is(one, of[0]) for one in value)
    return type(value) is hint


def _is_map(value: Mapping[Any, Any], key: Any, inner: Any) -> bool:
    return all(_is(one, key) and _is(value[one], inner) for one in value)
