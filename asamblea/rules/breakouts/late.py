"""Who is in no group joins one, who comes late finds one, and whoever leaves may take a language along: that is said."""

from collections.abc import Sequence
from dataclasses import replace

from asamblea.rules.breakouts.languages import Kind, best_of, kinds, prefers, understands, working
from asamblea.rules.breakouts.model import Assignment, Group, Person, Room
from asamblea.rules.breakouts.refusals import refuse
from asamblea.rules.breakouts.valid import wrong_person
from asamblea.rules.breakouts.worth import assigned
from asamblea.rules.refusal import Refusal


def join_late(groups: Sequence[Group], person: Person) -> Group | Refusal:
    """Return the smallest group that works in a language this person speaks, with the person in it.

    Of equal ones, the group that works in the language they speak best, then the lower number.
    """
    wrong = wrong_person(person)
    if wrong:
        return wrong
    for group in groups:
        if person.id in group.people:
            return refuse("already_placed", person=person.id, group=group.number)
    understood = [group for group in groups if understands(person, group.languages)]
    if not understood:
        return refuse("nobody_speaks", person=person.id)
    found = min(understood, key=lambda group: (len(group.people), not prefers(person, group.languages), group.number))
    return replace(found, people=(*found.people, person.id))


def with_everybody(people: Sequence[Person], found: Assignment) -> Assignment:
    """Return the groups with those added who are in none, each to the smallest, so that nobody stands outside.

    They stay unserved and named, but for the first in an empty group: it works in what they speak.
    """
    room, groups = Room.of(people), list(found.groups)
    for person in people:
        if found.group_of(person.id) is None:
            group = min(groups, key=lambda group: (len(group.people), group.number))
            languages = group.languages if group.people else working([person])
            groups[group.number - 1] = Group(group.number, languages, (*group.people, person.id))
    made = assigned(room, groups)
    return replace(made, bound=found.bound) if found.bound and found.bound <= made.worth else made


def as_they_sit(people: Sequence[Person], groups: Sequence[Group]) -> Assignment:
    """Return the groups with those of their people who are among `people`, and by name who is not served now.

    A group works on in the languages it has, as far as they are still spoken and interpreted in it; nobody is moved.
    """
    room = Room.of(people)
    here = [replace(group, people=tuple(one for one in group.people if one in room.people)) for group in groups]
    return assigned(room, [replace(group, languages=_still(room, group)) for group in here])


def _still(room: Room, group: Group) -> Kind:
    here = [room.people[one] for one in group.people]
    possible = kinds(here)
    return best_of(here, [kind for kind in possible if set(kind) & set(group.languages)] or possible)
