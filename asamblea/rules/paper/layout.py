"""Where everything on a paper ballot stands, in millimeters.

One description for the press and for the reader: the press places bubbles where this says, the
reader looks for ink where this says. Places are counted from the upper left corner of the field,
which fits on Letter and on A4 alike; four marks stand in its corners.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.votes import BEST, CHOICES, RANKED, TICKED
from asamblea.rules.words import gettext_noop

WIDTH, HEIGHT = 180.0, 250.0
MARK = 10.8
"""Side of a corner mark: six modules of 1.8 mm."""
CORNERS = (
    ("111111", "101001", "110101", "111001", "111011", "111111"),
    ("111111", "111111", "100001", "101101", "101011", "111111"),
    ("111111", "111001", "111001", "111011", "100101", "111111"),
    ("111111", "101101", "101101", "110111", "110011", "111111"),
)
"""The marks at upper left, upper right, lower right, lower left, 1 for ink: markers 0 to 3 of ArUco's dictionary of
4x4 bits (Garrido-Jurado and others, Pattern Recognition 47, 2014), which no turn of the sheet makes alike."""

TOP, BOTTOM = 98.0, 237.0
"""Between them stands what is chosen from."""
_WRITING = 27.0
_HEADER = 7.0
_TALLEST = 34.0
_LARGE, _SMALL = 4.0, 3.0
"""Radius of bubbles, alone in their row and in a grid."""
_LARGE_NEEDS = 11.0
_LEFT = 8.0
_PITCH = 11.0
MOST_ROWS, MOST_PLACES = 16, 10


@dataclass(frozen=True)
class Bubble:
    """A circle to fill: `row` is a choice or an option's id, `column` a place or a score, "" where there is one circle."""

    row: str
    column: str
    x: float
    y: float


@dataclass(frozen=True)
class Row:
    """Where the words of a choice stand: from `top`, `height` down, `left` to `right`."""

    id: str
    top: float
    height: float
    left: float
    right: float


@dataclass(frozen=True)
class Layout:
    """All bubbles of a ballot; `columns` are the words above a grid, `writing` where a reason is written by hand."""

    radius: float
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    bubbles: tuple[Bubble, ...]
    writing: Row | None = None


def layout(vote: Mapping[str, Any]) -> Layout | Refusal:
    """Return the layout of a vote's paper ballot, or why it does not fit on a sheet."""
    method = vote["method"]
    ids = CHOICES.get(method) or tuple(option["id"] for option in vote["options"])
    if len(ids) > MOST_ROWS:
        return Refusal(
            "too_many_for_paper", gettext_noop("A paper ballot has room for %(most)s options at most."), {"most": MOST_ROWS}
        )
    if vote.get("points"):
        return Refusal("no_points_on_paper", gettext_noop("Points cannot be given on paper; tick what should get a share."))
    if method in CHOICES or method in TICKED:
        return _list(ids, writing=method == "consent")
    places = [str(n) for n in range(BEST + 1)] if method == "score" else _places(len(ids))
    assert method == "score" or method in RANKED
    return _grid(ids, places)


def _places(options: int) -> list[str]:
    return [str(n) for n in range(1, min(options, MOST_PLACES) + 1)]


def _list(ids: tuple[str, ...], *, writing: bool) -> Layout:
    """One large bubble before each choice."""
    bottom = BOTTOM - _WRITING - 3 if writing else BOTTOM
    height = min(_TALLEST, (bottom - TOP) / len(ids))
    radius = _LARGE if height >= _LARGE_NEEDS else _SMALL
    rows = tuple(Row(one, TOP + n * height, height, _LEFT + 12, WIDTH) for n, one in enumerate(ids))
    bubbles = tuple(Bubble(row.id, "", _LEFT, row.top + height / 2) for row in rows)
    box = Row("reason", BOTTOM - _WRITING, _WRITING, 0, WIDTH) if writing else None
    return Layout(radius, rows, (), bubbles, box)


def _grid(ids: tuple[str, ...], places: list[str]) -> Layout:
    """Options down, places or scores across."""
    top = TOP + _HEADER
    height = min(_TALLEST / 2, (BOTTOM - top) / len(ids))
    across = [WIDTH - _PITCH * (len(places) - n - 0.5) for n in range(len(places))]
    right = across[0] - _PITCH / 2 - 2
    rows = tuple(Row(one, top + n * height, height, 0, right) for n, one in enumerate(ids))
    bubbles = tuple(
        Bubble(row.id, place, x, row.top + height / 2) for row in rows for place, x in zip(places, across, strict=True)
    )
    return Layout(_SMALL, rows, tuple(places), bubbles)
