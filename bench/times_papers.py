"""How often times cards on paper are read right from hasty photos. Run: python -m bench.times_papers

A wrong card that is kept ends the bench with status 1: doubtful cards go to one person, they are never guessed.
"""

import sys
import time
from typing import Any

import numpy as np

from asamblea.channels.printing.times_cards import STRIP, Asks, CardToPrint, sheets
from asamblea.channels.scanning import ink
from asamblea.channels.scanning.sheets import open_sheet
from asamblea.languages import CODES
from asamblea.rules.meeting_times import DAYS, PARTS, WEEK
from asamblea.rules.meeting_times.cards import WORK
from asamblea.rules.paper import times_card
from asamblea.rules.paper.serials import TimesCard, payload
from asamblea.rules.paper.times_card import Filled
from asamblea.rules.refusal import Refusal
from bench import photos
from bench.papers import Tally
from bench.photos import MM, PEN, PENCIL, Picture, Trouble

SCANS, PHOTOS = 50, 150
LAYOUT = times_card.layout()


def blank() -> Picture:
    """Return a card that nobody has filled in, its strip torn off."""

    def each(names: Any) -> list[dict[str, str]]:
        return [dict.fromkeys(CODES, name) for name in names]

    asks = Asks(*map(each, (PARTS, DAYS, times_card.LANGUAGES, WORK, times_card.NEEDS)))
    serial = "0123456789ABCDEF"
    card = CardToPrint(serial, payload(TimesCard("ocho", serial)))
    pdf = sheets([card], asks, paper="a4", languages=CODES, assembly="Asamblea", address="https://asamblea.example/a/ocho/times/")
    return photos.pages(pdf)[0][: -round(STRIP * MM)]


def meant(rng: np.random.Generator) -> Filled:
    """Return what somebody means to say."""
    slots = rng.choice(WEEK, rng.integers(1, 12), replace=False)
    needs = rng.choice(times_card.NEEDS, rng.integers(0, 3), replace=False)
    return Filled(frozenset(slots), str(rng.choice(times_card.LANGUAGES)), str(rng.choice(WORK)), frozenset(needs), ())


def marked(said: Filled) -> list[tuple[str, str]]:
    """Return the circles that somebody fills who means this."""
    week = [(part, day) for day, _, part in (slot.partition("-") for slot in said.slots)]
    return [*week, ("language", said.language), ("work", said.work), *(("needs", need) for need in said.needs)]


def read(picture: bytes) -> Filled | Refusal:
    """Return what a picture of a card says."""
    sheet = open_sheet(picture)
    return sheet if isinstance(sheet, Refusal) else times_card.read(ink.measure(sheet, LAYOUT))


def scan(count: int, trouble: Trouble | None, seed: int) -> tuple[Tally, float]:
    """Read `count` cards filled in by hand; return what came of them and the seconds for one."""
    rng, page, tally, spent = np.random.default_rng(seed), blank(), Tally(), 0.0
    for _ in range(count):
        said, card = meant(rng), page.copy()
        for bubble in photos.bubbles(LAYOUT, *marked(said)):
            photos.scribble(card, LAYOUT, bubble, int(rng.integers(PEN, PENCIL)), rng)
        picture = photos.jpeg(photos.photo(card, trouble, rng) if trouble else card)
        begin = time.perf_counter()
        found = read(picture)
        spent += time.perf_counter() - begin
        if isinstance(found, Refusal):
            tally.ends["again"] += 1
        elif found.doubts:
            tally.ends["eyes"] += 1
        else:
            tally.ends["right" if found == said else "wrong"] += 1
    return tally, spent / count


def main() -> int:
    wrong = 0
    for name, count, trouble in (("scans", SCANS, None), ("photos", PHOTOS, Trouble())):
        tally, seconds = scan(count, trouble, seed=11)
        ends = ", ".join(f"{tally.ends[end]} {end}" for end in ("right", "eyes", "again", "wrong"))
        print(f"{count} {name}: {ends}; {seconds * 1000:.0f} ms each")
        wrong += tally.ends["wrong"]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
