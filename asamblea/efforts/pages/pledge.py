"""Pledging from a phone: agreeing is one thing, doing another, and this page asks for the second."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from asamblea.assemblies import public as assemblies
from asamblea.efforts import pledging, whose
from asamblea.efforts.forms import PledgeForm, as_initial
from asamblea.efforts.models import Pledge
from asamblea.efforts.standing import Standing, standing as standing_of
from asamblea.efforts.whose import Key
from asamblea.meetings import public as meetings
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.meeting.opening import over
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal


@never_cache
@require_http_methods(["GET", "POST"])
def pledge(request: HttpRequest, meeting: str) -> HttpResponse:
    """Ask what this person would do, and keep it; a second time replaces the first."""
    state = state_or_404(meeting)
    key = whose.tonight(request, state.assembly, meeting)
    if isinstance(key, Refusal):
        messages.error(request, in_words(key))
        return redirect("board", meeting=meeting)
    standing, kept = standing_of(state.assembly), key.pledge()
    form = PledgeForm(standing.asking, request.POST or None, initial=as_initial(kept) if kept else None)
    refused = ""
    if form.is_bound and form.is_valid():
        done = _kept(key, form, standing, state)
        if isinstance(done, Pledge):
            return _counted(request, key, meeting)
        refused = in_words(done)
    return _page(request, state, form, kept, standing, refused)


def _kept(key: Key, form: PledgeForm, standing: Standing, state: State) -> Pledge | Refusal:
    if state.phase == "closed":
        return over()
    done = pledging.keep(key, form, standing, state.id, "slip", assemblies.or_404(state.assembly).today)
    if isinstance(done, Pledge):
        meetings.tell_again(state.id, ())
    return done


def _counted(request: HttpRequest, key: Key, meeting: str) -> HttpResponse:
    messages.success(request, gettext("Your pledge counts. You can change it until the plan is adopted."))
    answer = redirect("board", meeting=meeting)
    whose.remember(answer, request, key)
    return answer


def _page(
    request: HttpRequest, state: State, form: PledgeForm, kept: Pledge | None, standing: Standing, refused: str
) -> HttpResponse:
    context = {
        **around(state),
        "readings": standing.readings(),
        "form": form,
        "kept": kept,
        "refused": refused,
        "typing": True,
        "state": state,
    }
    if kept:
        context["places"] = standing.places(kept)
    return render(request, "efforts/pledge.html", context, status=400 if form.is_bound else 200)


@require_POST
def withdraw(request: HttpRequest, meeting: str) -> HttpResponse:
    """Take a pledge back and erase it, while no team counts on it."""
    state = state_or_404(meeting)
    key = whose.tonight(request, state.assembly, meeting)
    kept = None if isinstance(key, Refusal) else key.pledge()
    if kept is None:
        return redirect("board", meeting=meeting)
    refused = pledging.withdraw(kept, standing_of(state.assembly))
    if refused:
        messages.error(request, in_words(refused))
        return redirect("my-pledge", assembly=state.assembly)
    meetings.tell_again(meeting, ())
    messages.success(request, gettext("Your pledge is taken back and erased."))
    answer = redirect("board", meeting=meeting)
    answer.delete_cookie(whose.COOKIE)
    return answer
