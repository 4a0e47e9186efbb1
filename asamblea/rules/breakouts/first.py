"""A first assignment in a few milliseconds, without any solver: something to show when the time is short."""

from collections import Counter
from collections.abc import Mapping, Sequence

from asamblea.rules.breakouts.languages import Kind, kinds, pairs, understands
from asamblea.rules.breakouts.model import Group, Person, Room


def first(room: Room, groups: int) -> list[Group]:
    """Return groups that serve most people they can see to, of about equal size.

    Kinds of groups are opened until everybody has one; then more of the kind whose groups would be largest. Who has
    least choice is placed first, in the smallest group they understand.
    """
    people = list(room.people.values())
    opened = _opened(people, kinds(people), groups)
    tables: list[tuple[Kind, list[str]]] = [(kind, [leader.id] if leader else []) for kind, leader in opened]
    placed = {one for _, ids in tables for one in ids}
    choices = {person.id: [table for table in tables if understands(person, table[0])] for person in people}
    for person in sorted(people, key=lambda person: (len(choices[person.id]), person.is_newcomer)):
        if person.id not in placed and choices[person.id]:
            min((ids for _, ids in choices[person.id]), key=len).append(person.id)
    tables += [((), []) for _ in range(groups - len(tables))]
    return [Group(n, kind if ids else (), tuple(ids)) for n, (kind, ids) in enumerate(tables, 1)]


def _opened(people: Sequence[Person], possible: Sequence[Kind], groups: int) -> list[tuple[Kind, Person | None]]:
    """Return the kinds of groups to open, those in two languages with the interpreter who makes it one."""
    opened: list[tuple[Kind, Person | None]] = []
    free = [person for person in people if person.interprets]
    alike = Counter(person.languages for person in people)
    choices = dict.fromkeys(alike, 0)
    who = {kind: [spoken for spoken in alike if set(spoken) & set(kind)] for kind in possible}
    while possible and len(opened) < groups:
        able = {kind: next((one for one in free if kind in pairs(one)), None) for kind in possible}
        choice = [kind for kind in possible if len(kind) == 1 or able[kind]]
        kind = max(choice, key=lambda kind: (*_need(alike, choices, who[kind]), -len(kind)))
        leader = able[kind] if len(kind) == 2 else None
        if leader:
            free.remove(leader)
        opened.append((kind, leader))
        for spoken in who[kind]:
            choices[spoken] += 1
    return opened


def _need(alike: Mapping[Kind, int], choices: Mapping[Kind, int], speakers: Sequence[Kind]) -> tuple[int, float]:
    """Return how many of these speakers have no group yet, and how many share one that could use another.

    `alike` are people for each list of languages, `choices` the open groups that each understands.
    """
    unserved = sum(alike[spoken] for spoken in speakers if not choices[spoken])
    return unserved, sum(alike[spoken] / max(1, choices[spoken]) for spoken in speakers)
