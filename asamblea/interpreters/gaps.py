"""Languages expected at coming meetings, against the interpreters who said that they come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from asamblea.interpreters.models import Interpreter
from asamblea.meetings import public as meetings
from asamblea.meetings.public import MeetingCard
from asamblea.rules.interpreters import Need, Way, needs
from asamblea.slips import public as slips
from asamblea.times import public as times

LAST = 3
"""Past meetings whose languages tell what to expect."""
AHEAD = timedelta(days=7)
"""So long before a meeting its gaps are shown on top."""


@dataclass(frozen=True)
class Evening:
    """A coming meeting with what each language needs, gaps first."""

    meeting: MeetingCard
    needs: tuple[Need, ...]
    is_near: bool

    @property
    def gaps(self) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if need.is_gap)


def of_assembly(assembly: str, interpreters: Sequence[Interpreter], now: datetime) -> list[Evening]:
    """Return the coming meetings of an assembly, the next first; five queries."""
    cards = meetings.meetings_of(assembly)
    coming = sorted((card for card in cards if card.phase != "closed"), key=lambda card: card.starts_at)
    past = [card.id for card in cards if card.phase == "closed"][:LAST]
    signed, spoken = slips.signed_up([card.id for card in coming]), slips.spoken(past)
    usual = _most([*spoken.values(), times.languages(assembly)])
    return [_evening(card, _most([usual, signed.get(card.id, {})]), interpreters, now) for card in coming]


def _evening(card: MeetingCard, said: Mapping[str, int], interpreters: Sequence[Interpreter], now: datetime) -> Evening:
    expected = _most([dict.fromkeys(card.languages, 0), {lang: n for lang, n in said.items() if lang != "other"}])
    there = [ways_of(one) for one in interpreters if one.answers.get(card.id)]
    return Evening(card, needs(card.languages[0], expected, there), card.starts_at - now <= AHEAD)


def ways_of(one: Interpreter) -> frozenset[Way]:
    """Return from which language into which somebody interprets."""
    return frozenset((way[0], way[1]) for way in one.ways)


def _most(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Return the largest count of each language."""
    largest: dict[str, int] = {}
    for count in counts:
        for lang, people in count.items():
            largest[lang] = max(people, largest.get(lang, 0))
    return largest
