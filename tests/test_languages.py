"""One line is a language: its name, its direction, its catalogue."""

import pytest
from django.conf import settings
from hypothesis import given, strategies as st

from asamblea import languages


def test_the_site_speaks_what_the_list_says():
    assert dict(settings.LANGUAGES) == languages.SPOKEN
    assert settings.LANGUAGE_CODE == languages.CODES[0] == "en"


@pytest.mark.parametrize("code", languages.CODES)
def test_each_language_has_its_catalogue_and_a_name_of_its_own(code):
    assert languages.catalogue(code).gettext("Come in")
    assert code == "en" or languages.catalogue(code).gettext("Come in") != "Come in"
    assert list(languages.SPOKEN.values()).count(languages.itself(code)) == 1


@pytest.mark.parametrize(
    ("code", "itself", "to_spanish", "short", "direction"),
    [
        ("en", "English", "inglés", "Eng", "ltr"),
        ("ko", "한국어", "coreano", "한국어", "ltr"),
        ("ar", "العربية", "árabe", "العربية", "rtl"),
        ("bn", "বাংলা", "bengalí", "বাংলা", "ltr"),
        ("uk", "українська", "ucraniano", "укр", "ltr"),
        ("zap", "Zapoteco", "zapoteco", "Zap", "ltr"),
        ("yua", "yua", "yua", "yua", "ltr"),
        ("zh-hant", "中文", "chino tradicional", "中文", "ltr"),
        ("xx", "xx", "xx", "xx", "ltr"),
    ],
)
def test_a_language_is_called_as_its_readers_and_ours_call_it(code, itself, to_spanish, short, direction):
    assert languages.itself(code) == itself
    assert languages.named(code, "es") == to_spanish
    assert languages.short(code) == short
    assert languages.direction(code) == direction


def test_a_language_that_pages_are_written_in_is_called_as_its_own_line_says():
    assert list(languages.HEARD)[: len(languages.SPOKEN)] == list(languages.CODES)
    assert all(languages.HEARD[code] == name for code, name in languages.SPOKEN.items())


@pytest.mark.parametrize(("code", "folder"), [("es", "es"), ("pt-br", "pt_BR"), ("zh-hant", "zh_Hant")])
def test_the_folder_of_a_catalogue_is_where_django_looks(code, folder):
    from django.utils.translation import to_locale

    assert languages.folder(code) == to_locale(code) == folder


@given(st.text(max_size=12), st.text(max_size=12))
def test_whatever_stands_as_a_language_in_a_record_has_a_name(code, reader):
    assert isinstance(languages.named(code, reader), str)
    assert languages.direction(code) in ("ltr", "rtl")
