"""An assembly's glossary: the program's terms as it calls them, then its own."""

from dataclasses import dataclass

from django.utils import translation

from asamblea.glossary.models import Term
from asamblea.glossary.terms import TERMS
from asamblea.languages import CODES
from asamblea.rules.glossary import Words
from asamblea.rules.texts import Text


@dataclass(frozen=True)
class ShownTerm:
    """`key` names it in addresses; `changed` where the assembly says it otherwise than the program.

    `written` is the note that an organizer wrote; `note` is that, or else the program's.
    """

    key: str
    words: Words
    note: Text
    written: str = ""
    changed: bool = False

    @property
    def own(self) -> bool:
        """Whether the assembly added it."""
        return self.key not in TERMS


def of(assembly: str) -> list[ShownTerm]:
    """Return the glossary; notes of the program's own terms are in the reader's language. One query."""
    rows = list(Term.objects.filter(assembly=assembly).order_by("id"))
    changed = {row.key: row for row in rows if row.key}
    shown = [_standard(key, changed.get(key)) for key in TERMS]
    return [*shown, *(ShownTerm(f"t{row.id}", row.words, row.note, row.note.get("text", "")) for row in rows if not row.key)]


def _standard(key: str, row: Term | None) -> ShownTerm:
    given = ours(key)
    if row is None:
        return ShownTerm(key, given, _meaning(key))
    written = row.note.get("text", "")
    return ShownTerm(key, {**given, **row.words}, row.note if written else _meaning(key), written, changed=True)


def ours(key: str) -> dict[str, str]:
    """Return how the program calls one of its terms, by language."""
    words = {}
    for lang in CODES:
        with translation.override(lang):
            words[lang] = str(TERMS[key][0])
    return words


def _meaning(key: str) -> Text:
    return {"lang": translation.get_language() or CODES[0], "text": str(TERMS[key][1])}
