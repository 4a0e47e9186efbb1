"""The door's page for the telephone: digits to call with, and messages that a person must read."""

import secrets

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from asamblea.channels.telephone import incoming
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import role_of
from asamblea.meetings.words import refusal as in_words
from asamblea.rules import slips as slip_rules
from asamblea.rules.meeting.opening import over
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.site import guessing
from asamblea.slips import public as slips
from asamblea.telephone import asking, calling, keeping, setup

ROLES = ("organizer", "door")


@never_cache
@require_safe
def desk(request: HttpRequest, meeting: str) -> HttpResponse:
    """Our number and its words, a form for digits to call with, and what must be read."""
    state, role = state_or_404(meeting), role_of(request, meeting)
    if role not in ROLES:
        return render(request, "meetings/no_role.html", {"which": "door"}, status=403)
    return render(request, "telephone/desk.html", _context(state, role))


@require_POST
@never_cache
@sensitive_post_parameters()
def give_code(request: HttpRequest, meeting: str) -> HttpResponse:
    """Give eight digits for a slip: of the code that was typed, or of a new slip. They are shown now and never again."""
    state, role = state_or_404(meeting), role_of(request, meeting)
    if role not in ROLES:
        return render(request, "meetings/no_role.html", {"which": "door"}, status=403)
    code = _slip(request, state, request.POST.get("code", "").strip())
    if isinstance(code, Refusal):
        return render(request, "telephone/desk.html", {**_context(state, role), "refused": in_words(code)}, status=400)
    digits = keeping.give_call_code(meeting, code, _digits)
    return render(request, "telephone/desk.html", {**_context(state, role), "digits": f"{digits[:4]} {digits[4:]}"})


def _slip(request: HttpRequest, state: State, typed: str) -> str | Refusal:
    """Return the code, in normal form, of the slip that digits are wanted for."""
    if not setup.is_on():
        return setup.off()
    if state.phase == "closed":
        return over()
    if not typed:
        return slips.hand_out(state.id, 1)[0]
    found = slips.find(state.id, typed[:80])
    if isinstance(found, Refusal):
        return (guessing.wrong(request) or found) if found.code == "unknown_slip" else found
    return slips.in_use() if slips.is_held(found) else slip_rules.normal(typed)


def _digits() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(calling.CODE_LENGTH))


def _context(state: State, role: str) -> dict[str, object]:
    unread = keeping.to_read(state.id) if setup.is_on() else []
    return {
        **around(state),
        "state": state,
        "role": role,
        "desk": "door",
        "telephone": _number(),
        "unread": [(meeting_id, state.id, words) for meeting_id, words in unread],
    }


def _number() -> str:
    """Return our number as people write it down."""
    return incoming.as_read(incoming.number(settings.TELEPHONE_NUMBER, settings.TELEPHONE_REGION)) if setup.is_on() else ""


@never_cache
@require_safe
def unread(request: HttpRequest) -> HttpResponse:
    """Messages that came while no meeting was on, for organizers."""
    if not request.user.is_authenticated:
        return redirect("sign-in")
    waiting = [(id, "", words) for id, words in keeping.to_read("")] if setup.is_on() else []
    return render(request, "telephone/unread.html", {"unread": waiting, "telephone": _number()})


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Erase a message that was read; where it was a goodbye, its number too, which nobody sees."""
    meeting, message = request.POST.get("meeting", "")[:16], request.POST.get("message", "")
    if (role_of(request, meeting) if meeting else "organizer" if request.user.is_authenticated else "") not in ROLES:
        return render(request, "meetings/no_role.html", {"which": "door"}, status=403)
    asked = keeping.was_read(meeting, int(message)) if message.isdecimal() and len(message) < 20 and setup.is_on() else None
    if asked is None:
        messages.error(request, gettext("Somebody else has read this message already."))
    elif "goodbye" in request.POST:
        asking.stop(asked)
        messages.success(request, gettext("The message and the number are erased. Nothing is sent there any more."))
    else:
        messages.success(request, gettext("The message is erased."))
    return redirect("telephone-desk", meeting=meeting) if meeting else redirect("telephone-unread")
