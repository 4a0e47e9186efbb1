"""How fast paper ballots are printed and read, and how often wrongly. Run: python -m bench.papers

A wrong ballot that is counted ends the bench with status 1: doubtful papers go to people, they are never guessed.
"""

import io
import secrets
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pypdf
import pypdfium2

from asamblea.channels.printing.ballots import Asked, PaperToPrint, sheets
from asamblea.channels.scanning import ink
from asamblea.channels.scanning.sheets import open_sheet
from asamblea.languages import CODES
from asamblea.rules import tally
from asamblea.rules.paper import marks
from asamblea.rules.paper.layout import Layout, layout
from asamblea.rules.paper.marks import Doubt
from asamblea.rules.paper.serials import Named, payload
from asamblea.rules.refusal import Refusal
from asamblea.rules.slips import new_code
from asamblea.rules.tally.files import blt
from asamblea.rules.tally.papers import Papers, in_order
from bench import photos
from bench.basics import DATA
from bench.photos import Picture, Trouble
from bench.printing import row

PRINTED, SCANNED, CLEAN = 1_000, 500, 100
WARD = "argyll_bute_2022_ward2.blt"
ABOUT: dict[str, Any] = {"assembly": "Asamblea Popular", "meeting_title": "봄 회의", "languages": CODES}
WORDS = {"es": "Abrir la línea los martes", "ko": "화요일마다 전화를 엽니다", "en": "Open the line on Tuesdays"}
VOTES = ("consent", "majority", "approval", "score", "irv", "stv")
OPTIONS = 6


@dataclass
class Tally:
    """What came of pictures: read right, to people's eyes, to be taken again, and (never) wrong."""

    ends: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def add(self, said: dict[str, Any] | Doubt | Refusal, meant: dict[str, Any] | None) -> None:
        """Note one reading; `meant` is None where nothing clear was filled in."""
        if isinstance(said, Refusal):
            self.ends["again"] += 1
            self.refused[said.code] += 1
        elif isinstance(said, Doubt):
            self.ends["eyes"] += 1
            self.refused[said.code] += 1
        else:
            self.ends["right" if said == meant else "wrong"] += 1


def vote(method: str, options: int = OPTIONS) -> dict[str, Any]:
    """Return a vote among options; consent and majority have their own choices."""
    return {"method": method, "options": [{"id": str(n), "text": {}} for n in range(1, options + 1)]}


def asked(method: str, places: Layout) -> Asked:
    """Return words for every row, in three languages."""
    return Asked(method, WORDS, {r.id: WORDS for r in places.rows}, {})


def printed(method: str, count: int) -> tuple[bytes, Layout]:
    """Return the PDF of fresh papers, and their layout."""
    places = layout(vote(method))
    assert not isinstance(places, Refusal)
    named = [Named("k3v9q2", "v1", new_code(secrets.token_bytes(10))) for _ in range(count)]
    papers = [PaperToPrint("482 913", payload(one)) for one in named]
    return sheets(papers, asked(method, places), places, paper="letter", **ABOUT), places


def meant(method: str, places: Layout, rng: np.random.Generator) -> dict[str, Any]:
    """Return a ballot somebody may mean."""
    ids = [r.id for r in places.rows]
    some = [str(one) for one in rng.permutation(ids)[: rng.integers(1, len(ids) + 1)]]
    if method in ("consent", "majority"):
        return {"choice": str(rng.choice([one for one in ids if one != "block"]))}
    if method == "approval":
        return {"approve": [one for one in ids if one in some]}
    if method == "score":
        return {"scores": {one: int(rng.integers(0, 6)) for one in ids if one in some}}
    return {"ranking": some}


def read(picture: bytes, method: str) -> dict[str, Any] | Doubt | Refusal:
    """Read one picture as the table does."""
    places, sheet = layout(vote(method)), open_sheet(picture)
    assert not isinstance(places, Refusal)
    return sheet if isinstance(sheet, Refusal) else marks.read(vote(method), places, ink.measure(sheet, places))


def unclear(page: Picture, places: Layout, rng: np.random.Generator) -> None:
    """Mark a paper so that nobody could say what is meant: half filled, faint, crossed out, or nothing at all."""
    one = places.bubbles[int(rng.integers(len(places.bubbles)))]
    how = rng.integers(4)
    if how == 0:
        photos.fill(page, places, [one], photos.PEN, 0.3)
    elif how == 1:
        photos.fill(page, places, [one], 205)
    elif how == 2:
        photos.fill(page, places, [one])
        for side in (-1, 1):
            reach = places.radius * 1.6
            photos.stroke(page, (one.x - reach, one.y - side * reach), (one.x + reach, one.y + side * reach), photos.PEN, 1.0)


def scan(count: int, trouble: Trouble | None, seed: int) -> tuple[Tally, float]:
    """Fill in, photograph and read `count` papers; return what came of them and the seconds of reading alone."""
    rng, tally, spent = np.random.default_rng(seed), Tally(), 0.0
    made = {method: printed(method, 1) for method in VOTES}
    blank = {method: photos.page(pypdfium2.PdfDocument(pdf)[0]) for method, (pdf, _) in made.items()}
    for n in range(count):
        method = VOTES[n % len(VOTES)]
        page, places = blank[method].copy(), made[method][1]
        ballot = None if n % 10 == 9 else meant(method, places, rng)
        if ballot is None:
            unclear(page, places, rng)
        else:
            gray = int(rng.integers(photos.PEN - 20, photos.PENCIL))
            for bubble in photos.bubbles(places, *photos.marks_of(ballot)):
                photos.scribble(page, places, bubble, gray, rng)
        data = photos.jpeg(photos.photo(page, trouble, rng) if trouble else page, int(rng.integers(55, 90)))
        start = time.perf_counter()
        said = read(data, method)
        spent += time.perf_counter() - start
        tally.add(said, ballot)
    return tally, spent


@dataclass(frozen=True)
class Ward:
    """A real election on paper: what was read for each different ballot, and how many people cast it."""

    vote: Mapping[str, Any]
    papers: Papers
    read: Papers
    eyes: int

    @property
    def same(self) -> bool:
        """Whether the papers give the result of the file."""
        return tally.count_papers(self.vote, self.read, present=0) == tally.count_papers(self.vote, self.papers, present=0)


def ward(file: Path, every: int = 1) -> Ward:
    """Print each different ballot of a `.blt`, or each `every`th, fill it in by hand, scan it, and read it.

    What goes to people's eyes (`eyes`) is taken as they see it: as it was meant.
    """
    election = blt.parse(file.read_text(encoding="utf-8-sig"))
    assert not isinstance(election, Refusal)
    places, rng = layout(election.vote), np.random.default_rng(3)
    assert not isinstance(places, Refusal)
    pdf = sheets(
        [PaperToPrint("482 913", payload(Named("k3v9q2", "v1", "0" * 16)))], asked("stv", places), places, paper="a4", **ABOUT
    )
    (blank,) = photos.pages(pdf)
    papers, read, eyes = election.papers[::every], Counter[tuple[str, ...]](), 0
    for ranking, many in papers:
        page = blank.copy()
        for bubble in photos.bubbles(places, *photos.marks_of({"ranking": ranking})):
            photos.scribble(page, places, bubble, photos.PEN, rng)
        sheet = open_sheet(photos.jpeg(page))
        assert not isinstance(sheet, Refusal), str(sheet)
        said = marks.read(election.vote, places, ink.measure(sheet, places))
        eyes += isinstance(said, Doubt)
        read[tuple(said["ranking"]) if isinstance(said, dict) else ranking] += many
    return Ward(election.vote, papers, in_order(read), eyes)


def main() -> int:
    """Print one row for each figure; return 1 when a ballot was read as something else."""
    start = time.perf_counter()
    pdf, _ = printed("consent", PRINTED)
    row(f"{PRINTED:,} ballots printed", time.perf_counter() - start, 10.0, "s")
    row("  pages", len(pypdf.PdfReader(io.BytesIO(pdf)).pages), PRINTED, "")
    row("  PDF", len(pdf) / 1e6, 25.0, "MB")
    wrong = 0
    for what, count, trouble in (("scanned pages", CLEAN, None), ("photos in bad light", SCANNED, Trouble())):
        tally, spent = scan(count, trouble, seed=5)
        row(f"{count} {what}, read a hundred", spent / count * 100, 60.0, "s")
        row("  pages a minute", 60 * count / spent, 100, "")
        for end, limit in (("right", 0.9), ("eyes", 0.2), ("again", 0.1)):
            row(f"  {end}", tally.ends[end] / count, limit, "")
        row("  read as something else", tally.ends["wrong"], 0.5, "")
        print("    ", dict(tally.refused))
        wrong += tally.ends["wrong"]
    counted = ward(DATA / "blt" / WARD)
    row(f"{len(counted.papers)} different ballots of a ward on paper", sum(many for _, many in counted.read), 2889, "ballots")
    row("  other winners than the file", 0 if counted.same else 1, 0.5, "")
    row("  to people's eyes", counted.eyes / len(counted.papers), 0.2, "")
    return 1 if wrong or not counted.same else 0


if __name__ == "__main__":
    sys.exit(main())
