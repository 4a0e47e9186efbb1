"""Groups in which everybody understands each other, the engine's way.

The aims, one after the other: fewest people unserved; sizes that differ by one at most; who wishes to stay together
does; newcomers in every group alike, with those who have been; most in the language they speak best. A group works
in one language, or in two with an interpreter in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from asamblea.rules.breakouts.check import wrong_assignment
from asamblea.rules.breakouts.dealing import dealt
from asamblea.rules.breakouts.first import first
from asamblea.rules.breakouts.languages import kinds
from asamblea.rules.breakouts.model import Assignment, Group, Person, Room, Worth
from asamblea.rules.breakouts.refusals import refuse
from asamblea.rules.breakouts.rooms import improved
from asamblea.rules.breakouts.shares import shares
from asamblea.rules.breakouts.units import never_together, units
from asamblea.rules.breakouts.valid import wrong_people
from asamblea.rules.breakouts.worth import assigned, worth
from asamblea.rules.capacity.watch import Watch
from asamblea.rules.refusal import Refusal

SECONDS = 2.0
SEARCHING = 0.9
"""Of the time; the rest is for building the last program and checking."""


def balanced(
    people: Sequence[Person],
    groups: int,
    *,
    clock: Callable[[], float],
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = lambda: False,
    seed: int = 0,
) -> Assignment | Refusal:
    """Return the best groups found within `seconds` by `clock`; nobody sees them unchecked.

    The first search of a process loads the solver before its time begins. There is always an answer: where the time is short or a solver dies, a first plan made by hand. `best` says
    whether it is proved that none is better, `bound` what none can be better than. A second run may find other
    groups that are as good: keep those that were shown.
    """
    wrong = wrong_people(people, groups)
    if wrong:
        return wrong
    room = Room.of(people)
    begun = first(room, groups)
    try:
        _load()
        watch = Watch(clock, clock() + seconds * SEARCHING, stopped)
        found = assigned(room, *_searched(room, begun, watch, seed))
    except Exception:  # a solver that dies must not end a meeting
        found = assigned(room, begun)
    if wrong_assignment(people, found):
        found = assigned(room, begun)
    return refuse("search_failed") if wrong_assignment(people, found) else found


def at_once(people: Sequence[Person], groups: int) -> Assignment | Refusal:
    """Return the first plan alone, in a few milliseconds and without a solver: what there is where the search gave nothing."""
    room = Room.of(people)
    return wrong_people(people, groups) or assigned(room, first(room, groups))


def _load() -> None:
    """Load the solver, which takes a second of a processor once in a process: none of the time to search."""
    import ortools.sat.python.cp_model  # noqa: F401


def _searched(room: Room, begun: list[Group], watch: Watch, seed: int) -> tuple[list[Group], Worth | None]:
    possible = kinds(room.people.values())
    if not possible:
        return begun, worth(room, begun)  # nobody told a language: nobody can be served
    known = units(possible, room, -(-len(room.people) // len(begun)))
    counts = shares(known, len(begun), watch, seed)
    if counts is None:
        return begun, None
    bound = replace(counts.bound, apart=never_together(room, possible))
    found = min([begun, dealt(known, counts)], key=lambda plan: worth(room, plan))
    if worth(room, found) == bound or not _settled(worth(room, found), bound):
        return found, bound
    better, proved = improved(room, possible, found, watch, seed)
    found = min([found, better], key=lambda plan: worth(room, plan))
    return found, worth(room, found) if proved else bound


def _settled(found: Worth, bound: Worth) -> bool:
    """Return whether it is proved that nobody can serve more people, more newcomers, or in more even groups."""
    return (found.unserved, found.new_unserved, found.sizes) == (bound.unserved, bound.new_unserved, bound.sizes)
