"""Asks everybody at which table they sit, or on which block, before groups are dealt by it.

The minutes hold what was asked; which one a seat tapped stands beside them and is wiped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from asamblea.rules.meeting.breakout_state import Where
from asamblea.rules.meeting.breakouts import no_affinity, unknown_way
from asamblea.rules.meeting.opening import apart, needs_open
from asamblea.rules.meeting.signals import no_item
from asamblea.rules.meeting.state import Draft, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text, folded
from asamblea.rules.words import gettext_noop

HOW = ("table", "block", "topic")
MOST_NAMES = 40


@dataclass(frozen=True)
class AskWhere:
    """Each phone, or the door for somebody without one, taps one of these names; asking again begins anew."""

    how: str
    names: Sequence[Text]


@dataclass(frozen=True)
class StopAskingWhere:
    """Nobody taps any more, and no groups are made of it."""


def ask(state: State, c: AskWhere, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state) or apart(state)
    if refusal:
        return refusal
    if not state.current:
        return no_item()
    if c.how not in HOW:
        return unknown_way()
    if c.how == "topic" and not state.house.breakouts_by_affinity:
        return no_affinity()
    if not 2 <= len(c.names) <= MOST_NAMES or not all(name["text"] for name in c.names):
        return Refusal("few_names", gettext_noop("Name from 2 to %(most)s tables or blocks, one a line."), {"most": MOST_NAMES})
    if len({folded(name["text"]) for name in c.names}) < len(c.names):
        return Refusal("same_name", gettext_noop("Two of these names are the same. Give each table or block its own."))
    return [{"kind": "where_asked", "id": state.next_id("w"), "item": state.current, "how": c.how, "names": list(c.names)}]


def asked(state: State, e: Draft) -> State:
    return replace(state, where=Where(e["id"], e["item"], e["how"], tuple(e["names"])))


def stop(state: State, c: StopAskingWhere, at: int) -> list[Draft] | Refusal:
    return [{"kind": "where_ended"}] if state.where_now else not_asked()


def ended(state: State, e: Draft) -> State:
    return replace(state, where=None)


def not_asked() -> Refusal:
    """Return the refusal of a tap when nobody is asked."""
    return Refusal("where_not_asked", gettext_noop("Nobody is asked for a table or block now."))


def unknown_name() -> Refusal:
    """Return the refusal of a table, block or topic that was not named."""
    return Refusal("unknown_name", gettext_noop("This is none of the names to choose from. Please choose again."))


ACTS = {AskWhere: ask, StopAskingWhere: stop}
FOLDS = {"where_asked": asked, "where_ended": ended}
