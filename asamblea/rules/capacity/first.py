"""A first plan in a few milliseconds, without any solver: something to show, and to begin a search with."""

from collections.abc import Collection, Sequence

from asamblea.rules.capacity.able import Able
from asamblea.rules.capacity.program import Found, Term
from asamblea.rules.capacity.staffing import Staffing


def first(s: Staffing, before: Sequence[int], most: int | None, worth: Sequence[Term]) -> Found:
    """Return a plan that opens one effort after the other with the fewest people it needs, then fills them up.

    `before` are efforts to open before all others.
    """
    crews = _Crews(s.able)
    for j in before:
        crews.open(j)
    while most is None or len(crews.members) < most:
        closed = [j for j in s.open if j not in crews.members and j not in crews.failed]
        if not closed:
            break
        crews.open(max(closed, key=crews.ease))
    crews.fill()
    values = [0] * len(s.program.upper)
    for j, members in crews.members.items():
        values[s.open[j]] = 1
        for i in members:
            values[s.main[i, j]] = 1
            if (i, j) in s.hours:
                values[s.hours[i, j]] = s.able.problem.pledges[i].hours
    return Found(tuple(values), sum(each * values[c] for c, each in worth), s.program.highest(worth))


class _Crews:
    def __init__(self, able: Able) -> None:
        self.able = able
        self.free = set(range(len(able.of_pledge)))
        self.members: dict[int, list[int]] = {}
        self.failed: set[int] = set()

    def ease(self, j: int) -> float:
        """Return how many times over the free people could staff this effort."""
        return sum(i in self.free for i in self.able.of_effort[j]) / self.able.problem.efforts[j].people_min

    def open(self, j: int) -> None:
        """Open the effort with the free people who have the fewest other choices, if that is enough."""
        free = [i for i in self.able.of_effort[j] if i in self.free]
        crew = self._crew(j, sorted(free, key=lambda i: len(self.able.of_pledge[i])))
        if crew is None:
            self.failed.add(j)
            return
        self.members[j] = crew
        self.free -= set(crew)

    def _crew(self, j: int, free: list[int]) -> list[int] | None:
        effort, pledges = self.able.problem.efforts[j], self.able.problem.pledges
        crew: list[int] = []
        for ability, many in effort.needs.items():
            have = sum(ability in pledges[i].abilities for i in crew)
            can = [i for i in free if ability in pledges[i].abilities and i not in crew]
            crew += can[: max(0, many - have)]
        taken = set(crew)
        rest = [i for i in free if i not in taken]
        crew += rest[: max(0, effort.people_min - len(crew))]
        need = self.able.problem.track.needed(effort.hours)
        taken = set(crew)
        rest = sorted((i for i in free if i not in taken), key=lambda i: -pledges[i].hours)
        while sum(pledges[i].hours for i in crew) < need and rest:
            crew.append(rest.pop(0))
        return crew if self._is_enough(j, crew, need) else None

    def _is_enough(self, j: int, crew: Collection[int], need: int) -> bool:
        effort, pledges = self.able.problem.efforts[j], self.able.problem.pledges
        return (
            effort.people_min <= len(crew) <= effort.people_max
            and sum(pledges[i].hours for i in crew) >= need
            and all(sum(one in pledges[i].abilities for i in crew) >= many for one, many in effort.needs.items())
        )

    def fill(self) -> None:
        """Give each free person the open effort with room that they are most glad of."""
        problem = self.able.problem
        for i in sorted(self.free):
            said = problem.pledges[i].efforts
            room = [
                j for j in self.able.of_pledge[i] if j in self.members and len(self.members[j]) < problem.efforts[j].people_max
            ]
            if room:
                self.members[max(room, key=lambda j: said[problem.efforts[j].id])].append(i)
