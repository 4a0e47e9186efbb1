"""How many groups of each kind, and how many people of each sort in them: a small program for any crowd.

Groups of one kind are all alike. When so many people of each sort share a kind, they can be dealt to its groups so
that sizes, newcomers and interpreters all differ by one at most; so it is enough to search for the counts. Clusters
of people who wish to stay together are taken whole where nothing before that is lost. Who is served and how even
sizes can be is exact. The bound of what comes after wishes holds for groups that keep all wishes, and only those
are compared in it: see `Worth`, which is compared aim after aim.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from asamblea.rules.breakouts.languages import Kind
from asamblea.rules.breakouts.model import Worth
from asamblea.rules.breakouts.units import Sort, Units
from asamblea.rules.capacity import cpsat
from asamblea.rules.capacity.program import Found, Program, Term
from asamblea.rules.capacity.watch import Watch

SHARE = 0.5
"""Of the time left, for one aim: so that there is some for those that come after it."""


@dataclass(frozen=True)
class Shares:
    """`groups` of each kind, and `units` of each sort in each kind; `bound` in all aims but wishes (there 0)."""

    groups: dict[Kind, int]
    units: dict[tuple[Sort, Kind], int]
    bound: Worth


def shares(known: Units, groups: int, watch: Watch, seed: int) -> Shares | None:
    """Return the best shares found in time, or None."""
    return _Search(known, groups, watch, seed).found()


class _Search:
    """One aim after the other: what an aim reached is a condition of the next.

    Bounds hold while all aims before are `exact`, that is proved.
    """

    def __init__(self, known: Units, groups: int, watch: Watch, seed: int) -> None:
        self.known, self.many, self.watch, self.seed = known, groups, watch, seed
        self.program = program = Program()
        self.groups = {kind: program.column(groups) for kind in known.kinds}
        self.units = {(sort, kind): program.column(len(ids)) for sort, ids in known.all.items() for kind in sort.kinds}
        self.values: tuple[int, ...] | None = None
        self.exact = True
        self._conditions()

    def _conditions(self) -> None:
        program = self.program
        every = [(column, 1) for column in self.groups.values()]
        program.at_least(self.many, every)
        program.at_most(self.many, every)
        taken: dict[Sort, list[Term]] = {sort: [] for sort in self.known.all}
        for (sort, kind), column in self.units.items():
            taken[sort].append((column, 1))
            for part in set(sort.parts):
                taken[part].append((column, sort.parts.count(part)))
            program.at_most(0, [(column, 1), (self.groups[kind], -len(self.known.all[sort]))])
        for sort, terms in taken.items():
            program.at_most(len(self.known.all[sort]), terms)
        for kind, column in self.groups.items():
            if len(kind) == 2:
                able = self.counted(lambda sort, kind: kind in sort.interprets, kind)
                program.at_least(0, [*able, (column, -1)])

    def counted(self, each: Callable[[Sort, Kind], int], only: Kind | None = None) -> list[Term]:
        """Return the sum of something over the units, of one kind of group or all."""
        terms = ((column, int(each(sort, kind))) for (sort, kind), column in self.units.items() if only in (None, kind))
        return [term for term in terms if term[1]]

    def found(self) -> Shares | None:
        people = sum(sort.size * len(ids) for sort, ids in self.known.alone.items())
        new = sum(sort.newcomers * len(ids) for sort, ids in self.known.alone.items())
        served = self.most(self.counted(lambda sort, kind: sort.size))
        bound = [people - (served.bound or 0)]
        met = self.most(self.counted(lambda sort, kind: sort.newcomers))
        bound.append(new - (met.bound or 0))
        sizes = self.evenly(lambda sort, kind: sort.size, served)
        bound.append(sizes.bound or 0)
        self.most(self.counted(lambda sort, kind: sort.wishes))
        mixed = self.evenly(lambda sort, kind: sort.newcomers, met)
        best = self.most(self.counted(lambda sort, kind: sort.best[self.known.kinds.index(kind)]))
        bound += [0, mixed.bound or 0, people - (best.bound or 0)]
        if self.values is None:
            return None
        return Shares(
            {kind: self.values[column] for kind, column in self.groups.items()},
            {key: self.values[column] for key, column in self.units.items() if self.values[column]},
            Worth(*(max(0, one) for one in bound)),
        )

    def most(self, worth: Sequence[Term]) -> Found:
        """Reach the greatest sum of `worth`, which becomes a condition; its bound holds whatever happens later."""
        highest = self.program.highest(worth)
        if self.watch.over():
            self.exact = False
            return Found(None, None, highest)
        found = self.solved(worth)
        bound = highest if found.bound is None or not self.exact else found.bound
        self.exact &= found.proved
        if found.values is not None:
            self.values = found.values
            self.program.at_least(found.worth or 0, worth)
        return Found(found.values, found.worth, bound)

    def solved(self, worth: Sequence[Term]) -> Found:
        short = self.watch.within(self.watch.left() * SHARE)
        return cpsat.solve(self.program, worth, short, seed=self.seed, start=self.start())

    def start(self) -> dict[int, int] | None:
        return None if self.values is None else dict(enumerate(self.values))

    def evenly(self, each: Callable[[Sort, Kind], int], total: Found) -> Found:
        """Spread a total as evenly over the groups as can be; worth and bound are the sum of squares.

        First each group takes the mean, rounded down or up, which nothing can beat; if no shares allow that, all
        numbers are open.
        """
        if total.worth is None or self.watch.over():
            self.exact = False
            return Found(None, None, 0)
        mean, more = divmod(total.worth, self.many)
        least = (self.many - more) * mean**2 + more * (mean + 1) ** 2
        rows = list(self.program.rows)
        for kind, groups in self.groups.items():
            terms = self.counted(each, kind)
            self.program.at_least(0, [*terms, (groups, -mean)])
            self.program.at_most(0, [*terms, (groups, -mean - 1)])
        found = self.solved([])
        if found.values is not None:
            self.values = found.values
            return Found(found.values, least, least if self.exact else 0)
        self.program.rows = rows
        return self.nearly(each, total.worth, least)

    def nearly(self, each: Callable[[Sort, Kind], int], total: int, least: int) -> Found:
        """Reach the least sum of squares with any numbers; the large ones are tried only where they could be best."""
        rows = list(self.program.rows)
        for most in (2 * (total // self.many) + 2, total):
            columns = [] if self.watch.over() else self.numbered(each, most)
            squares = [(column, -number * number) for column, number in columns]
            found = self.solved(squares) if columns else Found(None, None, 0)
            if found.worth is not None and (most >= total or -found.worth <= _beyond(most, total, self.many)):
                self.values, bound = found.values, max(least, -(found.bound or 0)) if self.exact else 0
                self.exact &= found.proved
                self.program.at_least(found.worth, squares)
                return Found(found.values, -found.worth, bound)
            self.program.rows = list(rows)
        bound, self.exact = least if self.exact else 0, False
        return Found(None, None, bound)

    def numbered(self, each: Callable[[Sort, Kind], int], most: int) -> list[Term]:
        """Say how many groups of each kind have each number from 0 to `most`; return the columns with the numbers."""
        columns: list[Term] = []
        for kind, groups in self.groups.items():
            own = [(self.program.column(self.many), number) for number in range(min(most, self._all(each)) + 1)]
            every = [(column, 1) for column, _ in own] + [(groups, -1)]
            for sums in (every, own + negative(self.counted(each, kind))):
                self.program.at_least(0, sums)
                self.program.at_most(0, sums)
            columns += own
        return columns

    def _all(self, each: Callable[[Sort, Kind], int]) -> int:
        return sum(max((each(sort, kind) for kind in sort.kinds), default=0) * len(ids) for sort, ids in self.known.alone.items())


def _beyond(most: int, total: int, groups: int) -> int:
    """Return what the squares come to at least when one group has more than `most`."""
    rest = total - most - 1
    mean, more = divmod(rest, groups - 1) if groups > 1 else (0, 0)
    return (most + 1) ** 2 + (groups - 1 - more) * mean**2 + more * (mean + 1) ** 2


def negative(terms: Sequence[Term]) -> list[Term]:
    return [(column, -each) for column, each in terms]
