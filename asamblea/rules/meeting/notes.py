"""The note-taker's lines between the entries that write themselves."""

from dataclasses import dataclass, replace

from asamblea.rules.meeting.opening import needs_open
from asamblea.rules.meeting.state import Draft, Note, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop


@dataclass(frozen=True)
class AddNote:
    """A line about the open item, or about the evening."""

    text: Text


@dataclass(frozen=True)
class StrikeNote:
    """Strike a line; it stays readable, since minutes are only added to."""

    note: str


def add_note(state: State, c: AddNote, at: int) -> list[Draft] | Refusal:
    return needs_open(state) or [{"kind": "noted", "id": state.next_id("n"), "item": state.current, "text": c.text}]


def noted(state: State, e: Draft) -> State:
    return replace(state, notes={**state.notes, e["id"]: Note(e["id"], e["item"], e["text"])})


def strike_note(state: State, c: StrikeNote, at: int) -> list[Draft] | Refusal:
    if c.note not in state.notes or state.notes[c.note].struck:
        return Refusal("unknown_note", gettext_noop("There is no such note to strike."))
    return needs_open(state) or [{"kind": "note_struck", "note": c.note}]


def note_struck(state: State, e: Draft) -> State:
    return replace(state, notes={**state.notes, e["note"]: replace(state.notes[e["note"]], struck=True)})


ACTS = {AddNote: add_note, StrikeNote: strike_note}
FOLDS = {"noted": noted, "note_struck": note_struck}
