"""In which languages a group can work, and who understands it.

A group works in one language, or in two when somebody in it interprets between them. Three languages at once leave
nobody time to speak, so there are none.
"""

from collections.abc import Iterable, Sequence

from asamblea.rules.breakouts.model import Person

Kind = tuple[str, ...]
"""The languages a group works in: one, or two in the order of the alphabet."""


def kinds(people: Iterable[Person]) -> list[Kind]:
    """Return every way in which a group of these people could work, single languages first."""
    everybody = list(people)
    singles: set[Kind] = {(language,) for person in everybody for language in person.languages}
    return sorted(singles) + sorted({pair for person in everybody for pair in pairs(person)})


def pairs(person: Person) -> set[Kind]:
    """Return the pairs somebody interprets, each in the order of the alphabet."""
    return {tuple(sorted(pair)) for pair in person.interprets}


def understands(person: Person, kind: Kind) -> bool:
    """Return whether somebody can follow a group that works in these languages."""
    return any(language in kind for language in person.languages)


def prefers(person: Person, kind: Kind) -> bool:
    """Return whether the group works in the language this person speaks best."""
    return bool(person.languages) and person.languages[0] in kind


def working(people: Iterable[Person]) -> Kind:
    """Return the languages in which these people understand each other best; () where nobody told any.

    Most who understand, then most who speak it best, then one language rather than two, then the alphabet.
    """
    everybody = list(people)
    return best_of(everybody, kinds(everybody))


def best_of(people: Sequence[Person], possible: Sequence[Kind]) -> Kind:
    """Return the way of these in which these people understand each other best, as `working` does; () of none."""
    return min(possible, key=lambda kind: (*_lost(people, kind), len(kind), kind), default=())


def _lost(people: Sequence[Person], kind: Kind) -> tuple[int, int]:
    return (-sum(understands(one, kind) for one in people), -sum(prefers(one, kind) for one in people))
