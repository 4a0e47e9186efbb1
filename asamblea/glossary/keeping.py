"""Keeps what an organizer writes of a term, or says why not."""

from django.db import transaction
from django.db.models import QuerySet

from asamblea.glossary import glossaries
from asamblea.glossary.models import Term
from asamblea.glossary.terms import TERMS
from asamblea.rules import glossary as rules
from asamblea.rules.glossary import Words
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

MOST_TERMS = 200
"""More than anyone keeps to."""


@transaction.atomic
def keep(assembly: str, key: str, typed: Words, note: Text) -> Refusal | None:
    """Keep a term; an empty `key` adds one. A program's term keeps only what the assembly says otherwise."""
    terms = glossaries.of(assembly)
    found = rules.read(typed, [one.words for one in terms if one.key != key])
    if isinstance(found, Refusal):
        return found
    if not key and len(terms) >= MOST_TERMS:
        return Refusal("too_many_terms", gettext_noop("The list is full. Take a word off first."))
    if key in TERMS:
        _change(assembly, key, found, note)
    elif key:
        rows(assembly, key).update(words=found, note=note)
    else:
        Term.objects.create(assembly=assembly, words=found, note=note)
    return None


def _change(assembly: str, key: str, words: Words, note: Text) -> None:
    given = glossaries.ours(key)
    otherwise = {lang: word for lang, word in words.items() if word != given.get(lang)}
    if otherwise or note["text"]:
        Term.objects.update_or_create(assembly=assembly, key=key, defaults={"words": otherwise, "note": note})
    else:
        rows(assembly, key).delete()


def rows(assembly: str, key: str) -> QuerySet[Term]:
    """Return the row of a term as a query: one of the program's by its key, an own one by its number."""
    if key in TERMS:
        return Term.objects.filter(assembly=assembly, key=key)
    number = key.removeprefix("t")
    known = number.isascii() and number.isdigit() and len(number) < 19
    return Term.objects.filter(assembly=assembly, key="", id=int(number) if known else 0)
