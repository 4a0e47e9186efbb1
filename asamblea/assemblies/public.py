"""What other rooms may ask about assemblies."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import Http404
from django.urls import reverse
from django.utils.text import slugify

from asamblea.assemblies.models import Assembly


@dataclass(frozen=True)
class AssemblyCard:
    """An assembly as other rooms see it."""

    slug: str
    name: str
    languages: tuple[str, ...]
    zone: str
    is_demo: bool

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def today(self) -> date:
        """The day on the assembly's clock."""
        return datetime.now(self.tz).date()


def get(slug: str) -> AssemblyCard | None:
    """Return the assembly of this slug."""
    row = Assembly.objects.filter(slug=slug).first()
    return _card(row) if row else None


def or_404(slug: str) -> AssemblyCard:
    """Return the assembly of this slug, or answer that there is none."""
    card = get(slug)
    if card is None:
        raise Http404
    return card


def around(card: AssemblyCard) -> dict[str, object]:
    """Return what stands around every page of an assembly."""
    return {
        "assembly": card,
        "assembly_slug": card.slug,
        "assembly_name": card.name,
        "assembly_url": reverse("front", args=[card.slug]),
        "zone": card.tz,
    }


def everyone() -> list[AssemblyCard]:
    """Return all assemblies here, the real ones first."""
    return [_card(row) for row in Assembly.objects.order_by("is_demo", "name")]


def start(name: str, languages: list[str], zone: str, *, is_demo: bool = False) -> AssemblyCard:
    """Found an assembly; its slug is made of the name and stays."""
    base = slugify(name, allow_unicode=False)[:32] or "assembly"
    slug, n = base, 1
    while Assembly.objects.filter(slug=slug).exists():
        n += 1
        slug = f"{base}-{n}"
    return _card(Assembly.objects.create(slug=slug, name=name, languages=languages, zone=zone, is_demo=is_demo))


def remove_demo() -> list[str]:
    """Remove the demo assemblies and return their slugs; real ones are never removed this way."""
    rows = Assembly.objects.filter(is_demo=True)
    slugs = list(rows.values_list("slug", flat=True))
    rows.delete()
    return slugs


def _card(row: Assembly) -> AssemblyCard:
    return AssemblyCard(row.slug, row.name, tuple(row.languages), row.zone, row.is_demo)
