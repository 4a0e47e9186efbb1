"""What contradicts itself is refused, never guessed at."""

from collections import Counter
from collections.abc import Iterator, Sequence

from asamblea.rules.breakouts.model import Person
from asamblea.rules.breakouts.refusals import refuse
from asamblea.rules.refusal import Refusal


def wrong_people(people: Sequence[Person], groups: int) -> Refusal | None:
    """Return the first thing that cannot be meant when these people go into so many groups, or None."""
    return next(_wrong(people, groups), None)


def wrong_person(person: Person) -> Refusal | None:
    """Return why this person cannot be put in a group, or None; the form at the door asks this."""
    return next(_person(person), None)


def _wrong(people: Sequence[Person], groups: int) -> Iterator[Refusal]:
    if groups < 1:
        yield refuse("groups_few", groups=groups)
    if groups > len(people):
        yield refuse("groups_many", groups=groups, people=len(people))
    for one, many in Counter(person.id for person in people).items():
        if many > 1:
            yield refuse("person_twice", person=one)
    for person in people:
        yield from _person(person)


def _person(person: Person) -> Iterator[Refusal]:
    if not person.id:
        yield refuse("person_missing")
    for language, many in Counter(person.languages).items():
        if many > 1:
            yield refuse("language_twice", person=person.id, language=language)
    for one, other in sorted(person.interprets):
        if one == other:
            yield refuse("pair_alike", person=person.id)
        for language in (one, other):
            if language not in person.languages:
                yield refuse("pair_unspoken", person=person.id, language=language)
    if person.id in person.with_whom:
        yield refuse("with_self", person=person.id)
