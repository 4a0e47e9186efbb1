"""Interpreters in the room, and the signals that let everybody follow what is voted on.

Two interpret a pair of languages in turns. "Not interpreted yet" holds every vote of the evening until an
interpreter clears it or the table ends it with a word in the minutes; a vote that was promised to stay open
until an hour after the meeting is counted at that hour all the same. Signals carry no seat (decision 0003).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from asamblea.rules.meeting.interpreting_state import LANGUAGE, Interpreted, Interpreter, Pair, key, of
from asamblea.rules.meeting.opening import needs_open, not_here, over
from asamblea.rules.meeting.state import Draft, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop


@dataclass(frozen=True)
class TakePair:
    """Interpret between two languages, from a `place` such as "by the window"; `seat` for who holds a slip.

    Who takes a pair first interprets, who comes after rests. No name stands in the minutes.
    """

    pair: Pair
    place: str = ""
    seat: int | None = None


@dataclass(frozen=True)
class TakeOver:
    """This interpreter goes on, the one who interpreted until now rests."""

    interpreter: str


@dataclass(frozen=True)
class LeavePair:
    """An interpreter stops; who rests goes on, and with nobody left the pair stands there as a gap."""

    interpreter: str


@dataclass(frozen=True)
class SpeakSlower:
    """Somebody asks the speaker to go slower; facilitator and wall see it at once. It ends with the next speaker."""


@dataclass(frozen=True)
class ClearSpeakSlower:
    """The speaker goes slower now."""


@dataclass(frozen=True)
class NotInterpreted:
    """What is said or asked is not interpreted yet into this language: votes wait.

    `declared` are the languages that phones in the room chose: nobody waits for one that is not spoken here.
    """

    language: str
    declared: Sequence[str] = ()


@dataclass(frozen=True)
class ClearNotInterpreted:
    """An interpreter has said it in this language; votes go on."""

    language: str


@dataclass(frozen=True)
class EndHold:
    """The table lets votes go on and says `why`: somebody else repeated it, or nobody here can."""

    language: str
    why: Text


def take(state: State, c: TakePair, at: int) -> list[Draft] | Refusal:
    if state.phase not in ("planned", "open"):
        return over()
    refusal = _no_pair(state, c.pair)
    if refusal:
        return refusal
    if c.seat is not None and c.seat not in state.present:
        return not_here()
    pair = (min(c.pair), max(c.pair))
    taken = state.interpreted.get(key(pair))
    if c.seat is not None and taken and any(one.seat == c.seat for one in taken.people):
        return Refusal("pair_taken", gettext_noop("This person already interprets these two languages."))
    return [{"kind": "pair_taken", "id": state.next_id("r"), "pair": list(pair), "place": c.place, "seat": c.seat}]


def _no_pair(state: State, pair: Pair) -> Refusal | None:
    """Return why nobody can interpret between these two tonight, or None."""
    if not all(LANGUAGE.fullmatch(language) for language in pair):
        return Refusal("unknown_pair", gettext_noop("Choose the two languages you interpret between."))
    if pair[0] == pair[1]:
        return Refusal("same_language", gettext_noop("Choose two different languages: you go from one to the other."))
    if not set(pair) & set(state.languages):
        return Refusal("pair_not_here", gettext_noop("One of the two languages must be one that this meeting is held in."))
    return None


def taken(state: State, e: Draft) -> State:
    pair = (e["pair"][0], e["pair"][1])
    before = state.interpreted.get(key(pair))
    people = before.people if before else ()
    since = before.since if before and people else e["at"]
    return _with(state, Interpreted(pair, (*people, Interpreter(e["id"], e["place"], e["seat"])), since))


def take_over(state: State, c: TakeOver, at: int) -> list[Draft] | Refusal:
    pair = of(state.interpreted, c.interpreter)
    if pair is None:
        return unknown_interpreter()
    if pair.now and pair.now.id == c.interpreter:
        return Refusal("interprets_already", gettext_noop("This interpreter already has the turn."))
    return [{"kind": "interpreters_swapped", "interpreter": c.interpreter}]


def took_over(state: State, e: Draft) -> State:
    pair = _pair_of(state, e)
    first = next(one for one in pair.people if one.id == e["interpreter"])
    resting = [one for one in pair.resting if one is not first]
    return _with(state, replace(pair, people=(first, *resting, pair.people[0]), since=e["at"]))


def leave(state: State, c: LeavePair, at: int) -> list[Draft] | Refusal:
    if of(state.interpreted, c.interpreter) is None:
        return unknown_interpreter()
    return [{"kind": "pair_left", "interpreter": c.interpreter}]


def left(state: State, e: Draft) -> State:
    pair = _pair_of(state, e)
    had_the_turn = pair.people[0].id == e["interpreter"]
    people = tuple(one for one in pair.people if one.id != e["interpreter"])
    return _with(state, replace(pair, people=people, since=e["at"] if had_the_turn else pair.since))


def _pair_of(state: State, e: Draft) -> Interpreted:
    pair = of(state.interpreted, e["interpreter"])
    assert pair is not None
    return pair


def _with(state: State, pair: Interpreted) -> State:
    return replace(state, interpreted={**state.interpreted, key(pair.pair): pair})


def speak_slower(state: State, c: SpeakSlower, at: int) -> list[Draft] | Refusal:
    return needs_open(state) or [{"kind": "speak_slower"}]


def speak_slower_said(state: State, e: Draft) -> State:
    return replace(state, speak_slower=state.speak_slower + 1)


def clear_speak_slower(state: State, c: ClearSpeakSlower, at: int) -> list[Draft] | Refusal:
    if not state.speak_slower:
        return Refusal("nothing_to_clear", gettext_noop("Nobody asks to speak slower now."))
    return [{"kind": "speak_slower_cleared", "people": state.speak_slower}]


def speak_slower_cleared(state: State, e: Draft) -> State:
    return replace(state, speak_slower=0)


def not_interpreted(state: State, c: NotInterpreted, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state)
    if refusal:
        return refusal
    if c.language not in (*languages(state), *c.declared):
        return Refusal(
            "language_not_declared",
            gettext_noop("Nobody has said that this language is spoken here tonight. Ask for help to follow instead."),
        )
    return [{"kind": "not_interpreted", "language": c.language}]


def languages(state: State) -> tuple[str, ...]:
    """Return the languages of tonight: those the meeting is held in, and those that somebody interprets."""
    interpreted = [language for pair in state.interpreted.values() for language in pair.pair]
    return tuple(dict.fromkeys((*state.languages, *interpreted)))


def held(state: State, e: Draft) -> State:
    return replace(state, holds={**state.holds, e["language"]: state.holds.get(e["language"], 0) + 1})


def clear_not_interpreted(state: State, c: ClearNotInterpreted, at: int) -> list[Draft] | Refusal:
    if c.language not in state.holds:
        return no_hold()
    return [{"kind": "not_interpreted_cleared", "language": c.language}]


def end_hold(state: State, c: EndHold, at: int) -> list[Draft] | Refusal:
    if c.language not in state.holds:
        return no_hold()
    if not c.why["text"]:
        return Refusal("why_empty", gettext_noop("Say why, so that the minutes can tell it."))
    return [{"kind": "hold_ended", "language": c.language, "why": c.why}]


def released(state: State, e: Draft) -> State:
    return replace(state, holds=_without(state.holds, e["language"]))


def _without(holds: Mapping[str, int], language: str) -> Mapping[str, int]:
    return {held: people for held, people in holds.items() if held != language}


def hold(state: State) -> Refusal | None:
    """Return why votes wait, or None when everything was interpreted."""
    if not state.holds:
        return None
    return Refusal(
        "not_interpreted",
        gettext_noop(
            "Votes wait: something is not interpreted yet. Language: %(language)s. "
            "An interpreter says when it is, or the facilitator says why the room goes on."
        ),
        {"language": next(iter(state.holds))},
    )


def no_hold() -> Refusal:
    """Return the refusal for clearing what holds no vote."""
    return Refusal("no_hold", gettext_noop("No vote waits for this language any more."))


def unknown_interpreter() -> Refusal:
    """Return the refusal for an interpreter who took no pair, or has left it."""
    return Refusal("unknown_interpreter", gettext_noop("This interpreter has left, or has taken no languages tonight."))


ACTS = {
    TakePair: take,
    TakeOver: take_over,
    LeavePair: leave,
    SpeakSlower: speak_slower,
    ClearSpeakSlower: clear_speak_slower,
    NotInterpreted: not_interpreted,
    ClearNotInterpreted: clear_not_interpreted,
    EndHold: end_hold,
}
FOLDS = {
    "pair_taken": taken,
    "interpreters_swapped": took_over,
    "pair_left": left,
    "speak_slower": speak_slower_said,
    "speak_slower_cleared": speak_slower_cleared,
    "not_interpreted": held,
    "not_interpreted_cleared": released,
    "hold_ended": released,
}
