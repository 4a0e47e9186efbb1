"""Crews for efforts that open one after the other: who is in which, one effort or two, and how many hours they give."""

from collections import Counter
from collections.abc import Callable, Iterable

from asamblea.rules.capacity.able import Able, shared_times


class Crews:
    """`where` has by pledge the efforts they joined, `hours` what they give to each, `have` an effort's hours, `size` its people,
    `can` how many of them can do what. `size` is in the order in which efforts opened. Hours are hundredths.
    """

    def __init__(self, able: Able) -> None:
        self.able = able
        self.where: list[list[int]] = [[] for _ in able.of_pledge]
        self.hours: dict[tuple[int, int], int] = {}
        self.have: dict[int, int] = {}
        self.size: dict[int, int] = {}
        self.can: dict[int, Counter[str]] = {}
        self.failed: set[int] = set()

    def ease(self, j: int) -> float:
        """Return how many times over the free people could staff this effort."""
        return sum(not self.where[i] for i in self.able.of_effort[j]) / self.able.problem.efforts[j].people_min

    def open(self, j: int) -> None:
        """Open the effort, if there are enough people: the free with the fewest other choices, then those with hours to spare."""
        crew = _Crew(self, j)
        if not crew.gathered():
            crew.give_back()
            self.failed.add(j)
            return
        for i, hours in crew.hours.items():
            self.where[i].append(j)
            self.hours[i, j] = hours
        self.have[j], self.size[j] = crew.given, len(crew.hours)
        self.can[j] = Counter(one for i in crew.hours for one in self.able.problem.pledges[i].abilities)

    def spare(self, i: int, j: int) -> int:
        """Return the hours that somebody could give a second effort j, while their first keeps what it needs."""
        if len(self.where[i]) != 1:
            return 0
        (first,), efforts, pledge = self.where[i], self.able.problem.efforts, self.able.problem.pledges[i]
        times = [shared_times(efforts[one], pledge) for one in (first, j)]
        if times[0] is not None and times[1] is not None and len(times[0] | times[1]) == 1:
            return 0
        hours = min(self.hours[i, first] - efforts[first].least, self.over(first))
        return hours if hours >= efforts[j].least else 0

    def over(self, j: int) -> int:
        """Return the hours that an open effort has beyond its need."""
        return self.have[j] - self.able.problem.track.needed(self.able.problem.efforts[j].hours)

    def move(self, i: int, hours: int) -> None:
        """Let somebody give so many hours fewer to their first effort."""
        self.hours[i, self.where[i][0]] -= hours
        self.have[self.where[i][0]] -= hours

    def fill(self) -> None:
        """Give each free person the open effort with room that they are most glad of."""
        problem = self.able.problem
        for i in (i for i, efforts in enumerate(self.where) if not efforts):
            said = problem.pledges[i].efforts
            room = [j for j in self.able.of_pledge[i] if j in self.size and self.size[j] < problem.efforts[j].people_max]
            if room:
                j = max(room, key=lambda j: said[problem.efforts[j].id])
                self.where[i], self.hours[i, j] = [j], problem.pledges[i].hours
                self.have[j] += self.hours[i, j]
                self.size[j] += 1
                self.can[j].update(problem.pledges[i].abilities)

    def release(self) -> None:
        """Take everybody out of a second effort that does without them."""
        for i, efforts in enumerate(self.where):
            if len(efforts) == 2 and self._does_without(i, efforts[1]):
                j = efforts.pop()
                hours = self.hours.pop((i, j))
                self.have[j] -= hours
                self.size[j] -= 1
                self.can[j].subtract(self.able.problem.pledges[i].abilities)
                self.move(i, -hours)

    def _does_without(self, i: int, j: int) -> bool:
        effort = self.able.problem.efforts[j]
        is_enough = self.size[j] > effort.people_min and self.over(j) >= self.hours[i, j]
        abilities = self.able.problem.pledges[i].abilities
        return is_enough and all(self.can[j][one] > many for one, many in effort.needs.items() if one in abilities)


class _Crew:
    """The people of one effort as they gather; whoever has a place already moves hours from there."""

    def __init__(self, crews: Crews, j: int) -> None:
        problem = crews.able.problem
        self.crews, self.j, self.effort, self.pledges = crews, j, problem.efforts[j], problem.pledges
        self.need = problem.track.needed(self.effort.hours)
        self.hours: dict[int, int] = {}
        self.given = 0

    def gathered(self) -> bool:
        """Gather people until it is enough for everything, and return whether it is."""
        people, where = self.crews.able.of_effort[self.j], self.crews.where
        free = sorted((i for i in people if not where[i]), key=lambda i: len(self.crews.able.of_pledge[i]))
        spare = {i: hours for i in people if (hours := self.crews.spare(i, self.j))}
        placed = sorted(spare, key=lambda i: -spare[i])
        for ability, many in self.effort.needs.items():
            self._add_able((*free, *placed), ability, many)
        self._add((*free, *placed), lambda: len(self.hours) >= self.effort.people_min)
        longest = sorted(free, key=lambda i: -self.pledges[i].hours)
        self._add((*longest, *placed), lambda: self.given >= self.need)
        self._give_more()
        return self._is_enough()

    def _add_able(self, people: Iterable[int], ability: str, many: int) -> None:
        have = sum(ability in self.pledges[i].abilities for i in self.hours)
        for i in people:
            if have >= many or len(self.hours) >= self.effort.people_max:
                return
            if i not in self.hours and ability in self.pledges[i].abilities:
                have += self._join(i)

    def _add(self, people: Iterable[int], enough: Callable[[], bool]) -> None:
        for i in people:
            if len(self.hours) >= self.effort.people_max or enough():
                return
            if i not in self.hours:
                self._join(i)

    def _join(self, i: int) -> bool:
        if not self.crews.where[i]:
            hours = self.pledges[i].hours
        else:
            hours = min(self.crews.spare(i, self.j), max(self.effort.least, self.need - self.given))
            if not hours:
                return False  # what their first effort had to spare was taken by others of this crew
            self.crews.move(i, hours)
        self.hours[i] = hours
        self.given += hours
        return True

    def _give_more(self) -> None:
        """Let those with two efforts give this one all that it still needs and the other can spare."""
        for i in [i for i in self.hours if self.crews.where[i]]:
            (first,) = self.crews.where[i]
            least = self.crews.able.problem.efforts[first].least
            more = min(self.crews.hours[i, first] - least, self.crews.over(first), self.need - self.given)
            if more > 0:
                self.crews.move(i, more)
                self.hours[i] += more
                self.given += more

    def _is_enough(self) -> bool:
        return (
            self.effort.people_min <= len(self.hours) <= self.effort.people_max
            and self.given >= self.need
            and all(sum(one in self.pledges[i].abilities for i in self.hours) >= many for one, many in self.effort.needs.items())
        )

    def give_back(self) -> None:
        """Undo what was moved."""
        for i, hours in self.hours.items():
            if self.crews.where[i]:
                self.crews.move(i, -hours)
