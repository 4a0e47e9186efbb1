"""Who stays together: people alone, and clusters of people who wish it; equal ones are one sort."""

from collections.abc import Iterable
from dataclasses import dataclass

from asamblea.rules.breakouts.languages import Kind, pairs, prefers, understands
from asamblea.rules.breakouts.model import Person, Room


@dataclass(frozen=True)
class Sort:
    """What matters of some people who stay together: `kinds` they all understand, how many they are and are new,
    what they interpret, and of how many each kind has the best language."""

    kinds: frozenset[Kind]
    size: int
    newcomers: int
    interprets: frozenset[Kind]
    best: tuple[int, ...]


@dataclass(frozen=True)
class Units:
    """The ids that stay together, by their sort, and every kind of group there may be."""

    kinds: list[Kind]
    of: dict[Sort, list[tuple[str, ...]]]


def units(kinds: list[Kind], room: Room, clusters: Iterable[Iterable[str]]) -> Units:
    """Return the clusters by sort, in the order given."""
    found: dict[Sort, list[tuple[str, ...]]] = {}
    for cluster in clusters:
        ids = tuple(cluster)
        found.setdefault(sort_of(kinds, [room.people[one] for one in ids]), []).append(ids)
    return Units(kinds, found)


def sort_of(kinds: list[Kind], people: list[Person]) -> Sort:
    return Sort(
        frozenset(kind for kind in kinds if all(understands(one, kind) for one in people)),
        len(people),
        sum(one.is_newcomer for one in people),
        frozenset(pair for one in people for pair in pairs(one)),
        tuple(sum(prefers(one, kind) for one in people) for kind in kinds),
    )


def alone(room: Room) -> list[list[str]]:
    """Return everybody on their own."""
    return [[one] for one in room.people]


def together(room: Room, kinds: list[Kind], most: int) -> list[list[str]]:
    """Return clusters that keep wishes: those of both first, none larger than `most`, each with a common language."""
    cluster = {one: [one] for one in room.people}
    for one, other in sorted(room.wishes, key=lambda pair: pair[0] not in room.people[pair[1]].with_whom):
        joined = cluster[one] + cluster[other]
        if other in cluster[one] or len(joined) > most or not sort_of(kinds, [room.people[id] for id in joined]).kinds:
            continue
        cluster.update(dict.fromkeys(joined, joined))
    return list({id(found): found for found in cluster.values()}.values())


def never_together(room: Room, kinds: list[Kind]) -> int:
    """Return how many wishes no groups can keep: the two understand no common kind of group."""
    people = room.people
    return sum(not sort_of(kinds, [people[one], people[other]]).kinds for one, other in room.wishes)
