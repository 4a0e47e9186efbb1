"""The efforts of an assembly as anyone may read them, and one effort; its team sees more."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.efforts import boards, counting, records, teams, whose
from asamblea.efforts.boards import Thermometer
from asamblea.efforts.forms import TeamForm
from asamblea.efforts.models import Effort
from asamblea.efforts.standing import Standing, standing as standing_of
from asamblea.meetings.plans import shown as plan_shown


@require_safe
def efforts(request: HttpRequest, assembly: str) -> HttpResponse:
    """What the assembly does, what asks for hands, what ended and what was learned; counts only."""
    card = assemblies.or_404(assembly)
    standing = standing_of(card.slug)
    asking = [effort for effort in standing.asking if not standing.is_open(effort)]
    context = {
        **assemblies.around(card),
        "readings": standing.readings(),
        "open": [(effort, teams.health(standing, effort, card.today)) for effort in standing.open],
        "asking": [t for t in boards.board(standing, counting.counted(standing)) if t.effort in asking],
        "ended": standing.ended,
        "of_ten": records.usually(standing.track),
        "plan": plan_shown(standing.plan.document) if standing.plan else None,
        "by": standing.by,
        "mine": whose.before(request, card.slug),
    }
    return render(request, "efforts/assembly.html", context)


@never_cache
@require_safe
def effort(request: HttpRequest, assembly: str, effort: int) -> HttpResponse:
    """One effort: what it is for and how it goes; who has a place in it sees the team."""
    card = assemblies.or_404(assembly)
    standing = standing_of(card.slug)
    return page(request, card, standing, effort_of(standing, effort))


def page(request: HttpRequest, card: AssemblyCard, standing: Standing, found: Effort, **more: Any) -> HttpResponse:
    """Return the page of an effort."""
    key, day = whose.before(request, card.slug), card.today
    mine = key.pledge() if key else None
    is_open = standing.is_open(found)
    is_member = mine is not None and mine.hours > 0 and mine.id in standing.members(found)
    context = {
        **assemblies.around(card),
        "readings": standing.readings(),
        "effort": found,
        "is_open": is_open,
        "is_ended": str(found.id) in standing.stopped,
        "health": teams.health(standing, found, day),
        "thermometer": None if is_open else _thermometer(standing, found),
        "by": standing.by,
        **(_team(standing, found, mine, day) if is_member else {}),
        "is_member": is_member,
        "may_lead": teams.may_lead(standing, found, mine, is_organizer=request.user.is_authenticated),
        "form": TeamForm(initial={name: getattr(found, name) for name in TeamForm.base_fields}),
        **more,
    }
    return render(request, "efforts/effort.html", context, status=400 if more else 200)


def _thermometer(standing: Standing, found: Effort) -> Thermometer | None:
    """Return how far this effort is, if it asks for hands."""
    return next((t for t in boards.board(standing, counting.counted(standing)) if t.effort == found), None)


def _team(standing: Standing, found: Effort, mine: Any, day: date) -> dict[str, Any]:
    return {
        "team": teams.members(standing, found, mine),
        "mine": mine,
        "week": records.monday(day),
        "said": teams.said(found, mine, records.monday(day)),
        "taps": range(max(4, mine.hours) + 3),
    }


def effort_of(standing: Standing, number: int) -> Effort:
    """Return the effort of this assembly, or answer that there is none."""
    found = standing.efforts.get(str(number))
    if found is None:
        raise Http404
    return found
