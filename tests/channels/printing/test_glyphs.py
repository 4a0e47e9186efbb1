"""Characters our fonts have, and what happens to the others."""

from collections.abc import Mapping
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from asamblea.channels.printing import glyphs, typeset
from asamblea.channels.printing.words import BALLOT, PLEDGE_CARD, POSTER, SIGN_IN, SLIP, TIMES_CARD, words
from asamblea.languages import CODES


def cmap(font: str) -> set[int]:
    """Return the code points of a font, read by another library than ours."""
    return set(TTFont(glyphs.FONTS / font).getBestCmap())


def test_coverage_is_what_the_fonts_really_have() -> None:
    regular = cmap("NotoSansKR-Regular.ttf") | cmap("NotoSans-Regular.ttf")
    bold = cmap("NotoSansKR-Bold.ttf") | cmap("NotoSans-Bold.ttf")
    seen = {point for point in regular & bold if chr(point) in glyphs.coverage()}
    assert {ord(c) for c in glyphs.coverage()} == seen
    unseen = [chr(point) for point in (regular & bold) - seen]
    assert all(not c.isprintable() for c in unseen)


def test_every_modern_hangul_syllable_is_there() -> None:
    assert glyphs.missing(map(chr, range(0xAC00, 0xD7A4))) == ()


@pytest.mark.parametrize(
    "name", ["Ñuñoa", "Nguyễn Thị Ánh", "Dvořák", "Bëꞌnë", "Αθήνα", "Київ", "김영희", "“¿Qué?” — ¡No!", "₩ € £ №"]
)
def test_names_of_many_neighbors_are_printed_as_they_are(name: str) -> None:
    assert glyphs.printable(name) == glyphs.Printable(name, ())


def test_a_character_without_glyph_becomes_a_box_and_is_named() -> None:
    assert glyphs.printable("Fatima فاطمة 🎉").replaced == ("ف", "ا", "ط", "م", "ة", "🎉")
    assert glyphs.printable("party 🎉").text == f"party {glyphs.BOX}"
    assert glyphs.named("🎉") == "U+1F389 PARTY POPPER"


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2066", "\u200b", "\u00ad", "\x07"])
def test_marks_that_turn_or_hide_text_become_visible(mark: str) -> None:
    assert glyphs.printable(f"Ana{mark}Luz") == glyphs.Printable(f"Ana{glyphs.BOX}Luz", (mark,))


def test_decomposed_letters_are_composed() -> None:
    assert glyphs.printable("n\u0303 \u1100\u1161") == glyphs.Printable("ñ 가", ())


def test_lines_and_tabs_become_one_line() -> None:
    assert glyphs.printable(" a\n\tb\u00a0 c ").text == "a b c"


def test_the_footnote_names_each_character_once_and_counts_the_rest() -> None:
    texts = [glyphs.printable("🎉 🎉"), glyphs.printable("漢字會議室")]
    assert glyphs.footnote(texts).startswith(f"{glyphs.BOX} = U+1F389 PARTY POPPER; U+6F22 ")
    assert glyphs.footnote(texts).endswith("(+2)")
    assert glyphs.footnote([glyphs.printable("Ana")]) == ""


def test_nothing_is_set_with_a_character_the_fonts_lack() -> None:
    with pytest.raises(glyphs.MissingGlyphs, match=r"U\+1F389 PARTY POPPER"):
        typeset.pdf("poster", {"words": [{"title": "🎉"}]}, paper="letter")


@pytest.mark.parametrize("paper", [SLIP, POSTER, BALLOT, SIGN_IN, PLEDGE_CARD, TIMES_CARD])
def test_our_own_words_can_all_be_printed(paper: Mapping[str, Any]) -> None:
    for said in words(paper, CODES):
        assert glyphs.missing(typeset.texts(said)) == ()
