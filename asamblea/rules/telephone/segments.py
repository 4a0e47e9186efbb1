"""How many text messages a provider counts for a text, and the same text in fewer.

3GPP TS 23.038 (6.2.1): the GSM 7-bit alphabet and its extension table, whose characters take two places.
3GPP TS 23.040 (9.2.3.24.1): a longer text is cut, and each part gives some room to the number that joins it again:
160 places alone or 153 in a part; in UCS-2, which any other character (every Korean one) needs, 70 or 67.
"""

from dataclasses import dataclass

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = "\f^{}\\[~]|€"
_PLACES = {**dict.fromkeys(_BASIC, 1), **dict.fromkeys(_EXTENSION, 2)}
_ALONE = {"GSM-7": 160, "UCS-2": 70}
_IN_A_PART = {"GSM-7": 153, "UCS-2": 67}
_PLAIN = str.maketrans("áíóúÁÍÓÚâêîôûç’‘“”«»–—…·", 'aiouAIOUaeiouc\'\'""""--.-')


@dataclass(frozen=True)
class Count:
    """`alphabet` is GSM-7 or UCS-2, `places` what the characters take, `segments` the messages that are paid for."""

    alphabet: str
    places: int
    segments: int


def count(words: str) -> Count:
    """Return how this text is sent; an empty text is one message."""
    alphabet = "GSM-7" if all(c in _PLACES for c in words) else "UCS-2"
    widths = [_width(c, alphabet) for c in words]
    places = sum(widths)
    return Count(alphabet, places, 1 if places <= _ALONE[alphabet] else _parts(widths, _IN_A_PART[alphabet]))


def _width(char: str, alphabet: str) -> int:
    """Return the places of a character: in UCS-2 one beyond the first plane (an emoji) takes two."""
    return _PLACES[char] if alphabet == "GSM-7" else 1 + (ord(char) > 0xFFFF)


def _parts(widths: list[int], room: int) -> int:
    """Return how many parts hold these characters; none is torn apart between two."""
    parts, left = 1, room
    for width in widths:
        if width > left:
            parts, left = parts + 1, room
        left -= width
    return parts


def thrifty(words: str) -> str:
    """Return the text without the accents and quotes that only UCS-2 has, where that saves messages; else as it is.

    GSM-7 has é, ñ, ü, ¿ and ¡, and no á, í, ó, ú: one of them makes a Spanish text cost twice.
    """
    plain = words.translate(_PLAIN)
    return plain if count(plain).segments < count(words).segments else words
