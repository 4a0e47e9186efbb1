"""Tries every set of slots. No solver: a set's reach is the bits of a union.

Each slot is one long whole number with a bit for each row that is free then. Weights are written in binary, and
rows with a 1 at the same place make one plane, so that a weight is summed by counting bits: 50,000 people and all
11,480 triples of 42 slots take about a tenth of a second.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import combinations

Plane = tuple[int, Sequence[int]]
"""(what each row of the plane weighs, the rows that are free at each slot as bits)"""


def best_sets(free: Mapping[int, int], slots: int, many: int, top: int) -> list[tuple[int, tuple[int, ...]]]:
    """Return the `top` sets of `many` slots of greatest weight, greatest first, as (weight, slot numbers).

    `free` is what the people free at a set of slots (bits) weigh together. The earlier set wins a tie.
    """
    totals = [0] * sum(1 for _ in combinations(range(slots), many))
    for each, columns in planes(free, slots):
        for n, union in enumerate(unions(columns, many)):
            totals[n] += each * union.bit_count()
    first = nlargest(top, range(len(totals)), key=lambda n: (totals[n], -n))
    wanted, found = set(first), {}
    for n, chosen in enumerate(combinations(range(slots), many)):
        if n in wanted:
            found[n] = chosen
    return [(totals[n], found[n]) for n in first]


def planes(free: Mapping[int, int], slots: int) -> Iterator[Plane]:
    """Yield a plane for each binary digit of the weights."""
    for digit in range(max(free.values(), default=0).bit_length()):
        rows = [mask for mask, weight in free.items() if weight >> digit & 1 and mask]
        if rows:
            yield 1 << digit, columns(rows, slots)


def columns(rows: Sequence[int], slots: int) -> list[int]:
    """Return the rows free at each slot as bits (bit n is row n): the table of rows turned on its side."""
    # int() reads a text of binary digits faster than anything that sets bits one by one.
    table = digits(rows, slots)
    return [int(table[slots - 1 - slot :: slots], 2) for slot in range(slots)]


def digits(rows: Sequence[int], slots: int) -> str:
    """Return the rows one after the other as binary digits, `slots` each, the last slot first."""
    width = f"0{slots}b"
    return "".join([format(mask, width) for mask in rows])


def unions(columns: Sequence[int], many: int, begun: int = 0, first: int = 0) -> Iterator[int]:
    """Yield the union of each set of `many` columns, in the order of `combinations`."""
    if many == 1:
        for column in columns[first:]:
            yield begun | column
        return
    for n in range(first, len(columns) - many + 1):
        yield from unions(columns, many - 1, begun | columns[n], n + 1)
