"""Cards on paper, entered by an organizer one after the other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from asamblea.assemblies import public as assemblies
from asamblea.meetings.pages import address
from asamblea.rules import slips
from asamblea.site.tongues import in_each
from asamblea.times import gathering, keeping, words
from asamblea.times.pages.card import fields, sent_form

PAGES = 10
"""Pages of cards in one printing: twenty cards."""


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


@never_cache
@login_required
@require_POST
def cards(request: HttpRequest, assembly: str) -> HttpResponse:
    """Print cards to tick, two to a page, in the languages of the assembly."""
    from asamblea.channels.printing import times_cards
    from asamblea.channels.printing.typeset import PressFailed
    from asamblea.channels.printing.words import on_paper

    card = assemblies.or_404(assembly)
    spoken, size = on_paper(card.languages), request.POST.get("paper")
    options = (WEEKDAYS_ABBR.values(), words.PART.values(), words.WORK.values(), words.NEEDS.values())
    days, parts, work, needs = ([in_each(one, spoken) for one in some] for some in options)
    where = address.for_phones(request, reverse("times", args=[card.slug]))
    try:
        pdf = times_cards.cards(
            PAGES,
            paper="a4" if size == "a4" else "letter",
            languages=spoken,
            assembly=card.name,
            address=where,
            days=days,
            parts=parts,
            hours=[words.hours(part) for part in words.PART],
            work=work,
            needs=needs,
        )
    except (ValueError, PressFailed):
        messages.error(
            request, gettext("The cards could not be set for printing. Open this page at a short web address, and try again.")
        )
        return redirect("times-paper", assembly=card.slug)
    name = f'attachment; filename="times-{card.slug}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})
