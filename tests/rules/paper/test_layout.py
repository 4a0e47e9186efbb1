"""Where bubbles stand: inside the field, apart from each other, one for each thing a ballot can say."""

from math import dist

import cv2
import pytest
from hypothesis import given, strategies as st

from asamblea.rules.paper.layout import BOTTOM, CORNERS, MOST_PLACES, MOST_ROWS, TOP, WIDTH, layout
from asamblea.rules.refusal import Refusal
from tests.rules.paper.votes import METHODS, vote


@given(st.sampled_from(METHODS), st.integers(2, MOST_ROWS))
def test_bubbles_are_in_the_field_and_never_touch(method: str, options: int) -> None:
    places = layout(vote(method, options))
    assert not isinstance(places, Refusal)
    r = places.radius
    for n, a in enumerate(places.bubbles):
        assert r <= a.x <= WIDTH - r and TOP + r <= a.y <= BOTTOM - r
        assert all(dist((a.x, a.y), (b.x, b.y)) > 2.4 * r for b in places.bubbles[n + 1 :])


@given(st.sampled_from(METHODS), st.integers(2, MOST_ROWS))
def test_every_choice_has_its_bubbles_and_room_for_its_words(method: str, options: int) -> None:
    asked = vote(method, options)
    places = layout(asked)
    assert not isinstance(places, Refusal)
    columns = places.columns or ("",)
    assert {(b.row, b.column) for b in places.bubbles} == {(row.id, c) for row in places.rows for c in columns}
    assert all(row.right - row.left > 50 and row.height > 8 for row in places.rows)
    assert all(a.top + a.height <= b.top + 1e-6 for a, b in zip(places.rows, places.rows[1:], strict=False))


def test_a_ranked_ballot_has_a_place_for_each_option_up_to_ten() -> None:
    few, many = layout(vote("stv", 4)), layout(vote("stv", 14))
    assert not isinstance(few, Refusal) and not isinstance(many, Refusal)
    assert few.columns == ("1", "2", "3", "4")
    assert len(many.columns) == MOST_PLACES


def test_more_options_than_a_sheet_has_room_for_are_refused() -> None:
    refused = layout(vote("approval", MOST_ROWS + 1))
    assert isinstance(refused, Refusal) and refused.code == "too_many_for_paper"


def test_only_consent_has_room_for_a_written_reason() -> None:
    box = {method: layout(vote(method, 3)) for method in METHODS}
    assert [m for m, places in box.items() if not isinstance(places, Refusal) and places.writing] == ["consent"]


@pytest.mark.parametrize("corner", range(4))
def test_corner_marks_are_those_that_opencv_knows(corner: int) -> None:
    known = cv2.aruco.generateImageMarker(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), corner, 60)
    assert tuple("".join("0" if dot else "1" for dot in row) for row in known[5::10, 5::10]) == CORNERS[corner]
