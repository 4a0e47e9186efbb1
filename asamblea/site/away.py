"""What a page says while the database is away, its disk is full, or it is busy."""

from collections.abc import Callable

from django.db import OperationalError
from django.db.utils import InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from asamblea.urn.store import Unavailable


class DatabaseAway:
    """Answers 503 with one plain sentence; what was asked is not done and not said to be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OperationalError | InterfaceError | Unavailable):
            return None
        sentence = gettext(
            "The memory of this program does not answer. Nothing was changed or counted. Please try again in a moment."
        )
        template = "parts/refusal.html" if request.headers.get("FX-Request") else "away.html"
        return render(request, template, {"sentence": sentence}, status=503)
