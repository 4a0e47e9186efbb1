"""One text side by side: its words, what to start from, what changed, and the assembly's own words in it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from asamblea.glossary import public as glossary
from asamblea.rules.glossary import Missing
from asamblea.rules.meeting.wording import Piece, key
from asamblea.rules.texts import Text
from asamblea.translating import memory, shown
from asamblea.translating.changes import Run, changes
from asamblea.translating.desks import Desk
from asamblea.translating.shown import Row


@dataclass(frozen=True)
class Work:
    """`written` stands in the field and `begun` says where it comes from.

    `was` and `now` are the words before and after as runs, where they changed; `terms` are words of the
    assembly's glossary that the source says, with their words in the other language.
    """

    row: Row
    written: str
    begun: str
    was: tuple[Run, ...]
    now: tuple[Run, ...]
    terms: tuple[Missing, ...]


def of(desk: Desk, piece: Piece, typed: str | None = None, seen: str = "") -> Work:
    """Return how a desk shows a piece; `typed` was written already, to the words `seen`. At most two queries."""
    start, begun = _start(desk, piece)
    old = seen or (piece.stale.source["text"] if piece.stale and not piece.draft else "")
    was, now = changes(old, piece.source["text"]) if old and old != piece.source["text"] else ((), ())
    terms = glossary.missing_words(desk.assembly, piece.source, {"lang": piece.lang, "text": ""})
    return Work(shown.row(piece, desk.place(piece.of)), start if typed is None else typed, begun, was, now, terms)


def _start(desk: Desk, piece: Piece) -> tuple[str, str]:
    """Return the words to start from, and where they come from."""
    if piece.draft:
        return piece.draft.text["text"], _by(piece)
    if known := _known(desk, piece):
        return known["text"], gettext("Checked before, for the very same words.")
    if piece.stale:
        return piece.stale.text["text"], gettext("The words changed. This is the translation of the words before.")
    return "", ""


def _by(piece: Piece) -> str:
    assert piece.draft is not None
    if piece.draft.is_checked:
        return gettext("It is translated and checked. You can make it better.")
    if piece.draft.is_machine:
        return gettext("Written by a machine. Nobody has checked it.")
    return gettext("Somebody’s draft. Nobody has checked it.")


def _known(desk: Desk, piece: Piece) -> Text | None:
    made = memory.known(desk.assembly, [piece.source], piece.lang).get((key(piece.source), piece.lang))
    return made.text if made and made.is_checked else None
