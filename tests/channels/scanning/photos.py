"""Papers as people fill them in and photograph them, for the tests of reading."""

from collections.abc import Iterable
from typing import Any

import cv2
import numpy as np
import pypdfium2

from asamblea.rules.paper.layout import HEIGHT, WIDTH, Bubble, Layout

DOTS_AN_INCH = 200
MM = DOTS_AN_INCH / 25.4
Picture = Any


def pages(pdf: bytes) -> list[Picture]:
    """Return the pages as a scanner sees them, in grays."""
    return [np.array(page.render(scale=DOTS_AN_INCH / 72).to_pil().convert("L")) for page in pypdfium2.PdfDocument(pdf)]


def at(page: Picture, x: float, y: float) -> tuple[int, int]:
    """Return the pixel of a place of the field, in millimeters."""
    height, width = page.shape
    return round((width - WIDTH * MM) / 2 + x * MM), round((height - HEIGHT * MM) / 2 + y * MM)


def fill(page: Picture, layout: Layout, bubbles: Iterable[Bubble], gray: int = 40, part: float = 0.9) -> None:
    """Fill bubbles with a pen (`gray` 40) or a pencil (140); `part` of the radius."""
    for bubble in bubbles:
        cv2.circle(page, at(page, bubble.x, bubble.y), round(layout.radius * part * MM), gray, -1, cv2.LINE_AA)


def stroke(page: Picture, start: tuple[float, float], end: tuple[float, float], gray: int = 40, wide: float = 0.8) -> None:
    """Draw a line of a pen, `wide` millimeters."""
    cv2.line(page, at(page, *start), at(page, *end), gray, round(wide * MM), cv2.LINE_AA)


def bubbles(layout: Layout, *wanted: tuple[str, str]) -> list[Bubble]:
    """Return the bubbles of these (row, column)."""
    found = {(b.row, b.column): b for b in layout.bubbles}
    return [found[one] for one in wanted]


def jpeg(page: Picture, quality: int = 85) -> bytes:
    """Return the picture as a phone sends it."""
    done, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return bytes(data)
