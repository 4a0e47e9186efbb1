"""From ink in bubbles to a ballot, or to the doubt that two people look at. Nothing is guessed.

Ink is measured from 0, blank paper, to 1, the black that was printed on the same sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from asamblea.rules.paper.layout import Bubble, Layout
from asamblea.rules.refusal import Refusal
from asamblea.rules.votes import CHOICES, RANKED, TICKED, check_ballot
from asamblea.rules.words import gettext_noop

EMPTY, FULL = 0.1, 0.32
"""Ink inside: less is an empty bubble, more is a filled one, between them is a doubt."""
SPILLED = 0.22
"""Ink just outside of a bubble: more is a stroke that leaves it, as when somebody crosses it out."""
RING = 0.3
"""Ink of the printed circle itself: less, and the circle is not where it should be, or something covers it."""

Verdict = Literal["empty", "marked", "doubtful", "unseen"]


@dataclass(frozen=True)
class Ink:
    """How dark one bubble is: inside, just outside, and on its printed circle; each from 0 to 1."""

    inside: float
    outside: float
    ring: float


@dataclass(frozen=True)
class Doubt:
    """Why two people must look at this paper; `sentence` is English as in a Refusal."""

    code: str
    sentence: str


FAINT = Doubt("faint", gettext_noop("A mark is faint, or a circle is not filled."))
CROSSED = Doubt("crossed", gettext_noop("A stroke leaves its circle: it may be crossed out."))
NO_MARK = Doubt("no_mark", gettext_noop("No circle is filled."))
TWO_MARKS = Doubt("two_marks", gettext_noop("Two circles are filled where only one can count."))
PLACE_SKIPPED = Doubt("place_skipped", gettext_noop("A place between two others is left out."))
WRITTEN = Doubt("written", gettext_noop("The reason for a block is written by hand."))
SAID_ELSE = Doubt("said_else", gettext_noop("Another picture of this paper said something else."))
DOUBTS = {d.code: d for d in (FAINT, CROSSED, NO_MARK, TWO_MARKS, PLACE_SKIPPED, WRITTEN, SAID_ELSE)}


def verdict(ink: Ink) -> Verdict:
    """Return what one bubble says."""
    if ink.ring < RING:
        return "unseen"
    if ink.outside > SPILLED or EMPTY <= ink.inside < FULL:
        return "doubtful"
    return "marked" if ink.inside >= FULL else "empty"


def covered() -> Refusal:
    """Return the refusal of a picture in which a circle is not where it was printed."""
    return Refusal("covered", gettext_noop("A part of the paper is covered or folded. Lay it flat and take the picture again."))


def read(vote: Mapping[str, Any], layout: Layout, inks: Sequence[Ink]) -> dict[str, Any] | Doubt | Refusal:
    """Return the ballot that a paper's ink says, the doubt, or why the picture shows too little.

    `inks` are one for each bubble of the layout, in its order.
    """
    verdicts = [verdict(ink) for ink in inks]
    if "unseen" in verdicts:
        return covered()
    if "doubtful" in verdicts:
        return CROSSED if any(ink.outside > SPILLED for ink in inks) else FAINT
    marked = [b for b, said in zip(layout.bubbles, verdicts, strict=True) if said == "marked"]
    if not marked:
        return NO_MARK
    if vote["method"] in TICKED:
        return _checked(vote, {"approve": [b.row for b in marked]})
    return _chosen(vote, marked) if vote["method"] in CHOICES else _placed(vote, marked)


def _chosen(vote: Mapping[str, Any], marked: Sequence[Bubble]) -> dict[str, Any] | Doubt:
    if len(marked) > 1:
        return TWO_MARKS
    # Words of a hand are read by people.
    return WRITTEN if marked[0].row == "block" else _checked(vote, {"choice": marked[0].row})


def _placed(vote: Mapping[str, Any], marked: Sequence[Bubble]) -> dict[str, Any] | Doubt:
    rows, columns = [b.row for b in marked], [int(b.column) for b in marked]
    if len(set(rows)) < len(rows):
        return TWO_MARKS
    if vote["method"] not in RANKED:
        return _checked(vote, {"scores": dict(zip(rows, columns, strict=True))})
    if len(set(columns)) < len(columns):
        return TWO_MARKS
    if max(columns) > len(columns):
        return PLACE_SKIPPED
    return _checked(vote, {"ranking": [row for _, row in sorted(zip(columns, rows, strict=True))]})


def _checked(vote: Mapping[str, Any], ballot: Mapping[str, Any]) -> dict[str, Any]:
    checked = check_ballot(vote, ballot)
    assert not isinstance(checked, Refusal), "a layout has the bubbles of its vote"
    return checked
