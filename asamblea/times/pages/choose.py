"""Choosing times: the heat map, the times that reach the most, whom they leave out; the assembly decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings import public as meetings
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.meeting.agenda import AddItem
from asamblea.rules.meeting_times import FEWEST_CARDS, WEEK, Laid, Sitting, lay, propose
from asamblea.rules.meeting_times.week import day_of
from asamblea.rules.refusal import Refusal
from asamblea.times import counting, gathering, keeping, shown, words
from asamblea.times.models import Counts, Openness

TIMES = range(1, 5)
EVERY = (1, 2, 4)
WEEKS_AHEAD = 12
NIGHTS = frozenset(slot for slot in WEEK if words.part_of(slot) == "night")


@dataclass(frozen=True)
class Asked:
    """What is to be chosen: how many meetings alternate, every how many weeks, from which week on, out of which slots."""

    times: int
    every: int
    week: int
    slots: tuple[str, ...]

    @property
    def weeks(self) -> Sequence[int]:
        return gathering.weeks_from(self.week, self.times, self.every)


@never_cache
@login_required
@require_safe
def choose(request: HttpRequest, assembly: str) -> HttpResponse:
    """Propose times; nothing is kept, the address says what was asked."""
    card = assemblies.or_404(assembly)
    asked = _asked(request, card)
    counts, known = counting.of(card.slug), gathering.meetings_around(card)
    cards = gathering.columns(counts)
    found = propose(cards, asked.slots, asked.weeks, known.held_at)
    context = {
        **assemblies.around(card),
        **_form(card, asked),
        **_counts(counts),
        "open": counting.without_a_slip(card.slug),
        "held": len(known.held),
        "fewest": FEWEST_CARDS,
        "anyone": keeping.anyone_may(card.slug),
        "meetings": [meeting for meeting, _ in (*known.held, *known.planned) if meeting.phase != "closed"],
        "back": reverse("times", args=[card.slug]),
    }
    if isinstance(found, Refusal):
        return render(request, "times/choose.html", {**context, "refused": in_words(found)}, status=400)
    if counts:
        # Meetings that alternate come again: the round after the last is the first of the next cycle.
        again = [Sitting(at.week + asked.times * asked.every, at.slot) for at in found] if asked.times > 1 else []
        laid = lay(cards, found, known.held_at, [*known.planned_at, *again])
        context |= {**_proposal(laid), "heat": shown.heat_map(cards.heat(), {at.slot: "proposed" for at in found})}
    return render(request, "times/choose.html", context)


def _asked(request: HttpRequest, card: AssemblyCard) -> Asked:
    """Return what the address asks; what it does not say is one meeting next week, at any hour but the night."""
    next_week = gathering.this_week(card) + 1
    week = _number(request, "week", next_week)
    slots = tuple(slot[:40] for slot in request.GET.getlist("slot")) or tuple(slot for slot in WEEK if slot not in NIGHTS)
    return Asked(
        min(max(_number(request, "times", 1), 0), len(WEEK)),
        _number(request, "every", 2) if _number(request, "every", 2) in EVERY else 2,
        week if next_week - 1 <= week <= next_week + WEEKS_AHEAD else next_week,
        slots,
    )


def _number(request: HttpRequest, name: str, default: int) -> int:
    sent = request.GET.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 8 else default


def _form(card: AssemblyCard, asked: Asked) -> dict[str, object]:
    """Return what the form of the question shows."""
    first = gathering.this_week(card)
    weeks = [(week, words.week_of(day_of(week, WEEK[0]))) for week in range(first, first + WEEKS_AHEAD)]
    return {
        "asked": asked,
        "times": TIMES,
        "every": [(weeks, words.every(weeks)) for weeks in EVERY],
        "weeks": weeks,
        "boxes": shown.boxes(asked.slots),
        "parts": [(part, word, words.hours(part)) for part, word in words.PART.items()],
    }


def _counts(counts: Counts | None) -> dict[str, object]:
    """Return how the counted cards came and what those who gave them need."""
    if counts is None:
        return {"counts": None}
    return {
        "counts": counts,
        "needs": [(word, words.count(counts.needs[need])) for need, word in words.NEEDS.items()],
        "hows": [(word, counts.hows[how]) for how, word in words.HOW.items() if how in counts.hows],
    }


def _proposal(laid: Laid) -> dict[str, object]:
    """Return what the proposed meetings mean, and where each can be planned."""
    choice = laid.choice
    return {
        "rounds": [(one, _plan(one.sitting)) for one in shown.rounds(laid, lambda sitting: "")],
        "reached": round(choice.reached),
        "people": round(choice.people),
        "never": round(choice.people) - round(choice.reached),
        "never_by_work": shown.counts(choice.never_by_work, words.WORK),
        "never_by_language": shown.counts(choice.never_by_language, words.LANGUAGES),
    }


def _plan(sitting: Sitting) -> str:
    """Return what the form of a new meeting is filled with."""
    begins = words.BEGINS[words.part_of(sitting.slot)]
    return urlencode({"day": day_of(*sitting).isoformat(), "hour": f"{begins:%H:%M}"})


@login_required
@require_POST
def to_agenda(request: HttpRequest, assembly: str) -> HttpResponse:
    """Carry the proposal into a meeting as an item to decide: the software counts, the assembly decides."""
    card = assemblies.or_404(assembly)
    done = _put(card, request.POST.get("meeting", ""), request.POST.getlist("slot"))
    if isinstance(done, Refusal):
        messages.error(request, in_words(done))
    else:
        messages.success(request, gettext("It is on the agenda: the assembly decides."))
    return redirect("times-choose", assembly=card.slug)


def _put(card: AssemblyCard, meeting: str, slots: Sequence[str]) -> meetings.Done | Refusal:
    state = meetings.state_of(meeting[:16])
    if state is None or state.assembly != card.slug:
        return meetings.unknown_meeting()
    unknown = next((slot for slot in slots if slot not in WEEK), None)
    if unknown is not None or not 1 <= len(slots) <= max(TIMES):
        return Refusal("no_times", gettext_noop("Say which times to put on the agenda: one to four of the week."))
    lang = state.languages[0]
    with translation.override(lang):
        title = words.proposal(slots)
    return meetings.append(state.id, AddItem({"lang": lang, "text": title}, "decide"), "organizer", tell="all")


@login_required
@require_POST
def openness(request: HttpRequest, assembly: str) -> HttpResponse:
    """Let anyone give a card by the open page, or only who has a slip or a paper."""
    card = assemblies.or_404(assembly)
    Openness.objects.update_or_create(assembly=card.slug, defaults={"anyone": request.POST.get("anyone") == "yes"})
    return redirect("times-choose", assembly=card.slug)
