"""Sheets of slips to cut apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asamblea.channels.printing import glyphs, typeset
from asamblea.channels.printing.address import host_of
from asamblea.channels.printing.qr import drawing
from asamblea.channels.printing.words import SLIP, words

A_PAGE = 6
"""Slips on a page, with up to three languages; with more there are four, each larger."""
_GROUP = 4
_MASK = 2
"""One mask for all codes of a sheet; phones read each as well (tests decode them)."""


@dataclass(frozen=True)
class SlipToPrint:
    """A slip's code, with or without dashes, and the address that its QR code opens."""

    code: str
    url: str


def sheet(
    slips: Sequence[SlipToPrint],
    *,
    paper: typeset.Paper,
    languages: Sequence[str],
    assembly: str,
    meeting_title: str,
    when: str,
    place: str,
) -> bytes:
    """Return a PDF with these slips in order, cut marks between them.

    `when` is printed as given: the caller writes date and time for its readers. Characters our
    fonts lack are printed as a box and named at the foot of each page. Raises ValueError for no
    slips, an unknown paper, a code with other characters than letters and digits, or an address
    that `host_of` refuses.
    """
    return typeset.pdf("slips", _data(slips, languages, (assembly, meeting_title, when, place)), paper=paper)


def _data(slips: Sequence[SlipToPrint], languages: Sequence[str], about: Sequence[str]) -> Mapping[str, Any]:
    if not slips:
        raise ValueError("there are no slips to print")
    said = [glyphs.printable(text) for text in about]
    assembly, title, when, place = (text.text for text in said)
    return {
        "assembly": assembly,
        "about": [" · ".join(filter(None, (title, when))), place],
        "words": words(SLIP, languages),
        "slips": [_slip(slip) for slip in slips],
        "replaced": glyphs.footnote(said),
    }


def _slip(slip: SlipToPrint) -> Mapping[str, Any]:
    code = slip.code.replace("-", "")
    if not (code.isascii() and code.isalnum()):
        raise ValueError("a slip's code has letters and digits only")
    qr = drawing(slip.url, mask=_MASK)
    groups = [code[i : i + _GROUP] for i in range(0, len(code), _GROUP)]
    return {"groups": groups, "host": host_of(slip.url), "path": qr.path, "side": qr.side}
