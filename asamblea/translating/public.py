"""What other rooms may ask of the translation desk."""

from collections.abc import Iterable

from asamblea.rules.meeting.wording import Key, Reading, key
from asamblea.rules.texts import Text
from asamblea.translating import memory, taking
from asamblea.translating.desks import texts_beside
from asamblea.translating.models import Helped, Known

__all__ = ["reading", "readings", "remove", "texts_beside"]


def reading(assembly: str, text: Text, lang: str) -> Reading:
    """Return what a reader of `lang` sees for a text that stands outside of an evening; one query.

    The reading's `state` is source (written in `lang`), checked, draft, or none: then its `text` is the source.
    """
    return readings(assembly, [text], lang).get(key(text), Reading(text, text, "source"))


def readings(assembly: str, texts: Iterable[Text], lang: str) -> dict[Key, Reading]:
    """Return it for many texts, by (language, words) of each; one query for a whole page."""
    return memory.readings(assembly, texts, lang)


def remove(assembly: str, meetings: Iterable[str]) -> None:
    """Remove what an assembly that was never real (a demo) and its meetings have here."""
    Known.objects.filter(assembly=assembly).delete()
    taking.forget(f"a/{assembly}")
    for meeting in meetings:
        Helped.objects.filter(meeting=meeting).delete()
        taking.forget(f"m/{meeting}")
