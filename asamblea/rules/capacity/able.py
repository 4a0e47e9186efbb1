"""Who can do what they said yes to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from asamblea.rules.capacity.model import Effort, Pledge, Problem


def shared_times(effort: Effort, pledge: Pledge) -> frozenset[str] | None:
    """Return the times that fit both, or None where neither is bound to any."""
    if not effort.times or not pledge.times:
        return effort.times or pledge.times or None
    return effort.times & pledge.times


def is_able(effort: Effort, pledge: Pledge) -> bool:
    """Return whether somebody who said yes has the hours for it and a time that fits."""
    times = shared_times(effort, pledge)
    return pledge.hours >= effort.least and (times is None or bool(times))


@dataclass(frozen=True)
class Able:
    """A problem with numbers for names: `of_effort[j]` are the pledges able to work on effort j, `of_pledge[i]` the reverse."""

    problem: Problem
    of_effort: tuple[tuple[int, ...], ...]
    of_pledge: tuple[tuple[int, ...], ...]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield (pledge, effort) for everybody and all they can do."""
        for i, efforts in enumerate(self.of_pledge):
            for j in efforts:
                yield i, j


def able(problem: Problem) -> Able:
    """Return who is able to do what."""
    number = {effort.id: j for j, effort in enumerate(problem.efforts)}
    of_pledge = tuple(tuple(_of(problem, number, pledge)) for pledge in problem.pledges)
    of_effort: list[list[int]] = [[] for _ in problem.efforts]
    for i, efforts in enumerate(of_pledge):
        for j in efforts:
            of_effort[j].append(i)
    return Able(problem, tuple(map(tuple, of_effort)), of_pledge)


def _of(problem: Problem, number: Mapping[str, int], pledge: Pledge) -> Iterator[int]:
    said = sorted(number[one] for one in pledge.efforts)
    return (j for j in said if is_able(problem.efforts[j], pledge))
