"""What was pledged so far, counted: the same for every language and view, so counted once for each change.

A board is drawn for the wall, for phones and for desks, in several languages, whenever somebody
pledges. Each asks for the rows that stand, which is quick; only rows that nobody counted yet are counted.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from django.db import connection

from asamblea.efforts import questions
from asamblea.efforts.models import Pledge
from asamblea.efforts.standing import Standing
from asamblea.rules import capacity
from asamblea.rules.capacity import Thermometer

MOST_KEPT = 16
_kept: dict[bytes, "Counted"] = {}
_counting = Lock()
"""Views that are drawn at once wait for the first of them to count."""

Row = tuple[int, str, str, str]
"""Hours, abilities, times and choices of a pledge as the database has them, the last three in JSON."""


@dataclass(frozen=True)
class Counted:
    """Counts, never who: `support` says by effort how many think it good without their hands; `people` and `hours` pledged."""

    thermometers: tuple[Thermometer, ...]
    support: Mapping[str, int]
    people: int
    hours: int


def counted(standing: Standing) -> Counted:
    """Return the counts of an assembly's board; one query, and one for the track record the first time."""
    rows = _rows(standing.assembly)
    # Kept under a digest: memory holds no pledge longer than the database does.
    key = hashlib.sha256(json.dumps([questions.question(standing, ()), rows]).encode()).digest()
    with _counting:
        found = _kept.get(key)
        if found is None:
            found = _kept[key] = _count(standing, [_pledge(n, row) for n, row in enumerate(rows)])
            while len(_kept) > MOST_KEPT:
                _kept.pop(next(iter(_kept)))
    return found


def _rows(assembly: str) -> list[Row]:
    with connection.cursor() as cursor:  # plain SQL: every view asks this, most often for what is counted already
        sql = "SELECT hours, abilities, times, choices FROM efforts_pledge WHERE assembly = %s ORDER BY id"
        cursor.execute(sql, (assembly,))
        return cursor.fetchall()


def _pledge(number: int, row: Row) -> Pledge:
    hours, *rest = row
    abilities, times, choices = (json.loads(part) for part in rest)
    return Pledge(id=number, hours=hours, abilities=abilities, times=times, choices=choices)


def _count(standing: Standing, pledges: Sequence[Pledge]) -> Counted:
    support: dict[str, int] = {}
    for pledge in pledges:
        for number, glad in pledge.choices.items():
            support[number] = support.get(number, 0) + (not glad)
    hands = [pledge.hours for pledge in pledges if pledge.brings_hands]
    return Counted(capacity.board(questions.problem(standing, pledges)), support, len(hands), sum(hands))
