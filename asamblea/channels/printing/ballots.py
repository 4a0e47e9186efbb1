"""Paper ballots of one vote, one to a page: read again by `channels.scanning`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import Any

from asamblea.channels.printing import glyphs, typeset
from asamblea.channels.printing.glyphs import Printable
from asamblea.channels.printing.qr import drawing
from asamblea.channels.printing.words import LANGUAGES, words
from asamblea.rules.paper.layout import CORNERS, HEIGHT, MARK, WIDTH, Layout
from asamblea.rules.votes import CHOICES

Said = Mapping[str, str]
"""The same words by language; a language that nobody wrote or checked is not there."""

_MASK = 2
MOST_WORDS = 1400
"""Letters of a question in all its languages that a sheet has room for; Korean letters are twice as wide."""
_FILL = {"consent": "fill", "majority": "fill", "approval": "fill_any", "equal_shares": "fill_shares", "score": "fill_score"}


@dataclass(frozen=True)
class PaperToPrint:
    """A paper's number as people read it, and what its QR code says (`rules.paper.serials.payload`)."""

    number: str
    payload: str


@dataclass(frozen=True)
class Asked:
    """What the room is asked: the method of the vote, the question, and the words of each option by id."""

    method: str
    question: Said
    options: Mapping[str, Said]


def sheets(
    papers: Sequence[PaperToPrint], asked: Asked, layout: Layout, *, paper: typeset.Paper, assembly: str, meeting_title: str
) -> bytes:
    """Return a PDF with one ballot a page, in order.

    A question longer than `MOST_WORDS` is shortened, and the ballot says so. Characters our fonts lack are
    printed as a box and named at the foot. Raises ValueError for no papers or an unknown paper.
    """
    if not papers:
        raise ValueError("there are no ballots to print")
    return typeset.pdf("ballots", _data(papers, asked, layout, (assembly, meeting_title)), paper=paper)


def _data(papers: Sequence[PaperToPrint], asked: Asked, layout: Layout, about: Sequence[str]) -> Mapping[str, Any]:
    said: list[Printable] = [glyphs.printable(text) for text in about]
    question, cut = _shortened(_told(asked.question, said))
    rows = [{**asdict(row), "said": _row(asked, row.id, said)} for row in layout.rows]
    fill = _FILL.get(asked.method, "fill_ranked")
    return {
        "assembly": said[0].text,
        "about": said[1].text,
        "words": [{**w, "fill": w[fill]} for w in words("ballot")],
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
    """Return the words in the order of our papers' languages, others after them; what was replaced is noted in `said`."""
    order = [*(lang for lang in LANGUAGES if lang in texts), *(lang for lang in texts if lang not in LANGUAGES)]
    told = [(lang, glyphs.printable(texts[lang])) for lang in order]
    said.extend(text for _, text in told)
    return [{"lang": lang, "text": text.text} for lang, text in told]


def _row(asked: Asked, row: str, said: list[Printable]) -> list[dict[str, str]]:
    if asked.method in CHOICES:
        return [{"lang": w["lang"], "text": w[row]["name"], "means": w[row]["means"]} for w in words("ballot")]
    return _told(asked.options[row], said)


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
