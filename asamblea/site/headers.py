"""Headers that keep other sites' scripts and frames out of every page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from asamblea.live.policy import HEADERS


class SecurityHeaders:
    """Adds a content policy that allows nothing from elsewhere (`live.policy`), and keeps rooms out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store" if "slip" in request.COOKIES else "private, no-cache")
        return response
