"""A pledge on paper, entered at the door's desk under the code of the neighbor's slip."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from asamblea.assemblies import public as assemblies
from asamblea.efforts import pledging, words
from asamblea.efforts.forms import UNTIL, PledgeForm
from asamblea.efforts.models import Pledge
from asamblea.efforts.standing import standing as standing_of
from asamblea.efforts.whose import Key
from asamblea.meetings import public as meetings
from asamblea.meetings.pages import address, door
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.words import refusal as in_words
from asamblea.rules import slips
from asamblea.rules.meeting.opening import MarkHelped
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.site.tongues import in_each

PAGES = 10
"""Cards in one printing."""


@require_http_methods(["GET", "POST"])
@door.for_the_door
def paper(request: HttpRequest, meeting: str) -> HttpResponse:
    """Take one paper after another; the minutes note that a pledge was helped, not whose."""
    state = state_or_404(meeting)
    form = PledgeForm(standing_of(state.assembly).asking, request.POST or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        done = _entered(request, state, form)
        if isinstance(done, Pledge):
            messages.success(request, gettext("The pledge on this paper counts."))
            return redirect("paper-pledge", meeting=meeting)
        refused = in_words(done)
    context = {**around(state), "form": form, "refused": refused, "code": request.POST.get("code", "")[:40], "role": "door"}
    return render(request, "efforts/paper.html", context, status=400 if request.method == "POST" else 200)


def _entered(request: HttpRequest, state: State, form: PledgeForm) -> Pledge | Refusal:
    code = slips.normal(request.POST.get("code", "")[:80])
    if isinstance(code, Refusal):
        return code
    slip = door.found(request, state.id, code)
    if isinstance(slip, Refusal):
        return slip
    day = assemblies.or_404(state.assembly).today
    done = pledging.keep(Key(state.assembly, code), form, standing_of(state.assembly), state.id, "paper", day)
    if isinstance(done, Pledge):
        meetings.append(state.id, MarkHelped("pledge"), "door", helped=True)
    return done


@require_POST
@door.for_the_door
def cards(request: HttpRequest, meeting: str) -> HttpResponse:
    """Print pledge cards with the efforts that take pledges now, in the languages of the room."""
    state = state_or_404(meeting)
    done = _printed(request, state)
    if isinstance(done, Refusal):
        messages.error(request, in_words(done))
        return redirect("paper-pledge", meeting=meeting)
    name = f'attachment; filename="pledges-{meeting}.pdf"'
    return HttpResponse(done, content_type="application/pdf", headers={"Content-Disposition": name})


def _printed(request: HttpRequest, state: State) -> bytes | Refusal:
    from asamblea.channels.printing import pledge_cards
    from asamblea.channels.printing.typeset import PressFailed
    from asamblea.channels.printing.words import on_paper

    asking = standing_of(state.assembly).asking
    if not 1 <= len(asking) <= pledge_cards.MOST_EFFORTS:
        most = pledge_cards.MOST_EFFORTS
        sentence = gettext_noop("A pledge card has room for 1 to %(most)s efforts.")
        return Refusal("not_on_a_card", sentence, {"most": most})
    spoken = on_paper(state.languages)
    glad = [said for key, said in words.GLAD.items() if key != ""]
    options = (glad, UNTIL.values(), WEEKDAYS_ABBR.values(), words.PARTS.values())
    asks = pledge_cards.Asks([{e.lang: e.title} for e in asking], *([in_each(one, spoken) for one in some] for some in options))
    card = assemblies.get(state.assembly)
    about = {"assembly": card.name if card else "", "meeting_title": state.title["text"]}
    where = address.for_phones(request, reverse("pledge", args=[state.id]))
    try:
        size: Any = "a4" if request.POST.get("paper") == "a4" else "letter"
        return pledge_cards.cards(PAGES, asks, paper=size, languages=spoken, address=where, **about)
    except (ValueError, PressFailed):
        return Refusal(
            "not_printed", gettext_noop("The paper could not be set. Open this page at a short web address, and try again.")
        )
