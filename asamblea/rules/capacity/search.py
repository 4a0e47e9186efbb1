"""The search for the best solution of a program: HiGHS first, then CP-SAT from its solution; the better one stays."""

from collections.abc import Callable, Mapping, Sequence

from asamblea.rules.capacity import cpsat, highs
from asamblea.rules.capacity.program import Found, Program, Term
from asamblea.rules.capacity.relaxation import CLOSE, Relaxation, dive
from asamblea.rules.capacity.watch import Watch

DIVE = 0.7
"""Of the time, for the relaxation and a dive into it."""
FIRST = 0.3
"""Of the time, HiGHS has so much for itself: what it does not prove early it rarely proves late."""
NEAR = 0.005
"""Of a first plan, so much may be missing to the best of its efforts."""
TRY = 0.1
"""Of the time, for a guess that may have no solution."""
IMPROVE = 0.1
"""Of the time after the dive, for plans without a solver."""
MANY = 10_000
MANY_FIRST = 0.7
"""With so many columns, CP-SAT finds nothing in the seconds of a meeting, and HiGHS has more."""


def best(
    program: Program,
    worth: Sequence[Term],
    choices: Sequence[int],
    watch: Watch,
    *,
    seed: int,
    begin: Found | None = None,
    improve: Callable[[Found, Watch], Found] = lambda found, watch: found,
) -> Found:
    """Return the best solution found in time, at least as good as `begin`.

    `choices` are the columns that decide most: which efforts open. `improve` finds better solutions without a solver.
    """
    diving = watch.within(watch.left() * DIVE)
    found = _by_diving(program, worth, choices, diving)
    found = better(begin, found) if begin else found
    if found.bound is None or found.proved or watch.over():
        return found
    if begin:
        # Where the relaxation itself took too long, no solver comes further in what is left.
        found = better(found, improve(found, watch if diving.over() else watch.within(watch.left() * IMPROVE)))
    share = FIRST if len(program.upper) < MANY else MANY_FIRST
    first = watch.within(watch.left() * share)
    found = better(found, highs.solve(program, worth, first, start=whole(program, found)))
    if found.bound is None or found.proved or watch.over():
        return found
    return better(found, cpsat.solve(program, worth, watch, seed=seed, start=whole(program, found)))


def _by_diving(program: Program, worth: Sequence[Term], choices: Sequence[int], watch: Watch) -> Found:
    """Return the best solution with the choices that a dive into the relaxation makes."""
    nothing = Found(None, None, program.highest(worth))
    relaxation = Relaxation(program, worth, watch)
    bound = relaxation.bound()
    if bound is None:
        return nothing
    chosen = dive(relaxation, choices)
    bounded = Found(None, None, bound)
    if chosen is None:
        return bounded
    # With the efforts chosen, most places are whole already, and what is left takes a tenth of a second. Where it
    # has no solution, or looks for one too long, fewer of them are taken as settled.
    settled = [c for c, value in enumerate(relaxation.values()) if program.whole[c] and value > 1 - CLOSE]
    for places in (settled, settled[::2], []):
        short = watch.within(watch.left() * TRY) if places else watch
        found = highs.solve(fixed(program, chosen | dict.fromkeys(places, 1)), worth, short, gap=NEAR)
        if found.values is not None:
            return Found(found.values, found.worth, bound)
    return bounded


def narrowed(
    program: Program, needed: Mapping[int, int], worth: int, of: Sequence[Term], then: Sequence[Term], start: Found, watch: Watch
) -> Found:
    """Return the greatest sum of `then` among solutions in which the sum of `of` is still `worth`."""
    among = fixed(program, needed)
    among.at_least(worth, of)
    return highs.solve(among, then, watch, start=whole(program, start))


def fixed(program: Program, values: Mapping[int, int]) -> Program:
    """Return the program with some columns fixed."""
    return Program(program.upper, program.whole, [*program.rows, *((v, v, [(c, 1)]) for c, v in values.items())])


def whole(program: Program, found: Found) -> dict[int, int] | None:
    """Return the whole columns of a solution to begin another search with."""
    if found.values is None:
        return None
    return {c: value for c, value in enumerate(found.values) if program.whole[c]}


def revalued(program: Program, found: Found, worth: Sequence[Term]) -> Found | None:
    """Return a solution as one of another aim, to begin with."""
    if found.values is None:
        return None
    return Found(found.values, sum(each * found.values[c] for c, each in worth), program.highest(worth))


def better(one: Found, other: Found) -> Found:
    """Return the better solution of two searches with the closer bound of both."""
    if one.bound is None or other.bound is None:
        return Found(None, None, None)
    kept = one if other.worth is None or (one.worth is not None and one.worth >= other.worth) else other
    return Found(kept.values, kept.worth, min(one.bound, other.bound))
