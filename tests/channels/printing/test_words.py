"""Which languages stand on a paper."""

import pytest

from asamblea.channels.printing import words


@pytest.mark.parametrize(
    ("room", "printed"),
    [
        (["ko", "es"], ("ko", "es", "en")),
        (["es"], ("es", "en", "ko")),
        (["es", "es", "xx"], ("es", "en", "ko")),
        ([], ("en", "es", "ko")),
    ],
)
def test_the_rooms_languages_come_first_and_others_until_there_are_three(room, printed):
    assert words.on_paper(room) == printed
    assert words.not_on_paper(room) == ()


def test_a_language_whose_letters_no_font_has_is_left_out_and_named(monkeypatch):
    monkeypatch.setattr(words, "_has_letters", lambda lang: lang != "ko")
    assert words.on_paper(["ko", "es"]) == ("es", "en")
    assert words.not_on_paper(["ko", "es", "ko"]) == ("ko",)
