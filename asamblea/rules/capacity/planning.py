"""The plan: the few efforts that can be staffed together, and who is where.

The aims, one after the other: what the assembly adopted before stays open; most people have a place; they are
most glad of it (each counts with the gladder of their efforts); fewest efforts are open, the earlier proposed
before the later. A person has one effort, or two where that helps to open one.
"""

from collections.abc import Callable
from dataclasses import replace

from asamblea.rules.capacity.able import Able, able
from asamblea.rules.capacity.aims import few, most_places, placing
from asamblea.rules.capacity.check import wrong_plan
from asamblea.rules.capacity.conditions import Conditions, wrong_conditions
from asamblea.rules.capacity.first import Opening
from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.possible import is_possible
from asamblea.rules.capacity.program import Found
from asamblea.rules.capacity.refusals import refuse
from asamblea.rules.capacity.relaxation import Relaxation
from asamblea.rules.capacity.result import Plan, Sure
from asamblea.rules.capacity.search import best, narrowed, revalued
from asamblea.rules.capacity.seats import seated
from asamblea.rules.capacity.staffing import Staffing, staffing
from asamblea.rules.capacity.valid import wrong_problem
from asamblea.rules.capacity.watch import Watch
from asamblea.rules.refusal import Refusal

SECONDS = 10.0
SEARCHING = 0.92
"""Of the time; the rest is for sharing out hours and checking, and for a solver that looks up late."""
TIDY = 0.4
"""Seconds for leaving out second places that nobody needs; most plans take none of it."""
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
    watch = Watch(clock, clock() + seconds * SEARCHING, stopped, told)
    return searched(able(problem), asked, watch, seed, fully=True)


def searched(known: Able, asked: Conditions, watch: Watch, seed: int, *, fully: bool) -> Plan | Refusal:
    """Return the best plan found in time, checked; `fully` also looks for the fewest efforts."""
    try:
        found = _searched(known, asked, watch, seed, fully=fully)
    except Exception:  # a solver that dies must not end a meeting
        return refuse("solver_failed")
    if watch.stopped():
        return refuse("stopped")
    if isinstance(found, Plan) and wrong_plan(known.problem, found, asked):
        return refuse("solver_failed")
    return found


def _searched(known: Able, asked: Conditions, watch: Watch, seed: int, *, fully: bool) -> Plan | Refusal:
    problem = known.problem
    ids = [effort.id for effort in problem.efforts]
    possible = [j for j, one in enumerate(ids) if one not in asked.out and is_possible(known, j)]
    forced = [j for j, one in enumerate(ids) if one in asked.force]
    for j in forced:
        if j not in possible:
            return refuse("cannot_force", effort=ids[j])
    s = staffing(known, possible, asked.most)
    for j in forced:
        s.program.at_least(1, [(s.open[j], 1)])
    aim = placing(s)
    kept = [j for j in possible if ids[j] in problem.keep]
    opening = Opening(s, (*forced, *kept), asked.most, aim.worth(s))
    begin, kept_proved = _keep(s, opening.first(), forced, kept, watch, seed)
    told = _rising(watch.told)
    telling = watch.telling(lambda worth: told(aim.placed(worth)))
    if begin and begin.worth is not None:
        telling.told(begin.worth)
    found = best(s.program, aim.worth(s), list(s.open.values()), telling, seed=seed, begin=begin, improve=opening.better)
    if found.bound is None:
        return refuse("cannot_force_together")
    if found.values is None:
        return refuse("no_time")
    fewest, proved = _fewest(s, found, watch.telling(lambda worth: None)) if fully and found.proved else (found, False)
    assert fewest.values is not None
    bound = min(aim.most_placed(found.bound), most_places(s, asked.most))
    return seated(s, fewest.values, Sure(bound, proved and kept_proved, kept_proved), replace(watch, end=watch.clock() + TIDY))


def _rising(told: Callable[[int], object]) -> Callable[[int], object]:
    """Tell only of more than all before: each solver begins anew."""
    before = [-1]

    def rising(placed: int) -> None:
        if placed > before[0]:
            before[0] = placed
            told(placed)

    return rising


def _keep(s: Staffing, begin: Found, forced: list[int], kept: list[int], watch: Watch, seed: int) -> tuple[Found | None, bool]:
    """Keep as many of the adopted efforts open as can be.

    Returns a solution to begin with, if there is one, and whether no plan keeps more.
    """
    worth = [(s.open[j], 1) for j in kept]
    assert begin.values is not None
    if all(begin.values[s.open[j]] for j in (*forced, *kept)):
        s.program.at_least(len(kept), worth)
        return begin, True
    quiet = watch.within(watch.left() / 2).telling(lambda worth: None)
    found = best(s.program, worth, [column for column, _ in worth], quiet, seed=seed)
    s.program.at_least(found.worth or 0, worth)
    return revalued(s.program, found, placing(s).worth(s)), found.proved


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
