"""Small groups that come back: opened by the table on one question, for a time.

While groups sit nobody votes, and the item they talk about stays open: a group proposes, it never
decides. `rules.breakouts` says who sits with whom, `rules.meeting.report_back` how they come back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from asamblea.rules import breakouts as dealing
from asamblea.rules.meeting.breakout_state import Breakouts, Group
from asamblea.rules.meeting.opening import apart, needs_open, not_here, vote_open
from asamblea.rules.meeting.signals import no_item
from asamblea.rules.meeting.state import Draft, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

HOW = ("balanced", *dealing.BY_HAND)
MOST_LANGUAGES = 2
"""That a group works in: see `rules.breakouts.languages`."""
ROLES = ("reporter", "note-taker")


@dataclass(frozen=True)
class OpenBreakouts:
    """`groups` are `{"place", "language", "seats"}` and `how` one of HOW, as `rules.breakouts` dealt them.

    `language` is the one a group works in, two with a space between where somebody in it interprets, "" where
    nobody's is known.

    Who left meanwhile is in no group; who came meanwhile joins the smallest.
    """

    question: Text
    minutes: int
    groups: Sequence[Mapping[str, Any]]
    how: str = "counting"


@dataclass(frozen=True)
class JoinGroup:
    """Somebody who arrived late joins the smallest group that works in one of their `languages`, the best first."""

    seat: int
    languages: Sequence[str] = ()


@dataclass(frozen=True)
class TakeGroupRole:
    """Be the reporter or the note-taker of one's own group; "" gives back what one took."""

    seat: int
    role: str


def open_breakouts(state: State, c: OpenBreakouts, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state) or apart(state) or _unfit(state, c)
    if refusal:
        return refusal
    seated = [[s for s in g["seats"] if s in state.present] for g in c.groups]
    for seat in sorted(state.present - {s for seats in seated for s in seats}):
        min(seated, key=len).append(seat)
    pairs = zip(c.groups, seated, strict=True)
    groups = [{"place": g["place"], "language": g["language"], "seats": seats} for g, seats in pairs]
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
    if c.how not in HOW:
        return unknown_way()
    if c.how == "topic" and not state.house.breakouts_by_affinity:
        return no_affinity()
    if len(set(seats)) != len(seats):
        return Refusal("bad_groups", gettext_noop("Each neighbor sits in one group."))
    if any(len(g["language"].split()) > MOST_LANGUAGES for g in c.groups):
        return Refusal("bad_groups", gettext_noop("A group works in one language, or in two with somebody who interprets."))
    if len(c.groups) < 2 or not all(state.present & set(g["seats"]) for g in c.groups):
        return not_enough()
    return None


def breakouts_opened(state: State, e: Draft) -> State:
    groups = tuple(Group(n, g["place"], tuple(g["language"].split()), tuple(g["seats"])) for n, g in enumerate(e["groups"], 1))
    opened = Breakouts(e["id"], e["item"], e["question"], e["minutes"], e["how"], e["at"], groups)
    return replace(with_breakouts(state, opened), where=None)


def join(state: State, c: JoinGroup, at: int) -> list[Draft] | Refusal:
    breakouts = state.breakouts_now
    if breakouts is None:
        return no_groups()
    if c.seat not in state.present:
        return not_here()
    if breakouts.group_of(c.seat):
        return Refusal("in_a_group", gettext_noop("This neighbor already sits in a group."))
    group = smallest(state, breakouts, c.languages)
    return [{"kind": "group_joined", "breakouts": breakouts.id, "group": group.number, "seat": c.seat}]


def smallest(state: State, breakouts: Breakouts, languages: Sequence[str]) -> Group:
    """Return the smallest group that works in one of these languages; where none does, the smallest of all.

    A group of which nobody knows the language is anybody's.
    """
    sitting = [replace(group, languages=group.languages or tuple(languages)) for group in as_dealt(state, breakouts)]
    found = dealing.join_late(sitting, dealing.Person("late", tuple(languages)))
    if isinstance(found, Refusal):
        found = min(sitting, key=lambda group: (len(group.people), group.number))
    return breakouts.groups[found.number - 1]


def as_dealt(state: State, breakouts: Breakouts) -> list[dealing.Group]:
    """Return the groups with those who are still in the room, as `rules.breakouts` takes them: a seat's number is its id."""
    return [
        dealing.Group(g.number, g.languages, tuple(str(seat) for seat in g.seats if seat in state.present))
        for g in breakouts.groups
    ]


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


def with_breakouts(state: State, changed: Breakouts) -> State:
    """Return the state with these groups replaced or added."""
    return replace(state, breakouts={**state.breakouts, changed.id: changed})


def not_enough() -> Refusal:
    """Return the refusal of fewer than two groups, or of an empty one."""
    return Refusal("too_few_people", gettext_noop("Open at least two groups, each with somebody in it."))


def unknown_way() -> Refusal:
    """Return the refusal of a way to make groups that nobody knows."""
    return Refusal("bad_groups", gettext_noop("Choose one of the ways to make groups."))


def no_affinity() -> Refusal:
    """Return the refusal of groups of those who like the same, where the house rules do not allow them."""
    return Refusal(
        "no_affinity",
        gettext_noop("Groups by topic split a neighborhood. The house rules do not allow them; the assembly can change that."),
    )


def no_groups() -> Refusal:
    """Return the refusal of acts in groups when none sit."""
    return Refusal("no_groups", gettext_noop("No groups are open now: everybody is in one room."))


def not_your_group() -> Refusal:
    """Return the refusal for a seat that is not in the group, or not in the room."""
    return Refusal("not_your_group", gettext_noop("You do not sit in this group."))


ACTS = {
    OpenBreakouts: open_breakouts,
    JoinGroup: join,
    TakeGroupRole: take_role,
}
FOLDS = {
    "breakouts_opened": breakouts_opened,
    "group_joined": joined,
    "group_role_taken": role_taken,
}
