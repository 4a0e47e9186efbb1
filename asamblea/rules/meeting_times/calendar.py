"""Meetings on the calendar: chosen from cards whose weeks turn, and what each means for those who cannot come to it.

A meeting of one day looks at the very week it is in. Meetings that alternate are chosen by all weeks of every
rotation; their order is the one that reaches the most on the weeks of the calendar that come next. Whoever could not
come to meetings of the year before weighs more, one for each (`rows.weight`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from asamblea.rules.meeting_times.choice import Choice, round_of, told
from asamblea.rules.meeting_times.choosing import weights, wrong_times
from asamblea.rules.meeting_times.columns import Column, Columns, Sitting, only
from asamblea.rules.meeting_times.refusals import refuse
from asamblea.rules.meeting_times.search import best_sets
from asamblea.rules.meeting_times.week import WEEK
from asamblea.rules.refusal import Refusal

SETS_LAID = 10
"""How many of the best sets of slots are tried on the calendar, in every order."""


@dataclass(frozen=True)
class Laid:
    """Meetings on the calendar and what they mean; `choice.rounds` are `sittings`, labelled by their number.

    `before` and `after` of those left out are numbers into `around`: all meetings, in order.
    """

    sittings: tuple[Sitting, ...]
    around: tuple[Sitting, ...]
    choice: Choice


def propose(cards: Columns, slots: Sequence[str], weeks: Sequence[int], held: Sequence[Sitting]) -> tuple[Sitting, ...] | Refusal:
    """Return a meeting for each of `weeks`, at the slots of `slots` that reach the most; `held` are those of the year before."""
    unknown = next((slot for slot in slots if slot not in WEEK), None)
    if unknown is not None:
        return refuse("slot_unknown", slot=unknown[:40])
    if not slots:
        return refuse("slots_missing")
    wrong = wrong_times(len(slots), len(weeks))
    if wrong:
        return wrong
    missed = cards.missed(held)
    alternate = len(weeks) > 1
    known = cards.rows_of_all_weeks(slots, missed) if alternate else cards.rows(only(cards.free(weeks[0]), slots), missed)
    sets = best_sets(weights(known), len(slots), len(weeks), SETS_LAID)
    return _best_order(cards, [[slots[n] for n in chosen] for _, chosen in sets], weeks, 1 + missed)


def lay(cards: Columns, sittings: Sequence[Sitting], held: Sequence[Sitting], planned: Sequence[Sitting] = ()) -> Laid:
    """Return what these meetings mean for everybody; each week of the calendar counts with the shift of that week.

    `planned` are other meetings to come, named to those who cannot come to these.
    """
    missed = cards.missed(held)
    around = tuple(sorted({*held, *planned, *sittings}, key=_when))
    numbers = [str(n) for n in range(len(around))]
    choice = told(cards.rows(cards.at(sittings), missed), numbers, range(len(sittings)))
    wide, every = cards.rows(cards.at(around), 0 * missed), range(len(around))
    rounds = tuple(round_of(wide, numbers, every, around.index(sitting), cycle=False) for sitting in sittings)
    return Laid(tuple(sittings), around, replace(choice, rounds=rounds))


def _when(sitting: Sitting) -> tuple[int, int]:
    return sitting.week, WEEK.index(sitting.slot)


def _best_order(cards: Columns, sets: Sequence[Sequence[str]], weeks: Sequence[int], heavy: Column) -> tuple[Sitting, ...]:
    """Return the order of one of the sets whose meetings reach the most weight; the first wins a tie."""
    free: dict[Sitting, Column] = {}

    def weight(sittings: tuple[Sitting, ...]) -> int:
        for sitting in sittings:
            if sitting not in free:
                free[sitting] = cards.can_come(sitting)
        reached = free[sittings[0]]
        for sitting in sittings[1:]:
            reached = reached | free[sitting]
        return int(reached @ heavy)

    return max(_orders(sets, weeks), key=weight)


def _orders(sets: Sequence[Sequence[str]], weeks: Sequence[int]) -> Iterator[tuple[Sitting, ...]]:
    for chosen in sets:
        for order in permutations(chosen):
            yield tuple(Sitting(week, slot) for week, slot in zip(weeks, order, strict=True))
