"""From planning to closing: the meeting itself and who is in the room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from asamblea.rules import house_rules
from asamblea.rules.house_rules import HouseRules
from asamblea.rules.meeting.state import Draft, Item, Promise, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop


@dataclass(frozen=True)
class PlanMeeting:
    """`day` is the ISO day in the assembly's time zone; `promises` are open decisions of earlier meetings."""

    id: str
    assembly: str
    title: Text
    languages: tuple[str, ...]
    zone: str
    day: str
    house: HouseRules = field(default_factory=HouseRules)
    promises: Sequence[Mapping[str, Any]] = ()
    promises_title: Text = field(default_factory=dict)


@dataclass(frozen=True)
class OpenMeeting:
    """Doors are open, the evening begins.

    `house` and `promises` are the assembly's as they stand today, since another meeting may have decided
    after this one was planned; None leaves them as planned.
    """

    house: HouseRules | None = None
    promises: Sequence[Mapping[str, Any]] | None = None
    promises_title: Text = field(default_factory=dict)


@dataclass(frozen=True)
class CloseMeeting:
    """The evening ends; refused while an item that asked for a decision has no answer."""


@dataclass(frozen=True)
class Arrive:
    """A slip came into the room and got the next seat number."""


@dataclass(frozen=True)
class Leave:
    """The person on this seat went home, or their slip was voided."""

    seat: int


@dataclass(frozen=True)
class Return:
    """The person on this seat came back."""

    seat: int


@dataclass(frozen=True)
class MarkHelped:
    """The door's desk did `what` for somebody: vote, pledge, or release a slip to another phone; no seat is named."""

    what: str


def plan(state: State, c: PlanMeeting, at: int) -> list[Draft] | Refusal:
    if state.phase != "none":
        return Refusal("already_planned", gettext_noop("This meeting is already planned."))
    planned = {
        "kind": "meeting_planned",
        "id": c.id,
        "assembly": c.assembly,
        "title": c.title,
        "languages": list(c.languages),
        "zone": c.zone,
        "day": c.day,
        "house": house_rules.as_dict(c.house),
        "promises": [dict(p) for p in c.promises],
    }
    return [planned, _promises_item("i1", c.promises_title)] if c.promises else [planned]


def _promises_item(id: str, title: Text) -> Draft:
    return {"kind": "item_added", "id": id, "title": title, "asks": "share", "minutes": 10, "about": "promises"}


def planned(state: State, e: Draft) -> State:
    return replace(
        state,
        phase="planned",
        id=e["id"],
        assembly=e["assembly"],
        title=e["title"],
        languages=tuple(e["languages"]),
        zone=e["zone"],
        day=e["day"],
        house=HouseRules(**e["house"]),
        promises=_promised(e["promises"]),
    )


def _promised(promises: Sequence[Mapping[str, Any]]) -> Mapping[str, Promise]:
    return {p["id"]: Promise(p["id"], p["text"], p["owner"], p["due"]) for p in promises}


def open_meeting(state: State, c: OpenMeeting, at: int) -> list[Draft] | Refusal:
    if state.phase != "planned":
        return Refusal("not_planned", gettext_noop("This meeting cannot be opened now."))
    opened: dict[str, Any] = {"kind": "meeting_opened"}
    if c.house is not None and c.house != state.house:
        opened["house"] = house_rules.as_dict(c.house)
    if c.promises is None or [p["id"] for p in c.promises] == list(state.promises):
        return [opened]
    opened["promises"] = [dict(p) for p in c.promises]
    if not c.promises or any(item.about == "promises" for item in state.items.values()):
        return [opened]
    first = state.next_id("i")
    waiting = [item.id for item in state.items.values() if item.phase == "waiting"]
    return [opened, _promises_item(first, c.promises_title), {"kind": "agenda_ordered", "order": [first, *waiting]}]


def opened(state: State, e: Draft) -> State:
    house = HouseRules(**e["house"]) if "house" in e else state.house
    promises = _promised(e["promises"]) if "promises" in e else state.promises
    return replace(state, phase="open", house=house, promises=promises)


def close_meeting(state: State, c: CloseMeeting, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state)
    if refusal:
        return refusal
    if state.open_vote:
        return vote_open()
    sitting = apart(state)
    if sitting:
        return sitting
    if state.unanswered:
        first = state.unanswered[0]
        return Refusal(
            "unanswered",
            gettext_noop(
                "“%(item)s” asked for a decision and has no answer yet. "
                "Record a decision, or say why there is none and what happens next."
            ),
            {"item": first.title["text"], "items": len(state.unanswered)},
        )
    return [{"kind": "meeting_closed"}]


def closed(state: State, e: Draft) -> State:
    items = {i.id: replace(i, phase="done") if i.phase == "open" else i for i in state.items.values()}
    state = replace(state, phase="closed", items=items, current="", temperature=None, present=frozenset())
    return replace(state, speak_slower=0, interpreted={}, holds={})


def arrive(state: State, c: Arrive, at: int) -> list[Draft] | Refusal:
    # A slip handed out on the evening still comes in while a vote stays open: that is for those at work.
    if state.phase not in ("planned", "open") and not state.late_votes:
        return over()
    return [{"kind": "arrived", "seat": state.seats + 1}]


def arrived(state: State, e: Draft) -> State:
    return replace(state, seats=max(state.seats, e["seat"]), present=state.present | {e["seat"]})


def leave(state: State, c: Leave, at: int) -> list[Draft] | Refusal:
    if c.seat not in state.present:
        return not_here()
    waiting = [w for w in state.stack.waiting if w.who == str(c.seat)]
    gone = [{"kind": "left_stack", "act": {"do": "remove", "id": w.id, "at": at // 1000}} for w in waiting]
    interpreted = [one.id for pair in state.interpreted.values() for one in pair.people if one.seat == c.seat]
    unpaired = [{"kind": "pair_left", "interpreter": interpreter} for interpreter in interpreted]
    return [*gone, {"kind": "left", "seat": c.seat}, *unpaired]


def left(state: State, e: Draft) -> State:
    return replace(state, present=state.present - {e["seat"]})


def come_back(state: State, c: Return, at: int) -> list[Draft] | Refusal:
    if not 1 <= c.seat <= state.seats or c.seat in state.present:
        return not_here()
    return [{"kind": "arrived", "seat": c.seat}]


def mark_helped(state: State, c: MarkHelped, at: int) -> list[Draft] | Refusal:
    return [{"kind": "helped", "what": c.what}]


def no_change(state: State, e: Draft) -> State:
    return state


def needs_open(state: State) -> Refusal | None:
    """Return why the meeting takes no acts now, or None while it is open."""
    if state.phase == "open":
        return None
    if state.phase == "closed":
        return over()
    return Refusal("meeting_not_open", gettext_noop("The meeting has not begun yet."))


def apart(state: State) -> Refusal | None:
    """Return why the plenary does nothing while people sit in groups, or None."""
    if state.breakouts_now is None:
        return None
    return Refusal(
        "in_groups", gettext_noop("People sit in groups. Call everybody back first: groups propose, the plenary decides.")
    )


def over() -> Refusal:
    """Return the refusal of acts after the evening."""
    return Refusal("meeting_closed", gettext_noop("This meeting is over. Its record is open to everyone."))


def vote_open() -> Refusal:
    """Return the refusal of what would end or hide an open vote."""
    return Refusal("vote_open", gettext_noop("A vote is open. Close it first, so that every ballot counts."))


def not_here() -> Refusal:
    """Return the refusal for a seat that is not in the room."""
    return Refusal("not_here", gettext_noop("This slip is not in the room. Please ask at the door."))


def items_of(state: State, *items: Item) -> Mapping[str, Item]:
    """Return the agenda with `items` replaced or added at the end."""
    return {**state.items, **{i.id: i for i in items}}


ACTS = {
    PlanMeeting: plan,
    OpenMeeting: open_meeting,
    CloseMeeting: close_meeting,
    Arrive: arrive,
    Leave: leave,
    Return: come_back,
    MarkHelped: mark_helped,
}
FOLDS = {
    "meeting_planned": planned,
    "meeting_opened": opened,
    "meeting_closed": closed,
    "arrived": arrived,
    "left": left,
    "helped": no_change,
}
