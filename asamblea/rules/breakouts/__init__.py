"""Small groups that come back to one whole: who is in which, in which language each works, and who is not served.

Five ways: counting off, by table, by block, by language, and balanced, which alone loads a solver. Nobody is hidden:
whoever no group serves is named, so that somebody finds an interpreter.
"""

from collections.abc import Mapping

from asamblea.rules.breakouts.balanced import SECONDS, balanced
from asamblea.rules.breakouts.check import wrong_assignment
from asamblea.rules.breakouts.late import join_late, leave
from asamblea.rules.breakouts.model import Assignment, Group, Person, Worth
from asamblea.rules.breakouts.valid import wrong_people, wrong_person
from asamblea.rules.breakouts.ways import Way, by_block, by_count, by_language, by_table

BY_HAND: Mapping[str, Way] = {"count": by_count, "table": by_table, "block": by_block, "language": by_language}
"""The ways that need no time to search, by the name a form gives them."""

__all__ = [
    "BY_HAND",
    "SECONDS",
    "Assignment",
    "Group",
    "Person",
    "Way",
    "Worth",
    "balanced",
    "by_block",
    "by_count",
    "by_language",
    "by_table",
    "join_late",
    "leave",
    "wrong_assignment",
    "wrong_people",
    "wrong_person",
]
