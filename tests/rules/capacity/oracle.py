"""Finds the best plan by trying everything: all sets of efforts, all places of everybody, all ways to share hours."""

from collections.abc import Iterator
from itertools import combinations

from asamblea.rules.capacity import Conditions, Effort, Pledge, Problem

Best = tuple[int, int, int, int, int]
"""How many adopted efforts stay, people placed, gladness, and (below zero) efforts open, and where they stand."""


def best(problem: Problem, asked: Conditions) -> tuple[Best, frozenset[str]] | None:
    """Return what the best plan is worth and the efforts it opens."""
    found = [worth for chosen in _sets(problem, asked) if (worth := _worth(problem, chosen))]
    return max(found, key=lambda one: one[0], default=None)


def _sets(problem: Problem, asked: Conditions) -> Iterator[list[Effort]]:
    most = len(problem.efforts) if asked.most is None else asked.most
    for many in range(most + 1):
        for chosen in combinations([e for e in problem.efforts if e.id not in asked.out], many):
            if asked.force <= {effort.id for effort in chosen}:
                yield list(chosen)


def _worth(problem: Problem, chosen: list[Effort]) -> tuple[Best, frozenset[str]] | None:
    """States are (people, hours, able people …) for each effort; each keeps its best (placed, gladness)."""
    zero = tuple((0, 0, *(0 for _ in effort.needs)) for effort in chosen)
    states = {zero: (0, 0)}
    for pledge in problem.pledges:
        following = dict(states)
        for places in _places(chosen, pledge):
            glad = max(pledge.efforts[chosen[n].id] for n in places)
            for state, (placed, gladness) in states.items():
                after = _with(chosen, pledge, state, places)
                if after is not None:
                    following[after] = max(following.get(after, (-1, -1)), (placed + 1, gladness + glad))
        states = following
    worths = [worth for state, worth in states.items() if _staffed(chosen, state)]
    if not worths:
        return None
    ids = frozenset(effort.id for effort in chosen)
    order = sum(2**n for n, effort in enumerate(problem.efforts) if effort.id in ids)
    return (len(ids & problem.keep), *max(worths), -len(ids), -order), ids


def _places(chosen: list[Effort], pledge: Pledge) -> Iterator[dict[int, int]]:
    """Yield {effort number: hours} for each way in which this person can take part."""
    able = {n: times for n, effort in enumerate(chosen) if (times := _times(effort, pledge)) is not None}
    for n in able:
        if pledge.hours >= max(1, chosen[n].hours_each):
            yield {n: pledge.hours}
    for a, b in combinations(able, 2):
        if len(able[a] | able[b]) < 2:
            continue  # one and the same time only
        for given in range(max(1, chosen[a].hours_each), pledge.hours):
            if pledge.hours - given >= max(1, chosen[b].hours_each):
                yield {a: given, b: pledge.hours - given}


def _times(effort: Effort, pledge: Pledge) -> set[str] | None:
    """Return the times at which they can, made up where they are free, or None."""
    if effort.id not in pledge.efforts:
        return None
    if not effort.times and not pledge.times:
        return {f"any time of {effort.id}", "another"}
    times = effort.times or pledge.times
    fitting = {time for time in times if not pledge.times or time in pledge.times}
    return fitting or None


def _with(chosen: list[Effort], pledge: Pledge, state: tuple, places: dict[int, int]) -> tuple | None:
    after = list(state)
    for n, hours in places.items():
        effort, (people, given, *able) = chosen[n], state[n]
        if people == effort.people_max:
            return None
        able = [have + (one in pledge.abilities) for one, have in zip(effort.needs, able, strict=True)]
        after[n] = (people + 1, min(effort.hours, given + hours), *able)
    return tuple(after)


def _staffed(chosen: list[Effort], state: tuple) -> bool:
    return all(
        people >= effort.people_min
        and hours >= effort.hours
        and all(h >= n for h, n in zip(able, effort.needs.values(), strict=True))
        for effort, (people, hours, *able) in zip(chosen, state, strict=True)
    )
