"""A times card from a phone: given in a meeting with a slip, changed and erased under its own code."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings import minutes
from asamblea.meetings.pages.around import around as around_meeting
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import no_slip, viewer
from asamblea.meetings.words import refusal as in_words
from asamblea.rules import slips
from asamblea.rules.meeting_times import FEWEST_CARDS, MOST_TURNS
from asamblea.rules.refusal import Refusal
from asamblea.times import gathering, keeping, shown, words
from asamblea.times.forms import CardForm, as_filled, as_initial
from asamblea.times.keeping import Slip
from asamblea.times.models import Card


@never_cache
@require_http_methods(["GET", "POST"])
def in_meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """Give or change a card with the slip of this meeting; a card that this phone kept before may be another neighbor's."""
    state = state_or_404(meeting)
    card, who = assemblies.or_404(state.assembly), viewer(request, meeting)
    read = slips.read_cookie(request.COOKIES.get("slip", ""))
    if who.voice is None or read is None:
        messages.error(request, in_words(who.refusal or no_slip()))
        return redirect("room", meeting=meeting)
    if state.phase == "closed":  # a slip gives a card while its meeting lasts
        return redirect("times-card", assembly=card.slug)
    slip, code = Slip(meeting, read.code), keeping.held(request, card.slug)
    held = keeping.of_code(card.slug, code)
    own = held is not None and bytes(held.slip_hash or b"") == slip.hash
    kept = held if own else keeping.of_slip(slip)
    context = {**around_meeting(state), "back": reverse("room", args=[meeting]), "other": held is not None and not own}
    return _form(request, card, kept, context, code=code if own else "", slip=slip)


@never_cache
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest, assembly: str) -> HttpResponse:
    """The card that this phone keeps: its code, to change or erase it; or a new one, where anyone may give one."""
    card = assemblies.or_404(assembly)
    code = keeping.held(request, card.slug)
    kept = keeping.of_code(card.slug, code)
    context = {**assemblies.around(card), "back": _way_back(request, card)}
    if kept is None and not keeping.anyone_may(card.slug):
        return render(request, "times/no_card.html", context, status=403 if request.method == "POST" else 200)
    if kept is not None:
        link = request.build_absolute_uri(reverse("times-link", args=[card.slug, code]))
        context |= {"code": slips.shown(code), "link": link}
    return _form(request, card, kept, context, code=code)


def _way_back(request: HttpRequest, card: AssemblyCard) -> str:
    """Return where this phone came from: the meeting of its slip while that lasts, else the page of times."""
    read = slips.read_cookie(request.COOKIES.get("slip", ""))
    state = minutes.state_of(read.meeting) if read else None
    if state and state.assembly == card.slug and state.phase != "closed":
        return reverse("room", args=[state.id])
    return reverse("times", args=[card.slug])


def _form(
    request: HttpRequest,
    card: AssemblyCard,
    kept: Card | None,
    context: dict[str, object],
    *,
    code: str,
    slip: Slip | None = None,
) -> HttpResponse:
    week = gathering.this_week(card)
    begins = as_initial(kept, week) if kept else {"language": request.LANGUAGE_CODE}
    form = sent_form(request, week, begins)
    good = form.is_valid() and form.said is not None
    full = keeping.one_more_open(card.slug) if good and slip is None and kept is None else None
    if form.said and good and full is None:
        code = keeping.keep(card.slug, form.said, form.needs(), card.today, "slip" if slip else "open", code=code, slip=slip)
        messages.success(request, _said(counts=slip is not None or (kept is not None and kept.how != "open")))
        answer = redirect("times-card", assembly=card.slug)
        keeping.remember(answer, request, card.slug, code)
        return answer
    context |= {**fields(form), "kept": kept, "refused": in_words(full) if full else ""}
    return render(request, "times/card.html", context, status=429 if full else 400 if form.is_bound else 200)


def _said(*, counts: bool) -> str:
    """Return what is said of a card that is kept."""
    if counts:
        return gettext("Your times count. Keep the code below to change or erase them.")
    return gettext("Your times are kept. As they came without a slip, they stand beside the counts. Keep the code below.")


def sent_form(request: HttpRequest, week: int, begins: Mapping[str, object]) -> CardForm:
    """Return the form of this request: bound when the card is to count, else as it begins, or filled in once more."""
    if request.POST.get("do") == "keep":
        return CardForm(week, request.POST)
    return CardForm(week, initial=dict(as_filled(request.POST) if request.method == "POST" else begins))


def fields(form: CardForm) -> dict[str, object]:
    """Return what the fields of a card show."""
    weeks = range(1, form.turns + 1)
    return {
        "form": form,
        "until": keeping.KEPT_DAYS,
        "fewest": FEWEST_CARDS,
        "weeks": [(str(n), shown.grid(form, n)) for n in weeks],
        "turns": range(1, MOST_TURNS + 1),
        "turn": str(form.turn),
        "parts": [(part, word, words.hours(part)) for part, word in words.PART.items()],
        "shifts": [(shift, f"parts/draw/{words.SHIFT_DRAWN[shift]}.html", word) for shift, word in words.SHIFT.items()],
        "needs": [form[need] for need in words.NEEDS],
    }


@never_cache
@require_safe
def link(request: HttpRequest, assembly: str, code: str) -> HttpResponse:
    """The link of a card. As with a slip, looking binds nothing: who sent the link would read what is ticked on it."""
    card = assemblies.or_404(assembly)
    known = keeping.typed(request, card.slug, code)
    if isinstance(known, Refusal):
        return _unknown(request, card, known)
    context = {**assemblies.around(card), "back": reverse("times", args=[card.slug]), "code": slips.shown(known)}
    return render(request, "times/whose.html", context)


@sensitive_post_parameters()
@require_POST
def find(request: HttpRequest, assembly: str) -> HttpResponse:
    """A code typed from paper, or of a link: this phone keeps its card from now on."""
    card = assemblies.or_404(assembly)
    code = keeping.typed(request, card.slug, request.POST.get("code", ""))
    if isinstance(code, Refusal):
        return _unknown(request, card, code)
    answer = redirect("times-card", assembly=card.slug)
    keeping.remember(answer, request, card.slug, code)
    return answer


def _unknown(request: HttpRequest, card: AssemblyCard, refused: Refusal) -> HttpResponse:
    context = {**assemblies.around(card), "back": reverse("times", args=[card.slug]), "refused": in_words(refused)}
    return render(request, "times/no_card.html", context, status=403)


@require_POST
def erase(request: HttpRequest, assembly: str) -> HttpResponse:
    """Erase the card that this phone keeps."""
    card = assemblies.or_404(assembly)
    kept = keeping.of_code(card.slug, keeping.held(request, card.slug))
    if kept:
        keeping.erase(Card.objects.filter(id=kept.id))
    messages.success(request, gettext("Your times are erased."))
    if kept and kept.counted:
        messages.info(request, gettext("The counts let go of them when they are next made anew."))
    return _without(card)


@require_POST
def leave(request: HttpRequest, assembly: str) -> HttpResponse:
    """Take the card off this phone; the card itself stays."""
    messages.success(request, gettext("This phone does not keep your card any more. The card itself stays."))
    return _without(assemblies.or_404(assembly))


def _without(card: AssemblyCard) -> HttpResponse:
    answer = redirect("times", assembly=card.slug)
    answer.delete_cookie(keeping.COOKIE)
    return answer
