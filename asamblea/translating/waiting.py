"""What waits for a translation, in the order of who waits for it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from asamblea.rules.meeting import wording
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.wording import Piece
from asamblea.slips import public as slips


def waiting(state: State, here: Mapping[str, int]) -> tuple[Piece, ...]:
    """Return what lacks a checked translation into a language of this meeting; `here` as `people` counts.

    First what people in the room wait for, then the languages that nobody here has chosen: before the
    doors open, that is all of them.
    """
    asked = wording.waiting(state, here)
    ahead = wording.waiting(state, {lang: 1 for lang in state.languages if lang not in here})
    return (*asked, *(replace(piece, people=0) for piece in ahead))


def people(state: State) -> dict[str, int]:
    """Return how many in the room chose each of the meeting's languages; one query."""
    chosen = slips.languages(state.id)
    return dict(Counter(lang for seat, lang in chosen.items() if seat in state.present and lang in state.languages))
