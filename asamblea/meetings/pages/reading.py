"""Reads requests of the room: forms of bounded size, and who wants only a part of a page."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from asamblea.meetings.acts.forms import Form, NotUnderstood
from asamblea.rules import texts
from asamblea.rules.meeting.state import State


def form_of(request: HttpRequest, state: State | None = None) -> Form:
    """Return the form that came, in the reader's language; hours in it are those of the meeting's time zone."""
    try:
        posted = request.POST
    except RequestDataTooBig:
        raise NotUnderstood(texts.too_long(int(request.headers.get("Content-Length") or 0), 2000)) from None
    fields = {name: posted.getlist(name) for name in posted if name != "csrfmiddlewaretoken"}
    return Form(fields, request.LANGUAGE_CODE, state.zone if state else "UTC")


def is_fragment(request: HttpRequest) -> bool:
    """Return whether fixi asks, which swaps a part of the page."""
    return request.headers.get("FX-Request") == "true"
