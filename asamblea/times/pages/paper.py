"""Cards on paper, entered by an organizer one after the other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from asamblea.assemblies import public as assemblies
from asamblea.rules import slips
from asamblea.times import gathering, keeping
from asamblea.times.pages.card import fields, sent_form


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, assembly: str) -> HttpResponse:
    """Enter a card; its code is shown once, to be written on the paper that goes back to the neighbor."""
    card = assemblies.or_404(assembly)
    form = sent_form(request, gathering.this_week(card), {})
    if form.is_valid() and form.said:
        code = keeping.keep(card.slug, form.said, form.needs(), card.today, "paper")
        said = gettext("This card counts. Write its code on the paper: %(code)s") % {"code": slips.shown(code)}
        messages.success(request, said)
        return redirect("times-paper", assembly=card.slug)
    context = {**assemblies.around(card), **fields(form), "back": reverse("times-choose", args=[card.slug])}
    return render(request, "times/paper.html", context, status=400 if form.is_bound else 200)
