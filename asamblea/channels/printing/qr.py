"""QR codes: for a page, for the terminal, for paper.

The dark modules are drawn as outlines, not as one square each: no hairlines between neighbors
when a printer or a browser rounds, and a third of the bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import segno

QUIET = 4
"""Modules of empty paper around the code, as ISO/IEC 18004 asks."""

_DARK_ON_LIGHT, _PLAIN = "\x1b[30;107m", "\x1b[0m"
_HALVES = {(0, 0): " ", (0, 1): "▄", (1, 0): "▀", (1, 1): "█"}

Matrix = Sequence[Sequence[int]]
"""Rows of modules, 1 dark and 0 light, without the quiet zone."""
Point = tuple[int, int]


@dataclass(frozen=True)
class Drawing:
    """A code as an SVG path: `side` modules each way, the quiet zone included."""

    path: str
    side: int


def drawing(text: str, *, mask: int | None = None) -> Drawing:
    """Return the code of `text` (at most about 2,300 bytes, else ValueError).

    Medium error correction: a slip is folded and carried in pockets. A fixed `mask` (0 to 7) is
    five times faster than trying all eight for the evenest pattern.
    """
    matrix = _matrix(text, mask)
    return Drawing(_outline(matrix), len(matrix) + 2 * QUIET)


def svg(text: str, *, label: str, module: int = 4) -> str:
    """Return an inline SVG of the code, `module` CSS pixels a module; `label` is read aloud.

    It draws in the current color on nothing: style class `qr` dark on light also in a dark theme,
    since many phones cannot read a code in reverse.
    """
    code = drawing(text)
    size = code.side * module
    return (
        f'<svg class="qr" role="img" aria-label="{escape(label)}" width="{size}" height="{size}" '
        f'viewBox="0 0 {code.side} {code.side}" shape-rendering="crispEdges">'
        f'<path fill="currentColor" d="{code.path}"/></svg>'
    )


def terminal(text: str, *, color: bool = True) -> str:
    """Return the code in half blocks, two modules a character high, with the quiet zone.

    With `color`, black on white whatever the terminal's colors are; without, dark modules are
    drawn in the text's color.
    """
    rows = _quiet(_matrix(text, None))
    lines = ("".join(_HALVES[pair] for pair in zip(*rows[i : i + 2], strict=True)) for i in range(0, len(rows), 2))
    return "\n".join(f"{_DARK_ON_LIGHT}{line}{_PLAIN}" if color else line for line in lines) + "\n"


def _matrix(text: str, mask: int | None) -> Matrix:
    return segno.make_qr(text, error="m", mask=mask).matrix


def _quiet(matrix: Matrix) -> list[list[int]]:
    """Return the rows with the quiet zone, an even number of them."""
    width = len(matrix) + 2 * QUIET
    side = [0] * QUIET
    above = [[0] * width for _ in range(QUIET)]
    return [*above, *([*side, *row, *side] for row in matrix), *above, *([[0] * width] if width % 2 else [])]


def _outline(matrix: Matrix) -> str:
    """Return the border of the dark modules as closed loops of relative lines."""
    edges = _edges(matrix)
    return "".join(_loop(corners) for corners in _loops(edges))


def _edges(matrix: Matrix) -> dict[Point, list[Point]]:
    """Return each side between dark and light, as start -> ends, dark on the right hand."""
    edges: dict[Point, list[Point]] = {}
    last = len(matrix) - 1
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if not dark:
                continue
            left, top, right, bottom = x + QUIET, y + QUIET, x + QUIET + 1, y + QUIET + 1
            if y == 0 or not matrix[y - 1][x]:
                edges.setdefault((left, top), []).append((right, top))
            if x == last or not row[x + 1]:
                edges.setdefault((right, top), []).append((right, bottom))
            if y == last or not matrix[y + 1][x]:
                edges.setdefault((right, bottom), []).append((left, bottom))
            if x == 0 or not row[x - 1]:
                edges.setdefault((left, bottom), []).append((left, top))
    return edges


def _loops(edges: dict[Point, list[Point]]) -> Iterator[list[Point]]:
    """Yield closed loops, each side used once; `edges` is emptied."""
    while edges:
        start = point = next(iter(edges))
        loop = [start]
        while True:
            ends = edges[point]
            following = ends.pop()
            if not ends:
                del edges[point]
            point = following
            if point == start:
                break
            loop.append(point)
        yield loop


def _loop(points: list[Point]) -> str:
    """Return one loop as path text; sides in one line become one stroke. It starts at a corner."""
    corners = [
        b
        for a, b, c in zip(points[-1:] + points[:-1], points, points[1:] + points[:1], strict=True)
        if (a[0] == b[0]) != (b[0] == c[0])
    ]
    x, y = corners[0]
    steps = [f"M{x} {y}"]
    for next_x, next_y in corners[1:]:
        steps.append(f"h{next_x - x}" if next_y == y else f"v{next_y - y}")
        x, y = next_x, next_y
    return "".join(steps) + "z"
