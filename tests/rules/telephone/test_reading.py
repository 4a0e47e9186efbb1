"""What a message asks: the words of three languages, and what people really write."""

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import keywords
from asamblea.rules.telephone.reading import MOST, Intent, pledge_beside, read

CODE = "0123-4567-89AB-CDEF"
EVERY = [(word, lang, said) for word, of in keywords.WORDS.items() for lang, words in of.items() for said in words]


@pytest.mark.parametrize(("word", "lang", "said"), EVERY)
def test_each_word_is_understood_however_it_is_written(word, lang, said):
    for written in (said, said.upper(), f"  {said.title()}! "):
        assert read(written) == Intent(word, lang=lang)


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        (f"JOIN {CODE}", Intent("join", CODE, "en")),
        (f"unirme: {CODE}", Intent("join", CODE, "es")),
        (f"참여 {CODE}", Intent("join", CODE, "ko")),
        (f"참여{CODE}", Intent("join", CODE, "ko")),
        (CODE.lower(), Intent("join", CODE.lower())),
        ("Próxima", Intent("next", "", "es")),
        ("Más o menos", Intent("so_so", "", "es")),
        ("¿Qué?", Intent("what", "", "es")),
        ("다음 모임", Intent("next", "", "ko")),
        ("투표1", Intent("vote", "1", "ko")),
        ("투표 동의", Intent("vote", "동의", "ko")),
        ("Vote 3 it would do harm", Intent("vote", "3 it would do harm", "en")),
        ("voto: 2 1 3", Intent("vote", "2 1 3", "es")),
        ("PLEDGE 3", Intent("pledge", "3", "en")),
        ("약속 3", Intent("pledge", "3", "ko")),
        ("Español", Intent("language", "", "es")),
        ("2, 1, 3", Intent("number", "2, 1, 3")),
        ("1", Intent("number", "1")),
        ("hola buenas", Intent("", "hola buenas")),
        ("???", Intent("")),
        ("", Intent("")),
    ],
)
def test_what_people_write(message, intent):
    assert read(message) == intent


@pytest.mark.parametrize(
    ("message", "lang"),
    [("STOP", "en"), ("stop.", "en"), (" S T O P ", "en"), ("Stop!!", "en"), ("ALTO", "es"), ("¡Basta!", "es"), ("No más", "es"),
     ("그만", "ko"), ("수신 거부", "ko"), ("중지!", "ko")],
)  # fmt: skip
def test_a_word_to_stop_alone_is_an_opt_out(message, lang):
    assert read(message) == Intent("stop", lang=lang)


@pytest.mark.parametrize(
    ("message", "lang"),
    [
        ("Stop they are at 6th and Vermont", "en"),
        ("Basta ya, están en la 6 y Vermont", "es"),
        ("그만 오세요, 6가에 있어요", "ko"),
        ("END of the line at 6th", "en"),
    ],
)
def test_a_word_to_stop_with_more_words_is_for_a_person_to_read(message, lang):
    assert read(message) == Intent("person", message, lang)


def test_a_message_of_1600_characters_is_refused_with_its_length():
    refused = read("JOIN " + "a" * 1595)
    assert isinstance(refused, Refusal)
    assert str(refused) == f"This text has 1600 characters; at most {MOST} fit. Please shorten it."


@pytest.mark.parametrize(
    ("rest", "apart"),
    [
        ("1 PLEDGE 3", ("1", 3)),
        ("sí, compromiso: 4", ("sí", 4)),
        ("동의 약속 2", ("동의", 2)),
        ("3 it harms us for 3", ("3 it harms us for 3", None)),
        ("2 1 3", ("2 1 3", None)),
        ("", ("", None)),
    ],
)
def test_hours_are_pledged_beside_a_vote(rest, apart):
    assert pledge_beside(rest) == apart


@given(st.text(max_size=MOST))
def test_any_message_is_read(message):
    assert isinstance(read(message), Intent)


@given(st.sampled_from([w for of in keywords.STOP.values() for w in of]), st.text(alphabet=" .,!?-\n\t", max_size=8))
def test_spaces_and_marks_around_a_word_to_stop_change_nothing(word, marks):
    read_ = read(f"{marks}{word.upper()}{marks}")
    assert isinstance(read_, Intent) and read_.word == "stop"
