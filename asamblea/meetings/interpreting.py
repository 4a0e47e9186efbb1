"""What pages show of interpreting: who interprets which languages from where, whose turn it is, what votes wait for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from asamblea.languages import HEARD, itself
from asamblea.meetings import words
from asamblea.rules.meeting.interpreting import languages
from asamblea.rules.meeting.interpreting_state import MARGIN_MINUTES, Interpreted, Interpreter
from asamblea.rules.meeting.state import State


@dataclass(frozen=True)
class ShownInterpreter:
    """`who` as the room calls them: the name that the person of this seat chose for tonight, or a number."""

    id: str
    who: str
    place: str


@dataclass(frozen=True)
class ShownPair:
    """Two languages in themselves; hours are unix ms: since when, when to hand over soon, and when it is late.

    `now` is None for a gap: all have left.
    """

    languages: tuple[str, str]
    pair: str
    now: ShownInterpreter | None
    resting: tuple[ShownInterpreter, ...]
    since: int
    minutes: int
    soon_at: int
    late_at: int
    turn: str

    @property
    def people(self) -> tuple[ShownInterpreter, ...]:
        return (self.now, *self.resting) if self.now else ()


@dataclass(frozen=True)
class Held:
    """A language for which votes wait; `people` said so."""

    code: str
    language: str
    people: int


def context(state: State, names: Mapping[int, str], now_ms: int) -> dict[str, Any]:
    """Return who interprets and what votes wait for; as (code, name in itself) tonight's languages and those taken."""
    spoken = languages(state)
    taken = [code for p in state.interpreted.values() if p.people for code in p.pair]
    return {
        "interpreted": tuple(pair(state, p, names, now_ms) for p in state.interpreted.values()),
        "holds": tuple(Held(code, itself(code), people) for code, people in state.holds.items()),
        "spoken": tuple((code, itself(code)) for code in spoken),
        "waited_for": tuple((code, itself(code)) for code in dict.fromkeys(taken or spoken)),
    }


def choices(state: State) -> list[tuple[str, str]]:
    """Return the languages that an interpreter chooses from: those of the meeting first, then all that are heard."""
    return [(code, itself(code)) for code in dict.fromkeys((*state.languages, *HEARD))]


def pair(state: State, p: Interpreted, names: Mapping[int, str], now_ms: int) -> ShownPair:
    """Return one pair as pages show it at this time."""
    house = state.house.interpreter_minutes
    people = [shown(one, names) for one in p.people]
    soon, late = (p.since + minutes * 60_000 for minutes in (house - MARGIN_MINUTES, house + MARGIN_MINUTES))
    return ShownPair(
        p.pair,
        words.pair(p.pair),
        people[0] if people else None,
        tuple(people[1:]),
        p.since,
        p.minutes(now_ms),
        soon,
        late,
        p.turn(now_ms, house),
    )


def shown(one: Interpreter, names: Mapping[int, str]) -> ShownInterpreter:
    """Return an interpreter as the room calls them."""
    chosen = names.get(one.seat, "") if one.seat else ""
    return ShownInterpreter(one.id, chosen or gettext("Interpreter %(number)s") % {"number": one.id[1:]}, one.place)
