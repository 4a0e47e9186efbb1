"""What is so with interpreting in the room: who interprets which pair of languages, who rests, and since when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

Pair = tuple[str, str]
"""Two languages, in the order of the alphabet: whoever interprets goes both ways."""

LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language tag as BCP 47 (RFC 5646) writes it, as far as an assembly needs it: es, ko, zap, zh-Hant."""

MARGIN_MINUTES = 5
"""So long before the house's turn a swap is asked for, and so long after it the turn is too long."""


@dataclass(frozen=True)
class Interpreter:
    """Somebody who interprets a pair from a `place`; `seat` is None for who holds no slip of this meeting."""

    id: str
    place: str
    seat: int | None = None


@dataclass(frozen=True)
class Interpreted:
    """A pair tonight: the first of `people` interprets since `since` (unix ms), the others rest.

    Nobody stands there once all have left: a gap, since then.
    """

    pair: Pair
    people: tuple[Interpreter, ...]
    since: int

    @property
    def now(self) -> Interpreter | None:
        """Who interprets now."""
        return self.people[0] if self.people else None

    @property
    def resting(self) -> tuple[Interpreter, ...]:
        """Who takes over next, the longest rested first."""
        return self.people[1:]

    def minutes(self, at: int) -> int:
        """Return the whole minutes of this turn, or of the gap, at `at` (unix ms)."""
        return max(0, at - self.since) // 60_000

    def turn(self, at: int, house_minutes: int) -> str:
        """Return "fresh", "soon" from five minutes before the house's turn is over, "late" five minutes after it."""
        spent = self.minutes(at)
        if spent < house_minutes - MARGIN_MINUTES:
            return "fresh"
        return "late" if spent >= house_minutes + MARGIN_MINUTES else "soon"


def key(pair: Pair) -> str:
    """Return the name a pair has in the state."""
    return "+".join(pair)


def of(interpreted: Mapping[str, Interpreted], interpreter: str) -> Interpreted | None:
    """Return the pair that this interpreter has taken."""
    return next((pair for pair in interpreted.values() if any(one.id == interpreter for one in pair.people)), None)
