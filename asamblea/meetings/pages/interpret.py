"""The interpreter's page: take two languages and a place, hand over in turns, and say what the room must wait for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from asamblea.meetings import interpreting, minutes, shown, wiping
from asamblea.meetings.acts import interpreter
from asamblea.meetings.acts.forms import Form, NotUnderstood, unknown_act
from asamblea.meetings.minutes import Done
from asamblea.meetings.pages.answering import answer
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import COOKIE_DAYS, role_of, viewer
from asamblea.rules.meeting import interpreting_state
from asamblea.rules.meeting.interpreting import NotInterpreted
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.site import cookies
from asamblea.slips import public as slips

COOKIE = "interprets"
"""Which interpreters of the minutes this device is: `<meeting>.r1.r3`. It opens nothing; the role's link does."""


@never_cache
@require_GET
def interpret(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the page to who interprets tonight; works without script."""
    if not _may(request, meeting):
        return render(request, "meetings/no_role.html", {"which": "interpret"}, status=403)
    state = state_or_404(meeting)
    room = shown.context(state, slips.names(meeting))
    mine = _mine(request, state)
    own = [(p, one, p.now is one) for p in room["interpreted"] for one in p.people if one.id in mine]
    more: dict[str, Any] = {
        "own": own,
        "choices": interpreting.choices(state),
        "typing": not own,
        "role": "interpreter",
        "desk": "interpreter",
    }
    return render(request, "meetings/interpret.html", {**room, **around(state), **more})


def _may(request: HttpRequest, meeting: str) -> bool:
    return role_of(request, meeting) in ("organizer", "interpreter")


def _mine(request: HttpRequest, state: State) -> list[str]:
    """Return the interpreters of the minutes that this device is and that have not left."""
    of, *ids = request.COOKIES.get(COOKIE, "").split(".")
    return [one for one in ids if of == state.id and interpreting_state.of(state.interpreted, one)]


@require_POST
def act(request: HttpRequest, meeting: str, name: str) -> HttpResponse:
    """Do one of an interpreter's acts; whoever has the role may hand over and clear for the others too."""
    if not _may(request, meeting):
        return render(request, "meetings/no_role.html", {"which": "interpret"}, status=403)
    state = state_or_404(meeting)
    try:
        done = _do(request, state, name)
    except NotUnderstood as not_understood:
        done = not_understood.refusal
    if isinstance(done, Done):
        wiping.after(done)
    said = answer(request, done, gettext(interpreter.DID.get(name, "")), "interpret", meeting)
    if name == "take-pair" and isinstance(done, Done):
        mine = ".".join((meeting, *_mine(request, done.state), done.entries[0]["id"]))
        cookies.keep(said, request, COOKIE, mine, COOKIE_DAYS)
    return said


def _do(request: HttpRequest, state: State, name: str) -> Done | Refusal:
    form = form_of(request, state)
    command: object
    if name == "take-pair":
        command = interpreter.take(state, form, _seat(request, state, form))
    elif name == "not-interpreted":
        command = NotInterpreted(form.one("language"), tuple(set(slips.languages(state.id).values())))
    elif name in interpreter.ACTS:
        command = interpreter.ACTS[name](state, form)
    else:
        return unknown_act()
    # Everybody's own part may offer something else: what is said once can be said again, or another language is spoken.
    tell = () if name in ("slower", "not-interpreted") else "all"
    return minutes.append(state.id, command, "interpreter", tell=tell)


def _seat(request: HttpRequest, state: State, form: Form) -> int | None:
    """Return the seat of the slip that this device holds, so that small groups know who interprets."""
    voice = viewer(request, state.id).voice
    return voice.seat if voice and voice.seat in state.present else None
