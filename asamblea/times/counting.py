"""The counts that all pages show: copied from the cards of one day, and made anew as seldom as the rules say."""

from collections import Counter
from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import Count, Q

from asamblea.assemblies import public as assemblies
from asamblea.meetings import public as meetings
from asamblea.rules.meeting_times import FEWEST_CARDS, Card as RulesCard, is_due
from asamblea.times import words
from asamblea.times.models import TABLES, Card, Counts


def renew(now: datetime | None = None) -> int:
    """Count the cards of each assembly anew where that is due; return of how many assemblies. The clock asks this."""
    now = now or datetime.now(UTC)
    known = {one.assembly: one for one in Counts.objects.only("assembly", "day", "cards")}
    came, stand = (Count("id", filter=Q(counted=counted)) for counted in (False, True))
    rows = Card.objects.exclude(how="open").values_list("assembly").annotate(came=came, stand=stand)
    there = {assembly: (came, stand) for assembly, came, stand in rows}
    return sum(_renewed(assembly, known.get(assembly), *there.get(assembly, (0, 0)), now) for assembly in {*known, *there})


def _renewed(assembly: str, last: Counts | None, came: int, stand: int, now: datetime) -> bool:
    went = last.cards - stand if last else 0
    if max(came, went) < FEWEST_CARDS or (card := assemblies.get(assembly)) is None:
        return False
    today = now.astimezone(card.tz).date()
    if not is_due(last.day if last else None, today, came, went):
        return False
    count(assembly, today)
    return True


@transaction.atomic
def count(assembly: str, day: date) -> None:
    """Copy what the cards with a slip and on paper say now, in an order that tells nothing; too few are not copied."""
    cards = Card.objects.filter(assembly=assembly).exclude(how="open")
    # Marked first: who changes or erases a card meanwhile waits, and what comes meanwhile is not marked.
    if cards.update(counted=True) < FEWEST_CARDS:
        cards.update(counted=False)
    marked = cards.filter(counted=True)
    rows = sorted(marked.values_list(*RulesCard._fields))
    needs = marked.aggregate(**{need: Count("id", filter=Q(**{need: True})) for need in words.NEEDS})
    hows = dict(marked.values_list("how").annotate(cards=Count("id")))
    copied = {"day": day, "cards": len(rows), "rows": rows, "needs": needs, "hows": hows}
    Counts.objects.update_or_create(assembly=assembly, defaults=copied)
    meetings.sweep_later(*TABLES)


def of(assembly: str) -> Counts | None:
    """Return the counts of an assembly, if there were ever enough cards; one query."""
    return Counts.objects.filter(assembly=assembly, cards__gte=FEWEST_CARDS).first()


def languages(assembly: str) -> dict[str, int]:
    """Return how many of the counted cards name each language; one query."""
    counts = of(assembly)
    return dict(Counter(row[0] for row in counts.rows)) if counts else {}


def without_a_slip(assembly: str) -> int:
    """Return how many cards were given without a slip; they are in no counts."""
    return Card.objects.filter(assembly=assembly, how="open").count()
