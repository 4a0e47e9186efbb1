"""What other rooms may ask of the times."""

from asamblea.times.keeping import forget_expired
from asamblea.times.models import Card, Openness

__all__ = ["forget_expired", "remove"]


def remove(assembly: str) -> None:
    """Remove every card of an assembly that was never real (a demo)."""
    for rows in (Card, Openness):
        rows.objects.filter(assembly=assembly).delete()
