"""Which language an answer is in."""

import pytest

from asamblea.live.languages import language

KNOWN = ("en", "es", "zh-hant")


@pytest.mark.parametrize(
    ("asked", "sent", "found"),
    [
        ("es", {}, "es"),
        ("", {}, "en"),
        ("xx", {"accept-language": "es-MX,en;q=0.8"}, "es"),
        ("", {"accept-language": "zh-Hant, en"}, "zh-hant"),
        ("", {"accept-language": "de, fr;q=0.3"}, "en"),
        ("", {"cookie": "django_language=es", "accept-language": "en"}, "es"),
    ],
)
def test_what_was_asked_comes_before_what_was_chosen_and_what_the_browser_likes(asked, sent, found):
    assert language(sent, KNOWN, asked) == found
