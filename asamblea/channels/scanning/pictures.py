"""Pictures as they come from phones and scanners: JPEG or PNG, of a size that is safe to unpack."""

import struct
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

MOST_PIXELS = 60_000_000
"""More than phones take; a small file can unpack to many times this."""
LONG_SIDE = 2600
"""Pixels of the longer side that reading needs: ten for each millimeter of a sheet that fills the picture."""

Gray = Any
"""A picture as a NumPy array of rows of bytes, 0 black."""

_PNG = b"\x89PNG\r\n\x1a\n"
_NO_SIZE = {0x01, *range(0xD0, 0xD8)}
"""Markers of JPEG without a length."""


def open_picture(data: bytes) -> Gray | Refusal:
    """Return the picture in grays, its longer side at most `LONG_SIDE`, or why it cannot be opened."""
    size = dimensions(data)
    if size is None:
        return not_a_picture()
    if size[0] * size[1] > MOST_PIXELS:
        return Refusal("picture_too_large", gettext_noop("This picture is too large. Take it with a lower resolution."))
    import cv2
    import numpy as np

    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    if picture is None:
        return not_a_picture()
    scale = LONG_SIDE / max(picture.shape)
    return picture if scale >= 1 else cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def not_a_picture() -> Refusal:
    """Return the refusal of a file that is no whole picture."""
    return Refusal("not_a_picture", gettext_noop("This file is not a whole picture. Send JPEG or PNG."))


def dimensions(data: bytes) -> tuple[int, int] | None:
    """Return width and height that a JPEG or PNG file announces; None for anything else."""
    if data.startswith(_PNG):
        return struct.unpack_from(">II", data, 16) if len(data) >= 24 else None
    return _of_jpeg(data) if data.startswith(b"\xff\xd8") else None


def _of_jpeg(data: bytes) -> tuple[int, int] | None:
    """Walk the segments up to the frame header (ITU T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _NO_SIZE:
            at += 1 if marker == 0xFF else 2
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    return None
