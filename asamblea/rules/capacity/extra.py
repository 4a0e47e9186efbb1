"""The fewest extra pledges that would open a closed effort, with every open effort and everybody's place kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from asamblea.rules.capacity import highs
from asamblea.rules.capacity.able import Able, shared_times
from asamblea.rules.capacity.model import HOUR
from asamblea.rules.capacity.program import Program, Term
from asamblea.rules.capacity.result import Plan
from asamblea.rules.capacity.watch import Watch

HALF = HOUR // 2


@dataclass(frozen=True)
class Extra:
    """So many pledges of at least so many hundredths of an hour each; of these people, `abilities` says how many must be
    able to do what (one person may count for several)."""

    people: int
    hours_each: int
    abilities: Mapping[str, int]


def fair_share(known: Able, j: int) -> int:
    """Return what each of the fewest members would give to carry the effort, rounded up to half an hour."""
    effort = known.problem.efforts[j]
    share = -(-known.problem.track.needed(effort.hours) // effort.people_min)
    return max(effort.least, -(-share // HALF) * HALF)


@dataclass
class _Joining:
    """A program: who of the able joins effort j, and who else is needed."""

    known: Able
    j: int
    places: Mapping[int, tuple[int, ...]]
    program: Program = field(default_factory=Program)
    joins: dict[int, int] = field(default_factory=dict)
    given: dict[int, list[Term]] = field(default_factory=dict)
    fixed: dict[int, int] = field(default_factory=dict)


def fewest_extra(known: Able, plan: Plan, j: int, watch: Watch) -> Extra | None:
    """Return the fewest extra pledges for effort j, or None where the time ran out."""
    joining = _Joining(known, j, _places(known, plan))
    for i, efforts in joining.places.items():
        _person(joining, i, efforts)
    for one in {one for efforts in joining.places.values() for one in efforts}:
        need = known.problem.track.needed(known.problem.efforts[one].hours)
        joining.program.at_least(need - joining.fixed.get(one, 0), joining.given.get(one, []))
    people, abilities = _newcomers(joining)
    worth = [(people, -1 - len(abilities) * joining.program.upper[people]), *((c, -1) for c in abilities.values())]
    found = highs.solve(joining.program, worth, watch)
    if found.values is None:
        return None
    needed = {ability: found.values[column] for ability, column in abilities.items() if found.values[column]}
    return Extra(found.values[people], fair_share(known, j), needed)


def _places(known: Able, plan: Plan) -> dict[int, tuple[int, ...]]:
    """Return pledge number -> their efforts, for all who have a place and all who could join effort j."""
    number = {pledge.id: i for i, pledge in enumerate(known.problem.pledges)}
    places: dict[int, tuple[int, ...]] = {}
    for j, effort in enumerate(known.problem.efforts):
        for who in plan.members.get(effort.id, ()):
            i = number[who]
            places[i] = (*places.get(i, ()), j)
    return {i: places.get(i, ()) for i in range(len(known.problem.pledges))}


def _person(joining: _Joining, i: int, efforts: tuple[int, ...]) -> None:
    """Add what this person gives where they are, and, if they can, that they join."""
    pledge, j = joining.known.problem.pledges[i], joining.j
    may_join = j in joining.known.of_pledge[i] and _has_room(joining, i, efforts)
    if may_join:
        joining.joins[i] = joining.program.column()
    if not efforts:
        if may_join:
            joining.given.setdefault(j, []).append((joining.joins[i], pledge.hours))
    elif len(efforts) == 1 and not may_join:
        joining.fixed[efforts[0]] = joining.fixed.get(efforts[0], 0) + pledge.hours
    else:
        _share(joining, i, efforts, may_join=may_join)


def _share(joining: _Joining, i: int, efforts: tuple[int, ...], *, may_join: bool) -> None:
    """Let this person's hours go to each of their efforts, at least what a member gives there."""
    problem, program = joining.known.problem, joining.program
    most = problem.pledges[i].hours
    columns = {one: program.column(most, whole=False) for one in (*efforts, *((joining.j,) if may_join else ()))}
    for one, column in columns.items():
        joining.given.setdefault(one, []).append((column, 1))
        if one in efforts:
            program.at_least(problem.efforts[one].least, [(column, 1)])
        else:
            program.at_least(0, [(column, 1), (joining.joins[i], -problem.efforts[one].least)])
            program.at_most(0, [(column, 1), (joining.joins[i], -most)])
    program.at_most(most, [(column, 1) for column in columns.values()])


def _has_room(joining: _Joining, i: int, efforts: tuple[int, ...]) -> bool:
    """Return whether this person can join effort j beside what they do."""
    if not efforts:
        return True
    problem = joining.known.problem
    pledge, effort, other = problem.pledges[i], problem.efforts[joining.j], problem.efforts[efforts[0]]
    if len(efforts) > 1 or effort.least + other.least > pledge.hours:
        return False
    mine, theirs = shared_times(effort, pledge), shared_times(other, pledge)
    return mine is None or len(mine) > 1 or mine != theirs


def _newcomers(joining: _Joining) -> tuple[int, dict[str, int]]:
    """Add the extra people and their abilities; return their columns."""
    known, program, effort = joining.known, joining.program, joining.known.problem.efforts[joining.j]
    people = program.column(max(effort.people_min, *effort.needs.values(), 1))
    abilities = {}
    members = [*((c, 1) for c in joining.joins.values()), (people, 1)]
    program.at_least(effort.people_min, members)
    program.at_most(effort.people_max, members)
    hours = [*joining.given.get(joining.j, []), (people, fair_share(known, joining.j))]
    program.at_least(known.problem.track.needed(effort.hours), hours)
    for ability, many in sorted(effort.needs.items()):
        abilities[ability] = program.column(many)
        program.at_most(0, [(abilities[ability], 1), (people, -1)])
        can = [(c, 1) for i, c in joining.joins.items() if ability in known.problem.pledges[i].abilities]
        program.at_least(many, [*can, (abilities[ability], 1)])
    return people, abilities
