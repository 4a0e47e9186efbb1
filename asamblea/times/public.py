"""What other rooms may ask of the times."""

from django.db.models import Count

from asamblea.times.keeping import forget_expired
from asamblea.times.models import Card, Openness

__all__ = ["forget_expired", "languages", "remove"]


def languages(assembly: str) -> dict[str, int]:
    """Return how many cards of this assembly name each language; one query."""
    rows = Card.objects.filter(assembly=assembly).values_list("language")
    return dict(rows.annotate(people=Count("id")))


def remove(assembly: str) -> None:
    """Remove every card of an assembly that was never real (a demo)."""
    for rows in (Card, Openness):
        rows.objects.filter(assembly=assembly).delete()
