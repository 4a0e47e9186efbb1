"""One address for everybody who translates: the desk for those asked to check, one piece for a neighbor who helps."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import viewer
from asamblea.translating import fragments
from asamblea.translating.desks import MeetingDesk
from asamblea.translating.pages import desk, helping


@never_cache
@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the desk, or what one neighbor helps with (`?of=p1&to=ko`)."""
    state, who = state_or_404(meeting), viewer(request, meeting)
    if who.may(*fragments.ROLES):
        return desk.page(request, MeetingDesk(state), who.role, fragments.url_of(meeting), {**around(state), "state": state})
    return helping.page(request, state, who)
