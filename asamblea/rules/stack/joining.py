"""Getting into the line, leaving it, and moving in it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.stack.line import LAST_RANK, in_order, is_free, turns_of, with_entry
from asamblea.rules.stack.refusals import refuse
from asamblea.rules.stack.state import KINDS, Entry, Settings, Stack


def add(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Put somebody in the line."""
    entry = _new_entry(stack, act)
    if entry.kind not in KINDS:
        return refuse("unknown_kind", kind=entry.kind[:40])
    refusal = _may_not_join(stack, entry, act.get("by", "self"), settings) or _id_taken(stack, entry)
    return refusal or with_entry(replace(stack, arrivals=entry.number), entry, settings)


def _new_entry(stack: Stack, act: Mapping[str, Any]) -> Entry:
    kind, rank = act.get("kind", "speak"), act.get("rank")
    rank = (LAST_RANK if rank is None else rank) if kind == "point" else 0
    return Entry(act["as"], act["who"], kind, rank, number=stack.arrivals + 1)


def _may_not_join(stack: Stack, entry: Entry, by: str, settings: Settings) -> Refusal | None:
    is_point = entry.kind == "point"
    if is_point and by != "self" and not settings.points_for_others:
        return refuse("not_yours")
    if stack.closed and by == "self" and not (is_point and not settings.closed_blocks_points):
        return refuse("closed")
    if settings.present_only and entry.who not in settings.present:
        return refuse("not_present")
    if entry.kind == "reply" and by == "self" and not _has_something_to_reply_to(stack, entry.who):
        return refuse("nothing_to_reply")
    return refuse("already_waiting") if is_waiting(stack, entry, settings) else None


def is_waiting(stack: Stack, entry: Entry, settings: Settings) -> bool:
    """Return whether this person waits already: once to speak, and once with a point of order."""
    if settings.multiple:
        return False
    return any(o.who == entry.who and (o.kind == "point") == (entry.kind == "point") for o in stack.waiting)


def _id_taken(stack: Stack, entry: Entry) -> Refusal | None:
    taken = {other.id for other in stack.waiting} | {speech.id for speech in (*stack.open, *stack.done)}
    return refuse("id_taken", id=entry.id[:40]) if entry.id in taken else None


def _has_something_to_reply_to(stack: Stack, who: str) -> bool:
    # Without this, "reply" would be everybody's way past the line.
    since = None
    for speech in (*stack.done, *stack.open):
        if speech.who == who:
            since = False
        elif speech.kind == "intervention" and since is not None:
            since = True
    return bool(since)


def remove(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Take an entry off the line: one's own, or any for the facilitator."""
    entry = _find(stack, act["id"])
    if entry is None:
        return refuse("not_waiting")
    if act.get("by") == "self" and act.get("who") != entry.who:
        return refuse("not_yours")
    return without(stack, entry)


def without(stack: Stack, entry: Entry) -> Stack:
    """Return the stack with this entry off the line."""
    return replace(stack, waiting=tuple(other for other in stack.waiting if other.id != entry.id))


def move_down(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Let the next person go first; only one's own entry."""
    entry = _find(stack, act["id"])
    if entry is None:
        return refuse("not_waiting")
    if act.get("who") != entry.who:
        return refuse("not_yours")
    place = stack.waiting.index(entry)
    if place == len(stack.waiting) - 1:
        return refuse("already_last")
    up, down = _let_pass(stack, entry, stack.waiting[place + 1], settings)
    waiting = (*stack.waiting[:place], up, down, *stack.waiting[place + 2 :])
    return in_order(replace(stack, waiting=waiting), settings)


def _let_pass(stack: Stack, entry: Entry, other: Entry, settings: Settings) -> tuple[Entry, Entry]:
    """Return the other and the entry, such that the house's order too has them this way round.

    Keeping the place by force instead would let someone who spoke often stay ahead of newcomers.
    """
    if not (is_free(entry) and is_free(other)):
        return other, entry if entry.is_pinned else replace(entry, placed="moved_down")
    behind = max(turns_of(stack, settings).get(other.who, (0, 0)), other.behind, entry.behind)
    first, second = sorted((entry.number, other.number))
    return replace(other, number=first), replace(entry, number=second, behind=behind, placed="moved_down")


def move(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Put an entry at the place `to` (0 is next), with a reason; it stays there."""
    entry, place, why = _find(stack, act["id"]), act["to"], act.get("reason", "").strip()
    if entry is None:
        return refuse("not_waiting")
    if act.get("by") == "self":
        return refuse("not_yours")
    if not why:
        return refuse("reason_missing")
    if not 0 <= place < len(stack.waiting):
        return refuse("no_such_place", place=place + 1)
    others = without(stack, entry).waiting
    moved = replace(entry, placed="moved", reason=why)
    return replace(stack, waiting=(*others[:place], moved, *others[place:]))


def reorder(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Put the whole line in the facilitator's order; everybody stays where they were put."""
    order, entries = act["order"], {entry.id: entry for entry in stack.waiting}
    if len(order) != len(entries) or not all(isinstance(i, str) for i in order) or set(order) != set(entries):
        return refuse("order_mismatch")
    if order == list(entries):
        return stack
    why = act.get("reason", "").strip()
    return replace(stack, waiting=tuple(replace(entries[i], placed="moved", reason=why) for i in order))


def close(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack:
    """Let nobody new into the line, but points of order."""
    return replace(stack, closed=True)


def open_list(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack:
    """Let people into the line again."""
    return replace(stack, closed=False)


def _find(stack: Stack, wanted: str) -> Entry | None:
    return next((entry for entry in stack.waiting if entry.id == wanted), None)


ACTS: Mapping[str, Callable[[Stack, Mapping[str, Any], Settings], Stack | Refusal]] = {
    "add": add,
    "remove": remove,
    "move_down": move_down,
    "move": move,
    "reorder": reorder,
    "close": close,
    "open_list": open_list,
}
