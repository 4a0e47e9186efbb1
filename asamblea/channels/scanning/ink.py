"""How dark each bubble of a straightened sheet is, measured against its own paper and its own print."""

from typing import Any

from asamblea.channels.scanning.pictures import Gray
from asamblea.channels.scanning.sheets import BORDER, DOTS, Sheet, part
from asamblea.rules.paper.layout import BOTTOM, CORNERS, HEIGHT, MARK, TOP, WIDTH, Bubble, Layout
from asamblea.rules.paper.marks import Ink

_INSIDE = 0.72
"""Of the radius: the printed circle is not inside, also when the picture is blurred."""
_OUTSIDE = (0.95, 1.55)
"""Millimeters beyond the circle: a hand that fills it goes over its edge by less, a stroke that crosses it out by more."""
_LINE = 0.3
"""Millimeters on both sides of the printed circle's line."""
_SEARCH = 1.8
"""Millimeters around its place where a circle is looked for: paper is never quite flat."""
_SECTORS = 16
_SHADOW = 15
"""Millimeters: larger than what is printed or filled black, smaller than a shadow."""


def measure(sheet: Sheet, layout: Layout) -> list[Ink]:
    """Return the ink of each bubble, in the layout's order."""
    dark = _darkness(sheet.picture)
    rings = _Rings(layout.radius)
    return [_bubble(dark, bubble, rings) for bubble in layout.bubbles]


def crop(sheet: Sheet, top: float = TOP, bottom: float = BOTTOM) -> bytes:
    """Return the part with the choices as a JPEG picture: no number and no code, nothing to know the paper by.

    `top` and `bottom` of that part in millimeters; without them, those of a ballot.
    """
    import cv2

    choices = part(sheet.picture, -BORDER, top - 2, WIDTH + BORDER, bottom + 1)
    small = cv2.resize(choices, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    done, jpeg = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 70])
    assert done
    return bytes(jpeg)


class _Rings:
    """The circle as it is printed, and which pixels around a center lie inside, on it and outside."""

    def __init__(self, radius: float) -> None:
        import numpy as np

        self.half = round((radius + _OUTSIDE[1] + 0.2) * DOTS)
        y, x = np.mgrid[-self.half : self.half + 1, -self.half : self.half + 1] / DOTS
        away = np.hypot(x, y)
        self.inside = away < radius * _INSIDE
        self.line = np.abs(away - radius) < _LINE
        outside = (away > radius + _OUTSIDE[0]) & (away < radius + _OUTSIDE[1])
        turn = ((np.arctan2(y, x) / (2 * np.pi) + 0.5) * _SECTORS).astype(int) % _SECTORS
        self.sectors = [outside & (turn == n) for n in range(_SECTORS)]
        self.template = self.line.astype(np.float32)


def _bubble(dark: Any, bubble: Bubble, rings: _Rings) -> Ink:
    import cv2

    x, y = round((bubble.x + BORDER) * DOTS), round((bubble.y + BORDER) * DOTS)
    reach = round(_SEARCH * DOTS)
    far = rings.half + reach
    around = dark[y - far : y + far + 1, x - far : x + far + 1]
    _, _, _, (dx, dy) = cv2.minMaxLoc(cv2.matchTemplate(around, rings.template, cv2.TM_CCOEFF_NORMED))
    side = 2 * rings.half + 1
    here = around[dy : dy + side, dx : dx + side]
    outside = max(float(here[sector].mean()) for sector in rings.sectors)
    return Ink(inside=float(here[rings.inside].mean()), outside=outside, ring=float(here[rings.line].mean()))


def _darkness(picture: Gray) -> Any:
    """Return the picture as ink, 0 for its paper and 1 for its black print, shadows taken out."""
    import cv2
    import numpy as np

    small = cv2.resize(picture, None, fx=1 / DOTS, fy=1 / DOTS, interpolation=cv2.INTER_AREA)
    light = cv2.GaussianBlur(cv2.dilate(small, np.ones((_SHADOW, _SHADOW), np.uint8)), (0, 0), _SHADOW / 2)
    light = cv2.resize(light, picture.shape[::-1], interpolation=cv2.INTER_LINEAR).astype(np.float32)
    dark = 1 - picture.astype(np.float32) / np.maximum(light, 1)
    paper = float(np.median(dark))
    black = float(np.median(np.concatenate([dark[y, x].ravel() for y, x in _printed_black()])))
    return np.clip((dark - paper) / max(black - paper, 0.05), 0, 1.2)


def _printed_black() -> list[tuple[slice, slice]]:
    """Return the middles of the corner marks' black modules, as slices of a picture."""
    module = MARK / 6
    places = []
    for corner, pattern in enumerate(CORNERS):
        left = WIDTH - MARK if corner in (1, 2) else 0.0
        top = HEIGHT - MARK if corner in (2, 3) else 0.0
        for row, bits in enumerate(pattern):
            for column, bit in enumerate(bits):
                if bit == "1":
                    places.append(_middle(left + column * module, top + row * module, module))
    return places


def _middle(left: float, top: float, module: float) -> tuple[slice, slice]:
    def pixels(start: float) -> slice:
        return slice(round((start + module * 0.3 + BORDER) * DOTS), round((start + module * 0.7 + BORDER) * DOTS))

    return pixels(top), pixels(left)
