"""Pictures of cards on paper: what is clear counts, what is doubtful one person sees and confirms."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.refusal import Refusal
from asamblea.site import pictures
from asamblea.site.pictures import Told
from asamblea.times import gathering, scanned
from asamblea.times.forms import CardForm
from asamblea.times.pages.card import fields, sent_form
from asamblea.times.scanned import ToLookAt

READ_BEFORE = "card_read_already"
"""Refusal of a card that counts already: nothing is wrong."""


@pictures.in_memory
@never_cache
@login_required
def read(request: HttpRequest, assembly: str) -> HttpResponse:
    """Read each picture and say what came of it; show the first doubtful card beside the typed form."""
    card = assemblies.or_404(assembly)
    if request.method != "POST":
        return redirect("times-paper", assembly=card.slug)
    found = pictures.sent(request)
    if isinstance(found, Refusal):
        messages.error(request, in_words(found))
        return redirect("times-paper", assembly=card.slug)
    told, look = _outcomes(card, found)
    context = {**_around(card), "told": told, "look": look}
    if look:
        context |= fields(CardForm(gathering.this_week(card), initial=dict(look.begins)))
        context |= {"token": look.token, "doubts": [gettext(doubt.sentence) for doubt in look.filled.doubts]}
    return render(request, "times/read.html", context)


def _outcomes(card: AssemblyCard, found: Iterable[UploadedFile]) -> tuple[list[Told], ToLookAt | None]:
    told, look = [], None
    for picture in found:
        outcome, name = scanned.read(card, picture.read()), picture.name or ""
        if isinstance(outcome, Refusal):
            told.append(Told(name, "before" if outcome.code == READ_BEFORE else "refused", in_words(outcome)))
        elif not isinstance(outcome, ToLookAt):
            told.append(Told(name, "counted", gettext("This card counts.")))
        elif look is None:
            look = outcome
            told.append(Told(name, "look", gettext("Look at this card yourself: it is shown below.")))
        else:
            told.append(
                Told(name, "look", gettext("Somebody must look at this card too. Send its picture again after this one."))
            )
    return told, look


@never_cache
@login_required
@require_POST
def confirm(request: HttpRequest, assembly: str) -> HttpResponse:
    """Keep what one person saw on a doubtful card; its picture is gone, the paper lies on the table."""
    card, token, refused = assemblies.or_404(assembly), request.POST.get("token", ""), ""
    form = sent_form(request, gathering.this_week(card), {})
    if form.is_valid() and form.said:
        refusal = scanned.confirm(card, token, form.said, form.needs())
        if refusal is None:
            messages.success(request, gettext("This card counts. Its neighbor has its code on the strip."))
            return redirect("times-paper", assembly=card.slug)
        refused = in_words(refusal)
    context = {**_around(card), **fields(form), "token": token, "refused": refused}
    return render(request, "times/read.html", context, status=400 if form.is_bound else 200)


def _around(card: AssemblyCard) -> dict[str, object]:
    return {**assemblies.around(card), "back": reverse("times-paper", args=[card.slug])}
