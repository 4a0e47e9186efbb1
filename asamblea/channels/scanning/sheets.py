"""From a picture to the straightened sheet in it: corner marks, then the QR code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from asamblea.channels.scanning.pictures import Gray, open_picture
from asamblea.rules.paper.layout import HEIGHT, MARK, WIDTH
from asamblea.rules.paper.serials import Named, TimesCard, read_payload
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

DOTS = 8
"""Pixels for a millimeter of a straightened sheet."""
BORDER = 4
"""Millimeters around the field that are kept."""
_CODE = (138, 12, 180, 60)
"""Where the QR code stands, with room around it: left, top, right, bottom in millimeters."""


@dataclass(frozen=True)
class Sheet:
    """A straightened sheet, `DOTS` pixels a millimeter with `BORDER` millimeters around, and what its code names."""

    picture: Gray
    named: Named | TimesCard


def open_sheet(data: bytes) -> Sheet | Refusal:
    """Return the one sheet in a picture, or why none can be read."""
    picture = open_picture(data)
    if isinstance(picture, Refusal):
        return picture
    corners = _corners(picture)
    if isinstance(corners, Refusal):
        return corners
    if len(corners) < 4:
        return _incomplete() if corners or _codes(picture) else _no_paper()
    straight = _straightened(picture, corners)
    named = {n for n in map(read_payload, _codes(part(straight, *_CODE)) or _codes(picture)) if n}
    if len(named) != 1:
        return Refusal(
            "code_unread",
            gettext_noop("The square code of this paper cannot be read. Take the picture again, sharp and with light."),
        )
    return Sheet(straight, named.pop())


def part(straight: Gray, left: float, top: float, right: float, bottom: float) -> Gray:
    """Return a part of a straightened sheet; places in millimeters of the field."""
    x0, y0, x1, y1 = (max(0, round((v + BORDER) * DOTS)) for v in (left, top, right, bottom))
    return straight[y0:y1, x0:x1]


def _corners(picture: Gray) -> dict[int, Any] | Refusal:
    """Return the four points of each corner mark that is seen, by its number."""
    import cv2

    aruco = cv2.aruco
    settings = aruco.DetectorParameters()
    settings.cornerRefinementMethod = aruco.CORNER_REFINE_SUBPIX
    detector = aruco.ArucoDetector(aruco.getPredefinedDictionary(aruco.DICT_4X4_50), settings)
    points, ids, _ = detector.detectMarkers(picture)
    seen = [(int(i), p.reshape(4, 2)) for i, p in zip(ids.ravel() if ids is not None else (), points, strict=False) if i < 4]
    if len({i for i, _ in seen}) < len(seen):
        return Refusal("two_sheets", gettext_noop("There is more than one paper in this picture. Take one picture of each."))
    return dict(seen)


def _straightened(picture: Gray, corners: dict[int, Any]) -> Gray:
    import cv2
    import numpy as np

    seen = np.concatenate([corners[i] for i in range(4)]).astype(np.float64)
    printed = np.array([point for i in range(4) for point in _printed(i)])
    flat, _ = cv2.findHomography(seen, (printed + BORDER) * DOTS)
    size = (round((WIDTH + 2 * BORDER) * DOTS), round((HEIGHT + 2 * BORDER) * DOTS))
    return cv2.warpPerspective(picture, flat, size, flags=cv2.INTER_AREA, borderValue=255)


def _printed(corner: int) -> list[tuple[float, float]]:
    """Return where the four points of a corner mark are printed, clockwise from its upper left."""
    left = WIDTH - MARK if corner in (1, 2) else 0.0
    top = HEIGHT - MARK if corner in (2, 3) else 0.0
    return [(left, top), (left + MARK, top), (left + MARK, top + MARK), (left, top + MARK)]


def _codes(picture: Gray) -> Sequence[str]:
    import zxingcpp

    return [code.text for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]  # type: ignore[arg-type]


def _no_paper() -> Refusal:
    return Refusal("no_paper_seen", gettext_noop("There is no paper of ours in this picture."))


def _incomplete() -> Refusal:
    return Refusal(
        "half_a_paper",
        gettext_noop("Not all four corner marks are in the picture. Show the whole paper, nothing over its corners."),
    )
