"""An interpreter's page, reached by their personal link: where they are missing, whether they come, what to read before."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.interpreters import gaps, keeping, words
from asamblea.interpreters.forms import InterpreterForm, as_initial
from asamblea.interpreters.gaps import Evening
from asamblea.interpreters.models import Interpreter
from asamblea.meetings import public as meetings
from asamblea.meetings.viewer import COOKIE_DAYS, new_pass
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.interpreters import can_fill
from asamblea.site import cookies, guessing

ANSWERS = {"yes": True, "no": False, "": None}
READ_BEFORE = 2
"""Meetings whose agenda stands on the page."""


@never_cache
@require_safe
def link(request: HttpRequest, assembly: str, code: str) -> HttpResponse:
    """The personal link: this device keeps it from now on."""
    card = assemblies.or_404(assembly)
    if keeping.of_code(card.slug, code) is None:
        refused = guessing.wrong(request)
        if refused:
            messages.error(request, in_words(refused))
        return _nobody(request, card)
    answer = redirect("interpreter-mine", assembly=card.slug)
    keeping.remember(answer, request, card.slug, code)
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest, assembly: str) -> HttpResponse:
    """The page; what somebody says of themselves is changed here."""
    card = assemblies.or_404(assembly)
    one = keeping.held(request, card.slug)
    if one is None:
        return _nobody(request, card)
    form = InterpreterForm(request.POST or None, initial=as_initial(one))
    if form.is_bound and form.is_valid():
        keeping.change(one, form.said(), card.today)
        messages.success(request, gettext("Kept. You see below where you are missing."))
        return redirect("interpreter-mine", assembly=card.slug)
    others = [row for row in Interpreter.objects.filter(assembly=card.slug) if row.id != one.id]
    evenings = gaps.of_assembly(card.slug, [*others, one], timezone.now())
    context = {**assemblies.around(card), "one": one, "form": form, **_shown(one, evenings), "ways": words.ways(one.ways)}
    return render(request, "interpreters/mine.html", context, status=400 if form.is_bound else 200)


def _shown(one: Interpreter, evenings: Sequence[Evening]) -> dict[str, object]:
    """Return the gaps of the next seven days that this person can fill, and all coming meetings with their answer."""
    ways = gaps.ways_of(one)
    near = [e for e in evenings if e.is_near and one.answers.get(e.meeting.id) is None]
    missing = [(e, [words.need(need) for need in e.gaps if can_fill(need, ways)]) for e in near]
    listed = []
    for n, e in enumerate(evenings):
        state = meetings.state_of(e.meeting.id) if n < READ_BEFORE else None
        said = {True: "yes", False: "no"}.get(one.answers.get(e.meeting.id), "")
        listed.append((e, [words.need(need) for need in e.needs], said, list(state.items.values()) if state else []))
    return {"missing": [(e, needs) for e, needs in missing if needs], "evenings": listed}


@require_POST
def answer(request: HttpRequest, assembly: str) -> HttpResponse:
    """Say whether this interpreter comes to a meeting."""
    card = assemblies.or_404(assembly)
    one = keeping.held(request, card.slug)
    if one is None:
        return _nobody(request, card)
    comes = ANSWERS.get(request.POST.get("coming", ""))
    refused = keeping.answer(one, request.POST.get("meeting", "")[:16], comes, card.today)
    said = {
        True: gettext("Thank you. The organizers see that you come."),
        False: gettext("The organizers see that you cannot come."),
    }
    if refused:
        messages.error(request, in_words(refused))
    else:
        messages.success(request, said[comes] if comes is not None else gettext("Your answer is taken back."))
    return redirect("interpreter-mine", assembly=card.slug)


@require_POST
def go(request: HttpRequest, assembly: str) -> HttpResponse:
    """Lead to the interpreters' page of an evening, with the role that it asks for."""
    card = assemblies.or_404(assembly)
    one, state = keeping.held(request, card.slug), meetings.state_of(request.POST.get("meeting", "")[:16])
    if one is None or state is None or state.assembly != card.slug or state.phase == "closed":
        return _nobody(request, card)
    answer = redirect("interpret", meeting=state.id)
    code = new_pass(state.id, "interpreter", keeping.holder(one))
    cookies.keep(answer, request, "pass", f"{state.id}.{code}", COOKIE_DAYS)
    return answer


@require_POST
def erase(request: HttpRequest, assembly: str) -> HttpResponse:
    """Erase this interpreter and everything they said here."""
    card = assemblies.or_404(assembly)
    one = keeping.held(request, card.slug)
    if one is None:
        return _nobody(request, card)
    keeping.erase(Interpreter.objects.filter(id=one.id))
    messages.success(request, gettext("You are erased from the list. Thank you for interpreting."))
    return _off_this_phone(card)


@require_POST
def leave(request: HttpRequest, assembly: str) -> HttpResponse:
    """Take the page off this device; the link opens it again."""
    messages.success(request, gettext("This device does not keep your page any more. Your link opens it again."))
    return _off_this_phone(assemblies.or_404(assembly))


def _off_this_phone(card: AssemblyCard) -> HttpResponse:
    answer = redirect("front", card.slug)
    answer.delete_cookie(keeping.COOKIE)
    return answer


def _nobody(request: HttpRequest, card: AssemblyCard) -> HttpResponse:
    return render(request, "interpreters/nobody.html", assemblies.around(card), status=403)
