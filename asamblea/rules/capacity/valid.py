"""What contradicts itself is refused, never guessed at."""

from collections import Counter
from collections.abc import Iterable, Iterator

from asamblea.rules.capacity.model import GLAD, HOUR, WEEK, Effort, Pledge, Problem
from asamblea.rules.capacity.refusals import refuse
from asamblea.rules.refusal import Refusal


def wrong_problem(problem: Problem) -> Refusal | None:
    """Return the first thing that cannot be meant, or None."""
    return next(_wrong(problem), None)


def wrong_pledge(problem: Problem, pledge: Pledge) -> Refusal | None:
    """Return why this pledge cannot be taken, or None; the form of a phone asks this."""
    known = {effort.id for effort in problem.efforts}
    return next(_pledge(problem, pledge, known), None)


def written(hours: int) -> str:
    """Return hundredths of an hour as hours: "1.5", "-2"."""
    whole, part = divmod(abs(hours), HOUR)
    sign = "-" if hours < 0 else ""
    return f"{sign}{whole}.{part:02d}".rstrip("0") if part else f"{sign}{whole}"


def _wrong(problem: Problem) -> Iterator[Refusal]:
    efforts = [effort.id for effort in problem.efforts]
    for one in _twice(efforts):
        yield refuse("effort_twice", effort=one)
    for one in _twice(pledge.id for pledge in problem.pledges):
        yield refuse("pledge_twice", pledge=one)
    for effort in problem.efforts:
        yield from _effort(problem, effort)
    known = set(efforts)
    for pledge in problem.pledges:
        yield from _pledge(problem, pledge, known)
    for one in sorted(problem.keep - known):
        yield refuse("unknown_named", effort=one)
    track = problem.track
    if track.worked < 1 or track.pledged < 1:
        yield refuse("track", worked=written(track.worked), pledged=written(track.pledged))


def _twice(ids: Iterable[str]) -> Iterator[str]:
    return (one for one, many in Counter(ids).items() if many > 1)


def _effort(problem: Problem, effort: Effort) -> Iterator[Refusal]:
    if not effort.id:
        yield refuse("id_missing")
    if effort.people_min < 1:
        yield refuse("people_few", effort=effort.id, least=effort.people_min)
    if effort.people_min > effort.people_max:
        yield refuse("people_crossed", effort=effort.id, least=effort.people_min, most=effort.people_max)
    yield from _week(effort.id, effort.hours_each)
    if effort.hours < 0:
        yield refuse("negative_hours", id=effort.id, hours=written(effort.hours))
    if effort.hours > WEEK * effort.people_max:
        yield refuse("effort_hours", effort=effort.id, hours=written(effort.hours), most=effort.people_max)
    for ability, many in effort.needs.items():
        if many < 1:
            yield refuse("need_few", effort=effort.id, many=many, ability=ability)
        if many > effort.people_max:
            yield refuse("need_many", effort=effort.id, many=many, ability=ability, most=effort.people_max)
        yield from _ability(problem, effort.id, ability)


def _pledge(problem: Problem, pledge: Pledge, known: set[str]) -> Iterator[Refusal]:
    if not pledge.id:
        yield refuse("id_missing")
    yield from _week(pledge.id, pledge.hours)
    for ability in sorted(pledge.abilities):
        yield from _ability(problem, pledge.id, ability)
    for one, glad in pledge.efforts.items():
        if one not in known:
            yield refuse("unknown_effort", pledge=pledge.id, effort=one)
        if glad not in GLAD:
            yield refuse("gladness", pledge=pledge.id, effort=one, found=glad)


def _week(one: str, hours: int) -> Iterator[Refusal]:
    if hours < 0:
        yield refuse("negative_hours", id=one, hours=written(hours))
    if hours > WEEK:
        yield refuse("week", id=one, hours=written(hours))


def _ability(problem: Problem, one: str, ability: str) -> Iterator[Refusal]:
    if problem.abilities is not None and ability not in problem.abilities:
        yield refuse("unknown_ability", id=one, ability=ability)
