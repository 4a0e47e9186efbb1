"""An assembly's words: one term, called alike everywhere in each language, and whether a translation keeps to it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from asamblea.rules import texts
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

Words = Mapping[str, str]
"""`{"en": "slip", "es": "papeleta"}`: how one term is called in each language; other forms stand after a comma."""
MOST_CHARACTERS = 60
_JOINED = frozenset(("ar", "fa", "he", "ja", "km", "ko", "lo", "my", "th", "zh"))
"""Languages that write no space around a word, or join particles and articles to it."""


@dataclass(frozen=True)
class Missing:
    """A term of the source, as it stands there, and the word that the translation does not have."""

    term: str
    word: str


def read(typed: Mapping[str, str], others: Iterable[Words]) -> Words | Refusal:
    """Return the words of a term, the empty ones left out.

    `others` are the words of the assembly's other terms: a word that two terms share says nothing. A refusal
    names in `params["lang"]` the language it is about.
    """
    words: dict[str, str] = {}
    others = list(others)
    for lang, word in typed.items():
        found = texts.read(word, lang, most=MOST_CHARACTERS, lines=False)
        if isinstance(found, Refusal):
            return Refusal(found.code, found.sentence, {**found.params, "lang": lang})
        taken = {_folded(form) for other in others for form in forms(other.get(lang, ""))}
        if twice := [form for form in forms(found["text"]) if _folded(form) in taken]:
            return Refusal(
                "word_twice", gettext_noop("“%(word)s” already stands for something else."), {"word": twice[0], "lang": lang}
            )
        if forms(found["text"]):
            words[lang] = ", ".join(forms(found["text"]))
    if not words:
        return Refusal("no_word", gettext_noop("Write the word in at least one language. Nothing was changed."))
    return words


def forms(word: str) -> tuple[str, ...]:
    """Return the forms of a word, the one to use first: `slip, slips` has two."""
    return tuple(dict.fromkeys(form for part in word.split(",") if (form := " ".join(part.split()))))


def check(source: Text, target: Text, glossary: Iterable[Words]) -> tuple[Missing, ...]:
    """Return the terms that `source` says and whose words `target` does not, each once, in the glossary's order.

    A hint for whoever translates, never a bar: a sentence can be right without the word. Case and accents do not
    count, nor a plural in -s or -es.
    """
    if source["lang"] == target["lang"]:
        return ()
    found = []
    for words in glossary:
        here, there = forms(words.get(source["lang"], "")), forms(words.get(target["lang"], ""))
        said = next((form for form in here if _says(source, form)), "")
        if said and there and not any(_says(target, form) for form in there):
            found.append(Missing(said, there[0]))
    return tuple(dict.fromkeys(found))


def _says(text: Text, form: str) -> bool:
    """Return whether a text says this form: as whole words, or within a word where the language joins words."""
    said, wanted = _folded(text["text"]), _folded(form)
    if text["lang"].partition("-")[0] in _JOINED:
        return wanted in said
    return bool(re.search(rf"(?<!\w){re.escape(wanted)}(?:e?s)?(?!\w)", said))


def _folded(words: str) -> str:
    return " ".join(texts.folded(words).split())
