"""When we meet, and why then: for everyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from asamblea.assemblies import public as assemblies
from asamblea.rules.meeting_times import FEWEST_CARDS, lay
from asamblea.times import counting, feed, gathering, keeping, shown, words

MOST_SHOWN = 4
"""Meetings to come that are explained."""


@require_safe
def why(request: HttpRequest, assembly: str) -> HttpResponse:
    """Show how many are free when, and whom each meeting to come reaches and leaves out; five queries."""
    card = assemblies.or_404(assembly)
    counts, known = counting.of(card.slug), gathering.meetings_around(card)
    context = {
        **assemblies.around(card),
        "counts": counts,
        "fewest": FEWEST_CARDS,
        "planned": known.planned[:MOST_SHOWN],
        "holds": bool(keeping.held(request, card.slug)),
        "anyone": keeping.anyone_may(card.slug),
        "reminders": feed.REMINDERS.items(),
        "host": request.get_host(),
        "parts": [(part, word, words.hours(part)) for part, word in words.PART.items()],
    }
    if counts:
        cards = gathering.columns(counts)
        context["heat"] = shown.heat_map(cards.heat(), {at.slot: "planned" for at in known.planned_at[:MOST_SHOWN]})
        titles = {at: meeting.title["text"] for meeting, at in reversed(known.planned)}
        laid = lay(cards, known.planned_at[:MOST_SHOWN], known.held_at, known.planned_at)
        context["rounds"] = shown.rounds(laid, lambda at: titles.get(at, ""))
    return render(request, "times/why.html", context)
