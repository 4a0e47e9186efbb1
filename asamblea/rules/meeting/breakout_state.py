"""What is so in the small groups of an evening: who is where, and what each brings back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from asamblea.rules.texts import Text


@dataclass(frozen=True)
class Where:
    """What everybody is asked at `item` before groups are dealt: which of these tables, blocks or topics is theirs."""

    id: str
    item: str
    how: str
    names: tuple[Text, ...]


@dataclass(frozen=True)
class Report:
    """What a group brings back; `seat` wrote it down, None when the table did."""

    seat: int | None
    points: tuple[Text, ...]
    proposals: tuple[Text, ...]
    disagreed: Text
    """What they could not agree on; its text may be empty."""


@dataclass(frozen=True)
class Group:
    """`number` counts from 1; it works in one language or two, none where nobody's is known; `roles` are seats by role."""

    number: int
    place: str
    languages: tuple[str, ...]
    seats: tuple[int, ...]
    roles: Mapping[str, int] = field(default_factory=dict)
    report: Report | None = None


@dataclass(frozen=True)
class Breakouts:
    """Groups on one question of `item` for `minutes`; `report_back` is the item they report at, once called back."""

    id: str
    item: str
    question: Text
    minutes: int
    how: str
    opened_at: int
    groups: tuple[Group, ...]
    report_back: str = ""
    hearing: int = 0
    """The group that the plenary hears now, 0 when all were heard."""

    @property
    def is_open(self) -> bool:
        return not self.report_back

    def group_of(self, seat: int) -> Group | None:
        """Return the group that this seat was put in or joined."""
        return next((g for g in self.groups if seat in g.seats), None)

    def with_group(self, changed: Group) -> "Breakouts":
        """Return the groups with this one replaced."""
        at = changed.number - 1
        return replace(self, groups=(*self.groups[:at], changed, *self.groups[at + 1 :]))
