"""Which interpreters an evening needs, and which are there: a pair for each language that people of the room speak.

One language leads; whoever speaks another one follows it, and is heard in it, through interpreters of that pair.
Simultaneous interpreting tires: two take turns every 20 to 30 minutes (AIIC, Professional standards), so each way needs two.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Way = tuple[str, str]
"""From which language into which."""

PER_WAY = 2


@dataclass(frozen=True)
class Need:
    """A language of the room beside the one that leads; `coming` interpret from it and into it.

    `people` are expected to speak it; 0 stands for few, or for not known.
    """

    language: str
    leading: str
    people: int
    coming: tuple[int, int]

    @property
    def missing(self) -> int:
        """How many more who go both ways would make it whole."""
        return max(0, PER_WAY - min(self.coming))

    @property
    def is_gap(self) -> bool:
        return self.missing > 0

    @property
    def state(self) -> str:
        """ "covered", "alone" (one who cannot be relieved), "one_way" (nobody goes the other way), or "nobody"."""
        if not self.missing:
            return "covered"
        if min(self.coming):
            return "alone"
        return "one_way" if max(self.coming) else "nobody"


def needs(leading: str, expected: Mapping[str, int], coming: Collection[Collection[Way]]) -> tuple[Need, ...]:
    """Return what each expected language needs, gaps first, then the languages of more people.

    `expected` are people by language; `coming` are the ways of each interpreter who said that they come.
    """
    made = (Need(lang, leading, people, _coming(lang, leading, coming)) for lang, people in expected.items() if lang != leading)
    return tuple(sorted(made, key=lambda need: (-need.missing, -need.people, need.language)))


def _coming(language: str, leading: str, coming: Collection[Collection[Way]]) -> tuple[int, int]:
    return (sum((language, leading) in ways for ways in coming), sum((leading, language) in ways for ways in coming))


def can_fill(need: Need, ways: Collection[Way]) -> bool:
    """Return whether somebody who interprets these ways would make a gap smaller."""
    from_it, into_it = (need.language, need.leading), (need.leading, need.language)
    wanted = [way for way, there in zip((from_it, into_it), need.coming, strict=True) if there < PER_WAY]
    return any(way in ways for way in wanted)


def ways(pair: Iterable[str], *, both: bool) -> tuple[Way, ...]:
    """Return the ways of somebody who interprets from the first of two languages into the second, or both ways."""
    one, other = pair
    return ((one, other), (other, one)) if both else ((one, other),)
