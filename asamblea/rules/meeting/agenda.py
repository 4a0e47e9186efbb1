"""The agenda: items with a time box and what they ask for."""

from dataclasses import dataclass, replace

from asamblea.rules import stack
from asamblea.rules.meeting.opening import apart, items_of, needs_open, over, vote_open
from asamblea.rules.meeting.state import Draft, Item, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

ASKS = ("share", "discuss", "decide")
ABOUT = ("", "efforts")


@dataclass(frozen=True)
class AddItem:
    """`asks` is share, discuss or decide; `minutes` 0 takes the house rule; `about` is "" or "efforts"."""

    title: Text
    asks: str
    minutes: int = 0
    about: str = ""


@dataclass(frozen=True)
class MoveItem:
    """Put a waiting item at `place` (0 is next) among the waiting ones."""

    item: str
    place: int


@dataclass(frozen=True)
class RemoveItem:
    """Take an item off the agenda, before the meeting begins."""

    item: str


@dataclass(frozen=True)
class OpenItem:
    """Go to this item; the one before it ends. `seen` is the item the caller believed open."""

    item: str
    seen: str | None = None


@dataclass(frozen=True)
class CloseItem:
    """End the item that is open."""

    item: str


def add_item(state: State, c: AddItem, at: int) -> list[Draft] | Refusal:
    if state.phase not in ("planned", "open"):
        return over()
    minutes = c.minutes or state.house.item_minutes
    if c.asks not in ASKS or c.about not in ABOUT:
        return Refusal("unknown_ask", gettext_noop("An item asks to share, to discuss or to decide."))
    if not 1 <= minutes <= 240:
        return Refusal("bad_minutes", gettext_noop("An item takes from 1 to 240 minutes."))
    added = {"kind": "item_added", "id": state.next_id("i"), "title": c.title, "asks": c.asks, "minutes": minutes}
    return [added | ({"about": c.about} if c.about else {})]


def item_added(state: State, e: Draft) -> State:
    item = Item(e["id"], e["title"], e["asks"], e["minutes"], about=e.get("about", ""), of=e.get("of", ""))
    return replace(state, items=items_of(state, item))


def move_item(state: State, c: MoveItem, at: int) -> list[Draft] | Refusal:
    waiting = [i.id for i in state.items.values() if i.phase == "waiting"]
    if c.item not in waiting or state.phase == "closed":
        return item_not_waiting()
    waiting.remove(c.item)
    waiting.insert(max(0, c.place), c.item)
    return [{"kind": "agenda_ordered", "order": waiting}]


def agenda_ordered(state: State, e: Draft) -> State:
    begun = {i.id: i for i in state.items.values() if i.id not in e["order"]}
    return replace(state, items={**begun, **{i: state.items[i] for i in e["order"]}})


def remove_item(state: State, c: RemoveItem, at: int) -> list[Draft] | Refusal:
    if c.item not in state.items or state.items[c.item].phase != "waiting":
        return item_not_waiting()
    if state.phase != "planned":
        return Refusal(
            "agenda_is_promised",
            gettext_noop("The meeting has begun. An item on its agenda ends with an answer; it is not taken off."),
        )
    return [{"kind": "item_removed", "item": c.item}]


def item_removed(state: State, e: Draft) -> State:
    return replace(state, items={k: v for k, v in state.items.items() if k != e["item"]})


def open_item(state: State, c: OpenItem, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state) or apart(state)
    if refusal:
        return refusal
    if c.item not in state.items:
        return unknown_item()
    if c.item == state.current or (c.seen is not None and c.seen != state.current):
        return Refusal("changed", gettext_noop("Somebody else was faster: the meeting is already at another item."))
    if state.open_vote:
        return vote_open()
    return [{"kind": "item_opened", "item": c.item}]


def item_opened(state: State, e: Draft) -> State:
    items = dict(state.items)
    if state.current:
        items[state.current] = replace(items[state.current], phase="done")
    item = items.pop(e["item"])
    begun = {k: i for k, i in items.items() if i.phase != "waiting"}
    waiting = {k: i for k, i in items.items() if i.phase == "waiting"}
    opened = {item.id: replace(item, phase="open", opened_at=e["at"])}
    fresh = stack.fresh(state.stack, at=e["at"] // 1000)
    state = replace(state, items={**begun, **opened, **waiting}, current=item.id)
    return replace(state, stack=fresh, ready=0, cannot_follow=0, speak_slower=0, temperature=None)


def close_item(state: State, c: CloseItem, at: int) -> list[Draft] | Refusal:
    if not state.current or c.item != state.current:
        return Refusal("changed", gettext_noop("Somebody else was faster: the meeting is already at another item."))
    if state.open_vote:
        return vote_open()
    return apart(state) or [{"kind": "item_closed", "item": c.item}]


def item_closed(state: State, e: Draft) -> State:
    item = replace(state.items[e["item"]], phase="done")
    fresh = stack.fresh(state.stack, at=e["at"] // 1000)
    state = replace(state, items=items_of(state, item), current="")
    return replace(state, stack=fresh, ready=0, cannot_follow=0, speak_slower=0, temperature=None)


def time_extended(state: State, e: Draft) -> State:
    item = state.items[e["item"]]
    return replace(state, items=items_of(state, replace(item, minutes=item.minutes + e["minutes"])))


def item_not_waiting() -> Refusal:
    """Return the refusal for moving or removing what is not waiting."""
    return Refusal("item_not_waiting", gettext_noop("This item is not waiting on the agenda any more."))


def unknown_item() -> Refusal:
    """Return the refusal for an item that the agenda does not have."""
    return Refusal("unknown_item", gettext_noop("The agenda has no such item."))


ACTS = {AddItem: add_item, MoveItem: move_item, RemoveItem: remove_item, OpenItem: open_item, CloseItem: close_item}
FOLDS = {
    "item_added": item_added,
    "agenda_ordered": agenda_ordered,
    "item_removed": item_removed,
    "item_opened": item_opened,
    "item_closed": item_closed,
    "time_extended": time_extended,
}
