"""Numbers and rows as people's spreadsheets write them."""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally.files.election import malformed
from asamblea.rules.words import gettext_noop

FINEST = 6
"""Decimals that a cost or points may have."""

Row = list[str]
Rows = Iterator[tuple[int, Row]]


class NotFields(Exception):
    """A line that cannot be taken apart into fields; holds its number."""


def rows(lines: Sequence[str], start: int, end: int, delimiter: str) -> Rows:
    """Yield line number and fields of each line from `start` + 1 to `end` that is not empty.

    Raises NotFields where quotes or control characters make no fields.
    """
    reader = csv.reader(lines[start:end], delimiter=delimiter)
    try:
        for row in reader:
            if any(field.strip() for field in row):
                yield start + reader.line_num, row
    except csv.Error:
        raise NotFields(start + reader.line_num) from None


def not_fields(error: NotFields) -> Refusal:
    """Return the refusal of a line that makes no fields."""
    return malformed(int(error.args[0]), gettext_noop("Line %(line)s: expected fields of text; quotes or characters are wrong."))


def too_few(line: int, expected: int, found: int) -> Refusal:
    """Return the refusal of a row that is too short."""
    sentence = gettext_noop("Line %(line)s: expected %(expected)s fields, found %(found)s.")
    return malformed(line, sentence, expected=expected, found=found)


@lru_cache(maxsize=4096)  # points are a few numbers, written again and again
def number(written: str) -> Decimal | None:
    """Return a number of at least 0 with few decimals, or None; some countries write a comma."""
    try:
        found = Decimal(written.strip().replace(",", "."))
    except InvalidOperation:
        return None
    if not found.is_finite() or not 0 <= found < 10**15 or round(found, FINEST) != found:
        return None
    return found
