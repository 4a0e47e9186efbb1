"""Reads what the program prints and shows: pages of a PDF, QR codes in them and on a screen."""

import io

import pypdfium2
import zxingcpp
from PIL import Image


def pages(pdf: bytes, scale: float = 3) -> list[Image.Image]:
    """Return each page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=scale).to_pil() for page in document]


def addresses(*pictures: Image.Image | bytes) -> list[str]:
    """Return what the QR codes in these pictures say, from the top left on."""
    found = []
    for picture in pictures:
        image = Image.open(io.BytesIO(picture)) if isinstance(picture, bytes) else picture
        codes = [c for c in zxingcpp.read_barcodes(image.convert("RGB")) if c.format == zxingcpp.BarcodeFormat.QRCode]
        found += [c.text for c in sorted(codes, key=lambda c: (c.position.top_left.y // 50, c.position.top_left.x))]
    return found


def code(address: str) -> str:
    """Return the code that stands on a slip beside the QR code of this address, as people read it."""
    letters = address.rpartition("/")[2]
    return "-".join(letters[n : n + 4] for n in range(0, len(letters), 4))
