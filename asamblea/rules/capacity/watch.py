"""How long a search may take, and who is told: the rules have no clock, so the caller hands one in."""

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Watch:
    """`clock` gives seconds (`time.monotonic`), `end` is when to be done by it.

    `stopped` is asked now and then whether to give up; `told` hears of each better solution what it is worth.
    """

    clock: Callable[[], float]
    end: float
    stopped: Callable[[], bool] = lambda: False
    told: Callable[[int], object] = lambda worth: None

    def left(self) -> float:
        """Return the seconds left, 0 when the time is over or somebody stopped it."""
        return 0.0 if self.stopped() else max(0.0, self.end - self.clock())

    def over(self) -> bool:
        return self.left() == 0.0

    def within(self, seconds: float) -> "Watch":
        """Return a watch that ends after `seconds` at the latest."""
        return replace(self, end=min(self.end, self.clock() + seconds))

    def telling(self, told: Callable[[int], object]) -> "Watch":
        """Return a watch that tells somebody else."""
        return replace(self, told=told)
