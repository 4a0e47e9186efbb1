"""Times cards, two to a page: a week of parts of days to tick, who works shifts ticks two weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from asamblea.channels.printing import glyphs, typeset
from asamblea.channels.printing.address import host_of
from asamblea.channels.printing.qr import drawing
from asamblea.channels.printing.words import TIMES_CARD, words

Said = Mapping[str, str]
"""The same words by language."""


def cards(
    pages: int,
    *,
    paper: typeset.Paper,
    languages: Sequence[str],
    assembly: str,
    address: str,
    days: Sequence[Said],
    parts: Sequence[Said],
    hours: Sequence[str],
    work: Sequence[Said],
    needs: Sequence[Said],
) -> bytes:
    """Return a PDF of `pages` pages with two cards each; `address` opens the same card on a phone.

    `days` and `parts` are those of the week's grid, `hours` from when to when each part lasts, `work` kinds of work and
    `needs` what somebody needs to come, as the room `times` calls them. Raises ValueError for no pages, an unknown paper, or an address that
    `host_of` refuses.
    """
    if pages < 1:
        raise ValueError("there are no cards to print")
    said = glyphs.printable(assembly)
    data = {
        "assembly": said.text,
        "words": words(TIMES_CARD, languages),
        "languages": list(languages),
        "days": [dict(one) for one in days],
        "parts": [dict(one) for one in parts],
        "hours": list(hours),
        "work": [dict(one) for one in work],
        "needs": [dict(one) for one in needs],
        "host": host_of(address),
        "qr": asdict(drawing(address)),
        "pages": pages,
        "replaced": glyphs.footnote([said]),
    }
    return typeset.pdf("times_cards", data, paper=paper)
