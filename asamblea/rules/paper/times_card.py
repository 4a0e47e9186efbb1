"""The times card on paper: where its circles stand, and what their ink says.

What stands on a card is fixed by its form number, which its square code names (`serials.TimesCard`): a change here needs
a new number, since cards of the old one lie in people's pockets. One week alone: hours that change from week to week
are given on a phone or typed at the desk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from asamblea.rules.meeting_times.cards import WORK
from asamblea.rules.meeting_times.week import DAYS, PARTS
from asamblea.rules.paper.layout import WIDTH, Bubble, Layout, Row
from asamblea.rules.paper.marks import CROSSED, FAINT, SPILLED, TWO_MARKS, Doubt, Ink, covered, verdict
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

LANGUAGES = ("en", "es", "ko", "tl", "bn", "zh", "ru", "other")
NEEDS = ("childcare", "step_free", "interpreter")

RADIUS = 3.0
TOP, BOTTOM = 72.0, 237.0
"""Between them stands what is filled in."""
_HEADING = 7.0
_LABELS = 33.0
"""Width of the words before a line of the week."""
_WEEK = Row("week", TOP + 9, 4 * 12.5, _LABELS, WIDTH)
_LANGUAGE = Row("language", TOP + 69.5, 2 * 9.0, 0, WIDTH)
_WORK = Row("work", TOP + 98, 4 * 10.0, 0, WIDTH)
_NEEDS = Row("needs", TOP + 148, 13.0, 0, WIDTH)

NO_TIME = Doubt("no_time", gettext_noop("No time of the week is filled in."))
NO_LANGUAGE = Doubt("no_language", gettext_noop("No language is filled in."))
NO_WORK = Doubt("no_work", gettext_noop("No kind of work is filled in."))


@dataclass(frozen=True)
class Filled:
    """What is clear on a card, "" where it is not, and why somebody must look at it: no `doubts`, and it can count."""

    slots: frozenset[str]
    language: str
    work: str
    needs: frozenset[str]
    doubts: tuple[Doubt, ...]


def layout() -> Layout:
    """Return the layout of a times card: a line of circles for each part of a day, then language, work and needs.

    In `bubbles` the row is a part of the day and the column a day, or the row is "language", "work" or "needs" and the
    column what is chosen. `rows` are the lines of the week and the three fields.
    """
    height, day = _WEEK.height / len(PARTS), (WIDTH - _LABELS) / len(DAYS)
    lines = tuple(Row(part, _WEEK.top + n * height, height, 0, _LABELS) for n, part in enumerate(PARTS))
    week = tuple(
        Bubble(line.id, name, _LABELS + (n + 0.5) * day, line.top + height / 2) for line in lines for n, name in enumerate(DAYS)
    )
    fields = (*_field(_LANGUAGE, LANGUAGES, 4), *_field(_WORK, WORK, 3), *_field(_NEEDS, NEEDS, 3))
    return Layout(RADIUS, (*lines, _LANGUAGE, _WORK, _NEEDS), DAYS, (*week, *fields))


def _field(field: Row, options: Sequence[str], across: int) -> tuple[Bubble, ...]:
    """Return the circles of a field, line by line; the words of each stand at its right."""
    wide, high = WIDTH / across, field.height / -(-len(options) // across)
    return tuple(
        Bubble(field.id, option, RADIUS + 1 + n % across * wide, field.top + (n // across + 0.5) * high)
        for n, option in enumerate(options)
    )


def read(inks: Sequence[Ink]) -> Filled | Refusal:
    """Return what a card's ink says, or why the picture shows too little; `inks` in the order of the layout's bubbles."""
    verdicts = [verdict(ink) for ink in inks]
    if "unseen" in verdicts:
        return covered()
    marked = [b for b, said in zip(layout().bubbles, verdicts, strict=True) if said == "marked"]
    doubts = []
    if "doubtful" in verdicts:
        doubts.append(CROSSED if any(ink.outside > SPILLED for ink in inks) else FAINT)
    slots = frozenset(f"{b.column}-{b.row}" for b in marked if b.row in PARTS)
    if not slots:
        doubts.append(NO_TIME)
    language = _one(marked, "language", NO_LANGUAGE, doubts.append)
    work = _one(marked, "work", NO_WORK, doubts.append)
    needs = frozenset(b.column for b in marked if b.row == "needs")
    return Filled(slots, language, work, needs, tuple(dict.fromkeys(doubts)))


def _one(marked: Sequence[Bubble], field: str, missing: Doubt, doubt: Callable[[Doubt], None]) -> str:
    """Return the one choice of a field, or "" and tell the doubt."""
    chosen = [b.column for b in marked if b.row == field]
    if len(chosen) == 1:
        return chosen[0]
    doubt(TWO_MARKS if chosen else missing)
    return ""
