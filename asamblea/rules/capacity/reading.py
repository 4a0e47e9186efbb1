"""Reads a problem from JSON: `docs/formats/plan.schema.json` says what may stand there.

A refusal names the exact place (`efforts[2].people_min`) and what was expected. What nobody knows is refused
too: a misspelt "needs" would silently change a plan.
"""

from collections.abc import Mapping

from asamblea.rules.capacity.model import Effort, Pledge, Problem, Track
from asamblea.rules.capacity.shapes import Malformed, Reader, a_list, a_map, count, hours, labels, or_none, parts, text, truth
from asamblea.rules.capacity.valid import wrong_problem
from asamblea.rules.refusal import Refusal


def read(content: object) -> Problem | Refusal:
    """Return the problem of `{"efforts", "pledges", "keep"?, "abilities"?, "track"?}`, or why it cannot be one.

    Hours are numbers or decimal strings. `track` is `{"pledged", "worked"}`, the assembly's own record.
    """
    try:
        problem = Problem(**parts(content, "", NEEDED, MAY))
    except Malformed as error:
        return error.refusal
    return wrong_problem(problem) or problem


def _effort(value: object, place: str) -> Effort:
    return Effort(**parts(value, place, _EFFORT, _EFFORT_MAY))


def _pledge(value: object, place: str) -> Pledge:
    return Pledge(**parts(value, place, _PLEDGE, _PLEDGE_MAY))


def _track(value: object, place: str) -> Track:
    return Track(**parts(value, place, {"pledged": hours, "worked": hours}, {}))


_EFFORT: Mapping[str, Reader] = {"id": text, "people_min": count, "people_max": count, "hours": hours}
_EFFORT_MAY: Mapping[str, Reader] = {"title": text, "hours_each": hours, "needs": a_map(count), "times": labels}
_PLEDGE: Mapping[str, Reader] = {"id": text, "hours": hours, "efforts": a_map(count)}
_PLEDGE_MAY: Mapping[str, Reader] = {"abilities": labels, "times": labels}
MAY: Mapping[str, Reader] = {"keep": labels, "abilities": labels, "track": _track}
NEEDED: Mapping[str, Reader] = {"efforts": a_list(_effort), "pledges": a_list(_pledge)}
CONDITIONS: Mapping[str, Reader] = {"most": or_none(count), "force": labels, "out": labels}
CLAIMS: Mapping[str, Reader] = {
    "placed": count,
    "gladness": count,
    "bound": count,
    "proved": truth,
    "best": truth,
    "kept_proved": truth,
}
