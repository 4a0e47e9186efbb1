"""Small groups that come back: opened by the table, reported by each group, called back to one plenary.

While groups sit nobody votes, and the item they talk about stays open: a group proposes, it never
decides. Called back, each group's proposals enter the plenary's list at a report-back, which
opens itself right after that item; a group that brought nothing is recorded as such.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from asamblea.rules.breakout_groups import not_enough
from asamblea.rules.meeting.breakout_state import Breakouts, Group, Report
from asamblea.rules.meeting.opening import apart, needs_open, not_here, vote_open
from asamblea.rules.meeting.signals import no_item
from asamblea.rules.meeting.state import Draft, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

HOW = ("counting", "language")
ROLES = ("reporter", "note-taker")
MOST_POINTS, MOST_PROPOSALS = 3, 10


@dataclass(frozen=True)
class OpenBreakouts:
    """`groups` are `{"place", "language" or "", "seats"}`, made by `rules.breakout_groups`.

    Who left meanwhile is in no group; who came meanwhile joins the smallest.
    """

    question: Text
    minutes: int
    groups: Sequence[Mapping[str, Any]]
    how: str = "counting"


@dataclass(frozen=True)
class JoinGroup:
    """Somebody who arrived late joins the smallest group that speaks their `language` ("" is not known)."""

    seat: int
    language: str = ""


@dataclass(frozen=True)
class TakeGroupRole:
    """Be the reporter or the note-taker of one's own group; "" gives back what one took."""

    seat: int
    role: str


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


def open_breakouts(state: State, c: OpenBreakouts, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state) or apart(state) or _unfit(state, c)
    if refusal:
        return refusal
    seated = [[s for s in g["seats"] if s in state.present] for g in c.groups]
    for seat in sorted(state.present - {s for seats in seated for s in seats}):
        min(seated, key=len).append(seat)
    groups = [{"place": g["place"], "language": g["language"], "seats": s} for g, s in zip(c.groups, seated, strict=True)]
    opened = {"kind": "breakouts_opened", "id": state.next_id("b"), "item": state.current, "question": c.question}
    return [{**opened, "minutes": c.minutes, "how": c.how, "groups": groups}]


def _unfit(state: State, c: OpenBreakouts) -> Refusal | None:
    """Return why no groups can be opened now, or not these, or None."""
    if not state.current:
        return no_item()
    if state.open_vote:
        return vote_open()
    if not c.question["text"]:
        return Refusal("empty", gettext_noop("Write the question that the groups talk about."))
    if not 1 <= c.minutes <= 240:
        return Refusal("bad_minutes", gettext_noop("Groups sit from 1 to 240 minutes."))
    seats = [s for g in c.groups for s in g["seats"]]
    if c.how not in HOW or len(set(seats)) != len(seats):
        return Refusal("bad_groups", gettext_noop("Each neighbor sits in one group."))
    if len(c.groups) < 2 or not all(state.present & set(g["seats"]) for g in c.groups):
        return not_enough()
    return None


def breakouts_opened(state: State, e: Draft) -> State:
    groups = tuple(Group(n, g["place"], g["language"], tuple(g["seats"])) for n, g in enumerate(e["groups"], 1))
    return with_breakouts(state, Breakouts(e["id"], e["item"], e["question"], e["minutes"], e["how"], e["at"], groups))


def join(state: State, c: JoinGroup, at: int) -> list[Draft] | Refusal:
    breakouts = state.breakouts_now
    if breakouts is None:
        return no_groups()
    if c.seat not in state.present:
        return not_here()
    if breakouts.group_of(c.seat):
        return Refusal("in_a_group", gettext_noop("This neighbor already sits in a group."))
    group = smallest(state, breakouts, c.language)
    return [{"kind": "group_joined", "breakouts": breakouts.id, "group": group.number, "seat": c.seat}]


def smallest(state: State, breakouts: Breakouts, language: str) -> Group:
    """Return the smallest group that speaks the language; where none does, or it is not known, the smallest of all."""
    speaking = [g for g in breakouts.groups if language and g.language in ("", language)]
    return min(speaking or breakouts.groups, key=lambda g: (len(state.present & set(g.seats)), g.number))


def joined(state: State, e: Draft) -> State:
    breakouts = state.breakouts[e["breakouts"]]
    group = breakouts.groups[e["group"] - 1]
    return with_breakouts(state, breakouts.with_group(replace(group, seats=(*group.seats, e["seat"]))))


def take_role(state: State, c: TakeGroupRole, at: int) -> list[Draft] | Refusal:
    breakouts = state.breakouts_now
    if breakouts is None:
        return no_groups()
    group = breakouts.group_of(c.seat)
    if group is None or c.seat not in state.present:
        return not_your_group()
    if c.role not in ("", *ROLES):
        return Refusal("unknown_role", gettext_noop("A group has a reporter and a note-taker."))
    if c.role and holder(state, group, c.role) is not None:
        return Refusal("role_taken", gettext_noop("Somebody in your group already does this."))
    if not c.role and c.seat not in group.roles.values():
        return Refusal("no_role", gettext_noop("You took no role in your group."))
    return [{"kind": "group_role_taken", "breakouts": breakouts.id, "group": group.number, "seat": c.seat, "role": c.role}]


def role_taken(state: State, e: Draft) -> State:
    breakouts = state.breakouts[e["breakouts"]]
    group = breakouts.groups[e["group"] - 1]
    kept = {role: seat for role, seat in group.roles.items() if e["role"] or seat != e["seat"]}
    return with_breakouts(state, breakouts.with_group(replace(group, roles=kept | ({e["role"]: e["seat"]} if e["role"] else {}))))


def holder(state: State, group: Group, role: str) -> int | None:
    """Return who has this role in the group and is still in the room."""
    seat = group.roles.get(role)
    return seat if seat in state.present else None


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
    writers = {holder(state, group, role) for role in ROLES} - {None}
    if writers and seat not in writers:
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


def with_breakouts(state: State, changed: Breakouts) -> State:
    """Return the state with these groups replaced or added."""
    return replace(state, breakouts={**state.breakouts, changed.id: changed})


def no_groups() -> Refusal:
    """Return the refusal of acts in groups when none sit."""
    return Refusal("no_groups", gettext_noop("No groups are open now: everybody is in one room."))


def unknown_group() -> Refusal:
    """Return the refusal for a number that no group has."""
    return Refusal("unknown_group", gettext_noop("There is no such group."))


def not_your_group() -> Refusal:
    """Return the refusal for a seat that is not in the group, or not in the room."""
    return Refusal("not_your_group", gettext_noop("You do not sit in this group."))


ACTS = {
    OpenBreakouts: open_breakouts,
    JoinGroup: join,
    TakeGroupRole: take_role,
    ReportGroup: report,
    CloseBreakouts: close_breakouts,
    HearGroup: hear,
}
FOLDS = {
    "breakouts_opened": breakouts_opened,
    "group_joined": joined,
    "group_role_taken": role_taken,
    "group_reported": reported,
    "breakouts_closed": breakouts_closed,
    "group_heard": heard,
}
