"""How many people are free at each slot of the week: the picture first."""

from fractions import Fraction

from asamblea.rules.meeting_times.model import Crowd
from asamblea.rules.meeting_times.rows import rows
from asamblea.rules.meeting_times.search import planes
from asamblea.rules.meeting_times.valid import wrong_crowd
from asamblea.rules.refusal import Refusal


def heat(crowd: Crowd) -> dict[str, Fraction] | Refusal:
    """Return the people free at each slot, in the order of the slots; meetings missed do not matter here.

    Whoever works in rotation counts with the share of weeks in which the slot is free.
    """
    wrong = wrong_crowd(crowd)
    if wrong:
        return wrong
    known = rows(crowd)
    free: dict[int, int] = {}
    for (mask, *_), parts in known.parts.items():
        free[mask] = free.get(mask, 0) + parts
    found = [0] * len(crowd.slots)
    for each, columns in planes(free, len(crowd.slots)):
        for slot, rows_free in enumerate(columns):
            found[slot] += each * rows_free.bit_count()
    return {label: known.people(parts) for label, parts in zip(crowd.slots, found, strict=True)}
