"""Pictures for the README: few colors, one size each, small files."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

COLORS = 96
MOST_BYTES = 150_000


class Album:
    """Keeps pictures in a folder, or nothing where none was asked for."""

    def __init__(self, folder: str | None) -> None:
        self.folder = Path(folder) if folder else None

    def take(self, name: str, page: Page) -> None:
        """Keep what this page shows when it is loaded afresh, from its top, without a blinking caret."""
        if self.folder is None:
            return
        page.goto(page.url)
        page.mouse.move(0, 0)
        self.keep(name, Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))))

    def keep(self, name: str, image: Image.Image) -> None:
        """Keep this image with a palette of its own."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.png"
        image.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
        assert path.stat().st_size <= MOST_BYTES, f"{path.name} has {path.stat().st_size} bytes"
