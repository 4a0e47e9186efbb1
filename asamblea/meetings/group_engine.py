"""The engine of small groups as a process of its own: `python -m asamblea.meetings.group_engine SECONDS GROUPS`.

A process, so that a solver that takes all memory, or dies, takes no meeting with it. It reads people as JSON
from standard input and prints the groups that `rules.breakouts.balanced` found; it ends with 1 where there are none.
"""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from asamblea.rules import breakouts
from asamblea.rules.breakouts import Assignment, Group, Person, Worth
from asamblea.rules.refusal import Refusal


def asked(people: Sequence[Person]) -> str:
    """Return people as the process reads them."""
    return json.dumps(
        [{**asdict(one), "interprets": sorted(one.interprets), "with_whom": sorted(one.with_whom)} for one in people]
    )


def people_of(asked: str) -> list[Person]:
    """Return the people asked about."""
    return [_person(one) for one in json.loads(asked)]


def _person(said: Mapping[str, Any]) -> Person:
    pairs = frozenset((one, other) for one, other in said["interprets"])
    more = {"languages": tuple(said["languages"]), "interprets": pairs, "with_whom": frozenset(said["with_whom"])}
    return Person(**{**said, **more})


def answered(answer: str) -> Assignment:
    """Return what the process answered; raises ValueError, KeyError or TypeError where it is no assignment."""
    said = json.loads(answer)
    groups = tuple(Group(one["number"], tuple(one["languages"]), tuple(one["people"])) for one in said["groups"])
    bound = Worth(**said["bound"]) if said["bound"] else None
    return Assignment(groups, tuple(said["unserved"]), Worth(**said["worth"]), bound)


def main() -> int:
    """Answer the question on standard input."""
    people = people_of(sys.stdin.read())
    found = breakouts.balanced(people, int(sys.argv[2]), clock=time.monotonic, seconds=float(sys.argv[1]))
    if isinstance(found, Refusal):
        print(found, file=sys.stderr)
        return 1
    print(json.dumps(asdict(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
