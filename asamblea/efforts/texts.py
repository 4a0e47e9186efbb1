"""What neighbors wrote of efforts, for the assembly's translation desk."""

from django.utils.translation import gettext

from asamblea.efforts.models import Effort
from asamblea.rules.texts import Text


def of(assembly: str) -> dict[str, tuple[str, Text]]:
    """Return titles and purposes of the efforts on the board, each with what it is; one query."""
    found: dict[str, tuple[str, Text]] = {}
    for effort in Effort.objects.filter(assembly=assembly, withdrawn=False).order_by("id"):
        found[f"effort.{effort.id}.title"] = gettext("An effort’s name"), effort.words
        found[f"effort.{effort.id}.purpose"] = gettext("What an effort is for"), effort.aim
    return found
