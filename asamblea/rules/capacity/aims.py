"""What a plan is measured by, one aim after the other: most people with a place, most gladness, fewest efforts."""

from collections.abc import Sequence
from dataclasses import dataclass

from asamblea.rules.capacity.model import GLAD
from asamblea.rules.capacity.program import Term
from asamblea.rules.capacity.staffing import Staffing

EXACT = 12
"""Up to so many efforts, ties between sets of efforts are broken by the order alone."""


@dataclass(frozen=True)
class Placing:
    """The first two aims as one number: a place is worth more than all gladness together."""

    place: int

    def worth(self, s: Staffing) -> list[Term]:
        """Return what each main place is worth."""
        problem = s.able.problem
        return [(c, self.place + problem.pledges[i].efforts[problem.efforts[j].id]) for (i, j), c in s.main.items()]

    def placed(self, worth: int) -> int:
        """Return how many people have a place in a solution of this worth."""
        return worth // self.place

    def most_placed(self, bound: int) -> int:
        """Return how many people at most have a place in a solution worth at most `bound`: gladness is 1 at least."""
        return bound // (self.place + GLAD[0])


def placing(s: Staffing) -> Placing:
    """Return the first two aims for so many pledges."""
    return Placing(GLAD[-1] * len(s.able.problem.pledges) + 1)


def most_places(s: Staffing, most: int | None) -> int:
    """Return how many people could have a place at most, counted on the fingers: a bound where no other was found."""
    people = len({i for i, _ in s.main})
    rooms = sorted((s.able.problem.efforts[j].people_max for j in s.open), reverse=True)
    return min(people, sum(rooms[:most]))


def few(s: Staffing) -> list[Term]:
    """Return the third aim: fewest efforts, and among as few those that were proposed first."""
    order = _order(len(s.able.problem.efforts))
    one = sum(order) + 1
    return [(column, -one - order[j]) for j, column in s.open.items()]


def _order(efforts: int) -> Sequence[int]:
    """Return what it costs to open each effort, so that sets of them differ; the earlier ones cost less."""
    return [2**j if efforts <= EXACT else j for j in range(efforts)]
