"""A linear program in whole numbers, written once for both solvers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Term = tuple[int, int]
"""(column, coefficient)"""


@dataclass
class Program:
    """Columns from 0 to `upper`, rows `low <= sum <= high` (None: no bound)."""

    upper: list[int] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[int | None, int | None, Sequence[Term]]] = field(default_factory=list)

    def column(self, upper: int = 1, *, whole: bool = True) -> int:
        """Add a column and return its number."""
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def at_least(self, low: int, terms: Iterable[Term]) -> None:
        """Add a row: the sum is at least `low`."""
        self.rows.append((low, None, list(terms)))

    def at_most(self, high: int, terms: Iterable[Term]) -> None:
        """Add a row: the sum is at most `high`."""
        self.rows.append((None, high, list(terms)))

    def highest(self, worth: Iterable[Term]) -> int:
        """Return a worth that no solution exceeds, from the columns' bounds alone."""
        return sum(each * self.upper[column] for column, each in worth if each > 0)


@dataclass(frozen=True)
class Found:
    """What a solver found for a maximum.

    `values` of the columns and their `worth` are None where nothing was found in time; no solution is worth more
    than `bound`, which is None when there is no solution at all.
    """

    values: tuple[int, ...] | None
    worth: int | None
    bound: int | None

    @property
    def proved(self) -> bool:
        return self.worth == self.bound


NOTHING = Found((), 0, 0)
"""The solution of a program without columns, which solvers take for an error."""
