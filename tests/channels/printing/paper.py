"""What a printed page shows to eyes and to a phone's camera, for the tests of papers."""

import io
from dataclasses import dataclass

import pypdf
import pypdfium2
import zxingcpp


@dataclass(frozen=True)
class Code:
    """A QR code read from a page: what it says, and how wide it is printed, in millimeters."""

    text: str
    width: float


def pages(pdf: bytes) -> int:
    """Return how many pages it has."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def size(pdf: bytes) -> tuple[float, float]:
    """Return width and height of the first page in points."""
    box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    return float(box.width), float(box.height)


def text(pdf: bytes) -> str:
    """Return the text of all pages, each run of spaces as one space."""
    sheets = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in sheets).split())


def letters(pdf: bytes) -> str:
    """Return the text without any space: where lines break does not matter."""
    return text(pdf).replace(" ", "")


def codes(pdf: bytes, dots: int = 150) -> list[Code]:
    """Return the QR codes that a camera finds on the pages, drawn at `dots` an inch."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=dots / 72).to_pil().convert("L")
        for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode):
            width = (code.position.top_right.x - code.position.top_left.x) / dots * 25.4
            found.append(Code(code.text, width))
    return found
