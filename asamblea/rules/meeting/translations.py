"""Translating what is said: drafts from anybody, checked by somebody whom the table asked to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from asamblea.rules.meeting import wording
from asamblea.rules.meeting.state import Draft, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.translation import Translation
from asamblea.rules.words import gettext_noop


@dataclass(frozen=True)
class DraftTranslation:
    """Offer a translation of `of` (`wording.texts_of`) for somebody to check; `seen` is the source it was made from."""

    of: str
    seen: Text
    text: Text
    is_machine: bool = False


@dataclass(frozen=True)
class CheckTranslation:
    """Say that `text` says the same as what stands at `of`; `seen` is the source it was compared with."""

    of: str
    seen: Text
    text: Text


def draft(state: State, c: DraftTranslation, at: int) -> list[Draft] | Refusal:
    refusal = _refusal(state, c)
    if refusal:
        return refusal
    made = _made(state, c)
    if made and (made.is_checked or (c.is_machine and not made.is_machine)):
        return Refusal("translated", gettext_noop("This is translated already. Thank you."))
    if made and made.text == c.text:
        return _same()
    return [{"kind": "translation_drafted", "of": c.of, "source": dict(c.seen), "text": dict(c.text), "machine": c.is_machine}]


def check(state: State, c: CheckTranslation, at: int) -> list[Draft] | Refusal:
    refusal = _refusal(state, c)
    if refusal:
        return refusal
    made = _made(state, c)
    if made and made.is_checked and made.text == c.text:
        return _same()
    return [{"kind": "translation_checked", "of": c.of, "source": dict(c.seen), "text": dict(c.text)}]


def refused(text: Text | None, languages: Sequence[str], c: DraftTranslation | CheckTranslation) -> Refusal | None:
    """Return why `c` fits not what stands there (`text`, None for nothing) where `languages` are translated into."""
    if text is None:
        return Refusal("unknown_text", gettext_noop("There is no such text to translate."))
    if text != c.seen:
        return Refusal("text_changed", gettext_noop("The words changed while you translated them. Look at them again."))
    if c.text["lang"] not in languages or c.text["lang"] == text["lang"]:
        return Refusal("not_a_language_here", gettext_noop("Translate into another language of this meeting."))
    if not c.text["text"].strip():
        return Refusal("empty", gettext_noop("Write the translation."))
    return None


def _refusal(state: State, c: DraftTranslation | CheckTranslation) -> Refusal | None:
    text = wording.texts_of(state).get(c.of)
    refusal = refused(text, state.languages, c)
    if refusal or text is None:
        return refusal
    # A draft is shown to readers too, and nobody has checked it; what a machine drafted is for the desk only.
    is_shown = isinstance(c, DraftTranslation) and not c.is_machine
    if (is_shown or wording.is_read(state, text, c.text["lang"])) and _is_voted_on(state, text):
        return Refusal("being_voted", gettext_noop("A vote on this is open; its words cannot change now."))
    return None


def _is_voted_on(state: State, text: Text) -> bool:
    """Return whether ballots are cast on these words: then all must see the same."""
    return any(text == shown for v in state.votes.values() if v.status == "open" for shown in texts_on(state, v.spec))


def _made(state: State, c: DraftTranslation | CheckTranslation) -> Translation | None:
    return state.translations.get(wording.key(c.seen), {}).get(c.text["lang"])


def _same() -> Refusal:
    return Refusal("same_translation", gettext_noop("This very translation stands there already."))


def translated(state: State, e: Draft) -> State:
    is_checked = e["kind"] == "translation_checked"
    made = Translation(e["of"], e["source"], e["text"], is_checked, e.get("machine", False), e["by"], e["at"])
    at = wording.key(made.source)
    of_text = {**state.translations.get(at, {}), made.text["lang"]: made}
    return replace(state, translations={**state.translations, at: of_text})


def texts_on(state: State, spec: Mapping[str, Any]) -> list[Text]:
    """Return what a ballot of this vote asks about: its question, or its item where it has none, and its options."""
    question = spec["question"] if spec["question"].get("text") else state.items[spec["item"]].title
    return [question, *(option["text"] for option in spec["options"])]


def unread(state: State, spec: Mapping[str, Any], declared: Sequence[str]) -> tuple[str, ...]:
    """Return the languages of the room in which not everything on this ballot stands, checked by a person."""
    return tuple(lang for lang in declared if not all(wording.is_read(state, text, lang) for text in texts_on(state, spec)))


def versions(state: State, spec: Mapping[str, Any], declared: Sequence[str]) -> dict[str, list[str]]:
    """Return what the ballot says in each language of the room in which it stands: its question, then its options."""
    read = (lang for lang in declared if not unread(state, spec, (lang,)))
    return {lang: [wording.reading(state, text, lang).text["text"] for text in texts_on(state, spec)] for lang in read}


ACTS = {DraftTranslation: draft, CheckTranslation: check}
FOLDS = {"translation_drafted": translated, "translation_checked": translated}
