"""Cards on paper: printed, and typed by an organizer one after the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from asamblea.assemblies import public as assemblies
from asamblea.languages import CODES, named
from asamblea.meetings.pages import address
from asamblea.rules import slips
from asamblea.rules.meeting_times import PARTS
from asamblea.rules.meeting_times.cards import WORK
from asamblea.rules.paper import times_card
from asamblea.site.tongues import in_each
from asamblea.times import gathering, keeping, scanned, words
from asamblea.times.pages.card import fields, sent_form

if TYPE_CHECKING:
    from asamblea.channels.printing.times_cards import Asks

CARDS = 20
"""Cards in one printing."""


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
    """Print cards to fill in, each with its own code, in the languages of the assembly."""
    from asamblea.channels.printing import times_cards
    from asamblea.channels.printing.typeset import PressFailed
    from asamblea.channels.printing.words import on_paper

    card = assemblies.or_404(assembly)
    spoken, size = on_paper(card.languages), request.POST.get("paper")
    where = address.for_phones(request, reverse("times", args=[card.slug]))
    try:
        pdf = times_cards.sheets(
            scanned.make(card, CARDS),
            _asks(spoken),
            paper="a4" if size == "a4" else "letter",
            languages=spoken,
            assembly=card.name,
            address=where,
        )
    except (ValueError, PressFailed):
        messages.error(
            request, gettext("The cards could not be set for printing. Open this page at a short web address, and try again.")
        )
        return redirect("times-paper", assembly=card.slug)
    name = f'attachment; filename="times-{card.slug}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})


def _asks(spoken: Sequence[str]) -> "Asks":
    """Return what a card asks in these languages, in the order of its circles."""
    from asamblea.channels.printing import glyphs, times_cards

    def called(lang: str) -> dict[str, str]:
        if lang in CODES or not glyphs.missing([str(words.LANGUAGES[lang])]):
            return in_each(words.LANGUAGES[lang], spoken)
        return {reader: named(lang, reader) for reader in spoken}  # our fonts lack its letters

    return times_cards.Asks(
        parts=[in_each(words.PART[part], spoken) for part in PARTS],
        days=[in_each(day, spoken) for day in WEEKDAYS.values()],
        tongues=[called(lang) for lang in times_card.LANGUAGES],
        work=[in_each(words.WORK[work], spoken) for work in WORK],
        needs=[in_each(words.NEEDS[need], spoken) for need in times_card.NEEDS],
    )
