"""Chooses one slot, or some that alternate, that reach the most people; those who missed before weigh more."""

from collections.abc import Sequence
from math import comb

from asamblea.rules.meeting_times.choice import Choice, told
from asamblea.rules.meeting_times.model import Crowd
from asamblea.rules.meeting_times.refusals import refuse
from asamblea.rules.meeting_times.rows import Rows, rows, weight
from asamblea.rules.meeting_times.search import best_sets
from asamblea.rules.meeting_times.valid import wrong_crowd
from asamblea.rules.refusal import Refusal

MOST_TRIED = 200_000
"""Sets of slots that are tried at most: four of 28 are 20,475, of 42 finer ones 111,930."""


def choose(crowd: Crowd, times: int = 1, *, top: int = 1) -> tuple[Choice, ...] | Refusal:
    """Return the `top` best sets of `times` slots, best first: proved, since every set is tried.

    Best is the greatest weight of those who can come to one of the slots at least; of equal ones, the earlier in
    the order of the crowd's slots. Everybody weighs one and one more for each meeting they missed.
    """
    wrong = wrong_crowd(crowd) or wrong_times(len(crowd.slots), times)
    if wrong:
        return wrong
    known = rows(crowd)
    found = best_sets(weights(known), len(crowd.slots), times, top)
    return tuple(told(known, crowd.slots, chosen) for _, chosen in found)


def explain(crowd: Crowd, slots: Sequence[str]) -> Choice | Refusal:
    """Return what these slots, alternating in this order, mean for everybody: for times the room thinks of."""
    wrong = wrong_crowd(crowd) or wrong_crowd(Crowd(tuple(slots), ()))
    if wrong:
        return wrong
    for slot in slots:
        if slot not in crowd.slots:
            return refuse("slot_unknown", slot=slot)
    return told(rows(crowd), crowd.slots, [crowd.slots.index(slot) for slot in slots])


def weights(known: Rows) -> dict[int, int]:
    """Return what the people free at exactly these slots (bits) weigh together, in parts."""
    found: dict[int, int] = {}
    for (mask, _, _, missed), parts in known.parts.items():
        found[mask] = found.get(mask, 0) + parts * weight(missed)
    return found


def wrong_times(slots: int, times: int) -> Refusal | None:
    """Return why so many times cannot be chosen of so many slots, or None."""
    if times < 1:
        return refuse("times_few", times=times)
    if times > slots:
        return refuse("times_many", times=times, slots=slots)
    if comb(slots, times) > MOST_TRIED:
        return refuse("too_many_ways", times=times, slots=slots)
    return None
