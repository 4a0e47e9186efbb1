"""The door's desk: hands out slips, gives new ones for lost ones, lets the far away in.

A slip's code is a secret. It travels in forms and stands on the page that answers one, which
nobody may store; never in an address, in the minutes or in a log.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from asamblea.meetings import ballots, beside, minutes
from asamblea.meetings.acts.forms import Form, NotUnderstood, unknown_act
from asamblea.meetings.pages import address
from asamblea.meetings.pages.answering import answer
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.reading import form_of, is_fragment
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import role_of
from asamblea.rules import slips as slip_rules
from asamblea.rules.meeting.opening import Leave, MarkHelped, over
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.site import guessing
from asamblea.slips import public as slips
from asamblea.slips.public import Voice

SEAT_DIGITS = 6
Page = Callable[..., HttpResponse]
Act = Callable[[HttpRequest, State, Form], SafeString | str | Refusal]
"""What to say afterwards: a slip to show (SafeString), a sentence, or why nothing changed."""


def for_the_door(page: Page) -> Page:
    """Let only the door and organizers see this page, and nobody keep it."""

    @sensitive_post_parameters()
    @never_cache
    @wraps(page)
    def kept(request: HttpRequest, meeting: str, *args: str, **more: str) -> HttpResponse:
        if role_of(request, meeting) not in ("organizer", "door"):
            return render(request, "meetings/no_role.html", {"which": "door"}, status=403)
        return page(request, meeting, *args, **more)

    return kept


@require_GET
@for_the_door
def door(request: HttpRequest, meeting: str) -> HttpResponse:
    """The desk: who is here, who asks from far away, and the acts of the door."""
    return page(request, state_or_404(meeting))


def page(request: HttpRequest, state: State, answer: str = "", status: int = 200) -> HttpResponse:
    """Return the desk, with the answer to the act before."""
    context = {**around(state), **door_context(state), "desk": "door", "role": role_of(request, state.id), "answer": answer}
    return render(request, "meetings/door.html", context, status=status)


def door_context(state: State) -> dict[str, object]:
    """Return what the live part of the desk shows; three queries, and those of other rooms."""
    handed, void = slips.count(state.id)
    return {
        "state": state,
        "present": len(state.present),
        "handed": handed - void,
        "void": void,
        "asked": slips.asked(state.id),
        "beside": beside.at_the_door(state),
    }


@require_POST
@for_the_door
def act(request: HttpRequest, meeting: str, name: str) -> HttpResponse:
    """Do one of the door's acts and say what came of it."""
    state = state_or_404(meeting)
    try:
        done = ACTS[name](request, state, form_of(request, state)) if name in ACTS else unknown_act()
    except NotUnderstood as not_understood:
        done = not_understood.refusal
    minutes.tell_again(meeting, ())
    if isinstance(done, SafeString):
        return HttpResponse(done) if is_fragment(request) else page(request, state_or_404(meeting), done)
    return answer(request, done, gettext(done) if isinstance(done, str) else "", "door", meeting)


def found(request: HttpRequest, meeting: str, typed: str) -> Voice | Refusal:
    """Return the slip whose code was typed at the desk; guessing is slowed here as well."""
    slip = slips.find(meeting, typed[:80])
    if isinstance(slip, Refusal) and slip.code == "unknown_slip":
        return guessing.wrong(request) or slip
    return slip


def hand_out(request: HttpRequest, state: State, form: Form) -> SafeString | Refusal:
    """Make one slip and show it; it is shown now or never."""
    if state.phase == "closed":
        return over()
    return shown(request, slips.hand_out(state.id, 1)[0])


def shown(request: HttpRequest, code: str, instead: bool = False) -> SafeString:
    """Return a slip as the screen shows it: its QR code, its letters, and where to type them."""
    from asamblea.channels.printing import qr

    url = address.for_phones(request, reverse("enter-code", args=[code]))
    drawn = mark_safe(qr.svg(url, label=gettext("QR code of the new slip")))  # noqa: S308 our own drawing
    where, back = address.for_phones(request, "/s/"), request.path.partition("do/")[0]
    context = {"qr": drawn, "code": slip_rules.shown(code), "where": where, "back": back, "instead": instead}
    return render_to_string("meetings/parts/slip_shown.html", context, request)


def make_void(request: HttpRequest, state: State, form: Form) -> SafeString | str | Refusal:
    """Declare a slip lost, take its ballots out of open urns, and give a new one at once.

    Whoever lost the paper may not know its code; their seat, which their phone and the room show, will do.
    """
    voice = _lost(request, state.id, form.one("code").strip())
    if isinstance(voice, Refusal):
        return voice
    # Before and after: a crash in between must leave neither a ballot of a void slip in the urn
    # nor, for whoever found it, a moment to vote again.
    ballots.urn().withdraw(state.id, voice.code_hash)
    slips.make_void(voice)
    ballots.urn().withdraw(state.id, voice.code_hash)
    if voice.seat in state.present:
        minutes.append(state.id, Leave(voice.seat or 0), "door", tell=[voice.seat or 0])
    if state.phase == "closed":
        return gettext_noop("The slip is void.")
    return shown(request, slips.hand_out(state.id, 1)[0], instead=True)


def _lost(request: HttpRequest, meeting: str, typed: str) -> Voice | Refusal:
    is_seat = typed.isdecimal() and len(typed) <= SEAT_DIGITS
    return slips.of_seat(meeting, int(typed)) if is_seat else found(request, meeting, typed)


def release(request: HttpRequest, state: State, form: Form) -> str | Refusal:
    """Let another phone come in with a slip, for who holds the paper."""
    voice = found(request, state.id, form.one("code"))
    if isinstance(voice, Refusal):
        return voice
    # As for a lost slip: whoever comes in next votes anew, and nobody reads or replaces the other phone's ballot.
    ballots.urn().withdraw(state.id, voice.code_hash)
    slips.release(voice)
    ballots.urn().withdraw(state.id, voice.code_hash)
    minutes.append(state.id, MarkHelped("release"), "door", helped=True)
    return gettext_noop("The slip is free. Scan it with the other phone now.")


def give(request: HttpRequest, state: State, form: Form) -> str | Refusal:
    """Give a slip to somebody far away; their own phone fetches it."""
    given = slips.answer(state.id, form.number("asked"), give=True)
    return gettext_noop("They have their slip and come in by themselves.") if given else _answered()


def refuse(request: HttpRequest, state: State, form: Form) -> str | Refusal:
    """Give no slip to somebody far away whom nobody knows."""
    refused = slips.answer(state.id, form.number("asked"), give=False)
    return gettext_noop("They were told that the door gives no slip.") if refused else _answered()


def _answered() -> Refusal:
    return Refusal("already_answered", gettext_noop("Somebody else at the door has answered already."))


ACTS: dict[str, Act] = {"hand-out": hand_out, "void": make_void, "release": release, "give": give, "refuse": refuse}
