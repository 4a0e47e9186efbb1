"""Pictures of papers: what was filled in is read, whatever the light and the angle; anything else is refused in words."""

import struct
from functools import cache

import cv2
import numpy as np
import pytest

from asamblea.channels.scanning import ink, pictures, sheets
from asamblea.channels.scanning.sheets import Sheet
from asamblea.rules.paper import marks
from asamblea.rules.paper.layout import TOP, WIDTH, Layout, layout
from asamblea.rules.paper.marks import Doubt
from asamblea.rules.paper.serials import read_payload
from asamblea.rules.refusal import Refusal
from bench import papers, photos
from bench.photos import Picture, Trouble


@cache
def paper(method: str) -> Picture:
    """Return a paper of this method, printed once."""
    (page,) = photos.pages(papers.printed(method, 1)[0])
    return page


def places_of(method: str) -> Layout:
    places = layout(papers.vote(method))
    assert not isinstance(places, Refusal)
    return places


@pytest.fixture
def page() -> Picture:
    """A consent ballot that nobody has filled in."""
    return paper("consent").copy()


def filled(page: Picture, *rows: str) -> Picture:
    places = places_of("consent")
    photos.fill(page, places, photos.bubbles(places, *((row, "") for row in rows)))
    return page


def code_of(picture: bytes) -> str:
    said = sheets.open_sheet(picture)
    assert isinstance(said, Refusal), said
    return said.code


@pytest.mark.parametrize("method", papers.VOTES)
@pytest.mark.parametrize("trouble", [None, Trouble()], ids=["scan", "photo"])
def test_what_was_filled_in_is_what_is_read(method: str, trouble: Trouble | None) -> None:
    rng, places, page = np.random.default_rng(7), places_of(method), paper(method).copy()
    ballot = papers.meant(method, places, rng)
    photos.fill(page, places, photos.bubbles(places, *photos.marks_of(ballot)), photos.PENCIL - 20)
    picture = photos.photo(page, trouble, rng) if trouble else page
    assert papers.read(photos.jpeg(picture), method) == ballot


def test_no_photo_of_hasty_hands_is_read_as_something_else() -> None:
    tally, _ = papers.scan(10, Trouble(), seed=21)
    assert tally.ends["wrong"] == 0
    assert tally.ends["right"] >= 6


def test_the_code_of_a_sheet_names_its_meeting_vote_and_serial(page) -> None:
    sheet = sheets.open_sheet(photos.jpeg(page))
    assert isinstance(sheet, Sheet)
    assert (sheet.named.meeting, sheet.named.vote, len(sheet.named.serial)) == ("k3v9q2", "v1", 16)


@pytest.mark.parametrize("turn", [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_a_picture_may_stand_on_its_head(page, turn: int) -> None:
    assert papers.read(photos.jpeg(cv2.rotate(filled(page, "aside"), turn)), "consent") == {"choice": "aside"}


def test_a_png_scan_is_read_too(page) -> None:
    done, png = cv2.imencode(".png", filled(page, "agree"))
    assert done and papers.read(bytes(png), "consent") == {"choice": "agree"}


def cross(page: Picture, row: str) -> None:
    places = places_of("consent")
    (one,) = photos.bubbles(places, (row, ""))
    reach = places.radius * 1.7
    photos.stroke(page, (one.x - reach, one.y - reach), (one.x + reach, one.y + reach))


def test_a_crossed_out_circle_is_a_doubt(page) -> None:
    filled(page, "agree", "aside")
    cross(page, "agree")
    assert papers.read(photos.jpeg(page), "consent") == marks.CROSSED


@pytest.mark.parametrize(("gray", "part"), [(210, 0.9), (photos.PEN, 0.35)], ids=["faint", "a dot"])
def test_a_faint_mark_is_a_doubt(page, gray: int, part: float) -> None:
    places = places_of("consent")
    photos.fill(page, places, photos.bubbles(places, ("agree", "")), gray, part)
    assert papers.read(photos.jpeg(page), "consent") == marks.FAINT


@pytest.mark.parametrize(
    ("rows", "doubt"), [((), marks.NO_MARK), (("agree", "aside"), marks.TWO_MARKS), (("block",), marks.WRITTEN)]
)
def test_what_people_must_see_is_a_doubt(page, rows: tuple[str, ...], doubt: Doubt) -> None:
    assert papers.read(photos.jpeg(filled(page, *rows)), "consent") == doubt


def test_a_covered_circle_asks_for_another_picture(page) -> None:
    x, y = photos.at(page, 8, 115)
    cv2.circle(page, (x, y), 50, 255, -1)  # a white sticker
    said = papers.read(photos.jpeg(filled(page, "aside")), "consent")
    assert isinstance(said, Refusal) and said.code == "covered"


def test_a_thumb_on_a_circle_is_no_mark(page) -> None:
    cv2.circle(page, photos.at(page, 4, 115), 60, 120, -1)
    said = papers.read(photos.jpeg(page), "consent")
    assert isinstance(said, Doubt | Refusal)


def test_half_a_ballot_is_refused(page) -> None:
    assert code_of(photos.jpeg(page[: page.shape[0] // 2])) == "half_a_paper"
    torn = page.copy()
    torn[-200:, :300] = 90
    assert code_of(photos.jpeg(torn)) == "half_a_paper"


def test_two_ballots_in_one_picture_are_refused(page) -> None:
    assert code_of(photos.jpeg(np.hstack([page, page]))) == "two_sheets"


def test_a_code_nobody_can_read_asks_for_another_picture(page) -> None:
    left, top = photos.at(page, 145, 17)
    page[top : top + 210, left : left + 230] = 255
    assert code_of(photos.jpeg(page)) == "code_unread"


def test_a_fold_between_the_circles_asks_for_another_picture(page) -> None:
    top = photos.at(page, 0, 120)[1]
    page[top:] = np.roll(page[top:], 50, axis=1)
    said = papers.read(photos.jpeg(filled(page, "agree")), "consent")
    assert isinstance(said, Refusal)


def cat() -> bytes:
    """A photo of something else: a cat, drawn from ovals."""
    picture = np.full((900, 900), 170, np.uint8)
    for center, size in (((450, 500), (220, 180)), ((330, 300), (60, 110)), ((570, 300), (60, 110))):
        cv2.ellipse(picture, center, size, 0, 0, 360, 60, -1)
    for eye in ((380, 450), (520, 450)):
        cv2.circle(picture, eye, 25, 230, -1)
    return photos.jpeg(picture)


def test_a_cat_is_no_ballot() -> None:
    assert code_of(cat()) == "no_paper_seen"


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"%PDF-1.7", b"\xff\xd8", b"\xff\xd8\xff\xe0\x00\x00", b"\x89PNG\r\n\x1a\n", b"\0" * 99]
)
def test_a_file_that_is_no_picture_is_refused(data: bytes) -> None:
    assert code_of(data) == "not_a_picture"


def test_a_torn_picture_is_refused(page) -> None:
    assert code_of(photos.jpeg(page)[:300]) == "not_a_picture"


def test_a_small_file_that_unpacks_to_a_huge_picture_is_never_unpacked() -> None:
    header = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 60_000, 60_000)
    assert code_of(header) == "picture_too_large"
    frame = b"\xff\xd8" + b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 60_000, 60_000, 1)
    assert code_of(frame + b"\0" * 9) == "picture_too_large"


def test_a_small_file_that_goes_over_its_picture_again_and_again_is_never_unpacked(page) -> None:
    done, jpeg = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_PROGRESSIVE, 1])
    data = bytes(jpeg)
    scan = data[data.rfind(b"\xff\xda") : -2]
    assert done and isinstance(sheets.open_sheet(data), Sheet)
    assert code_of(data[:-2] + scan * pictures.MOST_SCANS + data[-2:]) == "picture_too_large"
    assert isinstance(sheets.open_sheet(data + scan * pictures.MOST_SCANS), Sheet), "a film behind the picture is no scan of it"


def test_dimensions_are_those_of_the_picture(page) -> None:
    assert pictures.dimensions(photos.jpeg(page)) == page.shape[::-1]


def test_people_see_the_choices_and_nothing_to_know_the_paper_by(page) -> None:
    sheet = sheets.open_sheet(photos.jpeg(filled(page, "agree")))
    assert isinstance(sheet, Sheet)
    seen = cv2.imdecode(np.frombuffer(ink.crop(sheet), np.uint8), cv2.IMREAD_GRAYSCALE)
    assert seen is not None and not [code for code in sheets._codes(seen) if read_payload(code)]
    millimeter = sheets.DOTS * 0.6
    assert seen.shape[1] == pytest.approx((WIDTH + 2 * sheets.BORDER) * millimeter, abs=3)
    assert TOP - 2 > 75, "the number stands above"
    assert len(ink.crop(sheet)) < 200_000


def test_a_wards_ballots_on_paper_elect_whom_the_file_elects(data) -> None:
    ward = papers.ward(data / "blt" / papers.WARD, every=8)
    assert len(ward.papers) == 59
    assert ward.same and ward.eyes <= 6
