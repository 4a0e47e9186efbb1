"""Which characters our fonts can print.

Typst replaces a missing character silently, so nothing is printed before each character was
looked up here. Text written by people goes through `printable`; a character the fonts lack
becomes a visible box and is named at the foot of the sheet.
"""

import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
TEXT_FONTS = ("NotoSansKR-Regular.ttf", "NotoSansKR-Bold.ttf", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
BOX = "\u25a1"
"""What stands for a character the fonts lack."""

_NAMED = 4
"""Characters named at the foot of a sheet; of more, how many."""

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Controls, direction marks, surrogates: they would turn or hide the text that follows."""


class MissingGlyphs(ValueError):
    """Text came to the press with characters that no font of ours has."""


@dataclass(frozen=True)
class Printable:
    """Text safe to print, and the characters that were replaced, in order, each once."""

    text: str
    replaced: tuple[str, ...]


def printable(text: str) -> Printable:
    """Return `text` in composed form on one line, each character the fonts lack as a box."""
    shown: list[str] = []
    replaced: dict[str, None] = {}
    for character in unicodedata.normalize("NFC", " ".join(text.split())):
        if character in coverage():
            shown.append(character)
        else:
            shown.append(BOX)
            replaced[character] = None
    return Printable("".join(shown), tuple(replaced))


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters of these texts that no font has, in order, each once."""
    lacking = (c for text in texts if not coverage().issuperset(text) for c in text if c not in coverage())
    return tuple(dict.fromkeys(lacking))


def footnote(texts: Iterable[Printable]) -> str:
    """Return the line for the foot of a sheet that names what was replaced; empty if nothing was."""
    replaced = dict.fromkeys(c for text in texts for c in text.replaced)
    if not replaced:
        return ""
    more = f" (+{len(replaced) - _NAMED})" if len(replaced) > _NAMED else ""
    return f"{BOX} = " + "; ".join(map(named, list(replaced)[:_NAMED])) + more


def named(character: str) -> str:
    """Return a character as people can look it up: `U+0627 ARABIC LETTER ALEF`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


@cache
def coverage() -> frozenset[str]:
    """Return the characters that can be printed, both regular and bold."""
    regular, bold = (_of(TEXT_FONTS[i::2]) for i in (0, 1))
    return frozenset(c for c in map(chr, regular & bold) if unicodedata.category(c) not in _UNSEEN)


def _of(fonts: Iterable[str]) -> frozenset[int]:
    return frozenset[int]().union(*(_code_points((FONTS / font).read_bytes()) for font in fonts))


def _code_points(font: bytes) -> set[int]:
    """Return the code points of a font's Windows Unicode table (OpenType `cmap`, format 4)."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", cmap, 2)
    for i in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * i)
        if (platform, encoding) == (3, 1):
            return _format_4(cmap[offset:])
    raise ValueError("the font has no Unicode table")


def _table(font: bytes, name: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for i in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * i)
        if tag == name:
            return font[offset : offset + length]
    raise ValueError(f"the font has no table {name!r}")


def _format_4(table: bytes) -> set[int]:
    """Return what the segments of a format 4 table map to a glyph."""
    kind, _, _, twice = struct.unpack_from(">HHHH", table)
    if kind != 4:
        raise ValueError(f"the font's Unicode table has format {kind}, not 4")
    half = twice // 2
    ends = struct.unpack_from(f">{half}H", table, 14)
    starts = struct.unpack_from(f">{half}H", table, 16 + twice)
    deltas = struct.unpack_from(f">{half}H", table, 16 + 2 * twice)
    offsets_at = 16 + 3 * twice
    offsets = struct.unpack_from(f">{half}H", table, offsets_at)
    points: set[int] = set()
    for i, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for point in range(start, min(end, 0xFFFE) + 1):
            at = offsets_at + 2 * i + offset + 2 * (point - start)
            glyph = struct.unpack_from(">H", table, at)[0] if offset else point
            if glyph and (glyph + delta) & 0xFFFF:
                points.add(point)
    return points
