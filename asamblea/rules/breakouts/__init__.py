"""Small groups that come back to one whole: who is in which, in which language each works, and who is not served.

Four ways: counting off, by what people named (a table, a block), by language, and balanced, which alone loads a solver. Nobody is hidden:
whoever no group serves is named, so that somebody finds an interpreter.
"""

from collections.abc import Mapping

from asamblea.rules.breakouts.balanced import SECONDS, at_once, balanced
from asamblea.rules.breakouts.check import wrong_assignment
from asamblea.rules.breakouts.late import as_they_sit, join_late, with_everybody
from asamblea.rules.breakouts.model import Assignment, Group, Person, Worth
from asamblea.rules.breakouts.valid import wrong_people, wrong_person
from asamblea.rules.breakouts.ways import Way, by_count, by_label, by_language

BY_HAND: Mapping[str, Way] = {
    "counting": by_count,
    "table": by_label,
    "block": by_label,
    "topic": by_label,
    "language": by_language,
}
"""The ways that need no time to search, by the name that forms and minutes give them."""

__all__ = [
    "BY_HAND",
    "SECONDS",
    "Assignment",
    "Group",
    "Person",
    "Way",
    "Worth",
    "as_they_sit",
    "at_once",
    "balanced",
    "by_count",
    "by_label",
    "by_language",
    "join_late",
    "with_everybody",
    "wrong_assignment",
    "wrong_people",
    "wrong_person",
]
