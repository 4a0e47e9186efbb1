"""The poster beside the door."""

import pytest

from asamblea.channels.printing.poster import door_poster
from asamblea.channels.printing.typeset import Paper
from asamblea.channels.printing.words import POSTER, words
from tests.channels.printing import paper as printed

LANGUAGES = ("es", "ko", "en")
EVENING = {
    "assembly": "Koreatown #1 [hall]",
    "meeting_title": "봄 회의",
    "when": "7:00 p.m.",
    "place": "Salón parroquial",
}


def poster(paper: Paper = "letter", address: str = "http://192.168.1.20:8000/", **changed: str) -> bytes:
    """Return the poster of one evening."""
    return door_poster(paper=paper, languages=LANGUAGES, address=address, **{**EVENING, **changed})


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize(
    "address", ["http://192.168.1.20:8000/", "https://the-popular-assembly-of-koreatown.los-angeles.example"]
)
def test_it_is_one_page(paper: Paper, address: str) -> None:
    assert printed.pages(poster(paper, address)) == 1


@pytest.mark.parametrize("lang", ["es", "ko", "en"])
def test_it_tells_the_four_steps_in_each_language(lang: str) -> None:
    (said,) = (w for w in words(POSTER, LANGUAGES) if w["lang"] == lang)
    text = printed.letters(poster())
    assert len(said["steps"]) == 4
    for sentence in (said["title"], said["helped"], said["care"], *(s["name"] for s in said["steps"])):
        assert sentence.replace(" ", "") in text
    for step in said["steps"]:
        assert (step["how"] % {"host": "192.168.1.20:8000"}).replace(" ", "") in text


def test_it_carries_no_code_that_could_let_anybody_in() -> None:
    assert printed.codes(poster()) == []


@pytest.mark.parametrize("said", EVENING.values())
def test_it_says_which_meeting(said: str) -> None:
    assert said.replace(" ", "") in printed.letters(poster())


def test_a_name_of_any_length_leaves_it_one_page() -> None:
    assert printed.pages(poster(assembly="Asamblea " * 80, place="가" * 300)) == 1


def test_an_address_nobody_could_type_is_refused() -> None:
    with pytest.raises(ValueError, match="address"):
        poster(address="192.168.1.20:8000")
