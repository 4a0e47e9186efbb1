"""Cards on paper, entered by an organizer one after the other."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from asamblea.rules import slips
from asamblea.times import gathering, keeping
from asamblea.times.forms import KEPT_DAYS, CardForm
from asamblea.times.pages.around import around, assembly_or_404
from asamblea.times.pages.card import fields


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, assembly: str) -> HttpResponse:
    """Enter a card; its code is shown once, to be written on the paper that goes back to the neighbor."""
    card = assembly_or_404(assembly)
    form = CardForm(gathering.this_week(card), request.POST or None)
    keeps = request.POST.get("do") == "keep"
    if keeps and form.is_valid():
        code = keeping.keep(card.slug, form, datetime.now(card.tz).date(), "paper")
        said = gettext("This card counts. Write its code on the paper: %(code)s") % {"code": slips.shown(code)}
        messages.success(request, said)
        return redirect("times-paper", assembly=card.slug)
    context = {**around(card), **fields(form), "keeps": keeps, "until": KEPT_DAYS, "paper": True}
    context["back"] = reverse("times-choose", args=[card.slug])
    return render(request, "times/paper.html", context, status=400 if keeps else 200)
