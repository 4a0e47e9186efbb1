"""The view of the translation desk that the live stream sends: what waits, the same for everybody at it."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from asamblea.meetings import public as meetings
from asamblea.meetings.minutes import now_ms
from asamblea.meetings.pages.around import around
from asamblea.translating import shown, taking
from asamblea.translating.desks import Desk, MeetingDesk

VIEWS = ("translate",)
ROLES = ("facilitator", "note-taker", "interpreter", "translator")
"""Who works at the desk, besides organizers."""
MOST = 100
"""Pieces in the list; the others are counted."""


def render(meeting: str, view: str, lang: str) -> tuple[int, str]:
    """Return (number of the last entry, HTML) of the desk's list in a language."""
    state = meetings.state_of(meeting)
    if state is None:
        return 0, ""
    with translation.override(lang):
        context = {**around(state), **waiting_context(MeetingDesk(state)), "desk_url": url_of(meeting), "LANGUAGE_CODE": lang}
        return state.n, render_to_string("translating/parts/waiting.html", context)


def url_of(meeting: str) -> str:
    """Return the address of a meeting's desk."""
    return reverse("translate", args=[meeting])


def waiting_context(desk: Desk) -> dict[str, Any]:
    """Return what the list shows; two queries in a meeting."""
    pieces = desk.waiting()
    rows = shown.rows(pieces[:MOST], desk.place, taking.at_work(desk.key, now_ms()))
    return {"rows": rows, "pieces": len(pieces), "more": len(pieces[MOST:])}
