"""Headers that keep other sites' scripts and frames out of every page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from asamblea.live.policy import HEADERS

PARTS_OF_PAGES = ("text/css", "text/javascript")


class SecurityHeaders:
    """Adds a content policy that allows nothing from elsewhere (`live.policy`), and keeps rooms out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_static = request.path.startswith("/static/")
        # A page's policy rules what its styles and scripts may do; on a slow phone every byte of theirs counts.
        bare = is_static and response.headers.get("Content-Type", "").startswith(PARTS_OF_PAGES)
        for name, value in HEADERS.items():
            if not bare or name == "X-Content-Type-Options":
                response.headers.setdefault(name, value)
        if not is_static:
            response.headers.setdefault("Cache-Control", "no-store" if "slip" in request.COOKIES else "private, no-cache")
        return response
