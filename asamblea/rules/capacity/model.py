"""Efforts and pledges: what is needed, and what is offered.

Hours are whole hundredths of an hour a week, so that nothing is ever rounded: 1.5 hours are 150.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

HOUR = 100
"""The unit of all hours here: a hundredth of one."""
WEEK = 168 * HOUR
GLAD = (1, 2, 3)
"""I could, I would, I will gladly."""


@dataclass(frozen=True)
class Effort:
    """What an effort takes. `hours` is what it needs a week, `hours_each` what a member gives it at least.

    `needs` says how many members must be able to do a thing; one member may count for several.
    `times` are labels of possible times; none means any.
    """

    id: str
    people_min: int
    people_max: int
    hours: int
    hours_each: int = 0
    needs: Mapping[str, int] = field(default_factory=dict)
    times: frozenset[str] = frozenset()
    title: str = ""

    @property
    def least(self) -> int:
        """Return what a member gives at least: who gives nothing is no member."""
        return max(1, self.hours_each)


@dataclass(frozen=True)
class Pledge:
    """What one person offers: hours a week, abilities, times (none means any), and gladness 1 to 3 for each effort."""

    id: str
    hours: int
    efforts: Mapping[str, int]
    abilities: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Track:
    """What this assembly pledged so far and what of it was worked, both in hundredths of an hour."""

    pledged: int = 1
    worked: int = 1

    def needed(self, hours: int) -> int:
        """Return how many pledged hours it takes, by our own record, for `hours` to be worked.

        Needs grow instead of pledges shrinking: whoever pledged what a member gives at least stays able.
        More worked than pledged is no reason to need fewer pledges.
        """
        return max(hours, -(-hours * self.pledged // self.worked))


@dataclass(frozen=True)
class Problem:
    """What a plan is made from; the order of efforts is the order they were proposed in and breaks ties.

    `keep` are the efforts that the assembly adopted before. `abilities` are the known ones, or None for any.
    """

    efforts: tuple[Effort, ...]
    pledges: tuple[Pledge, ...]
    keep: frozenset[str] = frozenset()
    abilities: frozenset[str] | None = None
    track: Track = Track()
