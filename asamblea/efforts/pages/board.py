"""The board on a phone: each effort's thermometer, live, and the way to pledge."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from asamblea.efforts import fragments, whose
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import viewer


@require_safe
def board(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the board to anyone: it holds counts only."""
    state = state_or_404(meeting)
    who, before = viewer(request, meeting), whose.before(request, state.assembly)
    context = {
        **around(state),
        **fragments.board_context(state),
        "voice": who.voice,
        "kept": before.pledge() if before else None,
        "seat": who.voice.seat if who.voice else None,
    }
    return render(request, "efforts/board.html", {**context, "role": who.role})
