"""What a search proposes, and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """The efforts to open, each with its members and the hundredths of an hour that each gives.

    No plan places more people than `bound`; `proved` says that this one does. `best` says more: that no plan is
    better by any of the aims. `kept_proved` is False only when more of the adopted efforts might be kept.
    """

    members: Mapping[str, Mapping[str, int]]
    placed: int
    gladness: int
    bound: int
    best: bool
    kept_proved: bool = True

    @property
    def open(self) -> tuple[str, ...]:
        return tuple(self.members)

    @property
    def proved(self) -> bool:
        return self.kept_proved and self.placed == self.bound


@dataclass(frozen=True)
class Sure:
    """What a search has proved: how many people can have a place at most, and `best` and `kept_proved` of a plan."""

    bound: int
    best: bool
    kept: bool
