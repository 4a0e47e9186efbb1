"""Pages that belong to no room: what went wrong, said plainly."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose protection cookie is missing or old (cookies off, page open for days)."""
    sentence = gettext(
        "This page was open for too long, or your browser keeps no cookies. Go back, load it again, and send once more."
    )
    template = "parts/refusal.html" if request.headers.get("FX-Request") else "away.html"
    return render(request, template, {"sentence": sentence}, status=403)
