"""Slip codes, claims and the cookie that carries them."""

import hashlib

import pytest
from hypothesis import given, strategies as st

from asamblea.rules import slips
from asamblea.rules.refusal import Refusal

CODE = "01AB23CD45EF67GH"
CLAIM = "A" * 24


def test_a_code_is_sixteen_characters_without_look_alikes():
    assert slips.new_code(bytes(10)) == "0" * 16
    assert slips.new_code(b"\xff" * 10) == "Z" * 16
    assert not set("ILOU") & set(slips.ALPHABET)


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_two_different_draws_give_two_different_codes(one, other):
    assert (slips.new_code(one) == slips.new_code(other)) == (one == other)


@pytest.mark.parametrize("wrong", [b"", bytes(9), bytes(11)])
def test_too_few_random_bytes_are_a_programming_error(wrong):
    with pytest.raises(ValueError):
        slips.new_code(wrong)


def test_a_code_is_shown_in_groups_of_four():
    assert slips.shown(CODE) == "01AB-23CD-45EF-67GH"


@pytest.mark.parametrize(
    "typed",
    [
        "01AB-23CD-45EF-67GH",
        "01ab 23cd 45ef 67gh",
        " oiab–23cd‑45ef—67gh ",
        "OLAB23CD45EF67GH",
        "０１ＡＢ２３ＣＤ４５ＥＦ６７ＧＨ",
        "01AB\u00a023CD\t45EF_67GH\u200b",
    ],
)
def test_a_code_is_understood_however_it_was_typed(typed):
    assert slips.normal(typed) == CODE


@pytest.mark.parametrize("typed", ["", "01AB", CODE + "0", "U" * 16, "é" * 16, "가" * 16, "0" * 100_000, "ßßßßßßßß", "İ" * 16])
def test_what_is_no_code_is_refused_in_a_sentence(typed):
    refusal = slips.normal(typed)
    assert isinstance(refusal, Refusal)
    assert str(refusal) == "This is not a slip code. It has 16 letters and digits, in groups of four."


@given(st.binary(min_size=10, max_size=10))
def test_every_new_code_is_in_normal_form_and_survives_being_shown(octets):
    code = slips.new_code(octets)
    assert slips.normal(slips.shown(code).lower()) == code


def test_the_hash_binds_the_code_to_its_meeting():
    expected = hashlib.sha256(b"asamblea slip\0k3v9q2\x00" + CODE.encode()).digest()
    assert slips.code_hash("k3v9q2", CODE) == expected
    assert slips.code_hash("k3v9q3", CODE) != expected


def test_a_code_with_dashes_is_never_hashed():
    with pytest.raises(ValueError):
        slips.code_hash("k3v9q2", slips.shown(CODE))


def test_the_hash_of_a_claim():
    assert slips.claim_hash(CLAIM) == hashlib.sha256(b"asamblea claim\0" + CLAIM.encode()).digest()


def test_the_cookie_is_read_back():
    assert slips.read_cookie(slips.cookie("k3v9q2", CODE, CLAIM)) == slips.Held("k3v9q2", CODE, CLAIM)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "..",
        "a.b.c",
        f"k.{CODE}",
        f"k.{CODE}.{CLAIM}.x",
        f"K.{CODE}.{CLAIM}",
        f"k.{CODE.lower()}.{CLAIM}",
        f"k.{CODE}.a\n",
    ],
)
def test_a_cookie_we_did_not_make_holds_nothing(value):
    assert slips.read_cookie(value) is None
