"""The floor: who speaks now and who is next, by the rules of the stack (`rules.stack`).

The minutes keep each act on the stack as it was made; replaying them replays the stack.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from asamblea.rules import stack
from asamblea.rules.meeting.opening import needs_open, not_here
from asamblea.rules.meeting.signals import no_item
from asamblea.rules.meeting.state import Draft, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

POINT_RANKS = (1, 2, 3)
"""Points of order: 1 safety and access, 2 our own rules, 3 how we go on."""


@dataclass(frozen=True)
class JoinStack:
    """Stand in line; `kind` is speak, point, question, intervention or reply; `rank` is for points."""

    seat: int
    kind: str = "speak"
    rank: int | None = None
    by_table: bool = False


@dataclass(frozen=True)
class LeaveStack:
    """Take an entry off the line; a neighbor only their own (`seat`)."""

    entry: str
    seat: int | None = None


@dataclass(frozen=True)
class MoveDown:
    """Let the next person go first."""

    entry: str
    seat: int


@dataclass(frozen=True)
class MoveInStack:
    """The facilitator moves an entry to `place` (0 is next), for a reason everybody sees."""

    entry: str
    place: int
    why: str


@dataclass(frozen=True)
class CallNext:
    """Call the next, or a named entry.

    `expect` and `after` are the next entry and the running speech as the caller saw them: of two
    facilitators who tap at once, one wins and the other is told.
    """

    entry: str = ""
    expect: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class EndSpeech:
    """End a speech; a neighbor only their own (`seat`)."""

    entry: str
    seat: int | None = None


@dataclass(frozen=True)
class Pause:
    """Stop the speaker's clock."""

    entry: str


@dataclass(frozen=True)
class Resume:
    """Let a paused speech go on."""

    entry: str


@dataclass(frozen=True)
class TakeBack:
    """Undo a mis-tap: the speech that ended last stands in front of the line again."""


@dataclass(frozen=True)
class CloseStack:
    """The line takes no more names; points of order pass."""


@dataclass(frozen=True)
class OpenStack:
    """The line takes names again."""


@dataclass(frozen=True)
class MoreTime:
    """Seconds more for every speaker of this item, the same for all."""

    seconds: int


@dataclass(frozen=True)
class SetRounds:
    """Everyone once before anyone twice, or no longer so."""

    on: bool


def settings(state: State) -> stack.Settings:
    """Return the stack's settings as the house rules have them."""
    return stack.Settings(order=state.house.stack_order, closed_blocks_points=not state.house.points_when_closed)


def join(state: State, c: JoinStack, at: int) -> list[Draft] | Refusal:
    if state.phase == "open" and c.seat not in state.present:
        return not_here()
    if c.kind == "point" and c.rank not in POINT_RANKS:
        return Refusal("unknown_rank", gettext_noop("Say what the point of order is about."))
    act: dict[str, Any] = {"do": "add", "as": state.next_id("s"), "who": str(c.seat), "kind": c.kind}
    act["by"] = "facilitator" if c.by_table else "self"
    if c.kind == "point":
        act["rank"] = c.rank
    return _draft(state, "asked_to_speak", act)


def leave_stack(state: State, c: LeaveStack, at: int) -> list[Draft] | Refusal:
    return _draft(state, "left_stack", {"do": "remove", "id": c.entry, **_own(c.seat), "at": at // 1000})


def move_down(state: State, c: MoveDown, at: int) -> list[Draft] | Refusal:
    return _draft(state, "moved_down", {"do": "move_down", "id": c.entry, **_own(c.seat)})


def move(state: State, c: MoveInStack, at: int) -> list[Draft] | Refusal:
    if not c.why.strip():
        return Refusal("why_empty", gettext_noop("Say why, so that the minutes can tell it."))
    return _draft(state, "moved_in_stack", {"do": "move", "id": c.entry, "to": c.place, "reason": c.why.strip()})


def call(state: State, c: CallNext, at: int) -> list[Draft] | Refusal:
    act: dict[str, Any] = {"do": "call", "at": at // 1000}
    if c.entry:
        act["id"] = c.entry
    if c.expect is not None:
        act["expect"] = c.expect
    if c.after is not None:
        act["after"] = c.after
    return _draft(state, "called", act)


def end(state: State, c: EndSpeech, at: int) -> list[Draft] | Refusal:
    speech = next((s for s in state.stack.open if s.id == c.entry), None)
    if c.seat is not None and speech is not None and speech.who != str(c.seat):
        return Refusal("not_yours", gettext_noop("This is somebody else's place in the line."))
    return _draft(state, "speech_ended", {"do": "end", "id": c.entry, "at": at // 1000})


def pause(state: State, c: Pause, at: int) -> list[Draft] | Refusal:
    return _draft(state, "speech_paused", {"do": "pause", "id": c.entry, "at": at // 1000})


def resume(state: State, c: Resume, at: int) -> list[Draft] | Refusal:
    return _draft(state, "speech_resumed", {"do": "resume", "id": c.entry, "at": at // 1000})


def take_back(state: State, c: TakeBack, at: int) -> list[Draft] | Refusal:
    return _draft(state, "taken_back", {"do": "take_back", "at": at // 1000})


def close_stack(state: State, c: CloseStack, at: int) -> list[Draft] | Refusal:
    return _draft(state, "stack_closed", {"do": "close"})


def open_stack(state: State, c: OpenStack, at: int) -> list[Draft] | Refusal:
    return _draft(state, "stack_opened", {"do": "open_list"})


def more_time(state: State, c: MoreTime, at: int) -> list[Draft] | Refusal:
    if not 1 <= c.seconds <= 3600:
        return Refusal("bad_seconds", gettext_noop("More time is from 1 second to one hour."))
    return _draft(state, "more_time_given", {"do": "more_time", "seconds": c.seconds})


def set_rounds(state: State, c: SetRounds, at: int) -> list[Draft] | Refusal:
    return _draft(state, "rounds_set", {"do": "rounds", "on": c.on})


def _own(seat: int | None) -> Mapping[str, str]:
    return {} if seat is None else {"who": str(seat), "by": "self"}


def _draft(state: State, kind: str, act: Mapping[str, Any]) -> list[Draft] | Refusal:
    refusal = needs_open(state)
    if refusal:
        return refusal
    if not state.current:
        return no_item()
    after = stack.apply(state.stack, act, settings(state))
    return after if isinstance(after, Refusal) else [{"kind": kind, "act": dict(act)}]


def acted(state: State, e: Draft) -> State:
    after = stack.apply(state.stack, e["act"], settings(state))
    assert not isinstance(after, Refusal), after
    return replace(state, stack=after)


def called(state: State, e: Draft) -> State:
    return replace(acted(state, e), speak_slower=0)


ACTS = {
    JoinStack: join,
    LeaveStack: leave_stack,
    MoveDown: move_down,
    MoveInStack: move,
    CallNext: call,
    EndSpeech: end,
    Pause: pause,
    Resume: resume,
    TakeBack: take_back,
    CloseStack: close_stack,
    OpenStack: open_stack,
    MoreTime: more_time,
    SetRounds: set_rounds,
}
FOLDS = dict.fromkeys(
    [
        "asked_to_speak",
        "left_stack",
        "moved_down",
        "moved_in_stack",
        "speech_ended",
        "speech_paused",
        "speech_resumed",
        "taken_back",
        "stack_closed",
        "stack_opened",
        "more_time_given",
        "rounds_set",
    ],
    acted,
) | {"called": called}
