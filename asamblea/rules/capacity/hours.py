"""Who gives how many hours to which of their efforts, in whole numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asamblea.rules.capacity.model import Problem

Members = Mapping[int, Sequence[int]]
"""Pledge number -> the numbers of their one or two efforts."""
Hours = dict[tuple[int, int], int]
"""(pledge, effort) -> hundredths of an hour."""


def shared_out(problem: Problem, members: Members) -> Hours | None:
    """Return everybody's whole pledge shared out so that each effort has its hours, or None where that cannot be.

    Who has two efforts begins with all that they can spare in the first; then hours move along chains of
    people with two efforts to where they are missing, as in a flow.
    """
    sharing = _begun(problem, members)
    for j in sharing.have:
        while sharing.have[j] < sharing.need[j]:
            chain = sharing.chain(j)
            if chain is None:
                return None
            sharing.move(chain, j)
    return sharing.hours


Step = tuple[int, int, int]
"""A person, the effort they could give less, and the one they could give more."""


@dataclass
class _Sharing:
    problem: Problem
    two: list[tuple[int, int, int]]
    hours: Hours
    have: dict[int, int]
    need: dict[int, int]

    def chain(self, to: int) -> list[Step] | None:
        """Return the shortest chain of steps from an effort with hours to spare to effort `to`."""
        onward: dict[int, Step] = {}
        asked = [to]
        for j in asked:
            for i, other in self._who_could_give_more(j):
                if other == to or other in onward:
                    continue
                onward[other] = (i, other, j)
                if self.have[other] > self.need[other]:
                    return self._steps(onward, other, to)
                asked.append(other)
        return None

    def _who_could_give_more(self, j: int) -> list[tuple[int, int]]:
        found = [(i, b if a == j else a) for i, a, b in self.two if j in (a, b)]
        return [(i, other) for i, other in found if self._spare(i, other)]

    def _spare(self, i: int, j: int) -> int:
        return self.hours[i, j] - self.problem.efforts[j].least

    def _steps(self, onward: Mapping[int, Step], at: int, to: int) -> list[Step]:
        steps = []
        while at != to:
            steps.append(onward[at])
            at = onward[at][2]
        return steps

    def move(self, chain: Sequence[Step], to: int) -> None:
        """Move along the chain as many hours as everybody on it can, and as effort `to` still needs."""
        giving = chain[0][1]
        spare = min(self._spare(i, one) for i, one, _ in chain)
        amount = min(spare, self.have[giving] - self.need[giving], self.need[to] - self.have[to])
        for i, one, after in chain:
            self.hours[i, one] -= amount
            self.hours[i, after] += amount
        self.have[giving] -= amount
        self.have[to] += amount


def _begun(problem: Problem, members: Members) -> _Sharing:
    hours: Hours = {}
    for i, (first, *seconds) in members.items():
        for j in seconds:
            hours[i, j] = problem.efforts[j].least
        hours[i, first] = problem.pledges[i].hours - sum(hours[i, j] for j in seconds)
    have: dict[int, int] = {}
    for (_, j), given in hours.items():
        have[j] = have.get(j, 0) + given
    need = {j: problem.track.needed(problem.efforts[j].hours) for j in have}
    two = [(i, efforts[0], efforts[1]) for i, efforts in members.items() if len(efforts) > 1]
    return _Sharing(problem, two, hours, have, need)
