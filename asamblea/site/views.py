"""Pages that belong to no room: what went wrong, said plainly."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from asamblea.meetings import words
from asamblea.meetings.acts.forms import PROPOSAL, unknown_act
from asamblea.rules import texts


def not_taken(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a form that is far too long, or that no page of ours sends."""
    if isinstance(exception, RequestDataTooBig):
        said, status = texts.too_long(int(request.headers.get("Content-Length") or 0), PROPOSAL), 413
    else:
        said, status = unknown_act(), 400
    template = "parts/refusal.html" if request.headers.get("FX-Request") else "away.html"
    return render(request, template, {"sentence": words.refusal(said)}, status=status)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose protection cookie is missing or old (cookies off, page open for days)."""
    sentence = gettext(
        "This page was open for too long, or your browser keeps no cookies. Go back, load it again, and send once more."
    )
    template = "parts/refusal.html" if request.headers.get("FX-Request") else "away.html"
    return render(request, template, {"sentence": sentence}, status=403)
