"""The week of a times card: seven days in four parts each, and shifts that change from week to week.

The card on a phone, the card on paper and the choice of times use this one grid, in this order: Monday morning,
Monday afternoon, Monday evening, Monday night, Tuesday morning … Sunday night. A week is kept as a whole number: bit n
is set when slot n is free, so that 50,000 cards load fast.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from asamblea.rules.meeting_times.refusals import refuse
from asamblea.rules.refusal import Refusal

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"morning": (6, 12), "afternoon": (12, 17), "evening": (17, 21), "night": (21, 6)}
)
"""From which hour to which; a night belongs to the day on which it begins."""
WEEK = tuple(f"{day}-{part}" for day in DAYS for part in PARTS)
"""The 28 slots of a week, from "mon-morning" to "sun-night"."""
MOST_TURNS = 4
"""Weeks that may follow each other in turn: “two weeks days, two weeks nights” are four."""

_PLACE = {slot: n for n, slot in enumerate(WEEK)}
_WEEKDAYS, _WEEKEND = DAYS[:5], DAYS[5:]
_ALL = ("morning", "afternoon", "evening")


def _slots(days: Iterable[str], parts: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{day}-{part}" for day in days for part in parts)


SHIFTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "day": _slots(_WEEKDAYS, ["evening"]) | _slots(_WEEKEND, _ALL),
        "evening": _slots(_WEEKDAYS, ["morning"]) | _slots(_WEEKEND, _ALL),
        "night": _slots(_WEEKDAYS, ["afternoon", "evening"]) | _slots(_WEEKEND, _ALL),
        "any": _slots(DAYS, _ALL),
    }
)
"""What is usually free beside a shift of Monday to Friday: a first filling of the grid, to be adjusted."""


def to_bits(slots: Collection[str]) -> int | Refusal:
    """Return a week of free slots as bits; a slot that is not in the week is refused."""
    unknown = sorted(set(slots) - _PLACE.keys())
    if unknown:
        return refuse("slot_unknown", slot=unknown[0][:40])
    return sum(1 << _PLACE[slot] for slot in set(slots))


def from_bits(bits: int) -> frozenset[str]:
    """Return the free slots that these bits say."""
    return frozenset(slot for slot, n in _PLACE.items() if bits >> n & 1)


def slot_at(moment: datetime) -> str:
    """Return the slot in which a moment falls, by the clock it is given in (the assembly's)."""
    day = moment.date() if moment.hour >= PARTS["morning"][0] else moment.date() - timedelta(days=1)
    part = next((name for name, (begin, end) in PARTS.items() if begin <= moment.hour < end), "night")
    return f"{DAYS[day.weekday()]}-{part}"


def week_number(day: date) -> int:
    """Return the number of the week (Monday to Sunday) in which a day lies, counted since the year 1."""
    return (day.toordinal() - 1) // 7


def day_of(week: int, slot: str) -> date:
    """Return the day of a slot in a calendar week (`week_number`)."""
    return date.fromordinal(week * 7 + 1 + _PLACE[slot] // len(PARTS))


def in_turn(weeks: Sequence[int], first: int, week: int) -> int:
    """Return the free slots (bits) of a calendar week (`week_number`); in week `first` it is the turn of `weeks[0]`."""
    return weeks[(week - first) % len(weeks)]
