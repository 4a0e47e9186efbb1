"""What small groups bring back: each reports once, and the plenary hears them in turn.

Called back, each group's proposals enter the plenary's list at a report-back, which opens itself
right after the item they talked about; a group that brought nothing is recorded as such.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from asamblea.rules.meeting.breakout_state import Group, Report
from asamblea.rules.meeting.breakouts import ROLES, holder, no_groups, not_your_group, with_breakouts
from asamblea.rules.meeting.state import Draft, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

MOST_POINTS, MOST_PROPOSALS = 3, 10


@dataclass(frozen=True)
class ReportGroup:
    """What a group brings back; a second report replaces the first. `seat` is None when the table writes."""

    group: int
    seat: int | None
    points: Sequence[Text] = ()
    proposals: Sequence[Text] = ()
    disagreed: Text = field(default_factory=lambda: {"lang": "", "text": ""})


@dataclass(frozen=True)
class CloseBreakouts:
    """Call everybody back: the report-back opens with what the groups propose."""

    breakouts: str


@dataclass(frozen=True)
class HearGroup:
    """Groups report in turn: hear this one, or with 0 go on to what all of them propose.

    `seen` is the group that the caller believed to be heard: of two who tap at once, one wins.
    """

    group: int
    seen: int


def report(state: State, c: ReportGroup, at: int) -> list[Draft] | Refusal:
    breakouts = state.breakouts_now or state.reporting_back
    if breakouts is None:
        return no_groups()
    if not 1 <= c.group <= len(breakouts.groups):
        return unknown_group()
    group = breakouts.groups[c.group - 1]
    refusal = _not_theirs(state, group, c.seat) or _unreadable(c)
    if refusal:
        return refusal
    if group.report and not breakouts.is_open:
        return Refusal(
            "already_reported", gettext_noop("Your group has reported, and the plenary has it. Speak there to add to it.")
        )
    said = {"points": list(c.points), "proposals": list(c.proposals), "disagreed": dict(c.disagreed)}
    reported = {"kind": "group_reported", "breakouts": breakouts.id, "group": c.group, "seat": c.seat, **said}
    if breakouts.is_open:
        return [reported]
    return [reported, *_proposed(state, state.current, [(c.group, text) for text in c.proposals])]


def _not_theirs(state: State, group: Group, seat: int | None) -> Refusal | None:
    """Return why this seat does not write for the group, or None: who took a role does, else anybody in it."""
    if seat is None:
        return None
    if seat not in group.seats or seat not in state.present:
        return not_your_group()
    if seat not in speak_for(state, group):
        return Refusal("reporter_writes", gettext_noop("The reporter or the note-taker of your group writes this down."))
    return None


def _unreadable(c: ReportGroup) -> Refusal | None:
    if not (c.points or c.proposals or c.disagreed["text"]):
        return Refusal("empty", gettext_noop("Write at least one point, a proposal, or what you could not agree on."))
    if len(c.points) > MOST_POINTS or len(c.proposals) > MOST_PROPOSALS:
        return Refusal(
            "too_much",
            gettext_noop("A group brings back at most %(points)s points and %(proposals)s proposals."),
            {"points": MOST_POINTS, "proposals": MOST_PROPOSALS},
        )
    return None


def reported(state: State, e: Draft) -> State:
    breakouts = state.breakouts[e["breakouts"]]
    made = Report(e["seat"], tuple(e["points"]), tuple(e["proposals"]), e["disagreed"])
    return with_breakouts(state, breakouts.with_group(replace(breakouts.groups[e["group"] - 1], report=made)))


def close_breakouts(state: State, c: CloseBreakouts, at: int) -> list[Draft] | Refusal:
    breakouts = state.breakouts_now
    if breakouts is None or breakouts.id != c.breakouts:
        return no_groups()
    item = state.next_id("i")
    silent = [g.number for g in breakouts.groups if g.report is None]
    brought = [(g.number, text) for g in breakouts.groups if g.report for text in g.report.proposals]
    return [
        {"kind": "breakouts_closed", "breakouts": breakouts.id, "unreported": silent, "report_back": item},
        {
            "kind": "item_added",
            "id": item,
            "title": breakouts.question,
            "asks": "discuss",
            "minutes": state.house.item_minutes,
            "about": "report-back",
            "of": breakouts.item,
        },
        {"kind": "item_opened", "item": item},
        *_proposed(state, item, brought),
    ]


def _proposed(state: State, item: str, brought: Sequence[tuple[int, Text]]) -> list[Draft]:
    """Return the entries that put the groups' proposals on the plenary's list."""
    return [
        {
            "kind": "proposed",
            "id": state.next_id("p", ahead),
            "item": item,
            "seat": None,
            "group": group,
            "text": text,
            "hours": 0,
            "changes": {},
        }
        for ahead, (group, text) in enumerate(brought, 1)
    ]


def breakouts_closed(state: State, e: Draft) -> State:
    return with_breakouts(state, replace(state.breakouts[e["breakouts"]], report_back=e["report_back"], hearing=1))


def hear(state: State, c: HearGroup, at: int) -> list[Draft] | Refusal:
    breakouts = state.reporting_back
    if breakouts is None:
        return Refusal("no_report_back", gettext_noop("No groups report now."))
    if not 0 <= c.group <= len(breakouts.groups):
        return unknown_group()
    if c.seen != breakouts.hearing or c.group == breakouts.hearing:
        return Refusal("changed", gettext_noop("Somebody else was faster: another group is heard already."))
    return [{"kind": "group_heard", "breakouts": breakouts.id, "group": c.group}]


def heard(state: State, e: Draft) -> State:
    return with_breakouts(state, replace(state.breakouts[e["breakouts"]], hearing=e["group"]))


def speak_for(state: State, group: Group) -> frozenset[int]:
    """Return the seats that speak for the group: who took a role in it, else everybody of it who is here."""
    taken = {seat for role in ROLES if (seat := holder(state, group, role)) is not None}
    return frozenset(taken) or state.present & set(group.seats)


def unknown_group() -> Refusal:
    """Return the refusal for a number that no group has."""
    return Refusal("unknown_group", gettext_noop("There is no such group."))


ACTS = {ReportGroup: report, CloseBreakouts: close_breakouts, HearGroup: hear}
FOLDS = {"group_reported": reported, "breakouts_closed": breakouts_closed, "group_heard": heard}
