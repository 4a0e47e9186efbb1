"""Deals people to the groups of their kind, like cards: sizes, newcomers and interpreters come out even."""

from collections.abc import Mapping, Sequence

from asamblea.rules.breakouts.languages import Kind
from asamblea.rules.breakouts.model import Group
from asamblea.rules.breakouts.shares import Shares
from asamblea.rules.breakouts.units import Sort, Units

Unit = tuple[Sort, tuple[str, ...]]


def dealt(known: Units, found: Shares) -> list[Group]:
    """Return the groups that these shares make, kind after kind; whoever is in no share is in none."""
    units: dict[Kind, list[Unit]] = {kind: [] for kind in found.groups}
    placed: set[str] = set()
    sorts = {one: sort for sort, alone in known.alone.items() for (one,) in alone}
    for (sort, kind), count in sorted(found.units.items(), key=lambda one: not one[0][0].parts):  # clusters first
        free = [ids for ids in known.all[sort] if placed.isdisjoint(ids)]
        units[kind] += [(sort, ids) for ids in free[:count]]
        placed |= {one for ids in free[:count] for one in ids}
    tables = [table for kind, many in found.groups.items() for table in _kind(kind, many, units[kind], sorts)]
    while _swapped(tables):
        pass
    return [Group(n, table.kind if table.people else (), tuple(table.people)) for n, table in enumerate(tables, 1)]


class _Table:
    def __init__(self, kind: Kind) -> None:
        self.kind, self.units = kind, list[Unit]()

    @property
    def people(self) -> list[str]:
        return [one for _, ids in self.units for one in ids]

    @property
    def size(self) -> int:
        return sum(sort.size for sort, _ in self.units)

    @property
    def newcomers(self) -> int:
        return sum(sort.newcomers for sort, _ in self.units)

    @property
    def interpreters(self) -> int:
        return sum(self.kind in sort.interprets for sort, _ in self.units)


def _kind(kind: Kind, many: int, units: Sequence[Unit], sorts: Mapping[str, Sort]) -> list[_Table]:
    """Clusters first, then interpreters (the new ones last), newcomers and all others.

    So those who are alike in one way follow each other, and a card dealt in turn lands evenly in each way. A cluster
    that has no table left to sit at together is dealt one by one: sizes come before wishes.
    """
    tables = [_Table(kind) for _ in range(many)]
    total = sum(sort.size for sort, _ in units)
    single = [unit for unit in units if not unit[0].parts]
    for sort, ids in sorted((unit for unit in units if unit[0].parts), key=lambda unit: _order(unit[0], kind)):
        room = _together(tables, sort, total)
        if room:
            min(room, key=lambda table: _wants(table, sort)).units.append((sort, ids))
        else:
            single += [(sorts[one], (one,)) for one in ids]
    for unit in sorted(single, key=lambda unit: _order(unit[0], kind)):
        min(_open(tables, unit[0], kind, total), key=lambda table: _wants(table, unit[0])).units.append(unit)
    return tables


def _order(sort: Sort, kind: Kind) -> tuple[int, bool, bool]:
    """Return what sorts units into the order they are dealt in."""
    able = kind in sort.interprets
    return (-sort.size, not able, bool(sort.newcomers) if able else not sort.newcomers)


def _wants(table: _Table, sort: Sort) -> tuple[int, int]:
    return (table.newcomers, table.size) if sort.newcomers else (table.size, table.newcomers)


def _places(table: _Table, tables: Sequence[_Table], total: int) -> int:
    """Return how many may still sit here when sizes are to differ by one at most."""
    mean, more = divmod(total, len(tables))
    full = sum(other.size > mean for other in tables if other is not table)
    return mean + (full < more) - table.size


def _together(tables: Sequence[_Table], sort: Sort, total: int) -> list[_Table]:
    """Return the tables with room for a cluster.

    A group in two languages keeps a place for its interpreter, and no interpreter joins another while one lacks.
    """
    room = []
    needy = [table for table in tables if len(table.kind) == 2 and not table.interpreters]
    for table in tables:
        able = table.kind in sort.interprets
        needed = sort.size + (table in needy and not able)
        if needed <= _places(table, tables, total) and not (able and needy and table not in needy):
            room.append(table)
    return room


def _open(tables: Sequence[_Table], sort: Sort, kind: Kind, total: int) -> Sequence[_Table]:
    """Return the tables with a place for one more; an interpreter goes where none is yet."""
    room = [table for table in tables if _places(table, tables, total) > 0] or tables
    if len(kind) == 2 and kind in sort.interprets:
        return [t for t in room if not t.interpreters] or [t for t in tables if not t.interpreters] or room
    return room


def _swapped(tables: Sequence[_Table]) -> bool:
    """Swap two units of one size so that newcomers come out more even, if that can be; return whether it was.

    Counts by kind are even already where the search had the time; clusters may have been in the way of the dealing.
    """
    new = sorted(((table.newcomers, n) for n, table in enumerate(tables)))
    for most, high in reversed(new):
        for fewest, low in new:
            if most - fewest < 2:
                break
            if _swap(tables[high], tables[low], most - fewest):
                return True
    return False


def _swap(high: _Table, low: _Table, gap: int) -> bool:
    for one in high.units:
        for other in low.units:
            moved = one[0].newcomers - other[0].newcomers
            if 0 < moved < gap and one[0].size == other[0].size and _fits(high, one, other) and _fits(low, other, one):
                high.units[high.units.index(one)], low.units[low.units.index(other)] = other, one
                return True
    return False


def _fits(table: _Table, leaves: Unit, comes: Unit) -> bool:
    """Return whether who comes understands this group, and it keeps an interpreter if it needs one."""
    kind = table.kind
    needed = len(kind) == 2 and kind in leaves[0].interprets and table.interpreters < 2
    return kind in comes[0].kinds and (not needed or kind in comes[0].interprets)
