"""Deals people to the groups of their kind, like cards: sizes, newcomers and interpreters come out even."""

from collections.abc import Sequence

from asamblea.rules.breakouts.languages import Kind
from asamblea.rules.breakouts.model import Group
from asamblea.rules.breakouts.shares import Shares
from asamblea.rules.breakouts.units import Sort, Units

Unit = tuple[Sort, tuple[str, ...]]


def dealt(known: Units, found: Shares) -> list[Group]:
    """Return the groups that these shares make, kind after kind; whoever is in no share is in none."""
    units: dict[Kind, list[Unit]] = {kind: [] for kind in found.groups}
    placed: set[str] = set()
    for (sort, kind), count in sorted(found.units.items(), key=lambda one: not one[0][0].parts):  # clusters first
        free = [ids for ids in known.all[sort] if placed.isdisjoint(ids)]
        units[kind] += [(sort, ids) for ids in free[:count]]
        placed |= {one for ids in free[:count] for one in ids}
    tables = [table for kind, many in found.groups.items() for table in _kind(kind, many, units[kind])]
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


def _kind(kind: Kind, many: int, units: Sequence[Unit]) -> list[_Table]:
    """Clusters first, then interpreters (the new ones last), newcomers and all others.

    So those who are alike in one way follow each other, and a card dealt in turn lands evenly in each way.
    """
    tables = [_Table(kind) for _ in range(many)]
    total = sum(sort.size for sort, _ in units)
    for unit in sorted(units, key=lambda unit: _order(unit[0], kind)):
        min(_open(tables, unit[0], kind, total), key=lambda table: _wants(table, unit[0])).units.append(unit)
    while _swapped(tables):
        pass
    return tables


def _order(sort: Sort, kind: Kind) -> tuple[int, bool, bool]:
    able = kind in sort.interprets
    return (-sort.size, not able, bool(sort.newcomers) if able else not sort.newcomers)


def _wants(table: _Table, sort: Sort) -> tuple[int, int]:
    return (table.newcomers, table.size) if sort.newcomers else (table.size, table.newcomers)


def _open(tables: Sequence[_Table], sort: Sort, kind: Kind, total: int) -> Sequence[_Table]:
    """Return the tables with a place for these people; an interpreter goes where none is yet."""
    mean, more = divmod(total, len(tables))
    full = sum(table.size > mean for table in tables)
    room = [table for table in tables if table.size + sort.size <= mean + (full < more and table.size <= mean)] or tables
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
