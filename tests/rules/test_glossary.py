"""Whether a translation keeps to the assembly's words, and which words a term may have."""

import pytest
from hypothesis import given, strategies as st

from asamblea.rules import glossary
from asamblea.rules.glossary import Missing, check, forms, read
from asamblea.rules.refusal import Refusal

SLIP = {"en": "slip", "es": "papeleta", "ko": "참여표", "ar": "قسيمة"}
ASIDE = {"en": "stand aside", "es": "me aparto, apartarse", "ko": "한발 물러서기"}
LINE = {"en": "stack, line", "es": "fila"}
OURS = (SLIP, ASIDE, LINE)
letters = st.text("aáeniñoz", min_size=3, max_size=8)
sentences = st.text(max_size=80)


def text(lang: str, words: str) -> dict[str, str]:
    return {"lang": lang, "text": words}


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        (text("en", "Keep your slip."), text("es", "Guarda tu papeleta."), []),
        (text("en", "Keep your SLIP."), text("es", "Guarda tu PAPELETA."), []),
        (text("en", "Keep your slips."), text("es", "Guarden sus papeletas."), []),
        (text("en", "Keep your slip."), text("es", "Guarda tu boleta."), [Missing("slip", "papeleta")]),
        (text("en", "Two slips."), text("es", "Dos papeletillas."), [Missing("slip", "papeleta")]),
        (text("en", "He slipped on the stairs."), text("es", "Se cayó."), []),
        (text("en", "A slip."), text("ko", "참여표를 간수하세요."), []),
        (text("ko", "참여표를 간수하세요."), text("en", "Keep it safe."), [Missing("참여표", "slip")]),
        (text("en", "A slip."), text("ar", "احتفظ بالقسيمة"), []),
        (text("en", "Stand  aside\nif you doubt"), text("es", "Apártate"), [Missing("stand aside", "me aparto")]),
        (text("en", "Stand aside"), text("es", "Puedes apartarse"), []),
        (text("en", "Close the line"), text("es", "Cierra la fila"), []),
        (text("en", "Close the stack"), text("es", "Cierra la cola"), [Missing("stack", "fila")]),
        (text("en", "Close the stack"), text("ko", "마감"), []),  # the assembly has no Korean word for it
        (text("es", "La línea y la papeleta"), text("en", "…"), [Missing("papeleta", "slip")]),
        (text("es", "papeleta"), text("es", "nada"), []),
    ],
)
def test_a_term_of_the_source_asks_for_its_word_in_the_translation(source, target, missing):
    assert list(check(source, target, OURS)) == missing


@given(letters, letters, sentences, sentences)
def test_a_translation_that_says_the_word_is_never_told_of_it(here, there, before, after):
    words = {"en": here, "es": there}
    assert check(text("en", f"{before} {here} {after}"), text("es", f"{after} {there}, {before}"), [words]) == ()


@given(letters, letters)
def test_a_translation_without_the_word_is_told(here, there):
    assert check(text("en", f"the {here}."), text("es", "xxx"), [{"en": here, "es": there}]) == (Missing(here, there),)


@given(sentences, sentences, st.sampled_from(["en", "es", "ko", "zh-hant", "", "xx"]), st.sampled_from(["en", "ko", "ar"]))
def test_a_hint_names_only_words_of_the_glossary(source, target, here, there):
    for missing in check(text(here, source), text(there, target), OURS):
        assert any(missing.term in forms(w.get(here, "")) and forms(w[there])[0] == missing.word for w in OURS)


@given(st.text(max_size=60))
def test_forms_are_trimmed_and_each_stands_once(word):
    found = forms(word)
    assert len(set(found)) == len(found)
    assert all(form and form == " ".join(form.split()) and "," not in form for form in found)


def test_words_are_kept_without_the_empty_ones():
    assert read({"en": " slip ,  slips,", "es": "", "ko": "  "}, []) == {"en": "slip, slips"}


@pytest.mark.parametrize(
    ("typed", "code", "lang"),
    [
        ({"en": "", "es": "  ", "ko": " , "}, "no_word", None),
        ({"es": "PAPELETA"}, "word_twice", "es"),
        ({"es": "boleta, papéleta"}, "word_twice", "es"),
        ({"en": "slip" * 16}, "too_long", "en"),
        ({"en": "x" * 2_000_000}, "too_long", "en"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_language(typed, code, lang):
    refused = read(typed, OURS)
    assert isinstance(refused, Refusal)
    assert refused.code == code and refused.params.get("lang") == lang
    assert str(refused)


def test_the_same_letters_in_another_language_are_another_word():
    assert read({"en": "papeleta"}, OURS) == {"en": "papeleta"}


def test_marks_that_turn_text_around_are_dropped():
    assert read({"en": "\u202eslip\u2066"}, []) == {"en": "slip"}
    assert read({"en": "\u202e\u2066"}, []).code == "no_word"


@given(st.dictionaries(st.sampled_from(["en", "es", "ko"]), st.text(max_size=90)), st.lists(st.just(SLIP), max_size=1))
def test_what_is_read_can_be_read_again_and_stands(typed, others):
    found = read(typed, others)
    if not isinstance(found, Refusal):
        assert found == read(found, others)
        assert all(len(word) <= glossary.MOST_CHARACTERS + len(word.split(",")) for word in found.values())
