"""A neighbor helps: one text, one field, and a draft that somebody checks."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from asamblea.meetings import public as meetings
from asamblea.meetings.acts.forms import NotUnderstood
from asamblea.meetings.pages.around import around
from asamblea.meetings.public import Done
from asamblea.meetings.viewer import Viewer
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.meeting import wording
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.translations import DraftTranslation
from asamblea.rules.meeting.wording import Piece
from asamblea.rules.refusal import Refusal
from asamblea.slips.public import Voice
from asamblea.translating import shown
from asamblea.translating.pages import sent
from asamblea.translating.waiting import waiting

MOST_SHOWN = 12
"""Texts that a neighbor may choose from."""


def page(request: HttpRequest, state: State, who: Viewer) -> HttpResponse:
    """Show the piece that the address names, or what waits; keep the draft that was sent."""
    if who.voice is None:
        return render(request, "meetings/no_role.html", {"which": "translate"}, status=403)
    if request.method == "POST":
        return _sent(request, state, who.voice)
    piece = wording.piece(state, request.GET.get("of", ""), request.GET.get("to", ""))
    if piece is None or piece.lang not in state.languages:
        rows = shown.rows(state, waiting(state)[:MOST_SHOWN])
        return render(request, "translating/choose.html", {**_around(state, who.voice), "rows": rows})
    return _form(request, state, who.voice, piece)


def _sent(request: HttpRequest, state: State, voice: Voice) -> HttpResponse:
    try:
        said = sent.read(request, state)
        done = meetings.append(state.id, DraftTranslation(said.of, said.seen, said.text), "neighbor", tell="all")
    except NotUnderstood as not_understood:
        done = not_understood.refusal
    if isinstance(done, Done):
        messages.success(request, gettext("Thank you. Somebody checks it before others read it as checked."))
        return redirect("translate", meeting=state.id)
    piece = wording.piece(state, request.POST.get("of", ""), request.POST.get("lang", ""))
    if piece is None:
        messages.error(request, in_words(done))
        return redirect("translate", meeting=state.id)
    return _form(request, state, voice, piece, done)


def _form(request: HttpRequest, state: State, voice: Voice, piece: Piece, refused: Refusal | None = None) -> HttpResponse:
    written = request.POST.get("text", "") if refused else shown.start(piece)
    context = {
        **_around(state, voice),
        "row": shown.row(state, piece),
        "written": written,
        "refused": in_words(refused) if refused else "",
    }
    return render(request, "translating/help.html", context, status=400 if refused else 200)


def _around(state: State, voice: Voice) -> dict[str, Any]:
    return {**around(state), "state": state, "seat": voice.seat, "typing": True, "most": sent.MOST}
