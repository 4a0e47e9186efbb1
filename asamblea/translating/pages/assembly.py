"""The assembly's translation desk: texts that stand in no meeting, such as its efforts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from asamblea.assemblies import public as assemblies
from asamblea.meetings import public as meetings
from asamblea.meetings.viewer import role_of
from asamblea.translating.desks import AssemblyDesk
from asamblea.translating.fragments import ROLES
from asamblea.translating.pages import desk

MOST_MEETINGS = 6
"""Meetings whose own desks are linked, the latest first."""


@never_cache
@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, assembly: str) -> HttpResponse:
    """Show the desk to organizers, and to who holds a role of a meeting of this assembly that translates."""
    card = assemblies.or_404(assembly)
    role = _role(request, card.slug)
    if role != "organizer" and role not in ROLES:
        return render(request, "meetings/no_role.html", {"which": "translate"}, status=403)
    url = reverse("assembly-translate", args=[card.slug])
    around = {**assemblies.around(card), "meetings": meetings.meetings_of(card.slug)[:MOST_MEETINGS]}
    return desk.page(request, AssemblyDesk(card), role, url, around)


def _role(request: HttpRequest, assembly: str) -> str:
    """Return the role of who asks: an organizer's, or that of the evening whose link this device opened."""
    meeting = request.COOKIES.get("pass", "").partition(".")[0]
    role = role_of(request, meeting)
    state = meetings.state_of(meeting) if role not in ("", "organizer") else None
    return role if role == "organizer" or (state and state.assembly == assembly) else ""
