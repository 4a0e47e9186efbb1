"""Who is free when: the input of a choice of times."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """When somebody can usually come, without a name.

    `weeks` has the free slots of each week of their rotation: one set for whoever is free alike every week, four
    for "two weeks days, two weeks nights". An empty set is a week in which they are never free. `missed` is how
    many meetings they could not come to before, `many` how many people say exactly the same.
    """

    weeks: tuple[frozenset[str], ...]
    language: str = ""
    work: str = ""
    missed: int = 0
    many: int = 1


@dataclass(frozen=True)
class Crowd:
    """The slots that are possible at all, in the order of the week (it breaks ties), and the people.

    Slots are labels: those of a times card (`week.WEEK`), or finer ones.
    """

    slots: tuple[str, ...]
    people: tuple[Person, ...]
