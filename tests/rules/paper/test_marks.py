"""What ink says: a clear paper is the ballot that was filled in, and nothing doubtful ever becomes a ballot."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.paper import marks
from asamblea.rules.paper.layout import Layout, layout
from asamblea.rules.paper.marks import EMPTY, FULL, SPILLED, Doubt, Ink
from asamblea.rules.refusal import Refusal
from asamblea.rules.votes import check_ballot
from tests.rules.paper.votes import METHODS, vote

BLANK, FILLED = Ink(0.01, 0.02, 0.7), Ink(0.9, 0.05, 0.9)
FAINT, CROSSED, COVERED = Ink(0.2, 0.02, 0.7), Ink(0.9, 0.5, 0.9), Ink(0.0, 0.0, 0.05)


def places(asked: dict[str, Any]) -> Layout:
    found = layout(asked)
    assert not isinstance(found, Refusal)
    return found


def read(asked: dict[str, Any], *filled: tuple[str, str], other: dict[tuple[str, str], Ink] | None = None):
    """Read a paper with these bubbles filled and `other` ink in some."""
    of = places(asked)
    inks = [(other or {}).get((b.row, b.column), FILLED if (b.row, b.column) in filled else BLANK) for b in of.bubbles]
    return marks.read(asked, of, inks)


@pytest.mark.parametrize(
    ("method", "choice"), [("consent", "agree"), ("consent", "aside"), ("majority", "no"), ("majority", "abstain")]
)
def test_one_filled_circle_is_that_choice(method: str, choice: str) -> None:
    assert read(vote(method), (choice, "")) == {"choice": choice}


@pytest.mark.parametrize("method", ["approval", "equal_shares"])
def test_each_filled_circle_is_ticked(method: str) -> None:
    assert read(vote(method), ("3", ""), ("1", "")) == {"approve": ["1", "3"]}


def test_scores_are_read_and_a_line_without_a_mark_has_none() -> None:
    assert read(vote("score"), ("1", "5"), ("3", "0")) == {"scores": {"1": 5, "3": 0}}


@pytest.mark.parametrize("method", ["irv", "schulze", "stv"])
def test_places_are_read_best_first(method: str) -> None:
    assert read(vote(method, 4), ("4", "1"), ("2", "2"), ("1", "3")) == {"ranking": ["4", "2", "1"]}


@pytest.mark.parametrize(
    ("method", "filled", "doubt"),
    [
        ("consent", [], marks.NO_MARK),
        ("approval", [], marks.NO_MARK),
        ("stv", [], marks.NO_MARK),
        ("majority", [("yes", ""), ("no", "")], marks.TWO_MARKS),
        ("score", [("1", "5"), ("1", "4")], marks.TWO_MARKS),
        ("stv", [("1", "1"), ("1", "2")], marks.TWO_MARKS),
        ("stv", [("1", "1"), ("2", "1")], marks.TWO_MARKS),
        ("stv", [("1", "1"), ("2", "3")], marks.PLACE_SKIPPED),
        ("irv", [("2", "2")], marks.PLACE_SKIPPED),
        ("consent", [("block", "")], marks.WRITTEN),
    ],
)
def test_what_a_machine_must_not_decide_goes_to_people(method: str, filled: list[tuple[str, str]], doubt: Doubt) -> None:
    assert read(vote(method), *filled) == doubt


@pytest.mark.parametrize(("ink", "doubt"), [(FAINT, marks.FAINT), (CROSSED, marks.CROSSED)])
def test_a_faint_or_crossed_circle_is_never_guessed_even_beside_a_clear_one(ink: Ink, doubt: Doubt) -> None:
    assert read(vote("majority"), ("yes", ""), other={("no", ""): ink}) == doubt
    assert read(vote("majority"), other={("no", ""): ink}) == doubt


def test_a_covered_circle_asks_for_another_picture() -> None:
    said = read(vote("majority"), ("yes", ""), other={("no", ""): COVERED})
    assert isinstance(said, Refusal) and said.code == "covered"


inks = st.builds(Ink, inside=st.floats(0, 1.2), outside=st.floats(0, 1.2), ring=st.floats(0, 1.2))


@given(st.data(), st.sampled_from(METHODS), st.integers(2, 6))
def test_a_ballot_comes_only_from_ink_that_is_clear_everywhere_and_says_what_was_filled(
    data: st.DataObject, method: str, options: int
) -> None:
    asked = vote(method, options)
    of = places(asked)
    drawn = data.draw(
        st.lists(st.sampled_from([BLANK, BLANK, FILLED]) | inks, min_size=len(of.bubbles), max_size=len(of.bubbles))
    )
    said = marks.read(asked, of, drawn)
    if isinstance(said, Doubt | Refusal):
        return
    assert check_ballot(asked, said) == said
    assert all(i.outside <= SPILLED and not EMPTY <= i.inside < FULL for i in drawn)
    filled = {(b.row, b.column) for b, i in zip(of.bubbles, drawn, strict=True) if i.inside >= FULL}
    assert filled == _marks_of(said)


def _marks_of(ballot: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the bubbles that somebody fills who means this ballot."""
    if "choice" in ballot:
        return {(ballot["choice"], "")}
    if "approve" in ballot:
        return {(one, "") for one in ballot["approve"]}
    if "scores" in ballot:
        return {(one, str(score)) for one, score in ballot["scores"].items()}
    return {(one, str(place)) for place, one in enumerate(ballot["ranking"], 1)}


@given(st.data(), st.sampled_from(METHODS), st.integers(2, 8))
def test_any_ballot_that_fits_on_paper_is_read_as_it_was_meant(data: st.DataObject, method: str, options: int) -> None:
    asked = vote(method, options)
    meant = data.draw(_ballots(asked, options))
    assert read(asked, *_marks_of(meant)) == meant


def _ballots(asked: dict[str, Any], options: int) -> st.SearchStrategy[dict[str, Any]]:
    method = asked["method"]
    if not asked["options"]:
        return st.builds(dict, choice=st.sampled_from(["agree", "aside"] if method == "consent" else ["yes", "no", "abstain"]))
    ids = [option["id"] for option in asked["options"]]
    if method in ("approval", "equal_shares"):
        return st.sets(st.sampled_from(ids), min_size=1).map(lambda some: {"approve": [one for one in ids if one in some]})
    if method == "score":
        scores = st.dictionaries(st.sampled_from(ids), st.integers(0, 5), min_size=1)
        return scores.map(lambda given: {"scores": {one: given[one] for one in ids if one in given}})
    return st.permutations(ids).flatmap(lambda order: st.integers(1, options).map(lambda n: {"ranking": list(order)[:n]}))
