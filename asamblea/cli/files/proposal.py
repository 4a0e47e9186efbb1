"""Says a plan so that a person can follow it."""

from collections.abc import Mapping
from typing import Any

from asamblea.rules.capacity import Problem

Document = Mapping[str, Any]


def say(problem: Problem, document: Document) -> None:
    """Print which efforts open, how sure that is, and why not the others."""
    print(f"{len(document['open'])} of {len(problem.efforts)} efforts open; {document['placed']} of {_people(problem)}.")
    print(claim(document))
    for effort in problem.efforts:
        name = f"  {effort.id}  {effort.title}".rstrip()
        if effort.id in document["open"]:
            given = document["hours"][effort.id].values()
            print(f"{name}: {len(given)} people, {sum(map(float, given)):.10g} hours a week")
    for effort in problem.efforts:
        if effort.id not in document["open"]:
            print(f"\nNot open: {effort.id}  {effort.title}".rstrip())
            _say_why(document["closed"][effort.id])


def _people(problem: Problem) -> str:
    return f"{len(problem.pledges)} people have a place"


def claim(document: Document) -> str:
    """Return how sure a plan is, in words."""
    if document["best"]:
        return "No better plan exists."
    if document["proved"]:
        return "No plan gives more people a place; that none makes them gladder with fewer efforts is not proved."
    if document["placed"] < document["bound"]:
        return f"At most {document['bound'] - document['placed']} more people could be placed."
    return "No plan that keeps these efforts gives more people a place; whether more of the adopted can stay is not proved."


def _say_why(why: Document) -> None:
    missing = "".join(f", {many} more able to do “{ability}” missing" for ability, many in why["missing"].items())
    print(f"  {why['said_yes']} said yes, {why['able']} able, {why['needed']} needed{missing}")
    if why["kept"]:
        print("  It was adopted before and cannot be staffed now; this is what is short.")
    if why["waiting"]:
        print("  Ready, and waiting: only the limit on open efforts keeps it closed.")
    elif why["more_pledges"] == 0:
        print("  Ready, but it would only split groups that exist.")
    elif why["more_pledges"] is None:
        print("  How many pledges more would open it was not found in time.")
    else:
        print(f"  {_more(why)} would open it, with everybody's place kept.")
    if why["cost_today"] is not None:
        closes = f", and {' '.join(why['cost_closes'])} would close" if why["cost_closes"] else ""
        most = "" if why["cost_proved"] else "at most "
        print(f"  Opened today: {most}{max(0, why['cost_today'])} people fewer would have a place{closes}.")


def _more(why: Document) -> str:
    able = "".join(f", {many} of them able to do “{ability}”" for ability, many in why["more_able"].items())
    pledges = "1 more pledge" if why["more_pledges"] == 1 else f"{why['more_pledges']} more pledges"
    return f"{pledges} of {why['more_hours_each']} hours{able}"
