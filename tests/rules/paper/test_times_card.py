"""What the ink of a times card says: only what is clear is taken, everything else is a doubt."""

from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.meeting_times import WEEK
from asamblea.rules.meeting_times.cards import WORK
from asamblea.rules.paper import marks, times_card
from asamblea.rules.paper.layout import HEIGHT, MARK, WIDTH, Bubble
from asamblea.rules.paper.marks import Ink
from asamblea.rules.refusal import Refusal

BUBBLES = times_card.layout().bubbles
BLANK, FULL = Ink(0.02, 0.02, 0.8), Ink(0.9, 0.05, 0.9)
BELOW_THE_CODE = 60

filled_in = st.tuples(
    st.sets(st.sampled_from(WEEK), min_size=1),
    st.sampled_from(times_card.LANGUAGES),
    st.sampled_from(WORK),
    st.sets(st.sampled_from(times_card.NEEDS)),
)


def is_meant(bubble: Bubble, slots: set[str], language: str, work: str, needs: set[str]) -> bool:
    chosen = {"language": {language}, "work": {work}, "needs": needs}
    return bubble.column in chosen[bubble.row] if bubble.row in chosen else f"{bubble.column}-{bubble.row}" in slots


def inks(meant: tuple) -> list[Ink]:
    return [FULL if is_meant(bubble, *meant) else BLANK for bubble in BUBBLES]


def test_every_slot_of_the_week_and_every_choice_has_one_circle() -> None:
    assert len({(b.row, b.column) for b in BUBBLES}) == len(BUBBLES) == len(WEEK) + 8 + len(WORK) + 3
    assert {f"{b.column}-{b.row}" for b in BUBBLES[: len(WEEK)]} == set(WEEK)


def test_circles_keep_away_from_each_other_the_marks_and_the_code() -> None:
    reach = times_card.RADIUS + 1.8
    for one, other in combinations(BUBBLES, 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (2 * times_card.RADIUS + 2) ** 2
    for bubble in BUBBLES:
        assert times_card.RADIUS <= bubble.x <= WIDTH - times_card.RADIUS
        assert BELOW_THE_CODE + reach < bubble.y < HEIGHT - MARK - reach
        assert times_card.TOP + times_card.RADIUS < bubble.y < times_card.BOTTOM - times_card.RADIUS


@given(filled_in)
def test_what_is_clearly_filled_in_is_read(meant: tuple) -> None:
    slots, language, work, needs = meant
    assert times_card.read(inks(meant)) == times_card.Filled(frozenset(slots), language, work, frozenset(needs), ())


@given(filled_in, st.sampled_from(range(len(BUBBLES))), st.sampled_from([Ink(0.2, 0.05, 0.8), Ink(0.9, 0.5, 0.9)]))
def test_one_doubtful_circle_is_a_doubt_and_never_taken(meant: tuple, at: int, ink: Ink) -> None:
    seen = inks(meant)
    seen[at] = ink
    said = times_card.read(seen)
    assert isinstance(said, times_card.Filled) and said.doubts
    clear = inks(meant)
    clear[at] = BLANK
    taken = times_card.read(clear)
    assert isinstance(taken, times_card.Filled)
    assert (said.slots, said.language, said.work, said.needs) == (taken.slots, taken.language, taken.work, taken.needs)


@given(filled_in, st.sampled_from(range(len(BUBBLES))))
def test_a_covered_circle_refuses_the_picture(meant: tuple, at: int) -> None:
    seen = inks(meant)
    seen[at] = Ink(0.0, 0.0, 0.1)
    said = times_card.read(seen)
    assert isinstance(said, Refusal) and said.code == "covered"


@pytest.mark.parametrize(
    ("meant", "doubts"),
    [
        ((set(), "es", "night", set()), (times_card.NO_TIME,)),
        (({"mon-night"}, "", "night", set()), (times_card.NO_LANGUAGE,)),
        (({"mon-night"}, "es", "", set()), (times_card.NO_WORK,)),
        ((set(), "", "", set()), (times_card.NO_TIME, times_card.NO_LANGUAGE, times_card.NO_WORK)),
    ],
)
def test_what_is_left_out_is_a_doubt(meant: tuple, doubts: tuple) -> None:
    said = times_card.read(inks(meant))
    assert isinstance(said, times_card.Filled) and said.doubts == doubts


def test_two_languages_are_a_doubt_and_none_is_chosen() -> None:
    seen = [
        FULL if ink == FULL or (bubble.row, bubble.column) == ("language", "ko") else BLANK
        for bubble, ink in zip(BUBBLES, inks(({"mon-night"}, "es", "care", set())), strict=True)
    ]
    said = times_card.read(seen)
    assert isinstance(said, times_card.Filled) and (said.doubts, said.language) == ((marks.TWO_MARKS,), "")
