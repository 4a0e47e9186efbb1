"""Pieces of work as pages show them, in the reader's language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy, ngettext

from asamblea.meetings.words import languages
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.wording import Piece
from asamblea.translating.taking import words_hash

PLACES = (
    # what of a state the words belong to, and how the desk calls it
    ("items", gettext_lazy("Agenda item")),
    ("proposals", gettext_lazy("Proposal")),
    ("amendments", gettext_lazy("Amendment")),
    ("votes", gettext_lazy("On the ballot")),
    ("promises", gettext_lazy("Promise")),
    ("decisions", gettext_lazy("Decision")),
    ("no_decisions", gettext_lazy("No decision")),
    ("breakouts", gettext_lazy("From small groups")),
    ("notes", gettext_lazy("Note")),
)


@dataclass(frozen=True)
class Row:
    """A piece in a list; `languages` names both by their own names, `waits` says for how many people."""

    piece: Piece
    place: str
    languages: str
    waits: str
    mark: str
    is_taken: bool = False

    @property
    def language(self) -> str:
        """The language to translate into, by its own name."""
        return languages((self.piece.lang,))

    @property
    def key(self) -> str:
        """What the row is called on the page, as long as its words stay."""
        return f"{self.piece.of}-{self.piece.lang}"


def row(piece: Piece, place: str, *, is_taken: bool = False) -> Row:
    """Return one piece as a row."""
    waits = ngettext("%(n)s person waits", "%(n)s people wait", piece.people) % {"n": piece.people} if piece.people else ""
    both = f"{languages((piece.source['lang'],))} → {languages((piece.lang,))}"
    return Row(piece, place, both, waits, _mark(piece), is_taken)


def rows(pieces: Iterable[Piece], place: Callable[[str], str], at_work: set[tuple[bytes, str]] = frozenset()) -> list[Row]:  # type: ignore[assignment]
    """Return pieces as rows; `at_work` is what somebody works at (`taking.at_work`)."""
    return [row(p, place(p.of), is_taken=(words_hash(p.source), p.lang) in at_work) for p in pieces]


def _mark(piece: Piece) -> str:
    """Return what is there already, in a word or two."""
    if piece.draft and not piece.draft.is_checked:
        return gettext("draft by a machine") if piece.draft.is_machine else gettext("draft to check")
    return gettext("words changed") if piece.stale and not piece.draft else ""


def place(state: State, of: str) -> str:
    """Return what the words belong to in a meeting."""
    if of == "title":
        return gettext("Name of the meeting")
    if of.startswith("effort."):
        return gettext("From an effort")
    for name, word in PLACES:
        if any(of == key or of.startswith(f"{key}.") for key in getattr(state, name)):
            return str(word)
    return ""
