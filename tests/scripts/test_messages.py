"""The checker of the catalogues finds what is missing: it must be able to fail."""

import io

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract

from scripts import messages


def said(*ids: str | tuple[str, str]) -> Catalog:
    """What code and templates say."""
    catalog = Catalog()
    for one in ids:
        catalog.add(one, locations=[("asamblea/door.html", 0)])
    return catalog


def spanish(**strings: str | tuple[str, ...]) -> Catalog:
    """A Spanish catalogue of single strings."""
    catalog = Catalog(locale="es")
    for name, string in strings.items():
        catalog.add(name, string)
    return catalog


def in_template(text: str) -> list[tuple[object, str | None]]:
    """The strings, with their contexts, that are found in a template."""
    source = messages._as_python("{% load i18n %}" + text)
    return [(message, context) for _, message, _, context in extract("python", source, keywords=messages._IN_TEMPLATES)]


def test_a_complete_catalogue_has_no_problem():
    assert messages.problems(said("Vote"), spanish(Vote="Votar"), "es") == []


def test_a_string_that_no_catalogue_has_is_named_with_its_file():
    assert messages.problems(said("Vote"), spanish(), "es") == ["es: not in the catalogue: 'Vote' (asamblea/door.html)"]


def test_an_empty_translation_is_found():
    [problem] = messages.problems(said("Vote"), spanish(Vote=""), "es")
    assert "not translated: 'Vote'" in problem


def test_a_guessed_translation_is_found():
    catalog = Catalog(locale="es")
    catalog.add("Vote", "Botar", flags=["fuzzy"])
    [problem] = messages.problems(said("Vote"), catalog, "es")
    assert "not translated: 'Vote'" in problem


def test_a_string_that_nothing_says_any_more_is_found():
    assert messages.problems(said(), spanish(Vote="Votar"), "es") == ["es: no longer used: 'Vote'"]


@pytest.mark.parametrize("forms", [("%(n)s voz", ""), ("%(n)s voz",)])
def test_a_missing_plural_form_is_found(forms):
    catalog = Catalog(locale="es")
    catalog.add(("%(n)s voice", "%(n)s voices"), forms)
    [problem] = messages.problems(said(("%(n)s voice", "%(n)s voices")), catalog, "es")
    assert "not translated: '%(n)s voice'" in problem


def test_a_string_that_has_become_plural_is_found():
    catalog = spanish(**{"%(n)s voices": "%(n)s voces"})
    problems = messages.problems(said(("%(n)s voices", "%(n)s voices in all")), catalog, "es")
    assert any("not in the catalogue: '%(n)s voices'" in problem for problem in problems)


@pytest.mark.parametrize("string", ["Hola", "Hola, %(nombre)s"])
def test_a_place_that_is_lost_or_unknown_is_found(string):
    [problem] = messages.problems(said("Hello, %(name)s"), spanish(**{"Hello, %(name)s": string}), "es")
    assert "other places than in English" in problem


def test_a_korean_sentence_needs_one_form_and_may_leave_the_number_out():
    catalog = Catalog(locale="ko")
    catalog.add(("One voice", "%(n)s voices"), ("목소리 %(n)s개",))
    assert messages.problems(said(("One voice", "%(n)s voices")), catalog, "ko") == []


@pytest.mark.parametrize("sentence", ["Well done :)", "1) Come in", "A (b (c)) d", "open ( only", "It’s yours", 'Say "yes"'])
def test_brackets_and_quotes_do_not_hide_a_string_of_a_template(sentence):
    quote = "'" if '"' in sentence else '"'
    assert in_template(f"{{% translate {quote}{sentence}{quote} %}} {{% translate 'Next' %}}") == [
        (sentence, None),
        ("Next", None),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{% trans "Vote" %}', ("Vote", None)),
        ('{% translate "Stand" context "aside" %}', ("Stand", "aside")),
        ('{% translate "Vote" as title %}', ("Vote", None)),
        ('{% include "part.html" with title=_("Vote") %}', ("Vote", None)),
        ('{{ name|default:_("No name") }}', ("No name", None)),
        ("{% blocktranslate with t=at %}At {{ t }}{% endblocktranslate %}", ("At %(t)s", None)),
        (
            "{% blocktranslate count n=v %}{{ n }} vote{% plural %}{{ n }} votes{% endblocktranslate %}",
            (("%(n)s vote", "%(n)s votes"), None),
        ),
        ("{% blocktranslate trimmed %}\n  Two\n  lines\n{% endblocktranslate %}", ("Two lines", None)),
    ],
)
def test_each_way_a_template_says_a_string_is_found(text, found):
    assert in_template(text) == [found]


def test_translations_given_as_json_are_kept_and_unknown_ones_said(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    messages.write("es", said("Vote", ("%(n)s voice", "%(n)s voices")))
    unknown = messages.merge("es", {"Vote": "Votar", "%(n)s voice": ["%(n)s voz", "%(n)s voces"], "Gone": "Ido"})
    assert unknown == ["Gone"]
    assert messages.wanting(messages.read("es")) == []


def test_a_compiled_catalogue_speaks(tmp_path, monkeypatch):
    import gettext

    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    messages.write("es", spanish(Vote="Votar"))
    messages.compile_all()
    made = messages.path_of("es").with_suffix(".mo").read_bytes()
    assert gettext.GNUTranslations(io.BytesIO(made)).gettext("Vote") == "Votar"


@pytest.mark.parametrize(("lang", "plurals"), [("ar", 6), ("ru", 3), ("es", 2), ("ko", 1), ("zap", 2)])
def test_a_new_language_is_listed_with_as_many_forms_as_it_has_and_then_is_complete(tmp_path, monkeypatch, lang, plurals):
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    catalog = messages.read(lang)
    catalog.update(said("Vote", ("%(n)s voice", "%(n)s voices")), no_fuzzy_matching=True)
    messages.write(lang, catalog)
    kept = messages.read(lang)
    missing = {messages.key(m): messages.to_fill(m, kept.num_plurals) for m in messages.wanting(kept)}
    assert missing["Vote"] == "" and len(missing["%(n)s voice"]) == plurals
    forms = [f"%(n)s {form}" for form in range(plurals)]
    messages.merge(lang, {"Vote": "x", "%(n)s voice": forms})
    assert messages.problems(said("Vote", ("%(n)s voice", "%(n)s voices")), messages.read(lang), lang) == []


def test_each_number_finds_its_form_of_a_compiled_catalogue(tmp_path, monkeypatch):
    import gettext

    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    monkeypatch.setattr(messages, "CODES", ("ar",))
    messages.write("ar", messages.read("ar"))
    catalog = messages.read("ar")
    catalog.add(("%(n)s voice", "%(n)s voices"), ("zero", "one", "two", "few", "other", "many"))
    messages.write("ar", catalog)
    messages.compile_all()
    arabic = gettext.GNUTranslations(io.BytesIO(messages.path_of("ar").with_suffix(".mo").read_bytes()))
    said = [arabic.ngettext("%(n)s voice", "%(n)s voices", n) for n in (0, 1, 2, 3, 11, 100)]
    assert said == ["zero", "one", "two", "few", "many", "other"]
