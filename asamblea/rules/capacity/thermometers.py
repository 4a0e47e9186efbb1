"""The board: a thermometer for each effort, from pledges alone. No solver: it is drawn anew with every pledge."""

from collections.abc import Mapping
from dataclasses import dataclass

from asamblea.rules.capacity.able import Able, able
from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.possible import is_possible


@dataclass(frozen=True)
class Thermometer:
    """How warm it is for an effort, were all its supporters in it and in no other.

    `said_yes` people would work on it, `able` of them have the hours and a time for it. `hours` are all that the
    able pledged, `hours_needed` what it takes by the assembly's own record; both in hundredths. `abilities` has
    (how many of the able can do it, how many are needed). `critical` is true when all of it is reached at once.
    """

    effort: str
    said_yes: int
    able: int
    people_min: int
    people_max: int
    hours: int
    hours_needed: int
    abilities: Mapping[str, tuple[int, int]]
    critical: bool

    @property
    def missing(self) -> dict[str, int]:
        """Return how many more people are needed for each ability that is short."""
        return {ability: need - have for ability, (have, need) in self.abilities.items() if have < need}


def board(problem: Problem) -> tuple[Thermometer, ...]:
    """Return one thermometer for each effort, in their order."""
    return thermometers(able(problem))


def thermometers(known: Able) -> tuple[Thermometer, ...]:
    """Return the same as `board` for a problem whose able people are known already."""
    said: dict[str, int] = {}
    for pledge in known.problem.pledges:
        for one in pledge.efforts:
            said[one] = said.get(one, 0) + 1
    return tuple(_thermometer(known, j, said.get(effort.id, 0)) for j, effort in enumerate(known.problem.efforts))


def _thermometer(known: Able, j: int, said_yes: int) -> Thermometer:
    effort = known.problem.efforts[j]
    people = [known.problem.pledges[i] for i in known.of_effort[j]]
    return Thermometer(
        effort.id,
        said_yes,
        len(people),
        effort.people_min,
        effort.people_max,
        sum(pledge.hours for pledge in people),
        known.problem.track.needed(effort.hours),
        {one: (sum(one in pledge.abilities for pledge in people), many) for one, many in sorted(effort.needs.items())},
        is_possible(known, j),
    )
