"""The organizers' list of interpreters: invite, give a new link, remove; and what each coming meeting lacks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.interpreters import gaps, keeping, words
from asamblea.interpreters.forms import InviteForm
from asamblea.interpreters.models import Interpreter
from asamblea.meetings.pages import address


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def everybody(request: HttpRequest, assembly: str) -> HttpResponse:
    """Show the list; invite somebody, whose link is shown once."""
    card = assemblies.or_404(assembly)
    form = InviteForm(request.POST or None)
    if form.is_bound and form.is_valid():
        name = form.cleaned_data["name"]
        return _page(
            request, card, InviteForm(), link=_link(request, card, keeping.invite(card.slug, name, card.today)), whose=name
        )
    return _page(request, card, form, status=400 if form.is_bound else 200)


@never_cache
@login_required
@require_POST
def new_link(request: HttpRequest, assembly: str) -> HttpResponse:
    """Give somebody a new link; the old one opens nothing any more."""
    card = assemblies.or_404(assembly)
    one = _one(request, card)
    return _page(request, card, InviteForm(), link=_link(request, card, keeping.new_code(one)), whose=one.name)


@login_required
@require_POST
def remove(request: HttpRequest, assembly: str) -> HttpResponse:
    """Erase somebody from the list."""
    card = assemblies.or_404(assembly)
    one = _one(request, card)
    keeping.erase(Interpreter.objects.filter(id=one.id))
    messages.success(request, gettext("%(name)s is erased from the list.") % {"name": one.name})
    return redirect("interpreters", assembly=card.slug)


def _one(request: HttpRequest, card: AssemblyCard) -> Interpreter:
    number = request.POST.get("interpreter", "")
    known = number.isdecimal() and len(number) < 20
    one = Interpreter.objects.filter(assembly=card.slug, id=int(number)).first() if known else None
    if one is None:
        raise Http404
    return one


def _link(request: HttpRequest, card: AssemblyCard, code: str) -> str:
    return address.for_phones(request, reverse("interpreter-link", args=[card.slug, code]))


def _page(
    request: HttpRequest, card: AssemblyCard, form: InviteForm, *, link: str = "", whose: str = "", status: int = 200
) -> HttpResponse:
    rows = sorted(Interpreter.objects.filter(assembly=card.slug), key=lambda row: row.name.casefold())
    evenings = gaps.of_assembly(card.slug, rows, timezone.now())
    context = {
        **assemblies.around(card),
        "form": form,
        "interpreters": [(row, words.ways(row.ways)) for row in rows],
        "evenings": [(e, [words.need(need) for need in e.needs], _who(rows, e.meeting.id)) for e in evenings],
        "link": link,
        "whose": whose,
        "qr": _qr(link) if link else "",
    }
    return render(request, "interpreters/everybody.html", context, status=status)


def _who(rows: list[Interpreter], meeting: str) -> list[str]:
    return [row.name for row in rows if row.answers.get(meeting)]


def _qr(link: str) -> str:
    from asamblea.channels.printing import qr

    return mark_safe(qr.svg(link, label=gettext("QR code of the link")))  # noqa: S308 our own drawing
