"""A neighbor helps: one text, one field, and a draft that somebody checks."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from asamblea.meetings.acts.forms import NotUnderstood
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.viewer import Viewer
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.wording import Piece
from asamblea.rules.refusal import Refusal
from asamblea.slips.public import Voice
from asamblea.translating import fragments, helped, shown
from asamblea.translating.desks import MeetingDesk
from asamblea.translating.pages import sent

MOST_SHOWN = 12
"""Texts that a neighbor may choose from."""


def page(request: HttpRequest, state: State, who: Viewer) -> HttpResponse:
    """Show the piece that the address names, or what waits; keep the draft that was sent."""
    if who.voice is None:
        return render(request, "meetings/no_role.html", {"which": "translate"}, status=403)
    if request.method == "POST":
        return _sent(request, state, who.voice)
    desk = MeetingDesk(state)
    piece = desk.piece(request.GET.get("of", ""), request.GET.get("to", ""))
    if piece is None:
        rows = shown.rows(desk.waiting()[:MOST_SHOWN], desk.place)
        return render(request, "translating/choose.html", {**_around(state, who.voice), "rows": rows})
    return _form(request, desk, who.voice, piece)


def _sent(request: HttpRequest, state: State, voice: Voice) -> HttpResponse:
    try:
        written = sent.of(form_of(request, state))
        refused = helped.draft(state.id, voice, written.of, written.seen, written.text)
    except NotUnderstood as not_understood:
        refused = not_understood.refusal
    if refused is None:
        messages.success(request, gettext("Thank you. Somebody checks it before others read it as checked."))
        return redirect("translate", meeting=state.id)
    desk = MeetingDesk(state)
    piece = desk.piece(request.POST.get("of", ""), request.POST.get("lang", ""))
    if piece is None:
        messages.error(request, in_words(refused))
        return redirect("translate", meeting=state.id)
    return _form(request, desk, voice, piece, refused)


def _form(request: HttpRequest, desk: MeetingDesk, voice: Voice, piece: Piece, refused: Refusal | None = None) -> HttpResponse:
    begun = piece.draft.text["text"] if piece.draft and not piece.draft.is_machine else ""
    context = {
        **_around(desk.state, voice),
        "row": shown.row(piece, desk.place(piece.of)),
        "written": request.POST.get("text", "") if refused else begun,
        "refused": in_words(refused) if refused else "",
    }
    return render(request, "translating/help.html", context, status=400 if refused else 200)


def _around(state: State, voice: Voice) -> dict[str, Any]:
    url = fragments.url_of(state.id)
    return {**around(state), "state": state, "seat": voice.seat, "typing": True, "most": sent.MOST, "desk_url": url}
