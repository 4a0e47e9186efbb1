"""What the door's desk shows of the telephone: the way to it, and how many messages wait for a person."""

from django.template.loader import render_to_string

from asamblea.rules.meeting.state import State
from asamblea.telephone import setup
from asamblea.telephone.models import ToRead


def at_the_door(state: State) -> str:
    """Return the HTML, or "" where there is no telephone; one query."""
    if not setup.is_on():
        return ""
    unread = ToRead.objects.filter(meeting=state.id).count()
    return render_to_string("telephone/at_the_door.html", {"meeting_id": state.id, "unread": unread})
