"""The program of a plan: which efforts open, and who is where.

Columns: open[j], main[i, j], second[i, j] (only after a main one), and, for who may have two, hours[i, j].
"Somebody has a place" is the sum of their main columns, at most 1: linear, so that the relaxation is nearly a
flow and the solver's bound is close (written as "any of", the study's gap stayed at 224 of 387).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from asamblea.rules.capacity.able import Able, shared_times
from asamblea.rules.capacity.program import Program, Term

Pair = tuple[int, int]
"""(pledge, effort)"""


@dataclass
class Staffing:
    """The columns of a program by what they mean."""

    able: Able
    program: Program = field(default_factory=Program)
    open: dict[int, int] = field(default_factory=dict)
    main: dict[Pair, int] = field(default_factory=dict)
    second: dict[Pair, int] = field(default_factory=dict)
    hours: dict[Pair, int] = field(default_factory=dict)

    def member(self, pair: Pair) -> list[Term]:
        """Return the terms that are 1 when this person is in this effort."""
        found = [(self.main[pair], 1)]
        return [*found, (self.second[pair], 1)] if pair in self.second else found


def staffing(able: Able, possible: Collection[int], most: int | None) -> Staffing:
    """Return the program of all plans that open some of the `possible` efforts, at most `most` of them."""
    s = Staffing(able)
    for j in sorted(possible):
        s.open[j] = s.program.column()
    for i, efforts in enumerate(able.of_pledge):
        _person(s, i, [j for j in efforts if j in s.open])
    for j in s.open:
        _effort(s, j)
    if most is not None and most < len(s.open):
        s.program.at_most(most, [(column, 1) for column in s.open.values()])
    return s


def _person(s: Staffing, i: int, efforts: list[int]) -> None:
    for j in efforts:
        s.main[i, j] = s.program.column()
    if len(efforts) > 1:
        s.program.at_most(1, [(s.main[i, j], 1) for j in efforts])
    pledge = s.able.problem.pledges[i]
    each = sorted(s.able.problem.efforts[j].least for j in efforts)
    if len(efforts) > 1 and each[0] + each[1] <= pledge.hours:
        _two_places(s, i, efforts)
    for j in efforts:
        s.program.at_most(0, [*s.member((i, j)), (s.open[j], -1)])


def _two_places(s: Staffing, i: int, efforts: list[int]) -> None:
    """Let this person join a second effort; their hours are then shared out."""
    problem, program = s.able.problem, s.program
    pledge = problem.pledges[i]
    for j in efforts:
        s.second[i, j] = program.column()
        s.hours[i, j] = program.column(pledge.hours, whole=False)
        program.at_most(0, [(c, problem.efforts[j].least) for c, _ in s.member((i, j))] + [(s.hours[i, j], -1)])
        program.at_most(0, [(s.hours[i, j], 1)] + [(c, -pledge.hours) for c, _ in s.member((i, j))])
    program.at_most(pledge.hours, [(s.hours[i, j], 1) for j in efforts])
    program.at_most(0, [(s.second[i, j], 1) for j in efforts] + [(s.main[i, j], -1) for j in efforts])
    for clash in _clashes(s, i, efforts):
        program.at_most(1, [term for j in clash for term in s.member((i, j))])


def _clashes(s: Staffing, i: int, efforts: Iterable[int]) -> list[list[int]]:
    """Return the efforts that this person could join at one and the same time only."""
    by_time: dict[str, list[int]] = {}
    for j in efforts:
        times = shared_times(s.able.problem.efforts[j], s.able.problem.pledges[i])
        if times is not None and len(times) == 1:
            by_time.setdefault(min(times), []).append(j)
    return [clash for clash in by_time.values() if len(clash) > 1]


def _effort(s: Staffing, j: int) -> None:
    effort, program, pledges = s.able.problem.efforts[j], s.program, s.able.problem.pledges
    people = [(i, j) for i in s.able.of_effort[j]]
    members = [term for pair in people for term in s.member(pair)]
    program.at_least(0, [*members, (s.open[j], -effort.people_min)])
    if effort.people_max < len(people):
        program.at_most(0, [*members, (s.open[j], -effort.people_max)])
    if needed := s.able.problem.track.needed(effort.hours):
        # Nobody's hours count for more than the whole need: the same plans, a closer relaxation.
        given = [(s.hours[p], 1) if p in s.hours else (s.main[p], min(needed, pledges[p[0]].hours)) for p in people]
        program.at_least(0, [*given, (s.open[j], -needed)])
    for ability, many in sorted(effort.needs.items()):
        can = [term for pair in people if ability in pledges[pair[0]].abilities for term in s.member(pair)]
        program.at_least(0, [*can, (s.open[j], -many)])
