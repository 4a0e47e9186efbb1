"""What the engine is asked: every effort that asks for hands, and what was pledged to it."""

from collections.abc import Sequence
from typing import Any

from asamblea.efforts.models import Effort, Pledge
from asamblea.efforts.standing import Standing
from asamblea.rules.capacity import Problem, read
from asamblea.rules.refusal import Refusal


def question(standing: Standing, pledges: Sequence[Pledge]) -> dict[str, Any]:
    """Return the problem as JSON (docs/capacity.md); pledge ids are those of our rows, so it is never published.

    Whoever only says that something is a good idea pledged no hands and is not counted among those who did.
    """
    numbers = {str(effort.id) for effort in standing.asking}
    return {
        "efforts": [_effort(effort) for effort in standing.asking],
        "pledges": [_pledge(pledge, numbers) for pledge in pledges if pledge.brings_hands],
        "keep": sorted(str(effort.id) for effort in standing.open),
        **({"track": standing.track} if standing.track else {}),
    }


def _effort(effort: Effort) -> dict[str, Any]:
    plain = {
        name: getattr(effort, name) for name in ("title", "people_min", "people_max", "hours", "hours_each", "needs", "times")
    }
    return {"id": str(effort.id), **plain}


def _pledge(pledge: Pledge, numbers: set[str]) -> dict[str, Any]:
    would = {effort: glad for effort, glad in pledge.choices.items() if glad and effort in numbers}
    offered = {"hours": pledge.hours, "abilities": pledge.abilities, "times": pledge.times}
    return {"id": str(pledge.id), **offered, "efforts": would}


def problem(standing: Standing, pledges: Sequence[Pledge]) -> Problem:
    """Return the problem; our own rows never contradict themselves, the forms saw to it."""
    found = read(question(standing, pledges))
    if isinstance(found, Refusal):
        raise TypeError(str(found))
    return found
