"""Pieces of work as pages show them, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy, ngettext

from asamblea.meetings.words import languages
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.wording import Piece

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

    @property
    def language(self) -> str:
        """The language to translate into, by its own name."""
        return languages((self.piece.lang,))

    @property
    def key(self) -> str:
        """What the row is called on the page, as long as its words stay."""
        return f"{self.piece.of}-{self.piece.lang}"


def rows(state: State, pieces: Iterable[Piece]) -> list[Row]:
    """Return pieces as rows."""
    return [row(state, piece) for piece in pieces]


def row(state: State, piece: Piece) -> Row:
    """Return one piece as a row."""
    waits = ngettext("%(n)s person waits", "%(n)s people wait", piece.people) % {"n": piece.people} if piece.people else ""
    return Row(piece, place(state, piece.of), into(piece), waits, mark(piece))


def into(piece: Piece) -> str:
    """Return from which language into which, each by its own name."""
    return f"{languages((piece.source['lang'],))} → {languages((piece.lang,))}"


def mark(piece: Piece) -> str:
    """Return what is there already, in a word or two."""
    if piece.draft:
        return gettext("draft by a machine") if piece.draft.is_machine else gettext("draft to check")
    return gettext("words changed") if piece.stale else ""


def place(state: State, of: str) -> str:
    """Return what the words belong to."""
    if of == "title":
        return gettext("Name of the meeting")
    if of.startswith("effort."):
        return gettext("From an effort")
    for name, word in PLACES:
        if any(of == key or of.startswith(f"{key}.") for key in getattr(state, name)):
            return str(word)
    return ""


def start(piece: Piece) -> str:
    """Return the words to start from: the translation that is there, or that of the words before."""
    begun = piece.draft or piece.stale
    return begun.text["text"] if begun else ""
