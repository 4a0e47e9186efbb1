"""What stands around every page of a meeting: whose it is, which evening, the time here."""

from datetime import datetime
from functools import lru_cache

from django.urls import reverse
from django.utils import formats

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings import minutes, shown
from asamblea.meetings.models import Meeting
from asamblea.rules.meeting.state import State


def around(state: State) -> dict[str, object]:
    """Return the base templates' context for a page of this meeting; no query but for the first page."""
    assembly, begins, place = _planned(state.id, state.assembly)
    when = formats.date_format(begins, "DATETIME_FORMAT") if begins else ""
    return {
        "assembly": assembly,
        "assembly_name": assembly.name if assembly else "",
        "assembly_url": reverse("front", args=[state.assembly]),
        "meeting_title": shown.words_of(state, state.title),
        "meeting_id": state.id,
        "place_line": ", ".join(filter(None, (when, place))),
        "now_ms": minutes.now_ms(),
    }


@lru_cache(maxsize=64)
def _planned(meeting: str, assembly: str) -> tuple[AssemblyCard | None, datetime | None, str]:
    """Return whose evening it is, when it begins and where: kept, since nothing of it changes once it is planned."""
    card, row = assemblies.get(assembly), Meeting.objects.filter(id=meeting).first()
    return card, row.starts_at.astimezone(card.tz) if row and card else None, row.place if row else ""
