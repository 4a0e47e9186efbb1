"""Paper ballots of one vote, one to a page: read again by `channels.scanning`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import Any

from asamblea.channels.printing import glyphs, typeset
from asamblea.channels.printing.glyphs import Printable
from asamblea.channels.printing.qr import drawing
from asamblea.channels.printing.words import BALLOT, words
from asamblea.rules.paper.layout import CORNERS, HEIGHT, MARK, WIDTH, Layout

Said = Mapping[str, str]
"""The same words by language; a language that nobody wrote or checked is not there."""

_MASK = 2
MOST_WORDS = 1400
"""Letters of a question in all its languages that a sheet has room for; Korean letters are twice as wide."""
_FILL = {"consent": "one", "majority": "one", "approval": "any", "equal_shares": "shares", "score": "score"}
"""How to fill in a ballot, by the method of the vote; the others are ranked."""


@dataclass(frozen=True)
class PaperToPrint:
    """A paper's number as people read it, and what its QR code says (`rules.paper.serials.payload`)."""

    number: str
    payload: str


@dataclass(frozen=True)
class Asked:
    """What the room is asked: the method of the vote, the question, and by row of the layout its words and what they mean."""

    method: str
    question: Said
    rows: Mapping[str, Said]
    means: Mapping[str, Said]


def sheets(
    papers: Sequence[PaperToPrint],
    asked: Asked,
    layout: Layout,
    *,
    paper: typeset.Paper,
    languages: Sequence[str],
    assembly: str,
    meeting_title: str,
) -> bytes:
    """Return a PDF with one ballot a page, in order.

    A question longer than `MOST_WORDS` is shortened, and the ballot says so. Characters our fonts lack are
    printed as a box and named at the foot. Raises ValueError for no papers or an unknown paper.
    """
    if not papers:
        raise ValueError("there are no ballots to print")
    return typeset.pdf("ballots", _data(papers, asked, layout, languages, (assembly, meeting_title)), paper=paper)


def _data(
    papers: Sequence[PaperToPrint], asked: Asked, layout: Layout, languages: Sequence[str], about: Sequence[str]
) -> Mapping[str, Any]:
    said: list[Printable] = [glyphs.printable(text) for text in about]
    question, cut = _shortened(_told(asked.question, said))
    rows = [{**asdict(row), "said": _row(asked, row.id, said)} for row in layout.rows]
    fill = _FILL.get(asked.method, "ranked")
    return {
        "assembly": said[0].text,
        "about": said[1].text,
        "words": [{**w, "fill": w["fill"][fill]} for w in words(BALLOT, languages)],
        "question": question,
        "cut": cut,
        "field": {"width": WIDTH, "height": HEIGHT, "mark": MARK, "corners": CORNERS},
        "rows": rows,
        "columns": layout.columns,
        "bubbles": [{"column": b.column, "x": b.x, "y": b.y} for b in layout.bubbles],
        "radius": layout.radius,
        "writing": asdict(layout.writing) if layout.writing else None,
        "papers": [{"number": one.number, **asdict(drawing(one.payload, mask=_MASK))} for one in papers],
        "replaced": glyphs.footnote(said),
    }


def _told(texts: Said, said: list[Printable]) -> list[dict[str, str]]:
    """Return the words by language in their order; what was replaced in them is noted in `said`."""
    told = [(lang, glyphs.printable(text)) for lang, text in texts.items()]
    said.extend(text for _, text in told)
    return [{"lang": lang, "text": text.text} for lang, text in told]


def _row(asked: Asked, row: str, said: list[Printable]) -> list[dict[str, str]]:
    means = asked.means.get(row, {})
    return [{**one, "means": means[one["lang"]]} if means else one for one in _told(asked.rows[row], said)]


def _shortened(texts: list[dict[str, str]]) -> tuple[list[dict[str, str]], bool]:
    """Return the texts, each cut at a word where all together are too long, and whether they were."""
    if sum(map(_width, (t["text"] for t in texts))) <= MOST_WORDS:
        return texts, False
    most = MOST_WORDS // len(texts)
    return [{**t, "text": _cut(t["text"], most)} for t in texts], True


def _cut(text: str, most: int) -> str:
    if _width(text) <= most:
        return text
    widths = accumulate(map(_width, text))
    kept = text[: sum(width <= most for width in widths)]
    return f"{kept.rpartition(' ')[0] or kept} …"


def _width(text: str) -> int:
    return len(text) + sum(letter > "\u1100" for letter in text)
