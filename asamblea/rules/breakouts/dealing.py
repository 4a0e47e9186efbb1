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
        room = [table for table in tables if sort.size + _kept_free(table, sort) <= _places(table, tables, total)]
        if room:
            min(room, key=lambda table: _wants(table, sort)).units.append((sort, ids))
        else:
            single += [(sorts[one], (one,)) for one in ids]
    for unit in sorted(single, key=lambda unit: _order(unit[0], kind)):
        min(_open(tables, unit[0], kind, total), key=lambda table: _wants(table, unit[0])).units.append(unit)
    while _swapped(tables):
        pass
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


def _kept_free(table: _Table, sort: Sort) -> int:
    """Return the place that a group in two languages keeps for its interpreter."""
    return int(len(table.kind) == 2 and not table.interpreters and table.kind not in sort.interprets)


def _open(tables: Sequence[_Table], sort: Sort, kind: Kind, total: int) -> Sequence[_Table]:
    """Return the tables with a place for one more; an interpreter goes where none is yet."""
    room = [table for table in tables if _places(table, tables, total) > 0] or tables
    if len(kind) == 2 and kind in sort.interprets:
        return [t for t in room if not t.interpreters] or [t for t in tables if not t.interpreters] or room
    return room


def _swapped(tables: Sequence[_Table]) -> bool:
    """Swap two units of one size so that newcomers come out more even, where clusters were in the way; say if so."""
    for high in sorted(tables, key=lambda table: -table.newcomers):
        for low in sorted(tables, key=lambda table: table.newcomers):
            gap = high.newcomers - low.newcomers
            if gap < 2:
                break
            for one in high.units:
                for other in low.units:
                    moved = one[0].newcomers - other[0].newcomers
                    if one[0].size == other[0].size and 0 < moved < gap and _may_swap(high, one[0], other[0]):
                        high.units.remove(one)
                        low.units.remove(other)
                        high.units.append(other)
                        low.units.append(one)
                        return True
    return False


def _may_swap(table: _Table, one: Sort, other: Sort) -> bool:
    """Return whether both interpret this kind or neither does: so each group keeps its interpreter."""
    return len(table.kind) == 1 or (table.kind in one.interprets) == (table.kind in other.interprets)
