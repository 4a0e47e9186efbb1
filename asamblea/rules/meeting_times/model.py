"""Who is free when: the input of a choice of times."""

from dataclasses import dataclass

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BLOCKS = ("00", "04", "08", "12", "16", "20")
"""The hour at which each block of four hours begins."""
WEEK = tuple(f"{day}-{block}" for day in DAYS for block in BLOCKS)
"""The 42 slots of a week, from "mon-00" to "sun-20"; any other labels do as well."""


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
    """The slots that are possible at all, in the order of the week (it breaks ties), and the people."""

    slots: tuple[str, ...]
    people: tuple[Person, ...]
