"""A plan with all it was made from, as JSON without floats: it can stand in the minutes and be checked alone.

`{"format": 1, "inputs": {...}, "open": [ids], "members": {effort: [pledges]}, "hours": {effort: {pledge: hours}},
"placed", "gladness", "bound", "proved", "best", "kept_proved", "closed": {effort: why not}}`; `inputs` are as
`reading.read` takes them, with the conditions `most`, `force` and `out`. Hours are whole or decimal strings.
"""

from collections.abc import Mapping
from typing import Any

from asamblea.rules.capacity.conditions import Conditions
from asamblea.rules.capacity.model import HOUR, Effort, Pledge, Problem
from asamblea.rules.capacity.result import Plan
from asamblea.rules.capacity.valid import written

FORMAT = 1
Document = dict[str, Any]


def document(problem: Problem, asked: Conditions, plan: Plan, closed: Mapping[str, Any] | None = None) -> Document:
    """Return the plan with its inputs under the ids that the problem has; `closed` says why not, by effort."""
    said = {"placed": plan.placed, "gladness": plan.gladness, "bound": plan.bound, "proved": plan.proved}
    return {
        "format": FORMAT,
        "inputs": inputs(problem, asked),
        "open": list(plan.open),
        "members": {one: list(members) for one, members in plan.members.items()},
        "hours": {one: {who: hours(given) for who, given in members.items()} for one, members in plan.members.items()},
        **said,
        "best": plan.best,
        "kept_proved": plan.kept_proved,
        "closed": dict(closed or {}),
    }


def inputs(problem: Problem, asked: Conditions) -> Document:
    """Return what the plan was made from."""
    known = {} if problem.abilities is None else {"abilities": sorted(problem.abilities)}
    track = {"pledged": hours(problem.track.pledged), "worked": hours(problem.track.worked)}
    return {
        "efforts": [_effort(effort) for effort in problem.efforts],
        "pledges": [_pledge(pledge) for pledge in problem.pledges],
        "keep": sorted(problem.keep),
        **known,
        "track": track,
        "most": asked.most,
        "force": sorted(asked.force),
        "out": sorted(asked.out),
    }


def hours(hundredths: int) -> int | str:
    """Return hours as the minutes hold them: a whole number, or a decimal string."""
    return written(hundredths) if hundredths % HOUR else hundredths // HOUR


def _effort(effort: Effort) -> Document:
    return {
        "id": effort.id,
        "title": effort.title,
        "people_min": effort.people_min,
        "people_max": effort.people_max,
        "hours": hours(effort.hours),
        "hours_each": hours(effort.hours_each),
        "needs": dict(sorted(effort.needs.items())),
        "times": sorted(effort.times),
    }


def _pledge(pledge: Pledge) -> Document:
    return {
        "id": pledge.id,
        "hours": hours(pledge.hours),
        "abilities": sorted(pledge.abilities),
        "times": sorted(pledge.times),
        "efforts": dict(sorted(pledge.efforts.items())),
    }
