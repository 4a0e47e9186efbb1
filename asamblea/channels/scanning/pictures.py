"""Pictures as they come from phones and scanners: JPEG or PNG, of a size that is safe to unpack."""

import re
import struct
from collections.abc import Iterator
from itertools import islice
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

MOST_PIXELS = 60_000_000
"""More than phones take; a small file can unpack to many times this."""
MOST_SCANS = 40
"""Passes of a JPEG over its picture, each as slow as its pixels are many; phones make one, the web ten."""
LONG_SIDE = 2600
"""Pixels of the longer side that reading needs: ten for each millimeter of a sheet that fills the picture."""

Gray = Any
"""A picture as a NumPy array of rows of bytes, 0 black."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])")
"""Of JPEG, with a segment after it: not a byte of the picture that is 0xFF, not filling, not a restart."""
_SCAN, _END = 0xDA, 0xD9


def open_picture(data: bytes) -> Gray | Refusal:
    """Return the picture in grays, its longer side at most `LONG_SIDE`, or why it cannot be opened."""
    size = dimensions(data)
    if size is None:
        return not_a_picture()
    if size[0] * size[1] > MOST_PIXELS or _has_many_scans(data):
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
    return _of_jpeg(data) if data.startswith(_JPEG) else None


def _of_jpeg(data: bytes) -> tuple[int, int] | None:
    """Return what the frame header announces (ITU T.81, B.2.2)."""
    for marker, at in _segments(data):
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            if at + 7 > len(data):
                return None
            height, width = struct.unpack_from(">HH", data, at + 3)
            return width, height
    return None


def _has_many_scans(data: bytes) -> bool:
    """Return whether unpacking goes over the picture again and again: a small file could take hours."""
    scans = (marker for marker, _ in _segments(data) if marker == _SCAN) if data.startswith(_JPEG) else iter(())
    return next(islice(scans, MOST_SCANS, None), None) is not None


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the marker of each segment of a JPEG file and where its length stands."""
    at = 2
    while (found := _MARKER.search(data, at)) and found[1][0] != _END and found.end() + 2 <= len(data):
        at = found.end()
        yield found[1][0], at
        at += int(struct.unpack_from(">H", data, at)[0])
