"""Checks the public form of a plan that has counts and no pledges."""

from collections.abc import Iterator, Mapping
from typing import Any

from asamblea.rules.capacity.conditions import Conditions
from asamblea.rules.capacity.model import Effort, Problem
from asamblea.rules.capacity.reading import CLAIMS, CONDITIONS, MAY, NEEDED
from asamblea.rules.capacity.refusals import refuse
from asamblea.rules.capacity.shapes import Reader, a_list, a_map, an_object, count, hours, one, parts, text
from asamblea.rules.capacity.valid import wrong_problem
from asamblea.rules.refusal import Refusal

COUNTED: Mapping[str, Reader] = {
    "format": one,
    "inputs": an_object,
    "open": a_list(text),
    "pledges": count,
    "counts": a_map(an_object),
    "whole": text,
    **CLAIMS,
}
COUNTS: Mapping[str, Reader] = {"people": count, "hours": hours, "abilities": a_map(count)}


def wrong_counts(content: Mapping[str, Any]) -> Refusal | None:
    """Return what the counts contradict, or None; raises Malformed. Who is where cannot be seen, so not checked."""
    found = parts(content, "", COUNTED, {"closed": a_map(an_object)})
    said = parts(found["inputs"], "inputs", {"efforts": NEEDED["efforts"], **CONDITIONS}, MAY)
    counts = {id: parts(many, f"counts.{id}", COUNTS, {}) for id, many in found["counts"].items()}
    asked = Conditions(*(said.pop(name) for name in CONDITIONS))
    problem = Problem(pledges=(), **said)
    return wrong_problem(problem) or next(_wrong(problem, asked, found, counts), None)


def _wrong(
    problem: Problem, asked: Conditions, found: Mapping[str, Any], counts: Mapping[str, Mapping[str, Any]]
) -> Iterator[Refusal]:
    efforts = {effort.id: effort for effort in problem.efforts}
    if sorted(found["open"]) != sorted(counts) or not set(counts) <= set(efforts):
        yield refuse("plan_contradicts", place="open")
        return
    for id, many in counts.items():
        yield from _staffed(problem, efforts[id], many)
    people = sum(many["people"] for many in counts.values())
    # Somebody may be in two efforts, nobody in three.
    if not people <= 2 * found["placed"] or not found["placed"] <= min(people, found["pledges"], found["bound"]):
        yield refuse("plan_contradicts", place="placed")
    if not found["placed"] <= found["gladness"] <= 3 * found["placed"]:
        yield refuse("plan_contradicts", place="gladness")
    if found["proved"] != (found["kept_proved"] and found["placed"] == found["bound"]) or (found["best"] and not found["proved"]):
        yield refuse("plan_contradicts", place="proved")
    if (asked.most and len(counts) > asked.most) or not asked.force <= set(counts) or asked.out & set(counts):
        yield refuse("plan_contradicts", place="inputs")
    if set(found.get("closed", {})) & set(counts):
        yield refuse("plan_contradicts", place="closed")


def _staffed(problem: Problem, effort: Effort, many: Mapping[str, Any]) -> Iterator[Refusal]:
    if not effort.people_min <= many["people"] <= effort.people_max:
        yield refuse("plan_contradicts", place=f"counts.{effort.id}.people")
    if many["hours"] < problem.track.needed(effort.hours):
        yield refuse("plan_contradicts", place=f"counts.{effort.id}.hours")
    for ability, needed in effort.needs.items():
        if not needed <= many["abilities"].get(ability, 0) <= many["people"]:
            yield refuse("plan_contradicts", place=f"counts.{effort.id}.abilities.{ability}")
