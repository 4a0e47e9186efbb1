"""Texts that say nearly the same are put side by side; a suggestion, the same whoever asks."""

from hypothesis import given, strategies as st

from asamblea.rules.likeness import alike


def texts(lang: str, *said: str):
    return {f"p{n}": {"lang": lang, "text": text} for n, text in enumerate(said, 1)}


def test_endings_accents_and_small_words_do_not_count():
    said = texts("es", "Que la línea conteste los sábados", "La linea contesta también el sabado", "Carteles en cada tienda")
    assert alike(said) == [("p1", "p2")]


def test_korean_particles_do_not_count():
    assert alike(texts("ko", "토요일에도 전화를 받자", "토요일에 전화 받기", "포스터를 붙이자")) == [("p1", "p2")]


def test_texts_of_two_languages_are_not_compared():
    said = {"p1": {"lang": "es", "text": "hospital central nuevo"}, "p2": {"lang": "en", "text": "hospital central nuevo"}}
    assert alike(said) == []


def test_one_shared_word_is_not_enough_and_three_that_are_alike_stand_together():
    assert alike(texts("es", "abrir temprano", "abrir tarde")) == []
    said = texts("es", "turno sábados noche", "pan", "turno sábados", "sábados turno doble")
    assert alike(said) == [("p1", "p3", "p4")]


words = st.lists(st.sampled_from(["turno", "sabado", "noche", "cartel", "tienda", "linea"]), max_size=5).map(" ".join)


@given(st.lists(words, max_size=6))
def test_each_text_stands_in_one_group_at_most_and_equal_ones_together(said):
    found = alike(texts("es", *said))
    flat = [id for group in found for id in group]
    assert len(set(flat)) == len(flat) and all(len(group) > 1 for group in found)
