"""Plans without any solver: one in a few milliseconds to show and to begin a search with, and better ones by trying others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asamblea.rules.capacity.crews import Crews
from asamblea.rules.capacity.program import Found, Term
from asamblea.rules.capacity.staffing import Staffing
from asamblea.rules.capacity.watch import Watch

Order = tuple[int, ...]
"""Efforts by number, in the order in which they gather people."""


@dataclass(frozen=True)
class Opening:
    """Opens one effort after the other with the fewest people it needs, then fills them up.

    `before` are efforts to open before all others, `most` how many at most.
    """

    s: Staffing
    before: Order
    most: int | None
    worth: Sequence[Term]

    def first(self) -> Found:
        """Return the plan that opens at each turn the effort that is easiest to staff."""
        return self._opened(())[0]

    def better(self, found: Found, watch: Watch) -> Found:
        """Return a plan better than `found`, if trying other orders brings one before the watch ends, else `found`.

        It climbs: of orders that differ by one effort (put first, left out, put in the place of another), the first
        that is better is taken. Where demand is scarce and alike, this finds in seconds what solvers do not.
        """
        at, order = self._opened(())
        climbing = not watch.over() and set(self.before) <= set(order)
        while climbing:
            climbing = False
            for tried in self._beside(order):
                if watch.over():
                    break
                other, opened = self._opened(tried)
                if _worth(other) > _worth(at) and set(self.before) <= set(opened):
                    at, order, climbing = other, opened, True
                    watch.told(_worth(at))
                    break
        return at if _worth(at) > _worth(found) else found

    def _opened(self, order: Order) -> tuple[Found, Order]:
        crews = Crews(self.s.able)
        for j in dict.fromkeys((*self.before, *order)):
            if self._has_room(crews):
                crews.open(j)
        while self._has_room(crews):
            closed = [j for j in self.s.open if j not in crews.size and j not in crews.failed]
            if not closed:
                break
            crews.open(max(closed, key=crews.ease))
        crews.fill()
        crews.release()
        return self._found(crews), tuple(crews.size)

    def _has_room(self, crews: Crews) -> bool:
        return self.most is None or len(crews.size) < self.most

    def _beside(self, order: Order) -> Iterator[Order]:
        closed = [j for j in self.s.open if j not in order]
        for j in closed:
            yield (j, *order)
        for j in order:
            yield tuple(one for one in order if one != j)
        for j in order[1:]:
            yield (j, *(one for one in order if one != j))
        for j in closed:
            for n in range(len(order)):
                yield (*order[:n], j, *order[n + 1 :])

    def _found(self, crews: Crews) -> Found:
        s, problem = self.s, self.s.able.problem
        values = [0] * len(s.program.upper)
        for j in crews.size:
            values[s.open[j]] = 1
        for i, efforts in enumerate(crews.where):
            glad = problem.pledges[i].efforts
            # Everybody counts with the gladder of their efforts.
            for n, j in enumerate(sorted(efforts, key=lambda j: -glad[problem.efforts[j].id])):
                values[(s.second if n else s.main)[i, j]] = 1
                if (i, j) in s.hours:
                    values[s.hours[i, j]] = crews.hours[i, j]
        return Found(tuple(values), sum(each * values[c] for c, each in self.worth), s.program.highest(self.worth))


def _worth(found: Found) -> int:
    return -1 if found.worth is None else found.worth
