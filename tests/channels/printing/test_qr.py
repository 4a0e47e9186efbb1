"""QR codes on pages, in the terminal and as outlines."""

import re

import pytest
import zxingcpp
from hypothesis import given, settings, strategies as st
from PIL import Image

from asamblea.channels.printing import qr

URL = "https://assembly.example/s/K3V9Q2ABCDEFGH12"
MODULE = 4


def read(picture: Image.Image) -> str:
    """Return what a camera reads from a picture with one code."""
    (code,) = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return code.text


def loops(path: str) -> list[list[tuple[int, int]]]:
    """Return the corners of each closed loop of a path of M, h, v and z."""
    drawn = []
    for part in path.split("z")[:-1]:
        start = re.match(r"M(\d+) (\d+)", part)
        assert start
        x, y = int(start[1]), int(start[2])
        corners = [(x, y)]
        for way, by in re.findall(r"([hv])(-?\d+)", part):
            x, y = (x + int(by), y) if way == "h" else (x, y + int(by))
            corners.append((x, y))
        drawn.append(corners)
    return drawn


def painted(path: str, side: int) -> Image.Image:
    """Return the path filled by the even-odd rule."""
    drawn = loops(path)
    picture = Image.new("L", (side, side), 255)
    for y in range(side):
        for x in range(side):
            if sum(inside(corners, x + 0.5, y + 0.5) for corners in drawn) % 2:
                picture.putpixel((x, y), 0)
    return enlarged(picture)


def enlarged(picture: Image.Image) -> Image.Image:
    """Return the picture with several dots a module, as a camera sees it."""
    return picture.resize((picture.width * MODULE, picture.height * MODULE), Image.Resampling.NEAREST)


def inside(corners: list[tuple[int, int]], x: float, y: float) -> bool:
    """Return whether a ray to the right crosses the loop an odd number of times."""
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return sum(a[0] == b[0] > x and min(a[1], b[1]) < y < max(a[1], b[1]) for a, b in pairs) % 2 == 1


def test_the_outline_reads_back_as_its_text() -> None:
    drawn = qr.drawing(URL)
    assert read(painted(drawn.path, drawn.side)) == URL


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60), st.integers(0, 7))
def test_any_text_under_any_mask_reads_back(text: str, mask: int) -> None:
    drawn = qr.drawing(text, mask=mask)
    assert read(painted(drawn.path, drawn.side)) == text


def test_the_quiet_zone_is_four_modules_on_each_side() -> None:
    drawn = qr.drawing(URL)
    along = [place for loop in loops(drawn.path) for corner in loop for place in corner]
    assert (min(along), max(along)) == (4, drawn.side - 4)


def test_the_svg_is_one_path_in_the_current_color_with_a_spoken_label() -> None:
    made = qr.svg(URL, label="Your slip")
    assert made.count("<path") == 1
    assert 'fill="currentColor"' in made
    assert 'role="img" aria-label="Your slip"' in made


def test_a_label_cannot_leave_its_attribute() -> None:
    made = qr.svg(URL, label='"><script>alert(1)</script>')
    assert "<script" not in made
    assert "&quot;&gt;&lt;script&gt;" in made


def test_the_svg_is_small_enough_for_a_neighbors_page() -> None:
    assert len(qr.svg(URL, label="Your slip")) < 3500


def test_the_module_sets_the_size() -> None:
    side = qr.drawing(URL).side
    assert f'width="{6 * side}" height="{6 * side}"' in qr.svg(URL, label="Your slip", module=6)


def test_the_terminals_half_blocks_read_back() -> None:
    lines = qr.terminal(URL, color=False).splitlines()
    picture = Image.new("L", (len(lines[0]), 2 * len(lines)), 255)
    for y, line in enumerate(lines):
        for x, block in enumerate(line):
            upper, lower = {" ": (255, 255), "▀": (0, 255), "▄": (255, 0), "█": (0, 0)}[block]
            picture.putpixel((x, 2 * y), upper)
            picture.putpixel((x, 2 * y + 1), lower)
    assert read(enlarged(picture)) == URL


def test_the_terminal_is_told_black_on_white_and_left_as_it_was() -> None:
    for line in qr.terminal(URL).splitlines():
        assert line.startswith("\x1b[30;107m")
        assert line.endswith("\x1b[0m")


def test_text_too_long_for_any_code_is_an_error() -> None:
    with pytest.raises(ValueError, match="."):
        qr.drawing("x" * 3000)
