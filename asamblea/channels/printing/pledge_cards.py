"""Pledge cards, one to a page: which efforts, how gladly, how many hours, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from asamblea.channels.printing import glyphs, typeset
from asamblea.channels.printing.address import host_of
from asamblea.channels.printing.glyphs import Printable
from asamblea.channels.printing.qr import drawing
from asamblea.channels.printing.words import PLEDGE_CARD, words

Said = Mapping[str, str]
"""The same words by language."""
MOST_EFFORTS = 14
"""Lines for efforts on one card."""


@dataclass(frozen=True)
class Asks:
    """What a pledge says: efforts by name, how gladly, until when, and the times of a week."""

    efforts: Sequence[Said]
    glad: Sequence[Said]
    until: Sequence[Said]
    days: Sequence[Said]
    parts: Sequence[Said]


def cards(
    pages: int, asks: Asks, *, paper: typeset.Paper, languages: Sequence[str], assembly: str, meeting_title: str, address: str
) -> bytes:
    """Return a PDF of `pages` cards; `address` opens the same form on a phone.

    Raises ValueError for no pages, no efforts or more than `MOST_EFFORTS`, an unknown paper, or an address that
    `host_of` refuses.
    """
    if pages < 1 or not 1 <= len(asks.efforts) <= MOST_EFFORTS:
        raise ValueError(f"a card has from 1 to {MOST_EFFORTS} efforts")
    said: list[Printable] = [glyphs.printable(assembly), glyphs.printable(meeting_title)]
    data: dict[str, Any] = {
        "assembly": said[0].text,
        "about": said[1].text,
        "words": words(PLEDGE_CARD, languages),
        "languages": list(languages),
        "efforts": [_told(effort, said) for effort in asks.efforts],
        "glad": [dict(one) for one in asks.glad],
        "until": [dict(one) for one in asks.until],
        "days": [dict(one) for one in asks.days],
        "parts": [dict(one) for one in asks.parts],
        "host": host_of(address),
        "qr": asdict(drawing(address)),
        "pages": pages,
    }
    return typeset.pdf("pledge_cards", {**data, "replaced": glyphs.footnote(said)}, paper=paper)


def _told(texts: Said, said: list[Printable]) -> list[dict[str, str]]:
    told = [(lang, glyphs.printable(text)) for lang, text in texts.items()]
    said.extend(text for _, text in told)
    return [{"lang": lang, "text": text.text} for lang, text in told]
