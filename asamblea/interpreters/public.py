"""What other rooms may ask of the interpreters."""

from asamblea.interpreters.keeping import forget_expired
from asamblea.interpreters.models import Interpreter

__all__ = ["forget_expired", "remove"]


def remove(assembly: str) -> None:
    """Remove every interpreter of an assembly that was never real (a demo)."""
    Interpreter.objects.filter(assembly=assembly).delete()
