"""Groups without an engine: counting off, by what people named (table, block, topic), by language.

Each takes people in the order they sit or came and gives the same groups to whoever does it again by hand.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from asamblea.rules.breakouts.languages import Kind, understands
from asamblea.rules.breakouts.model import Assignment, Group, Person, Room
from asamblea.rules.breakouts.refusals import refuse
from asamblea.rules.breakouts.valid import wrong_people
from asamblea.rules.breakouts.worth import assigned, grouped
from asamblea.rules.refusal import Refusal

Way = Callable[[Sequence[Person], int], Assignment | Refusal]


def by_count(people: Sequence[Person], groups: int) -> Assignment | Refusal:
    """Count off: one, two … and again from one."""
    wrong = wrong_people(people, groups)
    if wrong:
        return wrong
    room = Room.of(people)
    ids = list(room.people)
    return assigned(room, grouped(room, [ids[n::groups] for n in range(groups)]))


def by_language(people: Sequence[Person], groups: int) -> Assignment | Refusal:
    """Give groups to the languages that people speak best, the more people the more groups.

    Whoever speaks a language without a group goes to a group of another language they speak; else they are unserved
    and in no group, and named.
    """
    wrong = wrong_people(people, groups)
    if wrong:
        return wrong
    room = Room.of(people)
    best = Counter(person.languages[0] for person in people if person.languages)
    shares = _shares(best, groups)
    lists: list[tuple[str, list[str]]] = [(one, []) for one, many in shares.items() for _ in range(many)]
    lists += [("", []) for _ in range(groups - len(lists))]
    for person in sorted(people, key=lambda person: not (person.languages and person.languages[0] in shares)):
        language = next((one for one in person.languages if one in shares), None)
        if language:
            min((group for one, group in lists if one == language), key=len).append(person.id)
    named = [Group(n, (one,) if group else (), tuple(group)) for n, (one, group) in enumerate(lists, 1)]
    return assigned(room, named)


def _shares(best: Counter[str], groups: int) -> dict[str, int]:
    """Return groups for each language: one for the most spoken, then each where groups would be largest.

    No language has more groups than people.
    """
    order = sorted(best, key=lambda one: (-best[one], one))
    shares = dict.fromkeys(order[:groups], 1)
    for _ in range(groups - len(shares)):
        room = [one for one in shares if shares[one] < best[one]]
        if room:
            shares[max(room, key=lambda one: (best[one] / shares[one], -order.index(one)))] += 1
    return shares


def by_label(people: Sequence[Person], groups: int) -> Assignment | Refusal:
    """Keep each table, or block, together; where there are more than groups, small ones join; else large ones split.

    Whoever named none goes to the smallest group that they understand.
    """
    wrong = wrong_people(people, groups)
    if wrong:
        return wrong
    tables: dict[str, list[str]] = {}
    for person in people:
        if person.label:
            tables.setdefault(person.label, []).append(person.id)
    if not tables:
        return refuse("labels_missing")
    room = Room.of(people)
    lists = _joined(_split(list(tables.values()), groups), groups)
    kinds = [group.languages for group in grouped(room, lists)]
    for person in people:
        if not person.label:
            _smallest(lists, kinds, person).append(person.id)
    return assigned(room, grouped(room, lists))


def _split(tables: list[list[str]], groups: int) -> list[list[str]]:
    """Split the largest table in two until there are as many as groups, or nobody to part."""
    while len(tables) < groups and max(map(len, tables)) > 1:
        n = max(range(len(tables)), key=lambda n: (len(tables[n]), -n))
        half = (len(tables[n]) + 1) // 2
        tables[n : n + 1] = [tables[n][:half], tables[n][half:]]
    return tables + [[] for _ in range(groups - len(tables))]


def _joined(tables: list[list[str]], groups: int) -> list[list[str]]:
    """Put whole tables together, the largest first, each to the smallest group so far."""
    if len(tables) == groups:
        return tables
    lists: list[list[str]] = [[] for _ in range(groups)]
    for table in sorted(tables, key=len, reverse=True):
        min(lists, key=len).extend(table)
    return lists


def _smallest(lists: list[list[str]], kinds: list[Kind], person: Person) -> list[str]:
    """Return the smallest group that this person understands, or an empty one, or the smallest of all."""
    understood = [group for group, kind in zip(lists, kinds, strict=True) if not group or understands(person, kind)]
    return min(understood or lists, key=len)
