"""Papers as people fill them in and photograph them: rendered, marked, bent, shadowed, blurred.

For the bench and for the tests of reading. All random numbers come from the generator that is passed in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pypdfium2

from asamblea.rules.paper.layout import HEIGHT, WIDTH, Bubble, Layout

DOTS_AN_INCH = 150
MM = DOTS_AN_INCH / 25.4
PEN, PENCIL = 40, 140
Picture = Any
"""Rows of bytes, 0 black."""


def pages(pdf: bytes) -> list[Picture]:
    """Return the pages as a scanner sees them."""
    return [page(document) for document in pypdfium2.PdfDocument(pdf)]


def page(document: Any) -> Picture:
    """Return one page of a document as a scanner sees it."""
    return np.array(document.render(scale=DOTS_AN_INCH / 72).to_pil().convert("L"))


def at(page: Picture, x: float, y: float) -> tuple[int, int]:
    """Return the pixel of a place of the field, in millimeters."""
    height, width = page.shape
    return round((width - WIDTH * MM) / 2 + x * MM), round((height - HEIGHT * MM) / 2 + y * MM)


def bubbles(layout: Layout, *wanted: tuple[str, str]) -> list[Bubble]:
    """Return the bubbles of these (row, column)."""
    found = {(b.row, b.column): b for b in layout.bubbles}
    return [found[one] for one in wanted]


def marks_of(ballot: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the (row, column) that somebody fills who means this ballot."""
    if "choice" in ballot:
        return [(ballot["choice"], "")]
    if "approve" in ballot:
        return [(one, "") for one in ballot["approve"]]
    if "scores" in ballot:
        return [(one, str(score)) for one, score in ballot["scores"].items()]
    return [(one, str(place)) for place, one in enumerate(ballot["ranking"], 1)]


def fill(page: Picture, layout: Layout, bubbles: Iterable[Bubble], gray: int = PEN, part: float = 0.9) -> None:
    """Fill bubbles evenly; `part` of the radius."""
    for bubble in bubbles:
        cv2.circle(page, at(page, bubble.x, bubble.y), round(layout.radius * part * MM), gray, -1, cv2.LINE_AA)


def stroke(page: Picture, start: tuple[float, float], end: tuple[float, float], gray: int = PEN, wide: float = 0.8) -> None:
    """Draw a line of a pen, `wide` millimeters."""
    cv2.line(page, at(page, *start), at(page, *end), gray, max(1, round(wide * MM)), cv2.LINE_AA)


def scribble(page: Picture, layout: Layout, bubble: Bubble, gray: int, rng: np.random.Generator) -> None:
    """Fill a bubble by hand: strokes to and fro, a little off its middle, now and then over its edge."""
    reach = layout.radius * rng.uniform(0.82, 1.02)
    x, y = bubble.x + rng.normal(0, 0.25), bubble.y + rng.normal(0, 0.25)
    turn = rng.uniform(0, np.pi)
    across, along = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    last = None
    for off in np.arange(-reach * 0.9, reach * 0.9, 0.45):
        half = np.sqrt(max(reach**2 - off**2, 0)) + rng.normal(0, 0.12)
        ends = [np.array([x, y]) + off * along + side * half * across for side in (-1, 1)]
        for start, end in ((last, ends[0]), (ends[0], ends[1])):
            if start is not None:
                stroke(page, tuple(start), tuple(end), gray, 0.7)
        last = ends[1]


@dataclass(frozen=True)
class Trouble:
    """How bad a photo is: turned by any angle, tilted, crumpled (millimeters), shadowed (share of light), blurred (pixels)."""

    turn: float = 360.0
    tilt: float = 0.05
    crumple: float = 0.7
    shadow: float = 0.45
    blur: float = 1.8
    noise: float = 7.0


def photo(page: Picture, trouble: Trouble, rng: np.random.Generator) -> Picture:
    """Return the page as a phone sees it on a table."""
    bent, folds = _crumpled(page, trouble.crumple, rng)
    light = _light(page.shape, trouble.shadow, rng) * folds
    lit = np.clip(bent.astype(np.float32) * light, 0, 255)
    seen = _on_a_table(lit, trouble, rng)
    seen = cv2.GaussianBlur(seen, (0, 0), max(0.3, rng.uniform(0.3, trouble.blur)))
    return np.clip(seen + rng.normal(0, trouble.noise, seen.shape), 0, 255).astype(np.uint8)


def _smooth(shape: tuple[int, int], coarse: int, rng: np.random.Generator) -> Picture:
    """Return a smooth random field from -1 to 1, with `coarse` hills across."""
    hills = rng.uniform(-1, 1, (coarse + 2, coarse + 2)).astype(np.float32)
    return np.clip(cv2.resize(hills, shape[::-1], interpolation=cv2.INTER_CUBIC), -1, 1)


def _crumpled(page: Picture, most: float, rng: np.random.Generator) -> tuple[Picture, Picture]:
    """Return the page with its points moved by up to `most` millimeters, and the light of its folds."""
    height, width = page.shape
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    reach = rng.uniform(0, most) * MM
    moved = [_smooth(page.shape, 5, rng) * reach for _ in range(2)]
    bent = cv2.remap(page, x + moved[0], y + moved[1], cv2.INTER_LINEAR, borderValue=255)
    return bent, 1 + 0.12 * _smooth(page.shape, 9, rng) * (reach / MM)


def _light(shape: tuple[int, int], shadow: float, rng: np.random.Generator) -> Picture:
    """Return uneven light, with the soft shadow of somebody's arm or head."""
    light = 0.88 + 0.1 * _smooth(shape, 1, rng)
    height, width = shape
    mask = np.zeros(shape, np.float32)
    points = rng.uniform(-0.2, 1.2, (4, 2)) * (width, height)
    cv2.fillConvexPoly(mask, cv2.convexHull(points.astype(np.int32)), 1.0)
    small = cv2.resize(mask, (width // 8, height // 8), interpolation=cv2.INTER_AREA)
    soft = cv2.resize(cv2.GaussianBlur(small, (0, 0), rng.uniform(4, 16)), (width, height))
    return light * (1 - rng.uniform(0, shadow) * soft)


def _on_a_table(page: Picture, trouble: Trouble, rng: np.random.Generator) -> Picture:
    """Return the page turned and tilted, on a table that is brighter or darker than it."""
    height, width = page.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    tilted = corners + rng.uniform(-trouble.tilt, trouble.tilt, (4, 2)) * (width, height)
    turn = np.deg2rad(rng.uniform(0, trouble.turn))
    turned = (tilted - tilted.mean(0)) @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    placed = (turned - turned.min(0) + 60).astype(np.float32)
    size = tuple(int(v) for v in placed.max(0) + 60)
    table = float(rng.uniform(30, 200))
    return cv2.warpPerspective(page, cv2.getPerspectiveTransform(corners, placed), size, borderValue=table)


def jpeg(page: Picture, quality: int = 85) -> bytes:
    """Return the picture as a phone sends it."""
    done, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return bytes(data)
