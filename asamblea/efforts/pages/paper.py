"""A pledge on paper, entered at the door's desk under the code of the neighbor's slip."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from asamblea.assemblies import public as assemblies
from asamblea.efforts import pledging
from asamblea.efforts.forms import PledgeForm
from asamblea.efforts.models import Pledge
from asamblea.efforts.standing import standing as standing_of
from asamblea.efforts.whose import Key
from asamblea.meetings import public as meetings
from asamblea.meetings.pages import door
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.words import refusal as in_words
from asamblea.rules import slips
from asamblea.rules.meeting.opening import MarkHelped
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal


@require_http_methods(["GET", "POST"])
@door.for_the_door
def paper(request: HttpRequest, meeting: str) -> HttpResponse:
    """Take one paper after another; the minutes note that a pledge was helped, not whose."""
    state = state_or_404(meeting)
    form = PledgeForm(standing_of(state.assembly).asking, request.POST or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        done = _entered(request, state, form)
        if isinstance(done, Pledge):
            messages.success(request, gettext("The pledge on this paper counts."))
            return redirect("paper-pledge", meeting=meeting)
        refused = in_words(done)
    context = {**around(state), "form": form, "refused": refused, "code": request.POST.get("code", "")[:40], "role": "door"}
    return render(request, "efforts/paper.html", context, status=400 if request.method == "POST" else 200)


def _entered(request: HttpRequest, state: State, form: PledgeForm) -> Pledge | Refusal:
    code = slips.normal(request.POST.get("code", "")[:80])
    if isinstance(code, Refusal):
        return code
    slip = door.found(request, state.id, code)
    if isinstance(slip, Refusal):
        return slip
    day = assemblies.or_404(state.assembly).today
    done = pledging.keep(Key(state.assembly, code), form, standing_of(state.assembly), state.id, "paper", day)
    if isinstance(done, Pledge):
        meetings.append(state.id, MarkHelped("pledge"), "door", helped=True)
    return done
