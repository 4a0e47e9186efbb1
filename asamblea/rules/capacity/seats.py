"""From the solver's columns to people with places and hours."""

from collections.abc import Mapping, Sequence

from asamblea.rules.capacity.hours import shared_out
from asamblea.rules.capacity.result import Plan, Sure
from asamblea.rules.capacity.staffing import Staffing


def seated(s: Staffing, values: Sequence[int], sure: Sure) -> Plan:
    """Return the plan that the values of the columns mean, without second places that nobody needs."""
    problem, where = s.able.problem, _without_needless(s, _where(s, values))
    hours = shared_out(problem, where)
    assert hours is not None, "the solver took more hours than there are"
    members = {
        problem.efforts[j].id: {problem.pledges[i].id: hours[i, j] for i in sorted(where) if j in where[i]}
        for j in sorted({j for efforts in where.values() for j in efforts})
    }
    glad = sum(max(problem.pledges[i].efforts[problem.efforts[j].id] for j in efforts) for i, efforts in where.items())
    return Plan(members, len(where), glad, max(sure.bound, len(where)), sure.best, sure.kept)


def _where(s: Staffing, values: Sequence[int]) -> dict[int, list[int]]:
    """Return pledge number -> the numbers of their efforts, the main one first."""
    where = {i: [j] for (i, j), column in s.main.items() if values[column]}
    for (i, j), column in s.second.items():
        if values[column]:
            where[i].append(j)
    return where


def _without_needless(s: Staffing, where: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """Leave out second places that no effort needs: nobody is asked for two evenings for nothing."""
    problem, kept = s.able.problem, dict(where)
    for i in [i for i, efforts in where.items() if len(efforts) > 1]:
        fewer = kept | {i: kept[i][:1]}
        if _is_staffed(s, fewer, kept[i][1]) and shared_out(problem, fewer) is not None:
            kept = fewer
    return kept


def _is_staffed(s: Staffing, where: Mapping[int, list[int]], j: int) -> bool:
    effort, pledges = s.able.problem.efforts[j], s.able.problem.pledges
    people = [pledges[i] for i, efforts in where.items() if j in efforts]
    return len(people) >= effort.people_min and all(
        sum(ability in pledge.abilities for pledge in people) >= many for ability, many in effort.needs.items()
    )
