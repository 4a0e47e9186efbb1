"""Who stays together: people alone, and clusters of people who wish it; equal ones are one sort."""

from dataclasses import dataclass, replace

from asamblea.rules.breakouts.languages import Kind, pairs, prefers, understands
from asamblea.rules.breakouts.model import Person, Room


@dataclass(frozen=True)
class Sort:
    """What matters of somebody, or of some who stay together: `kinds` they all understand, how many they are and
    are new, what they interpret, of how many each kind has the best language.

    A cluster also has the sorts of its people as `parts`, and how many `wishes` it keeps.
    """

    kinds: frozenset[Kind]
    size: int
    newcomers: int
    interprets: frozenset[Kind]
    best: tuple[int, ...]
    parts: tuple["Sort", ...] = ()
    wishes: int = 0


@dataclass(frozen=True)
class Units:
    """The ids of everybody alone, and those of clusters, by their sort; and every kind of group there may be.

    Whoever is in a cluster is in both: a plan takes the cluster, or its people one by one.
    """

    kinds: list[Kind]
    alone: dict[Sort, list[tuple[str, ...]]]
    clusters: dict[Sort, list[tuple[str, ...]]]

    @property
    def all(self) -> dict[Sort, list[tuple[str, ...]]]:
        return self.alone | self.clusters


def units(kinds: list[Kind], room: Room, most: int) -> Units:
    """Return everybody alone and in clusters of at most `most`, in the order of the room."""
    found = Units(kinds, {}, {})
    sorts = {one: sort_of(kinds, [person]) for one, person in room.people.items()}
    for one, sort in sorts.items():
        found.alone.setdefault(sort, []).append((one,))
    for ids in together(room, kinds, most):
        parts = tuple(sorted((sorts[one] for one in ids), key=repr))
        wishes = sum(one in ids and other in ids for one, other in room.wishes)
        cluster = replace(sort_of(kinds, [room.people[one] for one in ids]), parts=parts, wishes=wishes)
        found.clusters.setdefault(cluster, []).append(tuple(ids))
    return found


def sort_of(kinds: list[Kind], people: list[Person]) -> Sort:
    return Sort(
        frozenset(kind for kind in kinds if all(understands(one, kind) for one in people)),
        len(people),
        sum(one.is_newcomer for one in people),
        frozenset(pair for one in people for pair in pairs(one)),
        tuple(sum(prefers(one, kind) for one in people) for kind in kinds),
    )


def together(room: Room, kinds: list[Kind], most: int) -> list[list[str]]:
    """Return clusters that keep wishes: those of both first, none larger than `most`, each with a common language."""
    cluster = {one: [one] for one in room.people}
    for one, other in sorted(room.wishes, key=lambda pair: pair[0] not in room.people[pair[1]].with_whom):
        joined = cluster[one] + cluster[other]
        if other in cluster[one] or len(joined) > most or not sort_of(kinds, [room.people[id] for id in joined]).kinds:
            continue
        cluster.update(dict.fromkeys(joined, joined))
    return [found for found in {id(found): found for found in cluster.values()}.values() if len(found) > 1]


def never_together(room: Room, kinds: list[Kind]) -> int:
    """Return how many wishes no groups can keep: the two understand no common kind of group."""
    people = room.people
    return sum(not sort_of(kinds, [people[one], people[other]]).kinds for one, other in room.wishes)
