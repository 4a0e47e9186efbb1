"""Each group on its own: wishes and newcomers, where counts by kind do not say enough. Begins from a plan.

Who is served, how many newcomers are, and how even the sizes are was settled before, and stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from asamblea.rules.breakouts.languages import Kind
from asamblea.rules.breakouts.model import Group, Room, Worth
from asamblea.rules.breakouts.units import Sort, sort_of
from asamblea.rules.breakouts.worth import worth
from asamblea.rules.capacity import cpsat
from asamblea.rules.capacity.program import Program, Term
from asamblea.rules.capacity.watch import Watch

MOST_COLUMNS = 12_000
"""More than that is not even read in two seconds."""


@dataclass
class Rooms:
    """The program: `at[sort, g]` people of a sort in group g; whoever has a wish is a sort alone."""

    kinds: list[Kind]
    groups: int
    program: Program = field(default_factory=Program)
    sorts: list[tuple[Sort, list[str]]] = field(default_factory=list)
    kind: dict[tuple[int, Kind], int] = field(default_factory=dict)
    at: dict[tuple[int, int], int] = field(default_factory=dict)
    worth: list[Term] = field(default_factory=list)
    hint: dict[int, int] = field(default_factory=dict)


def improved(room: Room, kinds: list[Kind], begun: list[Group], watch: Watch, seed: int) -> tuple[list[Group], bool]:
    """Return groups at least as good as `begun`, and whether it is proved that none are better."""
    wishing = {one for pair in room.wishes for one in pair}
    if watch.over() or _columns(room, kinds, len(begun), wishing) > MOST_COLUMNS:
        return begun, False
    if any(not group.people for group in begun):
        kinds = [*kinds, ()]  # that nobody understands: more groups than people to serve
    begun = sorted(begun, key=lambda group: kinds.index(group.languages))
    r = Rooms(kinds, len(begun))
    _sorts(r, room, wishing)
    now = worth(room, begun)
    _languages(r, begun)
    _people(r, room, begun)
    _sizes(r, room, now, begun)
    _aims(r, room, begun)
    found = cpsat.solve(r.program, r.worth, watch, seed=seed, start=r.hint)
    return (begun, False) if found.values is None else (_read(r, found.values), found.proved)


def _columns(room: Room, kinds: list[Kind], groups: int, wishing: set[str]) -> int:
    alike = {sort_of(kinds, [one]) for one in room.people.values() if one.id not in wishing}
    return groups * (2 * (len(alike) + len(wishing)) + len(room.wishes) + len(kinds) + len(room.people) // groups)


def _sorts(r: Rooms, room: Room, wishing: set[str]) -> None:
    alike: dict[Sort, list[str]] = {}
    for one, person in room.people.items():
        sort = sort_of(r.kinds, [person])
        if one in wishing:
            r.sorts.append((sort, [one]))
        else:
            alike.setdefault(sort, []).append(one)
    r.sorts += alike.items()


def _languages(r: Rooms, begun: Sequence[Group]) -> None:
    """Each group works in one kind; groups are told apart by nothing else, so kinds stand in order."""
    order = [list[Term]() for _ in begun]
    for g, group in enumerate(begun):
        for n, kind in enumerate(r.kinds):
            column = r.kind[g, kind] = r.program.column()
            r.hint[column] = kind == group.languages
            order[g].append((column, n))
        one = [(column, 1) for column, _ in order[g]]
        r.program.at_least(1, one)
        r.program.at_most(1, one)
        if g:
            r.program.at_least(0, order[g] + [(column, -n) for column, n in order[g - 1]])


def _people(r: Rooms, room: Room, begun: Sequence[Group]) -> None:
    """Everybody is in one group at most, which they understand; two languages take an interpreter."""
    for t, (sort, ids) in enumerate(r.sorts):
        for g, group in enumerate(begun):
            column = r.at[t, g] = r.program.column(len(ids))
            r.hint[column] = len(set(ids) & set(group.people))
            r.program.at_most(0, [(column, 1), *((r.kind[g, kind], -len(ids)) for kind in sort.kinds)])
        r.program.at_most(len(ids), [(r.at[t, g], 1) for g in range(r.groups)])
    for (g, kind), column in r.kind.items():
        if len(kind) == 2:
            able = [(r.at[t, g], 1) for t, (sort, _) in enumerate(r.sorts) if kind in sort.interprets]
            r.program.at_least(0, [*able, (column, -1)])


def _sizes(r: Rooms, room: Room, now: Worth, begun: Sequence[Group]) -> None:
    """What was settled: who is served, how many of them are new, and how even the sizes are."""
    everybody = [(column, 1) for column in r.at.values()]
    served = sum(len(group.people) for group in begun)
    r.program.at_least(served, everybody)
    r.program.at_least(_new(room, begun), [(column, r.sorts[t][0].newcomers) for (t, _), column in r.at.items()])
    squares: list[Term] = []
    most = max(len(group.people) for group in begun)
    if most - min(len(group.people) for group in begun) > 1:
        most = served
    for g, group in enumerate(begun):
        here = [(r.at[t, g], 1) for t in range(len(r.sorts))]
        squares += _number(r, here, most, len(group.people))
    r.program.at_most(now.sizes, squares)


def _aims(r: Rooms, room: Room, begun: Sequence[Group]) -> None:
    """Fewest wishes apart, then newcomers spread, then most in the language they speak best: in one sum."""
    served = sum(len(group.people) for group in begun)
    each_new = served + 1
    each_wish = each_new * (_new(room, begun) ** 2 + 1)
    for g, group in enumerate(begun):
        new = [(r.at[t, g], 1) for t, (sort, _) in enumerate(r.sorts) if sort.newcomers]
        most = min(_new(room, begun), max(len(group.people) for group in begun) + 1)
        squares = _number(r, new, most, sum(room.people[one].is_newcomer for one in group.people))
        r.worth += [(column, -square * each_new) for column, square in squares]
        for t, (sort, ids) in enumerate(r.sorts):
            happy = r.program.column(len(ids))
            r.program.at_most(0, [(happy, 1), (r.at[t, g], -1)])
            best = [r.kind[g, kind] for kind, one in zip(r.kinds, sort.best, strict=True) if one]
            r.program.at_most(0, [(happy, 1), *((column, -len(ids)) for column in best)])
            r.worth.append((happy, 1))
    place = {ids[0]: t for t, (_, ids) in enumerate(r.sorts)}
    for one, other in room.wishes:
        for g in range(r.groups):
            kept = r.program.column()
            for end in (one, other):
                r.program.at_most(0, [(kept, 1), (r.at[place[end], g], -1)])
            r.worth.append((kept, each_wish))


def _number(r: Rooms, terms: Sequence[Term], most: int, now: int) -> list[Term]:
    """Name a sum from 0 to `most` by one column each, and return the columns with their squares."""
    columns = [r.program.column() for _ in range(most + 1)]
    r.hint |= {column: number == now for number, column in enumerate(columns)}
    for sums, value in (([(column, 1) for column in columns], 1), ([*terms, *((c, -n) for n, c in enumerate(columns) if n)], 0)):
        r.program.at_least(value, sums)
        r.program.at_most(value, sums)
    return [(column, number * number) for number, column in enumerate(columns) if number]


def _new(room: Room, groups: Sequence[Group]) -> int:
    return sum(room.people[one].is_newcomer for group in groups for one in group.people)


def _read(r: Rooms, values: Sequence[int]) -> list[Group]:
    left = [list(ids) for _, ids in r.sorts]
    groups = []
    for g in range(r.groups):
        kind = next(kind for kind in r.kinds if values[r.kind[g, kind]])
        people = [left[t].pop(0) for t in range(len(r.sorts)) for _ in range(values[r.at[t, g]])]
        groups.append(Group(g + 1, kind if people else (), tuple(people)))
    return groups
