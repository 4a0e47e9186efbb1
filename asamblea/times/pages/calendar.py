"""The calendar feed: an address that phones and computers ask again by themselves."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from asamblea.assemblies import public as assemblies
from asamblea.languages import CODES
from asamblea.times import feed as made


@require_safe
def feed(request: HttpRequest, assembly: str) -> HttpResponse:
    """Return the calendar in the language of `?lang=`, with the reminder of `?remind=` (`feed.REMINDERS`)."""
    card = assemblies.or_404(assembly)
    lang = request.GET.get("lang", "")
    with translation.override(lang if lang in CODES else request.LANGUAGE_CODE):
        url = request.build_absolute_uri("/").rstrip("/")
        body = made.calendar(card, url, request.GET.get("remind", ""), now=datetime.now(UTC))
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="{card.slug}.ics"'
    return answer
