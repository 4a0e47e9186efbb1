"""What other rooms may ask of the times."""

from collections.abc import Collection, Sequence

from asamblea.assemblies.public import AssemblyCard
from asamblea.rules.meeting_times.cards import read
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.times import counting, gathering, keeping, words
from asamblea.times.counting import languages, renew
from asamblea.times.keeping import Slip, anyone_may, forget_expired
from asamblea.times.models import Card, Counts, Openness, Printed
from asamblea.times.reminding import remind

__all__ = [
    "Slip",
    "anyone_may",
    "count",
    "erase",
    "forget_expired",
    "give",
    "give_week",
    "is_kept",
    "languages",
    "remind",
    "remove",
    "renew",
    "words",
]


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


def give_week(
    assembly: AssemblyCard, week: Collection[str], language: str, *, slip: Slip | None = None, code: str = ""
) -> str | Refusal:
    """Keep a card that says no more than one usual week, as a text message does; return its code, to be shown once.

    The card of this code, else that of this slip, is changed: its language, kind of work and needs stay. A new card says
    `language`, and that its neighbor would rather not say their work. Without slip and code, ask `anyone_may` first;
    of such cards an assembly takes a few a minute.
    """
    before = _card(assembly.slug, slip, code)
    spoken, work = (before.language, before.work) if before else (language, "unsaid")
    card = read([week], 1, gathering.this_week(assembly), spoken, work)
    if isinstance(card, Refusal):
        return card
    needs = {need: bool(before and getattr(before, need)) for need in words.NEEDS}
    how = "slip" if slip else "open"
    full = keeping.one_more_open(assembly.slug) if how == "open" and before is None else None
    if full:
        return full
    return keeping.keep(assembly.slug, card, needs, assembly.today, how, code=code, slip=None if code else slip)


def is_kept(assembly: str, code: str) -> bool:
    """Return whether a card is kept under this code, in normal form."""
    return keeping.of_code(assembly, code) is not None


def erase(assembly: str, *, slip: Slip | None = None, code: str = "") -> bool:
    """Erase the card of this code, else that of this slip; return whether there was one."""
    card = _card(assembly, slip, code)
    return card is not None and bool(keeping.erase(Card.objects.filter(id=card.id)))


def _card(assembly: str, slip: Slip | None, code: str) -> Card | None:
    if code:
        return keeping.of_code(assembly, code)
    return keeping.of_slip(slip) if slip else None


def count(assembly: AssemblyCard) -> None:
    """Count the cards of an assembly that was never real (a demo) at once."""
    counting.count(assembly.slug, assembly.today)


def remove(assembly: str) -> None:
    """Remove every card of an assembly that was never real (a demo)."""
    for rows in (Card, Counts, Openness, Printed):
        rows.objects.filter(assembly=assembly).delete()
