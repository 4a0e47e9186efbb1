"""What the wall and phones show while an item about efforts is open: the thermometers, live."""

from django.template.loader import render_to_string

from asamblea.efforts import fragments
from asamblea.rules.meeting.state import State

ON_THE_WALL = 9
"""Thermometers that a wall shows; those nearest to critical mass, so that a pledge is seen to count."""


def show(state: State, view: str, lang: str) -> str:
    """Return the board as it stands beside the item; for desks nothing, they have a page of their own."""
    if view not in ("wall", "phone"):
        return ""
    context = fragments.counts(state)
    if view == "wall":
        context["board"] = fragments.nearest(context["board"], ON_THE_WALL)
    return render_to_string(f"efforts/parts/beside_{view}.html", {**context, "LANGUAGE_CODE": lang, "meeting_id": state.id})
