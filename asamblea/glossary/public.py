"""What other rooms may ask about an assembly's words."""

from typing import NamedTuple

from asamblea.glossary import glossaries
from asamblea.glossary.models import Term as _Row
from asamblea.languages import CODES
from asamblea.rules import glossary as rules
from asamblea.rules.glossary import Missing
from asamblea.rules.texts import Text


class Term(NamedTuple):
    """`words` by language, other forms after a comma; `note` says what it means, perhaps ""."""

    term: str
    words: dict[str, str]
    note: str


def glossary_of(assembly: str) -> list[Term]:
    """Return the assembly's terms, the program's first, its own after. One query."""
    return [Term(_name(shown.words), dict(shown.words), shown.note.get("text", "")) for shown in glossaries.of(assembly)]


def missing_words(assembly: str, source: Text, target: Text) -> tuple[Missing, ...]:
    """Return which terms of `source` lack their word in `target`: a hint beside a translation. One query."""
    return rules.check(source, target, [shown.words for shown in glossaries.of(assembly)])


def remove(assembly: str) -> None:
    """Remove the words of an assembly that is removed."""
    _Row.objects.filter(assembly=assembly).delete()


def _name(words: rules.Words) -> str:
    """Return the word that stands for the term: the program's first language that has one."""
    return next((rules.forms(words[lang])[0] for lang in (*CODES, *words) if words.get(lang)), "")
