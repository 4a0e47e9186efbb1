"""A times card: the weeks somebody is usually free in turn, their language and kind of work; never a name."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from asamblea.rules.meeting_times.refusals import refuse
from asamblea.rules.meeting_times.week import MOST_TURNS, to_bits
from asamblea.rules.refusal import Refusal

WORK = (
    "day",
    "night",
    "rotating",
    "kitchen",
    "cleaning",
    "building",
    "care",
    "shop",
    "study",
    "none",
    "other",
    "unsaid",
)
"""Kinds of work on a card: few, so that a count of each says who cannot come and points at nobody."""


class Card(NamedTuple):
    """`turns` weeks (bits) follow each other; in calendar weeks (`week_number`) of remainder `first` it is the turn of `week_1`.

    Only the remainder by `turns` is kept: the week in which a card was given would say more than is needed.
    """

    language: str
    work: str
    first: int
    turns: int
    week_1: int
    week_2: int = 0
    week_3: int = 0
    week_4: int = 0

    @property
    def weeks(self) -> tuple[int, ...]:
        """The weeks that follow each other, as bits."""
        return (self.week_1, self.week_2, self.week_3, self.week_4)[: self.turns]


def read(weeks: Sequence[Collection[str]], turn: int, week: int, language: str, work: str) -> Card | Refusal:
    """Return the card that says these free slots, or why it cannot be meant.

    `turn` says which of the weeks, counted from 1, the calendar week `week` is.
    """
    if not weeks:
        return refuse("weeks_missing")
    if len(weeks) > MOST_TURNS:
        return refuse("turns_many", most=MOST_TURNS, weeks=len(weeks))
    if not 1 <= turn <= len(weeks):
        return refuse("turn_unknown", weeks=len(weeks))
    if work not in WORK:
        return refuse("work_unknown")
    kept = []
    for slots in weeks:
        bits = to_bits(slots)
        if isinstance(bits, Refusal):
            return bits
        kept.append(bits)
    if not any(kept):
        return refuse("card_empty")
    return Card(language, work, (week - turn + 1) % len(kept), len(kept), *kept)
