"""Coming in: a slip's QR or code, a language, and this phone is in the room."""

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST

from asamblea.assemblies import public as assemblies
from asamblea.languages import SPOKEN
from asamblea.meetings import minutes, words
from asamblea.meetings.minutes import Done
from asamblea.meetings.models import Meeting
from asamblea.meetings.viewer import COOKIE_DAYS, viewer
from asamblea.rules import slips as slip_rules, texts
from asamblea.rules.meeting import opening
from asamblea.rules.meeting.breakouts import JoinGroup
from asamblea.rules.meeting.opening import Arrive, Return
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.site import cookies, guessing
from asamblea.slips import public as slips
from asamblea.slips.public import Voice

OPEN_PHASES = ("planned", "open")


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, code: str = "", meeting: str = "") -> HttpResponse:
    """Ask for a slip's code (or take it from the QR) and a language; come in when asked to.

    Looking at the page binds nothing: many camera apps open a link only to show it.
    """
    if request.method == "POST":
        return _come_in(request, meeting)
    context = _context(meeting)
    if meeting and "meeting" not in context:
        raise Http404
    return render(request, "meetings/enter.html", {**context, "code": code})


def _come_in(request: HttpRequest, meeting: str) -> HttpResponse:
    typed = request.POST.get("code", "")[:80]
    lang = request.POST.get("language", "")
    if lang in SPOKEN:
        translation.activate(lang)
    entered = come_in(typed, request.COOKIES.get("slip", ""))
    if isinstance(entered, Refusal):
        if entered.code == "unknown_slip":
            entered = guessing.wrong(request) or entered
        context = {
            **_context(meeting),
            "code": typed,
            "refusal": words.refusal(entered),
            "LANGUAGE_CODE": translation.get_language(),
        }
        return render(request, "meetings/enter.html", context, status=429 if entered.code == "too_many" else 403)
    voice, cookie = entered
    answer = redirect("room", meeting=voice.meeting)
    cookies.keep(answer, request, "slip", cookie, COOKIE_DAYS)
    if lang in SPOKEN:
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, lang, max_age=365 * 86_400, samesite="Lax", secure=request.is_secure())
    return answer


def come_in(typed: str, cookie: str) -> tuple[Voice, str] | Refusal:
    """Bring the slip of a typed code into its meeting; return its voice and the cookie to keep, or why not.

    `cookie` is what this phone (or telephone number) kept of a slip before, or "". The language is the active one.
    """
    code = slip_rules.normal(typed)
    if isinstance(code, Refusal):
        return code
    meetings = list(Meeting.objects.values_list("id", "phase"))
    meeting = slips.meeting_of(code, [m for m, _ in meetings])
    if meeting is None:
        return slips.unknown()
    if dict(meetings)[meeting] not in OPEN_PHASES:
        state = minutes.state_of(meeting)
        if state is None or not state.late_votes:
            return over()
    with transaction.atomic():
        claimed = slips.claim(meeting, code, cookie)
        return claimed if isinstance(claimed, Refusal) else _seated(*claimed)


def over() -> Refusal:
    """Return the refusal of a slip whose meeting has ended."""
    return Refusal("slip_over", gettext_noop("This slip was for a meeting that is over. Its record is open to everyone."))


def _seated(voice: Voice, cookie: str) -> tuple[Voice, str] | Refusal:
    state = minutes.state_of(voice.meeting)
    if state is not None and state.phase != "closed":  # languages are erased at closing, and none comes after
        voice = slips.speaks(voice, translation.get_language() or "")
    seated = seat(voice, by="neighbor")
    return seated if isinstance(seated, Refusal) else (seated, cookie)


def seat(voice: Voice, *, by: str) -> Voice | Refusal:
    """Give a slip its seat, or let it come back to it; the minutes note that somebody arrived."""
    state = minutes.state_of(voice.meeting)
    if voice.seat is not None and (state is None or voice.seat in state.present or state.phase == "closed"):
        return voice
    command = Arrive() if voice.seat is None else Return(voice.seat)
    done = minutes.append(voice.meeting, command, by)
    if not isinstance(done, Done):
        return done
    seat = done.entries[-1]["seat"]
    if done.state.breakouts_now and not done.state.breakouts_now.group_of(seat):
        minutes.append(voice.meeting, JoinGroup(seat, voice.understands), by)
    return slips.seat(voice, seat)


@require_POST
def leave_phone(request: HttpRequest, meeting: str) -> HttpResponse:
    """Take the slip off this phone, so that another neighbor can use it; the slip stays valid."""
    who = viewer(request, meeting)
    if who.voice:
        slips.release(who.voice)
    answer = redirect("enter")
    for name in cookies.OF_A_NEIGHBOR:
        answer.delete_cookie(name)
    return answer


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, meeting: str) -> HttpResponse:
    """Ask the door for a slip from far away, and wait for the answer on this page."""
    context = _context(meeting)
    if "meeting" not in context:
        raise Http404
    ticket = request.COOKIES.get(_ticket(meeting), "")
    if request.method == "POST" and not ticket:
        return _asked(request, meeting, context)
    if not ticket:
        return render(request, "meetings/ask.html", context)
    with transaction.atomic():
        code = slips.fetch(meeting, ticket)
        entered = _given(code, meeting) if isinstance(code, str) else code
    if isinstance(entered, tuple):
        inside = redirect("room", meeting=meeting)
        cookies.keep(inside, request, "slip", entered[1], COOKIE_DAYS)
        inside.delete_cookie(_ticket(meeting))
        return inside
    refusal = words.refusal(entered) if isinstance(entered, Refusal) else ""
    answer = render(request, "meetings/ask.html", {**context, "waiting": not refusal, "refusal": refusal})
    if refusal:
        answer.delete_cookie(_ticket(meeting))
    return answer


def _ticket(meeting: str) -> str:
    """Return the name of the cookie that waits for the door's answer: each meeting has its own."""
    return f"ticket-{meeting}"


def _asked(request: HttpRequest, meeting: str, context: dict[str, object]) -> HttpResponse:
    word = texts.clean(request.POST.get("word", "")[:200], lines=False)[:60]
    state = context["state"]
    assert isinstance(state, State)
    refusal = opening.over() if state.phase == "closed" else guessing.refusal(request, "ask")
    if refusal or not word:
        sentence = words.refusal(refusal) if refusal else None
        return render(request, "meetings/ask.html", {**context, "refusal": sentence, "empty": not word}, status=400)
    guessing.missed(request, "ask")  # asking is limited like guessing: twenty a minute from one place
    ticket = slips.ask(meeting, word)
    minutes.tell_again(meeting, ())
    answer = redirect("ask-slip", meeting=meeting)
    cookies.keep(answer, request, _ticket(meeting), ticket, 1)
    return answer


def _given(code: str, meeting: str) -> tuple[Voice, str] | Refusal:
    claimed = slips.claim(meeting, code, "")
    return claimed if isinstance(claimed, Refusal) else _seated(*claimed)


def _context(meeting: str) -> dict[str, object]:
    context: dict[str, object] = {"languages": SPOKEN}
    state = minutes.state_of(meeting) if meeting else None
    if state is not None:
        context |= {"meeting": meeting, "state": state, "assembly": assemblies.get(state.assembly)}
    return context
