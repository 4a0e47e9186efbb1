"""The plan: the few efforts that can be staffed together, and who is where.

The aims, one after the other: what the assembly adopted before stays open; most people have a place; they are
most glad of it (each counts with the gladder of their efforts); fewest efforts are open, the earlier proposed
before the later. A person has one effort, or two where that helps to open one.
"""

from collections.abc import Callable, Mapping

from asamblea.rules.capacity.able import Able, able
from asamblea.rules.capacity.aims import few, placing
from asamblea.rules.capacity.check import wrong_plan
from asamblea.rules.capacity.conditions import Conditions, wrong_conditions
from asamblea.rules.capacity.hours import shared_out
from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.possible import is_possible
from asamblea.rules.capacity.program import Found
from asamblea.rules.capacity.refusals import refuse
from asamblea.rules.capacity.relaxation import Relaxation
from asamblea.rules.capacity.result import Plan
from asamblea.rules.capacity.search import best, narrowed
from asamblea.rules.capacity.staffing import Staffing, staffing
from asamblea.rules.capacity.valid import wrong_problem
from asamblea.rules.capacity.watch import Watch
from asamblea.rules.refusal import Refusal

SECONDS = 10.0
ANY = Conditions()


def plan(
    problem: Problem,
    asked: Conditions = ANY,
    *,
    clock: Callable[[], float],
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = lambda: False,
    told: Callable[[int], object] = lambda placed: None,
    seed: int = 0,
) -> Plan | Refusal:
    """Return the best plan found within `seconds` by `clock`, or why there is none; nobody sees it unchecked.

    `stopped` is asked, maybe from another thread, whether to give up; `told` hears how many people the best plan
    so far places. A second run may find another plan that is as good: keep the one that was shown.
    """
    wrong = wrong_problem(problem) or wrong_conditions(problem, asked)
    if wrong:
        return wrong
    watch = Watch(clock, clock() + seconds, stopped, told)
    try:
        found = _searched(able(problem), asked, watch, seed)
    except Exception:  # a solver that dies must not end a meeting
        return refuse("solver_failed")
    if stopped():
        return refuse("stopped")
    if isinstance(found, Plan) and wrong_plan(problem, found, asked):
        return refuse("solver_failed")
    return found


def _searched(known: Able, asked: Conditions, watch: Watch, seed: int) -> Plan | Refusal:
    problem = known.problem
    ids = [effort.id for effort in problem.efforts]
    possible = [j for j, one in enumerate(ids) if one not in asked.out and is_possible(known, j)]
    forced = [j for j, one in enumerate(ids) if one in asked.force]
    for j in forced:
        if j not in possible:
            return refuse("cannot_force", effort=ids[j])
    s = staffing(known, possible, asked.most, seconds=True)
    for j in forced:
        s.program.at_least(1, [(s.open[j], 1)])
    kept_proved = _keep(s, [j for j in possible if ids[j] in problem.keep], watch, seed)
    aim = placing(s)
    telling = watch.telling(lambda worth: watch.told(aim.placed(worth)))
    found = best(s.program, aim.worth(s), list(s.open.values()), telling, seed=seed)
    if found.bound is None:
        return refuse("cannot_force_together")
    if found.values is None:
        return refuse("no_time")
    fewest, proved = _fewest(s, found, watch.telling(lambda worth: None)) if found.proved else (found, False)
    return _plan(s, fewest, aim.most_placed(found.bound), kept_proved, proved and kept_proved)


def _keep(s: Staffing, kept: list[int], watch: Watch, seed: int) -> bool:
    """Keep open as many of the adopted efforts as can be; return whether that is proved to be the most."""
    if not kept:
        return True
    columns = [s.open[j] for j in kept]
    worth = [(column, 1) for column in columns]
    found = best(s.program, worth, columns, watch.within(watch.left() / 2).telling(lambda worth: None), seed=seed)
    s.program.at_least(found.worth or 0, worth)
    return found.proved


def _fewest(s: Staffing, found: Found, watch: Watch) -> tuple[Found, bool]:
    """Return a plan as good with the fewest efforts, and whether that is proved.

    Most often no effort of a plan can be closed without loss, and the relaxation shows it without a search.
    """
    assert found.values is not None and found.worth is not None
    worth = placing(s).worth(s)
    relaxation, opened = Relaxation(s.program, worth, watch), [c for c in s.open.values() if found.values[c]]
    needed = {c: 1 for c in opened if _is_needed(relaxation, c, found.worth)}
    if watch.over():
        return found, False
    if len(needed) == len(opened):
        return found, True
    fewer = narrowed(s.program, needed, found.worth, worth, few(s), found, watch)
    return (found, False) if fewer.values is None else (fewer, fewer.proved)


def _is_needed(relaxation: Relaxation, column: int, worth: int) -> bool:
    """Return whether every solution of this worth has the column."""
    bound = relaxation.bound({column: 0})
    relaxation.free([column])
    return bound is None or bound < worth


def _plan(s: Staffing, found: Found, bound: int, kept_proved: bool, proved: bool) -> Plan:
    assert found.values is not None
    problem, where = s.able.problem, _where(s, found.values)
    where = _without_needless(s, where)
    hours = shared_out(problem, where)
    assert hours is not None
    members = {
        problem.efforts[j].id: {problem.pledges[i].id: hours[i, j] for i in sorted(where) if j in where[i]}
        for j in sorted({j for efforts in where.values() for j in efforts})
    }
    glad = sum(max(problem.pledges[i].efforts[problem.efforts[j].id] for j in efforts) for i, efforts in where.items())
    return Plan(members, len(where), glad, max(bound, len(where)), proved, kept_proved)


def _where(s: Staffing, values: tuple[int, ...]) -> dict[int, list[int]]:
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
