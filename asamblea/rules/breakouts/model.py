"""People and the groups they are put in."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Pair = tuple[str, str]


@dataclass(frozen=True)
class Person:
    """Somebody in the room: `languages` they speak, the best first; `interprets` pairs such as ("es", "ko").

    An interpreter goes both ways and speaks both. `label` is the table, block or topic they named, empty where they
    named none. `with_whom` are the ids they wish to stay with; a wish for somebody who is not here is no mistake.
    """

    id: str
    languages: tuple[str, ...]
    interprets: frozenset[Pair] = frozenset()
    is_newcomer: bool = False
    label: str = ""
    with_whom: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Group:
    """A group, numbered from 1, and the languages it works in: one, or two with an interpreter among its people.

    None is for a group that is empty, or in which nobody told a language.
    """

    number: int
    languages: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Worth:
    """How good an assignment is, in the order of the aims; less is better in each.

    `unserved` people, and how many of them are newcomers; `sizes` and `newcomers`, the sums of squares over the groups (least where they differ by one
    at most); `apart`, wishes of two present people that are not kept (one for each who wished); `not_best`, people
    whose group does not work in the language they speak best.
    """

    unserved: int
    new_unserved: int
    sizes: int
    apart: int
    newcomers: int
    not_best: int


@dataclass(frozen=True)
class Assignment:
    """The groups, and by name everybody who is not served.

    `unserved` are in no group, or in one whose language they do not speak. `worth` is what was found; no assignment is better than `bound` (None where nobody looked).
    """

    groups: tuple[Group, ...]
    unserved: tuple[str, ...]
    worth: Worth
    bound: Worth | None = None

    @property
    def best(self) -> bool:
        """Whether it is proved that no assignment is better in all aims, one after the other."""
        return self.worth == self.bound

    @property
    def best_served(self) -> bool:
        """Whether it is proved that no assignment serves more people."""
        return self.bound is not None and self.worth.unserved == self.bound.unserved

    def group_of(self, person: str) -> Group | None:
        """Return the group somebody is in, or None."""
        return next((group for group in self.groups if person in group.people), None)


@dataclass(frozen=True)
class Room:
    """People by id, in the order they were given."""

    people: dict[str, Person] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[Person]) -> "Room":
        return cls({person.id: person for person in people})

    @property
    def wishes(self) -> list[Pair]:
        """Return (who wishes, with whom) for people who are both here."""
        return [(one.id, other) for one in self.people.values() for other in sorted(one.with_whom) if other in self.people]
