"""What stands around every page of a meeting: whose it is, which evening, the time here."""

from django.urls import reverse
from django.utils import formats

from asamblea.assemblies import public as assemblies
from asamblea.meetings import minutes
from asamblea.meetings.models import Meeting
from asamblea.rules.meeting.state import State


def around(state: State) -> dict[str, object]:
    """Return the base templates' context for a page of this meeting; two queries."""
    assembly = assemblies.get(state.assembly)
    row = Meeting.objects.filter(id=state.id).first()
    begins = row.starts_at.astimezone(assembly.tz) if row and assembly else None
    when = formats.date_format(begins, "DATETIME_FORMAT") if begins else ""
    return {
        "assembly": assembly,
        "assembly_name": assembly.name if assembly else "",
        "assembly_url": reverse("front", args=[state.assembly]),
        "meeting_title": state.title["text"],
        "meeting_id": state.id,
        "place_line": ", ".join(filter(None, (when, row.place if row else ""))),
        "now_ms": minutes.now_ms(),
    }
