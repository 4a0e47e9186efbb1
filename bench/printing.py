"""How long a thousand slips take to print, beside its limit. Run: python -m bench.printing"""

import io
import secrets
import time
from collections.abc import Callable
from typing import Any

import pypdf

from asamblea.channels.printing.poster import door_poster
from asamblea.channels.printing.qr import drawing
from asamblea.channels.printing.slips import A_PAGE, SlipToPrint, sheet
from asamblea.rules.slips import new_code, shown
from bench import basics

SLIPS = 1_000
EVENING: dict[str, Any] = {
    "languages": ("es", "ko", "en"),
    "assembly": "Asamblea Popular",
    "meeting_title": "봄 회의",
    "when": "7:00 p.m.",
    "place": "Church hall",
}
ADDRESS = "http://192.168.1.20:8000"


def slips(count: int) -> list[SlipToPrint]:
    """Return that many slips with fresh codes."""
    codes = [new_code(secrets.token_bytes(10)) for _ in range(count)]
    return [SlipToPrint(shown(code), f"{ADDRESS}/s/{code}") for code in codes]


def seconds(act: Callable[[], object]) -> float:
    """Return how long `act` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def row(what: str, figure: float, limit: float, unit: str) -> None:
    """Print a figure, its limit and their ratio (below 1 is within the limit)."""
    basics.row(what, f"{figure:,.2f} {unit}".strip(), f"limit {limit:,.2f}", f"{figure / limit:.2f}")


def main() -> None:
    """Print one row for each figure; fresh codes, so nothing comes from a cache."""
    first = seconds(lambda: sheet(slips(A_PAGE), paper="letter", **EVENING))
    row("first page of slips, fonts read", first, 1.0, "s")
    for paper in ("letter", "a4"):
        made, start = slips(SLIPS), time.perf_counter()
        pdf = sheet(made, paper=paper, **EVENING)
        row(f"{SLIPS:,} slips, {paper}", time.perf_counter() - start, 5.0, "s")
        row("  pages", len(pypdf.PdfReader(io.BytesIO(pdf)).pages), -(-SLIPS // A_PAGE), "")
        row("  PDF", len(pdf) / 1e6, 10.0, "MB")
    row(f"  of it {SLIPS:,} QR codes", seconds(lambda: [drawing(s.url, mask=2) for s in slips(SLIPS)]), 2.5, "s")
    row("the poster by the door", seconds(lambda: door_poster(paper="a4", address=ADDRESS, **EVENING)), 1.0, "s")


if __name__ == "__main__":
    main()
