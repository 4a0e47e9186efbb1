"""The poster beside the door: how this meeting works, in four steps, in every language."""

from collections.abc import Mapping, Sequence
from typing import Any

from asamblea.channels.printing import glyphs, typeset
from asamblea.channels.printing.address import host_of
from asamblea.channels.printing.words import POSTER, parted, words

DRAWINGS = ("slip", "scan", "speak", "vote")


def door_poster(
    *, paper: typeset.Paper, languages: Sequence[str], assembly: str, meeting_title: str, when: str, place: str, address: str
) -> bytes:
    """Return the PDF, a page for each three `languages`; `address` is where slips are typed in, such as https://hall.example.

    Raises ValueError for an unknown paper or an address that `host_of` refuses.
    """
    about = (assembly, meeting_title, when, place)
    return typeset.pdf("poster", _data(about, address, languages), paper=paper)


def _data(about: Sequence[str], address: str, languages: Sequence[str]) -> Mapping[str, Any]:
    said = [glyphs.printable(text) for text in about]
    assembly, title, when, place = (text.text for text in said)
    return {
        "assembly": assembly,
        "about": [line for line in (title, when, place) if line],
        "host": host_of(address),
        "words": [{**w, "steps": [{**s, "how": parted(s["how"])} for s in w["steps"]]} for w in words(POSTER, languages)],
        "drawings": DRAWINGS,
        "replaced": glyphs.footnote(said),
    }
