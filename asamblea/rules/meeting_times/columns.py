"""Cards as columns of numbers, so that 50,000 of them are laid on a week of the calendar in a millisecond."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from asamblea.rules.meeting_times.cards import Card
from asamblea.rules.meeting_times.rows import Rows
from asamblea.rules.meeting_times.week import WEEK

Column = Any
"""A numpy array with one number for each card."""
UNIT = 12
"""Parts of one person: a card of one, two, three or four weeks in turn shares them out evenly."""


class Sitting(NamedTuple):
    """A meeting on the calendar: its week (`week_number`) and its slot."""

    week: int
    slot: str


class Columns:
    """What cards say, one column for each thing said."""

    def __init__(self, cards: Sequence[Card]) -> None:
        import numpy as np

        language, work, first, turns, *weeks = zip(*cards, strict=True) if cards else [()] * len(Card._fields)
        self.languages, self.works = sorted(set(language)), sorted(set(work))
        places = {label: n for n, label in enumerate(self.languages)}
        self.language = np.array([places[label] for label in language], dtype=np.int64)
        places = {label: n for n, label in enumerate(self.works)}
        self.work = np.array([places[label] for label in work], dtype=np.int64)
        self.first, self.turns = np.array(first, dtype=np.int64), np.array(turns, dtype=np.int64)
        self.weeks = np.array(weeks, dtype=np.int64)
        self.each = np.arange(len(cards))

    def free(self, week: int) -> Column:
        """Return the free slots (bits) of each card in a week of the calendar."""
        return self.weeks[(week - self.first) % self.turns, self.each]

    def can_come(self, sitting: Sitting) -> Column:
        """Return 1 for each card that is free at this meeting, else 0."""
        return self.free(sitting.week) >> WEEK.index(sitting.slot) & 1

    def missed(self, held: Iterable[Sitting]) -> Column:
        """Return to how many of these meetings each card could not come."""
        return sum((1 - self.can_come(sitting) for sitting in held), 0 * self.each)

    def at(self, sittings: Sequence[Sitting]) -> Column:
        """Return as bits (bit n is the meeting n) to which of these meetings each card can come."""
        return sum((self.can_come(sitting) << n for n, sitting in enumerate(sittings)), 0 * self.each)

    def rows(self, masks: Column, missed: Column) -> Rows:
        """Return the cards with these masks put together where they are equal."""
        return Rows(1, self._together([(masks, missed, self.each, 1)]))

    def rows_of_all_weeks(self, slots: Sequence[str], missed: Column) -> Rows:
        """Return the cards put together, each week of a rotation with its share; bit n is slot n of `slots`."""
        said = []
        for turn in range(len(self.weeks)):
            cards = self.each[self.turns > turn]
            said.append((only(self.weeks[turn][cards], slots), missed[cards], cards, UNIT // self.turns[cards]))
        return Rows(UNIT, self._together(said))

    def heat(self) -> dict[str, Fraction]:
        """Return the people free at each slot of the week, those who work in rotation by the share of their weeks."""
        counts = dict.fromkeys(WEEK, Fraction(0))
        for turn, weeks in enumerate(self.weeks):
            share = (self.turns > turn) * (UNIT // self.turns)
            for place, slot in enumerate(WEEK):
                counts[slot] += Fraction(int((share * (weeks >> place & 1)).sum()), UNIT)
        return counts

    def _together(self, said: Iterable[tuple[Column, Column, Column, Any]]) -> dict[tuple[int, str, str, int], int]:
        """Return the parts of each row, of (masks, missed, numbers of cards, parts of each)."""
        import numpy as np

        keys, parts, most = [], [], 1 + max((int(missed.max(initial=0)) for _, missed, _, _ in said), default=0)
        for masks, missed, cards, each in said:
            labels = self.language[cards] * len(self.works) + self.work[cards]
            keys.append((masks * (len(self.languages) * len(self.works)) + labels) * most + missed)
            parts.append(np.broadcast_to(each, keys[-1].shape))
        unique, place = np.unique(np.concatenate(keys), return_inverse=True)
        # Sums of whole numbers below 2**53 stay exact in float64.
        sums = np.bincount(place.reshape(-1), np.concatenate(parts)).astype(np.int64)
        rest, missed = np.divmod(unique, most)
        rest, work = np.divmod(rest, max(1, len(self.works)))
        mask, language = np.divmod(rest, max(1, len(self.languages)))
        said_of = ([self.languages[n] for n in language], [self.works[n] for n in work])
        return dict(zip(zip(mask.tolist(), *said_of, missed.tolist(), strict=True), sums.tolist(), strict=True))


def only(masks: Column, slots: Sequence[str]) -> Column:
    """Return weeks (bits) with these slots alone, in their order."""
    return sum(((masks >> WEEK.index(slot) & 1) << n for n, slot in enumerate(slots)), 0 * masks)
