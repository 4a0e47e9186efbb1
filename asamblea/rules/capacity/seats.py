"""From the solver's columns to people with places and hours."""

from collections import Counter
from collections.abc import Mapping, Sequence

from asamblea.rules.capacity.hours import shared_out
from asamblea.rules.capacity.result import Plan, Sure
from asamblea.rules.capacity.staffing import Staffing
from asamblea.rules.capacity.watch import Watch


def seated(s: Staffing, values: Sequence[int], sure: Sure, watch: Watch) -> Plan:
    """Return the plan that the values of the columns mean, without second places that nobody needs, while the watch runs."""
    problem, where = s.able.problem, _without_needless(s, _where(s, values), watch)
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


def _without_needless(s: Staffing, where: Mapping[int, list[int]], watch: Watch) -> dict[int, list[int]]:
    """Leave out second places that no effort needs: nobody is asked for two evenings for nothing."""
    problem, kept = s.able.problem, dict(where)
    people = Counter(j for efforts in where.values() for j in efforts)
    can = Counter((j, one) for i, efforts in where.items() for j in efforts for one in problem.pledges[i].abilities)
    for i, (_, *seconds) in where.items():
        for j in seconds:
            effort, able = problem.efforts[j], problem.pledges[i].abilities
            is_staffed = people[j] > effort.people_min and all(can[j, one] > n for one, n in effort.needs.items() if one in able)
            if is_staffed and not watch.over() and shared_out(problem, kept | {i: kept[i][:1]}) is not None:
                kept[i] = kept[i][:1]
                people[j] -= 1
                can.subtract((j, one) for one in able)
    return kept
