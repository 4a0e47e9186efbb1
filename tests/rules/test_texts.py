"""Words that people write: cleaned, and found again however they are typed."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest

from asamblea.rules.texts import clean, folded


@pytest.mark.parametrize(
    ("typed", "written"), [("linea", "Línea"), ("ÑANDÚ", "ñandú"), ("회의", "회의"), ("ＡＢ", "ab"), ("strasse", "Straße")]
)
def test_search_knows_neither_case_nor_accents(typed, written):
    assert folded(typed) == folded(written)


def test_marks_that_disguise_text_are_gone():
    assert clean("ab\u202ecd\u2066e\x00") == "abcde"


def test_what_is_kept_can_be_read_out_in_a_call():
    everything = "".join(map(chr, range(0x110000)))
    assert ElementTree.fromstring(f"<Say>{escape(clean(everything))}</Say>").text
