"""The view of the translation desk that the live stream sends: what waits, the same for everybody at it."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from asamblea.meetings import public as meetings
from asamblea.meetings.pages.around import around
from asamblea.rules.meeting.state import State
from asamblea.translating import shown
from asamblea.translating.waiting import waiting

VIEWS = ("translate",)
ROLES = ("facilitator", "note-taker", "interpreter", "translator")
"""Who works at the desk, besides organizers."""
MOST = 40
"""Pieces in the list; the others are counted."""


def render(meeting: str, view: str, lang: str) -> tuple[int, str]:
    """Return (number of the last entry, HTML) of the desk's list in a language."""
    state = meetings.state_of(meeting)
    if state is None:
        return 0, ""
    with translation.override(lang):
        context = {**around(state), **waiting_context(state), "LANGUAGE_CODE": lang}
        return state.n, render_to_string("translating/parts/waiting.html", context)


def waiting_context(state: State) -> dict[str, Any]:
    """Return what the list shows; one query."""
    pieces = waiting(state)
    return {"state": state, "rows": shown.rows(state, pieces[:MOST]), "pieces": len(pieces), "more": len(pieces[MOST:])}
