"""What an assembly keeps of its translations beyond an evening: the same words need not be translated twice.

Kept under a hash of the words, whatever they belong to. An evening's own minutes hold every translation
that was made in it; this is beside them, for pages that show texts of many evenings or of none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.wording import Key, Reading, key
from asamblea.rules.texts import Text
from asamblea.rules.translation import Translation
from asamblea.translating.models import Known
from asamblea.translating.taking import words_hash


def keep(assembly: str, made: Translation) -> None:
    """Keep a translation; a draft takes the place of no checked one."""
    kept = {
        "source_lang": made.source["lang"],
        "source": made.source["text"],
        "text": made.text["text"],
        "of": made.of,
        "is_checked": made.is_checked,
        "is_machine": made.is_machine,
        "by": made.by,
        "at": made.at,
    }
    words, lang = words_hash(made.source), made.text["lang"]
    row, is_new = Known.objects.get_or_create(assembly=assembly, words=words, lang=lang, defaults=kept)
    if not is_new and (made.is_checked or not row.is_checked):
        Known.objects.filter(id=row.id).update(**kept)


def copy(state: State, entries: Sequence[Mapping[str, Any]]) -> None:
    """Keep what was checked in an evening, in the transaction that writes it into the minutes."""
    for entry in entries:
        if entry["kind"] == "translation_checked":
            made = state.translations[key(entry["source"])][entry["text"]["lang"]]
            keep(state.assembly, replace(made, of=""))


def known(assembly: str, sources: Iterable[Text], lang: str = "") -> dict[tuple[Key, str], Translation]:
    """Return what is kept of these words, by their key and the language, or into `lang` only; one query."""
    hashes = {words_hash(text) for text in sources}
    rows = Known.objects.filter(assembly=assembly, words__in=hashes) if hashes else Known.objects.none()
    found = [_made(row) for row in (rows.filter(lang=lang) if lang else rows)]
    return {(key(made.source), made.text["lang"]): made for made in found}


def before(assembly: str, places: Iterable[str]) -> dict[tuple[str, str], Translation]:
    """Return by place and language the checked translation made last of words that stood there; one query."""
    rows = Known.objects.filter(assembly=assembly, of__in=list(places), is_checked=True).order_by("at")
    return {(row.of, row.lang): _made(row) for row in rows}


def readings(assembly: str, texts: Iterable[Text], lang: str) -> dict[Key, Reading]:
    """Return what a reader of `lang` sees for each of these texts; one query, none where all are in `lang`.

    As in a meeting (`rules.meeting.wording.reading`): checked, a person's draft, or the source.
    """
    texts = [text for text in texts if text.get("text")]
    made = known(assembly, [text for text in texts if text["lang"] not in ("", lang)], lang)
    return {key(text): _reading(text, lang, made.get((key(text), lang))) for text in texts}


def _reading(text: Text, lang: str, made: Translation | None) -> Reading:
    if text["lang"] in ("", lang):
        return Reading(text, text, "source")
    if made is None or (made.is_machine and not made.is_checked):
        return Reading(text, text, "none")
    return Reading(text, made.text, "checked" if made.is_checked else "draft")


def _made(row: Known) -> Translation:
    source, text = {"lang": row.source_lang, "text": row.source}, {"lang": row.lang, "text": row.text}
    return Translation(row.of, source, text, row.is_checked, row.is_machine, row.by, row.at)
