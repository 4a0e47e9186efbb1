"""What a team does on its pages: one tap a week, the first task, fewer hours with a word, a lesson at the end."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from asamblea.assemblies import public as assemblies
from asamblea.efforts import pledging, records, teams, whose
from asamblea.efforts.forms import LessForm, Line, TeamForm
from asamblea.efforts.models import Effort, Pledge
from asamblea.efforts.pages.public import effort_of, page
from asamblea.efforts.standing import Standing, standing as standing_of
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.refusal import Refusal


@require_POST
def did(request: HttpRequest, assembly: str, effort: int) -> HttpResponse:
    """Note in one tap what somebody worked this week."""
    card = assemblies.or_404(assembly)
    standing = standing_of(card.slug)
    found, mine = effort_of(standing, effort), _mine(request, assembly)
    hours = request.POST.get("hours", "")
    if mine is None or mine.id not in standing.members(found) or not (hours.isascii() and hours.isdigit() and len(hours) < 4):
        return _refused(request, assembly, found, not_of_the_team())
    wrong = records.worked(found, mine, records.monday(card.today), int(hours))
    if wrong:
        return _refused(request, assembly, found, wrong)
    messages.success(request, gettext("Thank you. It is in this week’s hours."))
    return redirect("effort", assembly=assembly, effort=effort)


@require_http_methods(["POST"])
def begin(request: HttpRequest, assembly: str, effort: int) -> HttpResponse:
    """Say who carries the effort, the first task, the next date, and when the assembly looks at it again."""
    card, standing = assemblies.or_404(assembly), standing_of(assembly)
    found = effort_of(standing, effort)
    if not _may_lead(request, standing, found):
        return _refused(request, assembly, found, not_of_the_team())
    form = TeamForm(request.POST)
    if not form.is_valid():
        return page(request, card, standing, found, form=form)
    Effort.objects.filter(id=found.id).update(**form.cleaned_data)
    messages.success(request, gettext("It is kept. Everyone can read who carries it."))
    return redirect("effort", assembly=assembly, effort=effort)


@require_POST
def lesson(request: HttpRequest, assembly: str, effort: int) -> HttpResponse:
    """Keep the one lesson of an effort that was stopped."""
    standing = standing_of(assemblies.or_404(assembly).slug)
    found = effort_of(standing, effort)
    if str(found.id) not in standing.stopped or not _may_lead(request, standing, found):
        return _refused(request, assembly, found, not_of_the_team())
    Effort.objects.filter(id=found.id).update(
        lesson=Line(max_length=500, required=False).clean(request.POST.get("lesson", "")[:500])
    )
    return redirect("effort", assembly=assembly, effort=effort)


@never_cache
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest, assembly: str) -> HttpResponse:
    """My pledge and my teams: by the phone that pledged, or by the code on the paper slip."""
    card = assemblies.or_404(assembly)
    key = whose.before(request, card.slug)
    if request.method == "POST":
        typed = whose.typed(request, card.slug, request.POST.get("code", ""))
        if isinstance(typed, Refusal):
            return render(request, "efforts/mine.html", {**assemblies.around(card), "refused": in_words(typed)}, status=403)
        answer = redirect("my-pledge", assembly=assembly)
        whose.remember(answer, request, typed)
        return answer
    kept = key.pledge() if key else None
    context: dict[str, Any] = {**assemblies.around(card), "kept": kept}
    if kept:
        standing = standing_of(card.slug)
        form = LessForm(initial={"hours": kept.hours, "word": kept.word})
        context |= {"places": standing.places(kept), "readings": standing.readings(), "form": form}
    return render(request, "efforts/mine.html", context)


@require_POST
def less(request: HttpRequest, assembly: str) -> HttpResponse:
    """Give fewer hours from now on, with a word to the team."""
    card, kept = assemblies.or_404(assembly), _mine(request, assembly)
    if kept is None:
        return redirect("my-pledge", assembly=assembly)
    form, standing = LessForm(request.POST), standing_of(card.slug)
    refused = pledging.give_less(kept, form) if form.is_valid() else None
    if form.is_valid() and refused is None:
        messages.success(request, gettext("Your team sees your word."))
        return redirect("my-pledge", assembly=assembly)
    context = {"kept": kept, "places": standing.places(kept), "readings": standing.readings(), "form": form}
    context["refused"] = in_words(refused) if refused else ""
    return render(request, "efforts/mine.html", {**assemblies.around(card), **context}, status=400)


def not_of_the_team() -> Refusal:
    """Return the refusal of somebody who has no place in this effort."""
    return Refusal(
        "not_of_the_team",
        gettext_noop("Only people of this team can do that. Open it with the phone or the slip you pledged with."),
    )


def _mine(request: HttpRequest, assembly: str) -> Pledge | None:
    key = whose.before(request, assembly)
    return key.pledge() if key else None


def _may_lead(request: HttpRequest, standing: Standing, effort: Effort) -> bool:
    return teams.may_lead(standing, effort, _mine(request, effort.assembly), is_organizer=request.user.is_authenticated)


def _refused(request: HttpRequest, assembly: str, effort: Effort, refusal: Refusal) -> HttpResponse:
    messages.error(request, in_words(refusal))
    return redirect("effort", assembly=assembly, effort=effort.id)
