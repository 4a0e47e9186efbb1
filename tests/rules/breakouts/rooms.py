"""People in a room to test with, and the best groups by trying everything."""

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from asamblea.rules.breakouts import Group, Person, Worth
from asamblea.rules.breakouts.languages import Kind, kinds, pairs, understands
from asamblea.rules.breakouts.model import Room
from asamblea.rules.breakouts.worth import worth

LANGUAGES = ("en", "es", "ko")


def person(id: str, languages: str = "es", *, new: bool = False, both: bool = False, wish: str = "", **said) -> Person:
    """Somebody who speaks "es en"; `both` interprets between the first two."""
    spoken = tuple(languages.split())
    between = frozenset({(spoken[0], spoken[1])}) if both else frozenset()
    return Person(id, spoken, between, new, with_whom=frozenset(wish.split()), **said)


def people(most: int, ids: str = "abcdefgh") -> st.SearchStrategy[tuple[Person, ...]]:
    return st.integers(1, most).flatmap(lambda many: st.tuples(*(_person(one, ids[:many]) for one in ids[:many])))


def _person(id: str, ids: str) -> st.SearchStrategy[Person]:
    spoken = st.lists(st.sampled_from(LANGUAGES), unique=True, max_size=2)
    wish = st.sets(st.sampled_from(ids), max_size=1).map(lambda found: found - {id})
    parts = st.tuples(spoken, st.booleans(), st.booleans(), wish)
    return parts.map(lambda p: person(id, " ".join(p[0]), both=len(p[0]) == 2 and p[1], new=p[2], wish=" ".join(p[3])))


def least(everybody: tuple[Person, ...], groups: int) -> Worth:
    """Return what the best groups are worth: everybody in each group or in none, each group in each kind."""
    room, possible = Room.of(everybody), kinds(everybody)
    return min(worth(room, found) for found in _every(room, possible, groups))


def _every(room: Room, possible: list[Kind], groups: int) -> Iterator[list[Group]]:
    ids = list(room.people)
    for places in product(range(groups + 1), repeat=len(ids)):
        lists = [[one for one, place in zip(ids, places, strict=True) if place == g] for g in range(groups)]
        ways = [_ways(room, possible, people) for people in lists]
        for chosen in product(*ways):
            yield [Group(n, kind, tuple(people)) for n, (kind, people) in enumerate(zip(chosen, lists, strict=True), 1)]


def _ways(room: Room, possible: list[Kind], people: list[str]) -> list[Kind]:
    if not people:
        return [()]
    here = [room.people[one] for one in people]
    return [
        kind
        for kind in possible
        if all(understands(one, kind) for one in here) and (len(kind) == 1 or any(kind in pairs(one) for one in here))
    ]
