"""The sign-in sheet on the table by the door: how many came, and what they need. No name is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from asamblea.channels.printing import glyphs, typeset
from asamblea.channels.printing.address import host_of
from asamblea.channels.printing.qr import drawing
from asamblea.channels.printing.words import SIGN_IN, words


def sheet(
    *, paper: typeset.Paper, languages: Sequence[str], assembly: str, meeting_title: str, when: str, place: str, address: str
) -> bytes:
    """Return a one-page PDF with empty lines; its QR code opens the meeting's page at `address`.

    Raises ValueError for an unknown paper, or an address that `host_of` refuses.
    """
    return typeset.pdf("signin", _data(languages, (assembly, meeting_title, when, place), address), paper=paper)


def _data(languages: Sequence[str], about: Sequence[str], address: str) -> Mapping[str, Any]:
    said = [glyphs.printable(text) for text in about]
    assembly, *lines = (text.text for text in said)
    return {
        "assembly": assembly,
        "about": [line for line in lines if line],
        "words": words(SIGN_IN, languages),
        "host": host_of(address),
        "qr": asdict(drawing(address)),
        "replaced": glyphs.footnote(said),
    }
