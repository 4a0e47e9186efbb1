"""The languages that people in the room read."""

from collections import Counter

from asamblea.rules.meeting.state import State
from asamblea.slips import public as slips


def people(state: State) -> Counter[str]:
    """Return how many neighbors in the room chose each language of the meeting; one query."""
    chosen = slips.languages(state.id)
    return Counter(lang for seat, lang in chosen.items() if seat in state.present and lang in state.languages)


def declared(state: State) -> tuple[str, ...]:
    """Return the languages in which a vote must stand, in the meeting's order; one query."""
    here = people(state)
    return tuple(lang for lang in state.languages if here[lang])
