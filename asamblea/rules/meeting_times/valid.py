"""What contradicts itself is refused, never guessed at."""

from collections.abc import Collection, Iterator

from asamblea.rules.meeting_times.model import Crowd, Person
from asamblea.rules.meeting_times.refusals import refuse
from asamblea.rules.refusal import Refusal

MOST_WEEKS = 12
"""A rotation longer than a season is no rotation; shares of weeks stay small whole numbers."""


def wrong_crowd(crowd: Crowd) -> Refusal | None:
    """Return the first thing that cannot be meant, or None."""
    return next(_wrong(crowd), None)


def wrong_person(slots: Collection[str], person: Person) -> Refusal | None:
    """Return why these free times cannot be taken, or None; the form of a phone asks this."""
    return next(_person(frozenset(slots), person), None)


def _wrong(crowd: Crowd) -> Iterator[Refusal]:
    known = frozenset(crowd.slots)
    if not known:
        yield refuse("slots_missing")
    if len(known) < len(crowd.slots):
        yield refuse("slot_twice", slot=next(slot for slot in crowd.slots if crowd.slots.count(slot) > 1))
    for person in crowd.people:
        yield from _person(known, person)


def _person(known: frozenset[str], person: Person) -> Iterator[Refusal]:
    if not person.weeks:
        yield refuse("weeks_missing")
    if len(person.weeks) > MOST_WEEKS:
        yield refuse("weeks_many", most=MOST_WEEKS, weeks=len(person.weeks))
    for week in person.weeks:
        if not week <= known:
            yield refuse("slot_unknown", slot=min(week - known))
    if person.missed < 0:
        yield refuse("missed_negative", missed=person.missed)
    if person.many < 1:
        yield refuse("many_few", many=person.many)
