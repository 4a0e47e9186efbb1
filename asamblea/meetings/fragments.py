"""Renders a view of the room once for everyone who looks at it in one language.

The live stream sends these; pages include the same templates.
"""

from django.template.loader import render_to_string
from django.utils import translation

from asamblea.meetings import ballots, minutes, shown
from asamblea.meetings.pages import around, door, table
from asamblea.slips import public as slips

VIEWS = ("phone", "wall", "facilitator", "notes", "door", "interpreter")


def render(meeting: str, view: str, lang: str) -> tuple[int, str]:
    """Return (number of the last entry, HTML) of a view in a language."""
    state = minutes.state_of(meeting)
    if state is None:
        return 0, ""
    with translation.override(lang):
        if view in ("facilitator", "notes"):
            context = table.desk_context(state)
        elif view == "door":
            context = door.door_context(state)
        else:
            context = shown.context(state, slips.names(meeting))
        if view == "wall":
            context["vote_turnout"] = ballots.turnout(state)
        context = {**context, **around.around(state), "desk": view}
        return state.n, render_to_string(f"meetings/parts/{view}.html", {**context, "LANGUAGE_CODE": lang})
