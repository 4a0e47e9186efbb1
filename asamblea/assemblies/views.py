"""The first page, and how an assembly begins."""

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from asamblea.assemblies import public as assemblies, zones
from asamblea.assemblies.forms import StartForm, beginning
from asamblea.meetings import public as meetings
from asamblea.people import public as people
from asamblea.rules import slips
from asamblea.rules.refusal import Refusal


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page: come in with a slip; or, where nothing is yet, begin."""
    everyone = assemblies.everyone()
    held = slips.read_cookie(request.COOKIES.get("slip", ""))
    context = {
        "assemblies": everyone,
        "have_real": any(not a.is_demo for a in everyone),
        "have_demo": any(a.is_demo for a in everyone),
        "have_organizer": people.have_organizer(),
        "offer_demo": apps.is_installed("asamblea.demo"),
        "held": held.meeting if held else "",
    }
    return render(request, "assemblies/home.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Found an assembly and plan its first evening."""
    form = StartForm(request.POST or None, initial=beginning(request.LANGUAGE_CODE))
    if form.is_bound and form.is_valid():
        planned = _founded(form, request.LANGUAGE_CODE)
        if isinstance(planned, str):
            return redirect("prepare", meeting=planned)
        form.add_error(None, str(planned))
    context = {"form": form, "zones": zones.names()}
    return render(request, "assemblies/start.html", context, status=400 if form.is_bound else 200)


@transaction.atomic
def _founded(form: StartForm, lang: str) -> str | Refusal:
    said = form.cleaned_data
    languages = list(form.ordered_languages())
    assembly = assemblies.start(said["name"], languages, said["zone"])
    title = {"lang": lang, "text": said["title"]}
    planned = meetings.plan_meeting(assembly, title, form.starts_at(form.tz), said["place"], languages)
    if isinstance(planned, Refusal):
        transaction.set_rollback(True)
    return planned
