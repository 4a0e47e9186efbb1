"""The page of an assembly's words, and what organizers do with it."""

import pytest
from django.test import Client

from asamblea.assemblies.models import Assembly
from asamblea.glossary import glossaries, public
from asamblea.glossary.models import Term
from asamblea.glossary.terms import TERMS
from asamblea.languages import CODES, itself
from asamblea.rules import glossary as rules
from tests.site.pages import organizer

PAGE = "/a/ocho/words/"


@pytest.fixture(autouse=True)
def ocho(db):
    return Assembly.objects.create(slug="ocho", name="La Ocho", languages=["es", "ko", "en"], zone="UTC")


def written(**words: str) -> dict[str, str]:
    """Return the form's fields: words by language, and `note`."""
    return {(name if name == "note" else f"word-{name}"): word for name, word in words.items()}


def terms() -> dict[str, rules.Words]:
    return {term.key: term.words for term in glossaries.of("ocho")}


@pytest.mark.parametrize("lang", CODES)
def test_anyone_reads_the_words_in_every_language_their_own_first(lang, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        text = Client(headers={"accept-language": lang}).get(PAGE).content.decode()
    assert f'<html lang="{lang}"' in text
    for words in terms().values():
        assert f'<h2 lang="{lang}" dir="auto">{words[lang]}</h2>' in text
        assert all(words[other] in text for other in CODES)
    assert all(itself(other) in text for other in CODES)
    assert "word-edit" not in text and "/words/new/" not in text


def test_the_program_gives_every_term_a_word_of_its_own_in_every_language():
    for lang in CODES:
        others = []
        for key in TERMS:
            found = rules.read({lang: glossaries.ours(key)[lang]}, others)
            assert found == {lang: glossaries.ours(key)[lang]}
            others.append(found)


@pytest.mark.parametrize("lang", ["es", "ko"])
def test_the_programs_words_are_those_of_its_pages(lang):
    """A word of the list stands in the interface's sentences that say it in English."""
    from asamblea.languages import catalogue

    for english, key in (
        ("Add this amendment", "amendment"),
        ("Change this proposal", "proposal"),
        ("A slip is held by another phone", "slip"),
        ("Back to the assembly", "assembly"),
        ("Done. It stands in the minutes.", "minutes"),
        ("Read the record", "record"),
        ("All efforts", "effort"),
        ("House rules", "house-rules"),
        ("End the temperature check", "temperature-check"),
    ):
        source, target = {"lang": "en", "text": english}, {"lang": lang, "text": catalogue(lang).gettext(english)}
        assert rules.check(source, target, [glossaries.ours(key)]) == (), english


def test_an_organizer_adds_a_term_and_everybody_reads_it():
    answer = organizer().post(f"{PAGE}new/", written(en="tamalada", es="tamalada", note="We cook, and talk."))
    assert answer.status_code == 302
    text = Client(headers={"accept-language": "en"}).get(PAGE).content.decode()
    assert "tamalada" in text and "We cook, and talk." in text
    assert public.glossary_of("ocho")[-1] == ("tamalada", {"en": "tamalada", "es": "tamalada"}, "We cook, and talk.")


def test_a_term_of_the_program_is_said_otherwise_and_given_back():
    ana = organizer()
    assert ana.post(f"{PAGE}slip/", written(**{**terms()["slip"], "es": "boleta"})).status_code == 302
    assert terms()["slip"] == {**glossaries.ours("slip"), "es": "boleta"}
    assert Term.objects.get().words == {"es": "boleta"}, "only what is otherwise is kept"
    source, target = {"lang": "en", "text": "Your slip"}, {"lang": "es", "text": "Tu papeleta"}
    assert [m.word for m in public.missing_words("ocho", source, target)] == ["boleta"]
    assert ana.post(f"{PAGE}slip/remove/").status_code == 302
    assert terms()["slip"] == glossaries.ours("slip") and not Term.objects.exists()


def test_a_term_written_as_the_program_says_it_keeps_nothing():
    assert organizer().post(f"{PAGE}slip/", written(**terms()["slip"])).status_code == 302
    assert not Term.objects.exists()


def test_an_own_term_is_changed_and_taken_off():
    ana = organizer()
    ana.post(f"{PAGE}new/", written(en="potluck"))
    key = f"t{Term.objects.get().id}"
    ana.post(f"{PAGE}{key}/", written(en="potluck", ko="포틀럭"))
    assert terms()[key] == {"en": "potluck", "ko": "포틀럭"}
    ana.post(f"{PAGE}{key}/remove/")
    assert key not in terms()


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize(
    "typed",
    [
        written(en="", es="  "),
        written(es="papeleta"),
        written(en="x" * 61),
        written(en="\u202e"),
        written(en="a", note="n" * 301),
    ],
    ids=["empty", "twice", "long", "only marks", "long note"],
)
def test_what_cannot_stand_is_said_in_the_readers_language_and_changes_nothing(lang, typed):
    before = terms()
    answer = organizer(lang).post(f"{PAGE}new/", typed)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert f'<html lang="{lang}"' in text
    assert 'class="wrong"' in text or 'class="refused"' in text
    assert terms() == before and not Term.objects.exists()
    assert lang != "en" or typed != written(es="papeleta") or "“papeleta” already stands for something else." in text


def test_two_megabytes_are_refused():
    assert organizer().post(f"{PAGE}new/", written(en="x" * 2_000_000)).status_code == 413
    assert not Term.objects.exists()


def test_marks_that_turn_text_around_are_not_kept():
    organizer().post(f"{PAGE}new/", written(en="tama\u202elada"))
    assert Term.objects.get().words == {"en": "tamalada"}


def test_only_organizers_change_words():
    organizer().post(f"{PAGE}new/", written(en="potluck"))
    for address in (f"{PAGE}new/", f"{PAGE}slip/", f"{PAGE}slip/remove/", f"{PAGE}t{Term.objects.get().id}/remove/"):
        assert Client().post(address, written(en="x")).headers["Location"].startswith("/sign-in/")
    assert Term.objects.get().words == {"en": "potluck"}


@pytest.mark.parametrize("key", ["x1", "t0", "t999", "t99999999999999999999", "t٣"])
def test_a_term_that_is_not_there(key):
    assert organizer().get(f"{PAGE}{key}/").status_code == 404
    assert organizer().get("/a/nowhere/words/").status_code == 404


def test_each_assembly_has_its_own_words_and_they_go_with_it():
    Assembly.objects.create(slug="nueve", name="La Nueve", languages=["es"], zone="UTC")
    organizer().post("/a/nueve/words/new/", written(es="convite"))
    assert public.glossary_of("nueve")[-1].term == "convite"
    assert all(term.term != "convite" for term in public.glossary_of("ocho"))
    public.remove("nueve")
    assert not Term.objects.exists()


def test_a_list_that_is_full_takes_no_more(monkeypatch):
    from asamblea.glossary import keeping

    monkeypatch.setattr(keeping, "MOST_TERMS", len(TERMS))
    answer = organizer().post(f"{PAGE}new/", written(en="potluck"))
    assert "The list is full" in answer.content.decode() and not Term.objects.exists()
