"""Times cards, one to a page: a week of parts of days to fill in, read again by `channels.scanning`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from asamblea.channels.printing import glyphs, typeset
from asamblea.channels.printing.address import host_of
from asamblea.channels.printing.qr import drawing
from asamblea.channels.printing.words import TIMES_CARD, words
from asamblea.rules.paper import times_card
from asamblea.rules.paper.layout import CORNERS, HEIGHT, MARK, WIDTH
from asamblea.rules.slips import shown

Said = Mapping[str, str]
"""The same words by language."""
STRIP = 17.0
"""Millimeters at the foot of the sheet that the neighbor tears off: no picture of the card shows its code."""
_MASK = 2


@dataclass(frozen=True)
class CardToPrint:
    """The code of a card, in normal form, and what its QR code says (`rules.paper.serials.payload`)."""

    code: str
    payload: str


@dataclass(frozen=True)
class Asks:
    """What a card asks, in the order of its layout: parts of a day, days, languages, kinds of work, needs."""

    parts: Sequence[Said]
    days: Sequence[Said]
    tongues: Sequence[Said]
    work: Sequence[Said]
    needs: Sequence[Said]


def sheets(
    cards: Sequence[CardToPrint], asks: Asks, *, paper: typeset.Paper, languages: Sequence[str], assembly: str, address: str
) -> bytes:
    """Return a PDF with one card a page, in order; `address` opens the same card on a phone.

    Raises ValueError for no cards, an unknown paper, or an address that `host_of` refuses.
    """
    if not cards:
        raise ValueError("there are no cards to print")
    return typeset.pdf("times_cards", _data(cards, asks, languages, assembly, address), paper=paper)


def _data(cards: Sequence[CardToPrint], asks: Asks, languages: Sequence[str], assembly: str, address: str) -> Mapping[str, Any]:
    said, places = glyphs.printable(assembly), times_card.layout()
    return {
        "assembly": said.text,
        "words": words(TIMES_CARD, languages),
        "languages": list(languages),
        **{name: [_printable(one) for one in some] for name, some in vars(asks).items()},
        "field": {"width": WIDTH, "height": HEIGHT, "mark": MARK, "corners": CORNERS},
        "strip": STRIP,
        "rows": [asdict(row) for row in places.rows],
        "bubbles": [asdict(bubble) for bubble in places.bubbles],
        "radius": places.radius,
        "host": host_of(address),
        "where": address.partition("://")[2].rstrip("/"),
        "qr": asdict(drawing(address)),
        "cards": [{"code": shown(one.code), **asdict(drawing(one.payload, mask=_MASK))} for one in cards],
        "replaced": glyphs.footnote([said]),
    }


def _printable(said: Said) -> dict[str, str]:
    return {lang: glyphs.printable(text).text for lang, text in said.items()}
