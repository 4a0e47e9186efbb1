"""The translation desk: what waits, and one text side by side."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from asamblea.meetings import public as meetings
from asamblea.meetings.acts.forms import NotUnderstood
from asamblea.meetings.pages.around import around
from asamblea.meetings.public import Done
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.meeting import wording
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.translations import CheckTranslation
from asamblea.rules.meeting.wording import Piece
from asamblea.rules.refusal import Refusal
from asamblea.translating import fragments, shown
from asamblea.translating.pages import sent


def page(request: HttpRequest, state: State, role: str) -> HttpResponse:
    """Show the desk with the piece that the address names; keep a translation that somebody checked."""
    if request.method == "POST":
        return _done(request, state, role)
    piece = wording.piece(state, request.GET.get("of", ""), request.GET.get("to", ""))
    return _page(request, state, role, piece)


def _done(request: HttpRequest, state: State, role: str) -> HttpResponse:
    try:
        said = sent.read(request, state)
        done = meetings.append(state.id, CheckTranslation(said.of, said.seen, said.text), role, tell="all")
    except NotUnderstood as not_understood:
        done = not_understood.refusal
    if isinstance(done, Done):
        messages.success(request, gettext("Everybody reads it now."))
        return redirect("translate", meeting=state.id)
    piece = wording.piece(state, request.POST.get("of", ""), request.POST.get("lang", ""))
    return _page(request, state, role, piece, done)


def _page(request: HttpRequest, state: State, role: str, piece: Piece | None, refused: Refusal | None = None) -> HttpResponse:
    context = {**around(state), **fragments.waiting_context(state), "role": role, "desk": "translate", "most": sent.MOST}
    if piece:
        written = request.POST.get("text", "") if refused else shown.start(piece)
        context |= {"row": shown.row(state, piece), "written": written}
    context["refused"] = in_words(refused) if refused else ""
    return render(request, "translating/desk.html", context, status=400 if refused else 200)
