"""Who comes late finds a group; whoever leaves may take a language along, and that is said."""

from collections.abc import Sequence
from dataclasses import replace

from asamblea.rules.breakouts.languages import prefers, understands
from asamblea.rules.breakouts.model import Assignment, Group, Person, Room
from asamblea.rules.breakouts.refusals import refuse
from asamblea.rules.breakouts.valid import wrong_person
from asamblea.rules.breakouts.worth import assigned, grouped
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


def leave(people: Sequence[Person], found: Assignment, person: str) -> Assignment | Refusal:
    """Return the groups without this person, and by name who is not served now.

    `people` are all who were assigned, with the one who leaves. A group that loses its interpreter works on in the
    language that most of it understand; nobody is moved.
    """
    if found.group_of(person) is None:
        return refuse("not_here", person=person)
    room = Room.of(one for one in people if one.id != person)
    after = []
    for group in found.groups:
        rest = tuple(one for one in group.people if one != person)
        after += [replace(grouped(room, [rest])[0], number=group.number)] if rest != group.people else [group]
    return assigned(room, after)
