"""Checks a plan from its document alone, as anybody can who has the record."""

from collections.abc import Iterator, Mapping
from typing import Any

from asamblea.rules.capacity.check import wrong_plan
from asamblea.rules.capacity.conditions import Conditions, wrong_conditions
from asamblea.rules.capacity.counted import wrong_counts
from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.reading import CLAIMS, CONDITIONS, MAY, NEEDED
from asamblea.rules.capacity.refusals import refuse
from asamblea.rules.capacity.result import Plan
from asamblea.rules.capacity.shapes import Malformed, Reader, a_list, a_map, an_object, at, count, hours, one, parts, text
from asamblea.rules.capacity.thermometers import Thermometer, board
from asamblea.rules.capacity.valid import wrong_problem
from asamblea.rules.refusal import Refusal

WHOLE: Mapping[str, Reader] = {
    "format": one,
    "inputs": an_object,
    "open": a_list(text),
    "members": a_map(a_list(text)),
    "hours": a_map(a_map(hours)),
    **CLAIMS,
}
REASONS: Mapping[str, Reader] = {"said_yes": count, "able": count, "needed": count, "missing": a_map(count)}


def check_plan(document: object) -> Refusal | None:
    """Return None for a plan that keeps every promise and whose counts are as it says, or what is wrong.

    Takes both forms of `document`, and anything else that a JSON file may hold. The form with pledges is checked
    wholly; the form of counts as far as counts go. `bound`, `proved`, `best`, `more_pledges` and `cost_today` stay
    what they are: a claim of whoever searched, which only a new search can confirm.
    """
    try:
        content = an_object(document, "")
        if "counts" in content:
            return wrong_counts(content)
        return next(_wrong(content), None)
    except Malformed as error:
        return error.refusal


def _wrong(content: Mapping[str, Any]) -> Iterator[Refusal]:
    found = parts(content, "", WHOLE, {"closed": a_map(an_object)})
    problem, asked = read_inputs(found["inputs"])
    wrong = wrong_problem(problem) or wrong_conditions(problem, asked)
    if wrong:
        yield wrong
        return
    plan = Plan(found["hours"], *(found[claim] for claim in ("placed", "gladness", "bound", "best", "kept_proved")))
    wrong = wrong_plan(problem, plan, asked)
    if wrong:
        yield wrong
        return
    yield from _says_the_same(found, plan)
    yield from _closed(problem, plan, found.get("closed", {}))


def read_inputs(content: object) -> tuple[Problem, Conditions]:
    """Return problem and conditions of a document's `inputs`; raises Malformed."""
    found = parts(content, "inputs", {**NEEDED, **CONDITIONS}, MAY)
    asked = Conditions(*(found.pop(name) for name in CONDITIONS))
    return Problem(**found), asked


def _says_the_same(found: Mapping[str, Any], plan: Plan) -> Iterator[Refusal]:
    """The same thing may stand in a document twice, but not differently."""
    lists = {id: sorted(members) for id, members in found["members"].items()}
    if lists != {id: sorted(members) for id, members in plan.members.items()}:
        yield refuse("plan_contradicts", place="members")
    if sorted(found["open"]) != sorted(plan.open):
        yield refuse("plan_contradicts", place="open")
    if found["proved"] != plan.proved:
        yield refuse("plan_contradicts", place="proved")


def _closed(problem: Problem, plan: Plan, closed: Mapping[str, Any]) -> Iterator[Refusal]:
    boards = {thermometer.effort: thermometer for thermometer in board(problem)}
    for id, said in closed.items():
        if id not in boards or id in plan.members:
            yield refuse("plan_contradicts", place=at("closed", id))
            return
        reasons = {name: reader(said.get(name), at(f"closed.{id}", name)) for name, reader in REASONS.items()}
        if reasons != _reasons(boards[id]):
            yield refuse("plan_contradicts", place=at("closed", id))


def _reasons(board: Thermometer) -> dict[str, Any]:
    return {"said_yes": board.said_yes, "able": board.able, "needed": board.people_min, "missing": board.missing}
