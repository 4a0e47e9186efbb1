"""What stands around every page of times."""

from django.http import Http404

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard


def assembly_or_404(slug: str) -> AssemblyCard:
    """Return the assembly of this address."""
    card = assemblies.get(slug)
    if card is None:
        raise Http404
    return card


def around(card: AssemblyCard) -> dict[str, object]:
    """Return the base templates' context for a page of this assembly."""
    return {"assembly": card, "assembly_name": card.name, "assembly_url": f"/a/{card.slug}/", "zone": card.tz}
