"""The engine as a process of its own: `python -m asamblea.efforts.engine SECONDS`, a question in, a plan out.

A process, so that a solver that takes all memory, or dies, takes no meeting with it. It reads the
question (`efforts.questions`, with `most`, `force` and `out`) as JSON from standard input and prints
`{"made", "public", "curve"}`: the plan with our ids, the plan as the record may hold it, and how many
have a place if fewer efforts open. Meanwhile it prints `placed N` to standard error for each better plan
found, N the people who have a place in it. It ends with 1 and a sentence where there is no plan.
"""

import json
import sys
import time
from typing import Any

from asamblea.rules import capacity
from asamblea.rules.capacity import Conditions, Problem
from asamblea.rules.refusal import Refusal

PLACED = "placed"
CONDITIONS = ("most", "force", "out")
FOR_WHY_NOT = 0.4
"""Of the limit, beyond it, for the reasons of all closed efforts together; and as much for the curve."""


def split(question: dict[str, Any]) -> tuple[Problem, Conditions] | Refusal:
    """Return a question as the rules take it, or what is contradictory in it."""
    problem = capacity.read({name: part for name, part in question.items() if name not in CONDITIONS})
    if isinstance(problem, Refusal):
        return problem
    most, force, out = (question[name] for name in CONDITIONS)
    return problem, Conditions(most, frozenset(force), frozenset(out))


def answer(problem: Problem, asked: Conditions, seconds: float) -> dict[str, object] | Refusal:
    """Return what the engine proposes, with its reasons."""
    found = capacity.plan(problem, asked, clock=time.monotonic, seconds=seconds, told=_tell)
    if isinstance(found, Refusal):
        return found
    closed = len(problem.efforts) - len(found.open)
    each = FOR_WHY_NOT * seconds / max(1, closed)
    why = capacity.why_not(problem, found, asked, clock=time.monotonic, seconds=each)
    points = capacity.curve(problem, asked, clock=time.monotonic, seconds=FOR_WHY_NOT * seconds)
    nameless, same = capacity.anonymous(problem, found)
    return {
        "made": capacity.whole(problem, asked, found, why),
        "public": capacity.whole(nameless, asked, same, why),
        "curve": [] if isinstance(points, Refusal) else [[point.most, point.placed] for point in points],
    }


def _tell(placed: int) -> None:
    print(f"{PLACED} {placed}", file=sys.stderr, flush=True)


def main() -> int:
    """Answer the question on standard input."""
    question = split(json.load(sys.stdin))
    found = question if isinstance(question, Refusal) else answer(*question, float(sys.argv[1]))
    if isinstance(found, Refusal):
        print(json.dumps({"sentence": found.sentence, "params": dict(found.params), "code": found.code}))
        return 1
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
