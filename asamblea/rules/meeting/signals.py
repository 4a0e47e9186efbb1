"""What a phone can say without the floor: follow, ready, and the room's temperature.

Signals carry no seat: the minutes keep counts, never who felt what. That a phone signals
once is held outside the minutes, in rows that are wiped when the check ends.
"""

from dataclasses import dataclass, replace

from asamblea.rules.meeting.opening import needs_open, no_change
from asamblea.rules.meeting.state import Draft, State, Temperature
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

MARKS = ("up", "so_so", "down")


@dataclass(frozen=True)
class CannotFollow:
    """Somebody cannot follow or asks for interpretation; facilitator and wall see it at once."""


@dataclass(frozen=True)
class ClearCannotFollow:
    """The room was helped to follow."""


@dataclass(frozen=True)
class ReadyToMoveOn:
    """Somebody is ready for the next step of this item."""


@dataclass(frozen=True)
class OpenTemperature:
    """Ask how the room feels; `asks` is "item", or "more_time" to extend the open item."""

    asks: str = "item"


@dataclass(frozen=True)
class GiveTemperature:
    """`was` is the answer this phone gave before in the same check, if any."""

    mark: str
    was: str = ""


@dataclass(frozen=True)
class CloseTemperature:
    """End the check; more time is granted when more want it than do not."""

    check: str


def cannot_follow(state: State, c: CannotFollow, at: int) -> list[Draft] | Refusal:
    return needs_open(state) or [{"kind": "cannot_follow"}]


def cannot_follow_said(state: State, e: Draft) -> State:
    return replace(state, cannot_follow=state.cannot_follow + 1)


def clear_cannot_follow(state: State, c: ClearCannotFollow, at: int) -> list[Draft] | Refusal:
    if not state.cannot_follow:
        return Refusal("nothing_to_clear", gettext_noop("Nobody is waiting for help to follow."))
    return [{"kind": "cannot_follow_cleared", "people": state.cannot_follow}]


def cannot_follow_cleared(state: State, e: Draft) -> State:
    return replace(state, cannot_follow=0)


def ready(state: State, c: ReadyToMoveOn, at: int) -> list[Draft] | Refusal:
    if not state.current:
        return no_item()
    return [{"kind": "ready_to_move_on", "item": state.current}]


def ready_said(state: State, e: Draft) -> State:
    return replace(state, ready=state.ready + 1)


def open_temperature(state: State, c: OpenTemperature, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state)
    if refusal:
        return refusal
    if not state.current:
        return no_item()
    if state.temperature:
        return Refusal("temperature_open", gettext_noop("A temperature check is already open."))
    wait = state.temperature_at + state.house.temperature_pause * 1000 - at
    if state.temperature_at and wait > 0 and c.asks == "item":
        return Refusal(
            "temperature_too_soon",
            gettext_noop("The room was asked a moment ago. Ask again in %(seconds)s seconds."),
            {"seconds": -(-wait // 1000)},
        )
    if c.asks not in ("item", "more_time"):
        return Refusal("unknown_ask", gettext_noop("A temperature check asks about the item or about more time."))
    return [{"kind": "temperature_opened", "id": state.next_id("t"), "item": state.current, "asks": c.asks}]


def temperature_opened(state: State, e: Draft) -> State:
    return replace(state, temperature=Temperature(e["id"], e["asks"]), temperature_at=e["at"])


def give_temperature(state: State, c: GiveTemperature, at: int) -> list[Draft] | Refusal:
    check = state.temperature
    if check is None:
        return Refusal("no_temperature", gettext_noop("No temperature check is open now."))
    if c.mark not in MARKS or c.was not in ("", *MARKS) or (c.was and getattr(check, c.was) < 1):
        return Refusal("unknown_mark", gettext_noop("The answer is up, so-so or down."))
    if sum((check.up, check.so_so, check.down)) - bool(c.was) >= len(state.present):
        return Refusal("more_than_present", gettext_noop("More answers than people in the room were given."))
    return [{"kind": "temperature_given", "mark": c.mark, "was": c.was}]


def temperature_given(state: State, e: Draft) -> State:
    check = state.temperature
    assert check is not None
    if e["was"]:
        check = replace(check, **{e["was"]: getattr(check, e["was"]) - 1})
    return replace(state, temperature=replace(check, **{e["mark"]: getattr(check, e["mark"]) + 1}))


def close_temperature(state: State, c: CloseTemperature, at: int) -> list[Draft] | Refusal:
    check = state.temperature
    if check is None or check.id != c.check:
        return Refusal("no_temperature", gettext_noop("No temperature check is open now."))
    counts = {"up": check.up, "so_so": check.so_so, "down": check.down}
    taken = {"kind": "temperature_taken", "id": check.id, "item": state.current, "asks": check.asks, **counts}
    if check.asks != "more_time":
        return [taken]
    if check.up > check.down:
        return [taken, {"kind": "time_extended", "item": state.current, "minutes": state.house.more_minutes}]
    return [taken, {"kind": "time_refused", "item": state.current}]


def temperature_taken(state: State, e: Draft) -> State:
    return replace(state, last_temperature=state.temperature, temperature=None, temperature_at=e["at"])


def no_item() -> Refusal:
    """Return the refusal for acts that need an open item."""
    return Refusal("no_item", gettext_noop("No agenda item is open now."))


ACTS = {
    CannotFollow: cannot_follow,
    ClearCannotFollow: clear_cannot_follow,
    ReadyToMoveOn: ready,
    OpenTemperature: open_temperature,
    GiveTemperature: give_temperature,
    CloseTemperature: close_temperature,
}
FOLDS = {
    "cannot_follow": cannot_follow_said,
    "cannot_follow_cleared": cannot_follow_cleared,
    "ready_to_move_on": ready_said,
    "temperature_opened": temperature_opened,
    "temperature_given": temperature_given,
    "temperature_taken": temperature_taken,
    "time_refused": no_change,
}
