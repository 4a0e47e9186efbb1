"""Every address of the site with what stands in its places, and who may open it."""

from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from asamblea.people import public as people
from asamblea.people.models import Organizer

Places = dict[str, object]


def names(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[tuple[str, Places]]:
    """Yield (name, its places and how each is read) of every address."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            assert pattern.name, pattern
            yield pattern.name, pattern.pattern.converters


PLACES = {
    "assembly": "ocho",
    "vote": "v1",
    "kind": "csv",
    "code": "0000000000000000",
    "role": "door",
    "which": "facilitator",
    "what": "propose",
    "name": "speak",
}


def addresses(meeting: str) -> Iterator[str]:
    """Yield every address, filled in for this meeting."""
    for name, places in names():
        given = {**PLACES, "meeting": meeting, "token": people.new_link()}
        yield reverse(
            name, kwargs={place: given.get(place, 1 if isinstance(how, IntConverter) else "x1") for place, how in places.items()}
        )


def organizer(lang: str = "en", **options: object) -> Client:
    """Return a signed-in organizer."""
    client = Client(headers={"accept-language": lang}, **options)
    made, _ = Organizer.objects.get_or_create(name="Ana")
    client.force_login(made)
    return client
