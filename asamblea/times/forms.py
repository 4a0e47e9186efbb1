"""What a times card says: weeks in turn as ticked, language, kind of work, needs."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from asamblea.meetings.words import refusal as in_words
from asamblea.rules.meeting_times import MOST_TURNS, SHIFTS, Card as RulesCard, cards as rules
from asamblea.rules.meeting_times.week import from_bits
from asamblea.rules.refusal import Refusal
from asamblea.times import words
from asamblea.times.models import Card


class CardForm(forms.Form):
    """A card as a phone or an organizer sends it; `week` is the calendar week of today (`week_number`)."""

    language = forms.ChoiceField(
        label=gettext_lazy("The language you speak best"),
        help_text=gettext_lazy("So that interpreters are there, and to see whom a time leaves out."),
        choices=[("", "–"), *words.LANGUAGES.items()],
        error_messages={"required": gettext_lazy("Choose the language you speak best.")},
    )
    work = forms.ChoiceField(
        label=gettext_lazy("Your kind of work"),
        help_text=gettext_lazy("To see who cannot come, and to meet when they can. Only counts are shown."),
        choices=[("", "–"), *words.WORK.items()],
        error_messages={
            "required": gettext_lazy("Choose your kind of work, or “I would rather not say”."),
            "invalid_choice": gettext_lazy("This kind of work is not on the card. Choose one from the list."),
        },
    )
    childcare = forms.BooleanField(label=words.NEEDS["childcare"], required=False)
    step_free = forms.BooleanField(label=words.NEEDS["step_free"], required=False)
    interpreter = forms.BooleanField(label=words.NEEDS["interpreter"], required=False)

    def __init__(self, week: int, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.week = week
        self.said: RulesCard | None = None

    @property
    def turns(self) -> int:
        """How many weeks are shown."""
        sent = _small(self.data.get("turns")) if self.is_bound else len(self.initial.get("weeks", ()))
        return min(max(1, sent), MOST_TURNS)

    def slots(self, n: int) -> set[str]:
        """Return the slots ticked in week `n`, counted from 1: those sent, or those that the form begins with."""
        if self.is_bound:
            return set(self.data.getlist(f"week-{n}"))  # type: ignore[attr-defined]
        weeks = self.initial.get("weeks", ())
        return set(weeks[n - 1]) if n <= len(weeks) else set()

    @property
    def turn(self) -> int:
        """Which of the weeks this one is."""
        return _small(self.data.get("turn"), 1) if self.is_bound else int(self.initial.get("turn", 1))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        weeks = [self.slots(n) for n in range(1, _small(self.data.get("turns"), 1) + 1)]
        card = rules.read(weeks, self.turn, self.week, said["language"], said["work"])
        if isinstance(card, Refusal):
            raise forms.ValidationError(in_words(card))
        self.said = card
        return said

    def needs(self) -> dict[str, bool]:
        """Return what somebody needs to come."""
        return {need: self.cleaned_data[need] for need in words.NEEDS}


def as_initial(card: Card, week: int) -> Mapping[str, Any]:
    """Return what the form shows of a card that was given before."""
    kept = RulesCard(*(getattr(card, name) for name in RulesCard._fields))
    needs = {need: getattr(card, need) for need in words.NEEDS}
    turn = (week - card.first) % card.turns + 1
    return {**needs, "language": card.language, "work": card.work, "weeks": [from_bits(w) for w in kept.weeks], "turn": turn}


def as_filled(sent: QueryDict) -> Mapping[str, Any]:
    """Return what the form shows of what was sent to be shown again: other weeks, or a week filled in by a shift."""
    weeks = [set(sent.getlist(f"week-{n}")) for n in range(1, min(_small(sent.get("turns"), 1), MOST_TURNS) + 1)]
    filled, _, shift = sent.get("fill", "").partition("-")
    if shift in SHIFTS and 1 <= _small(filled) <= len(weeks):
        weeks[_small(filled) - 1] = set(SHIFTS[shift])
    needs = {need: need in sent for need in words.NEEDS}
    return {
        **needs,
        "language": sent.get("language"),
        "work": sent.get("work"),
        "weeks": weeks,
        "turn": _small(sent.get("turn"), 1),
    }


def _small(sent: str | None, default: int = 0) -> int:
    """Return a number of one or two digits as it was sent, else `default`."""
    return int(sent) if sent and sent.isascii() and sent.isdigit() and len(sent) < 3 else default
