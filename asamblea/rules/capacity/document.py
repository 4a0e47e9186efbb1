"""A plan with all it was made from, as JSON without floats: it can stand in the minutes and be checked alone.

The whole form has every pledge and who is where, under whatever ids the problem has:
`{"format": 1, "inputs": {...}, "open": [ids], "members": {effort: [pledges]}, "hours": {effort: {pledge: hours}},
"placed", "gladness", "bound", "proved", "best", "kept_proved", "closed": {effort: why not}}`. `inputs` are as
`reading.read` takes them, with the conditions `most`, `force` and `out`. Hours are whole or decimal strings.
Only `asamblea plan` and the people in the efforts see it with ids that mean somebody.

For the record there are two public forms. `anonymous` first gives pledges numbers by their content (never by
time or name), and takes away abilities that nobody asked for: what was pledged stays public, by nobody. Whoever
knows of somebody the only pledge of that kind may still guess; an assembly that minds publishes `counted`, which
has the efforts, their counts, and the hash of the anonymous form, and no pledge at all.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from asamblea.rules.capacity.conditions import Conditions
from asamblea.rules.capacity.model import HOUR, Effort, Pledge, Problem, Track
from asamblea.rules.capacity.reading import CLAIMS
from asamblea.rules.capacity.reasons import WhyNot
from asamblea.rules.capacity.result import Plan
from asamblea.rules.capacity.valid import written
from asamblea.rules.chain import canonical

FORMAT = 1
Document = dict[str, Any]


def whole(problem: Problem, asked: Conditions, plan: Plan, closed: Mapping[str, WhyNot] | None = None) -> Document:
    """Return the plan with its inputs under the ids that the problem has; `closed` says why not, by effort."""
    return {
        "format": FORMAT,
        "inputs": inputs(problem, asked),
        "open": list(plan.open),
        "members": {one: list(members) for one, members in plan.members.items()},
        "hours": {one: {who: hours(given) for who, given in members.items()} for one, members in plan.members.items()},
        **{claim: getattr(plan, claim) for claim in CLAIMS},
        "closed": {one: closing(why) for one, why in (closed or {}).items()},
    }


def anonymous(problem: Problem, plan: Plan) -> tuple[Problem, Plan]:
    """Return both with pledges p1, p2 … in the order of their content, with the abilities that efforts need."""
    asked = {ability for effort in problem.efforts for ability in effort.needs}
    bare = [replace(pledge, abilities=pledge.abilities & asked) for pledge in problem.pledges]
    content = {pledge.id: canonical(_content(pledge, plan)) for pledge in bare}
    order = sorted(bare, key=lambda pledge: content[pledge.id])
    names = {pledge.id: f"p{n}" for n, pledge in enumerate(order, 1)}
    pledges = tuple(replace(pledge, id=names[pledge.id]) for pledge in order)
    members = {
        one: {names[who]: found[who] for who in sorted(found, key=content.__getitem__)} for one, found in plan.members.items()
    }
    return replace(problem, pledges=pledges), replace(plan, members=members)


def _content(pledge: Pledge, plan: Plan) -> list[Any]:
    said = {name: part for name, part in _pledge(pledge).items() if name != "id"}
    return [said, {one: members[pledge.id] for one, members in plan.members.items() if pledge.id in members}]


def counted(problem: Problem, asked: Conditions, plan: Plan, closed: Mapping[str, WhyNot] | None = None) -> Document:
    """Return the form of counts only: `counts` is {effort: {"people", "hours", "abilities": {ability: people}}},
    `pledges` how many pledged, `whole` the SHA-256 of the anonymous form in canonical JSON."""
    nameless, same = anonymous(problem, plan)
    full = whole(nameless, asked, same, closed)
    told = {key: full[key] for key in ("format", "open", *CLAIMS, "closed")}
    said = {key: part for key, part in full["inputs"].items() if key != "pledges"}
    return {
        **told,
        "inputs": said,
        "pledges": len(problem.pledges),
        "counts": {one: _counts(problem, one, members) for one, members in plan.members.items()},
        "whole": hashlib.sha256(canonical(full)).hexdigest(),
    }


def _counts(problem: Problem, one: str, members: Mapping[str, int]) -> Document:
    people = [pledge for pledge in problem.pledges if pledge.id in members]
    needs = next(effort.needs for effort in problem.efforts if effort.id == one)
    able = {ability: sum(ability in pledge.abilities for pledge in people) for ability in sorted(needs)}
    return {"people": len(people), "hours": hours(sum(members.values())), "abilities": able}


def closing(why: WhyNot) -> Document:
    """Return why an effort is closed: counts, the fewest extra pledges and what forcing it today would cost.

    `more_pledges` is None where it was not found in time, `cost_today` (people fewer with a place) also where
    the effort cannot be opened today. `missing` are people for each ability that all supporters together lack.
    """
    extra, cost = why.extra, why.cost
    return {
        "said_yes": why.board.said_yes,
        "able": why.board.able,
        "needed": why.board.people_min,
        "missing": why.board.missing,
        "more_pledges": extra.people if extra else None,
        "more_hours_each": hours(extra.hours_each) if extra else None,
        "more_able": dict(extra.abilities) if extra else None,
        "cost_today": cost.people if cost else None,
        "cost_closes": list(cost.closes) if cost else None,
        "cost_proved": cost.proved if cost else None,
        "kept": why.kept,
        "waiting": why.waiting,
    }


def inputs(problem: Problem, asked: Conditions) -> Document:
    """Return what the plan was made from."""
    known = {} if problem.abilities is None else {"abilities": sorted(problem.abilities)}
    record = {"pledged": hours(problem.track.pledged), "worked": hours(problem.track.worked)}
    track = {} if problem.track == Track() else {"track": record}
    return {
        "efforts": [_effort(effort) for effort in problem.efforts],
        "pledges": [_pledge(pledge) for pledge in problem.pledges],
        "keep": sorted(problem.keep),
        **known,
        **track,
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
