"""What other rooms may ask of the times."""

from collections.abc import Collection, Sequence

from django.db.models import Count

from asamblea.assemblies.public import AssemblyCard
from asamblea.rules.meeting_times.cards import read
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.times import gathering, keeping, words
from asamblea.times.keeping import forget_expired
from asamblea.times.models import Card, Openness, Printed
from asamblea.times.reminding import remind

__all__ = ["forget_expired", "give", "languages", "remind", "remove"]


def give(
    assembly: AssemblyCard,
    weeks: Sequence[Collection[str]],
    turn: int,
    language: str,
    work: str,
    needs: Collection[str] = (),
    *,
    how: str = "paper",
) -> str | Refusal:
    """Keep a card that came another way than through our pages, as for a demo; return its code, to be shown once.

    `weeks` are the free slots (`rules.meeting_times.WEEK`) of each week in turn, `turn` which of them, counted from 1,
    this week is; `language` and `needs` are keys of `words.LANGUAGES` and `words.NEEDS`, `work` one of
    `rules.meeting_times.WORK`, `how` a key of `words.HOW`.
    """
    if language not in words.LANGUAGES or how not in words.HOW or not words.NEEDS.keys() >= set(needs):
        return Refusal("not_on_the_card", gettext_noop("This is not on the card. Choose what the card offers."))
    card = read(weeks, turn, gathering.this_week(assembly), language, work)
    if isinstance(card, Refusal):
        return card
    return keeping.keep(assembly.slug, card, {need: need in needs for need in words.NEEDS}, assembly.today, how)


def languages(assembly: str) -> dict[str, int]:
    """Return how many cards of this assembly name each language; one query."""
    rows = Card.objects.filter(assembly=assembly).values_list("language")
    return dict(rows.annotate(people=Count("id")))


def remove(assembly: str) -> None:
    """Remove every card of an assembly that was never real (a demo)."""
    for rows in (Card, Openness, Printed):
        rows.objects.filter(assembly=assembly).delete()
