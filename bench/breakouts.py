"""People into rooms in which they understand each other, beside the aims; also: python -m bench.breakouts

A room is invented from a fixed seed (no public data of who speaks what in a room exists): of ten people five speak
Spanish best, three Korean, two English; a third speak a second language, an eighth interpret, a third are new, and
a fifth wish to stay with somebody. Scarce: few second languages, a language of three people, two interpreters.
"""

import random
import time

from asamblea.rules.breakouts import SECONDS, Assignment, Person, balanced, by_count, by_language, wrong_assignment
from asamblea.rules.breakouts.first import first
from asamblea.rules.breakouts.model import Room
from asamblea.rules.breakouts.worth import assigned
from bench.basics import most_memory, row

CASES = ((50, 8, False), (50, 8, True), (150, 20, False), (500, 60, False), (500, 60, True))
"""People, rooms, scarce."""
STUDY = {(50, 8, False): 4.7}
"""Seconds to the optimum with every person in the program, as the study before had it (ENGINE, 2 cores)."""
LATE = 0.25
"""Seconds over the limit that are no failure on a busy machine."""


def invented(people: int, *, scarce: bool, seed: int = 1) -> tuple[Person, ...]:
    """Return people who live nowhere."""
    draw = random.Random(seed)
    ids = [f"p{n}" for n in range(people)]
    found = [_person(draw, one, ids, scarce=scarce) for one in ids]
    if scarce:
        found[:3] = [Person(one, ("zap",)) for one in ids[:3]]
        found[3:5] = [Person(one, ("es", "ko"), frozenset({("es", "ko")})) for one in ids[3:5]]
    return tuple(found)


def _person(draw: random.Random, one: str, ids: list[str], *, scarce: bool) -> Person:
    best = draw.choice(("es",) * 5 + ("ko",) * 3 + ("en",) * 2)
    more = [other for other in ("en", "es", "ko") if other != best and draw.random() < (0.03 if scarce else 0.2)]
    interprets = frozenset({(best, more[0])}) if more and not scarce and draw.random() < 0.4 else frozenset()
    wish = frozenset({draw.choice(ids)} - {one}) if draw.random() < 0.2 else frozenset()
    return Person(one, (best, *more), interprets, draw.random() < 0.33, with_whom=wish)


def balance(people: int, rooms: int, *, scarce: bool) -> None:
    """Print what the engine finds in its time, and what counting off and a first plan would have been."""
    everybody = invented(people, scarce=scarce)
    begun = time.perf_counter()
    found = balanced(everybody, rooms, clock=time.monotonic)
    taken = time.perf_counter() - begun
    assert isinstance(found, Assignment), str(found)
    assert wrong_assignment(everybody, found) is None
    study = STUDY.get((people, rooms, scarce))
    ratio = f"study {study:g} s, {study / taken:.1f} times; " if study else ""
    name = f"{people} in {rooms}{', scarce' if scarce else ''}"
    row(name, f"{taken:,.2f} s", f"{SECONDS:g} s", ratio + said(everybody, found))
    if taken > SECONDS + LATE:
        print(f"  over the limit by {taken - SECONDS:.2f} s")
    begun = time.perf_counter()
    plain = assigned(Room.of(everybody), first(Room.of(everybody), rooms))
    row("  first plan, no solver", f"{(time.perf_counter() - begun) * 1000:,.0f} ms", "", said(everybody, plain))
    for way in (by_count, by_language):
        other = way(everybody, rooms)
        assert isinstance(other, Assignment)
        row(f"  {way.__name__}", "", "", said(everybody, other))


def said(everybody: tuple[Person, ...], found: Assignment) -> str:
    """Return the figures of an assignment in words."""
    sizes = [len(group.people) for group in found.groups]
    by_id = {person.id: person for person in everybody}
    new = [sum(by_id[one].is_newcomer for one in group.people) for group in found.groups]
    wishes = len(Room.of(everybody).wishes)
    proof = "proved best" if found.best else f"bound {found.bound.apart} apart" if found.bound else "no bound"
    served = ", served proved" if found.best_served and not found.best else ""
    return (
        f"{found.worth.unserved} unserved, sizes {min(sizes)}-{max(sizes)}, wishes kept {wishes - found.worth.apart} of {wishes}, "
        f"newcomers {min(new)}-{max(new)}, best language {len(everybody) - found.worth.not_best}: {proof}{served}"
    )


def main() -> None:
    """Print each case in a process that has loaded the solver, then memory."""
    balanced(invented(4, scarce=False), 2, clock=time.monotonic)  # loads the solver, once in a process
    for people, rooms, scarce in CASES:
        balance(people, rooms, scarce=scarce)
    most_memory("breakouts")


if __name__ == "__main__":
    main()
