"""The wall: one screen for the whole room, in two languages side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from asamblea.languages import CODES
from asamblea.meetings import fragments
from asamblea.meetings.pages import address
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import role_of


@require_GET
def wall(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the wall; `?lang=es,ko` chooses the two languages, else the room's first two."""
    if role_of(request, meeting) not in ("organizer", "wall", "facilitator", "note-taker", "timekeeper"):
        return render(request, "meetings/no_role.html", {"which": "wall"}, status=403)
    state = state_or_404(meeting)
    asked = [lang for lang in request.GET.get("lang", "").split(",") if lang in CODES]
    langs = (asked or state.languages or CODES)[:2]
    walls = [(lang, mark_safe(fragments.render(meeting, "wall", lang)[1])) for lang in langs]  # noqa: S308 our own template
    context = {**around(state), "langs": langs, "walls": walls, **_way_in(request)}
    return render(request, "meetings/wall.html", context)


def _way_in(request: HttpRequest) -> dict[str, str]:
    """Return the address where slips are typed, as people read it aloud, and its QR code."""
    from asamblea.channels.printing import qr

    url = address.for_phones(request, reverse("enter"))
    join = url.partition("://")[2].rstrip("/")
    return {"join": join, "join_qr": mark_safe(qr.svg(url, label=join))}  # noqa: S308 our own drawing
