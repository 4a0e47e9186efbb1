"""The board: how far each effort is from critical mass, from the pledges that stand; counts, never who."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext, ngettext, pgettext

from asamblea.efforts import words
from asamblea.efforts.counting import Counted
from asamblea.efforts.models import Effort
from asamblea.efforts.standing import Standing
from asamblea.rules import capacity
from asamblea.rules.capacity import HOUR


@dataclass(frozen=True)
class Level:
    """How far one need is met; `many` says the need in words where that is shorter than the word before it."""

    word: str
    have: int
    need: int
    many: str = ""

    @property
    def said(self) -> str:
        """How far it is in words: “2 of 8 people”."""
        return gettext("%(have)s of %(need)s") % {"have": self.have, "need": self.many or self.need}

    @property
    def short(self) -> str:
        """What a wall has room for: “2/8 people”, “Korean 1/3”."""
        return f"{self.have}/{self.many}" if self.many else f"{self.word} {self.have}/{self.need}"

    @property
    def shown(self) -> int:
        """How much of the bar is filled."""
        return min(self.have, self.need)

    @property
    def is_full(self) -> bool:
        return self.have >= self.need


@dataclass(frozen=True)
class Thermometer:
    """One effort on the board; `support` say that it is a good idea without their hands."""

    effort: Effort
    people: Level
    hours: Level
    roles: tuple[Level, ...]
    support: int
    is_ready: bool
    is_open: bool

    @property
    def number(self) -> str:
        """The effort's number as a page's ids have it."""
        return str(self.effort.id)

    @cached_property
    def bars(self) -> tuple[Level, ...]:
        """Every need that has a number."""
        return tuple(level for level in (self.people, *self.others) if level.need)

    @cached_property
    def others(self) -> tuple[Level, ...]:
        """What it needs besides people."""
        return tuple(level for level in (self.hours, *self.roles) if level.need)

    @property
    def not_yet(self) -> list[Level]:
        """What it lacks besides people, the worst first."""
        return sorted((level for level in self.others if not level.is_full), key=lambda level: level.have / level.need)

    @property
    def missing(self) -> int:
        """People that are missing, or the worst of the roles."""
        return max(level.need - level.have for level in (self.people, *self.roles))


def board(standing: Standing, counted: Counted) -> list[Thermometer]:
    """Return a thermometer for each effort that asks, in the order they were proposed in, in the reader's language."""
    return [_thermometer(t, standing, counted.support.get(t.effort, 0)) for t in counted.thermometers]


def _thermometer(t: capacity.Thermometer, standing: Standing, support: int) -> Thermometer:
    effort = standing.efforts[t.effort]
    least, hours_needed = t.people_min, -(-t.hours_needed // HOUR)
    people_words = ngettext("%(n)s person", "%(n)s people", least) % {"n": least}
    hours_words = ngettext("%(n)s hour", "%(n)s hours", hours_needed) % {"n": hours_needed}
    people = Level(pgettext("thermometer", "people"), t.able, least, people_words)
    hours = Level(pgettext("thermometer", "hours a week"), t.hours // HOUR, hours_needed, hours_words)
    roles = tuple(Level(words.ability(ability), have, need) for ability, (have, need) in t.abilities.items())
    return Thermometer(effort, people, hours, roles, support, t.critical, standing.is_open(effort))
