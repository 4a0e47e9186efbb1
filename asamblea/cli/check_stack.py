"""`asamblea check-stack CASES.json`: does the stack behave as a file of cases says?

A file: `{"format": 1, "cases": [{"id", "title", "settings", "present", "acts", "results", "after"}]}`.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from asamblea.rules import stack
from asamblea.rules.refusal import Refusal

HELP = "run a file of behaviour cases through the stack (who speaks next)"

_PARTS = {"id": str, "settings": dict, "present": list, "acts": list, "results": list, "after": dict}
_SETTINGS = frozenset(field.name for field in fields(stack.Settings)) - {"present"}


class MalformedFile(ValueError):
    """The file is not one of cases; the message says where and what was expected."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("cases", metavar="CASES.json", type=Path, help="the file of cases")


def run(args: argparse.Namespace) -> int:
    """Print each case as passed or failed and the sums; return 1 when one failed, 2 for a malformed file."""
    try:
        cases = read(args.cases)
    except MalformedFile as error:
        print(error, file=sys.stderr)
        return 2
    failed = 0
    for case in cases:
        differences = list(check(case))
        failed += bool(differences)
        print(f"{'failed' if differences else 'passed'}  {case['id']}")
        for difference in differences:
            print(f"        {difference}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


def read(path: Path) -> list[Mapping[str, Any]]:
    """Return the cases of a file, or raise MalformedFile with one sentence."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MalformedFile(f"{path}: cannot be read: {error.strerror}.") from None
    except json.JSONDecodeError as error:
        raise MalformedFile(f"{path}, line {error.lineno}: this is not JSON: {error.msg}.") from None
    except (ValueError, RecursionError):
        raise MalformedFile(f"{path}: this is not JSON in UTF-8.") from None
    if not isinstance(content, dict) or content.get("format") != 1 or not isinstance(content.get("cases"), list):
        raise MalformedFile(f'{path}: expected an object with "format": 1 and a list "cases".')
    cases: list[Mapping[str, Any]] = content["cases"]
    for number, case in enumerate(cases, 1):
        complaint = _complaint(case)
        if complaint:
            raise MalformedFile(f"{path}, case {number}: {complaint}")
    return cases


def _complaint(case: object) -> str | None:
    if not isinstance(case, dict):
        return "expected an object."
    for part, kind in _PARTS.items():
        if not isinstance(case.get(part), kind):
            return f'expected "{part}" to be {_NAMES[kind]}.'
    unknown = set(case["settings"]) - _SETTINGS
    if unknown:
        return f'there is no setting "{min(unknown)}".'
    if len(case["acts"]) != len(case["results"]):
        return f"{len(case['acts'])} acts but {len(case['results'])} results."
    if not all(isinstance(act, dict) for act in case["acts"]):
        return "expected each act to be an object."
    if not all(isinstance(who, str) for who in case["present"]):
        return "expected each of those present to be text."
    return None


_NAMES = {str: "text", dict: "an object", list: "a list"}


def check(case: Mapping[str, Any]) -> Iterator[str]:
    """Yield one line for each way in which the stack differs from what the case expects."""
    settings = stack.Settings(**{"order": "first_come", **case["settings"]}, present=frozenset(case["present"]))
    line = stack.Stack()
    for number, (act, expected) in enumerate(zip(case["acts"], case["results"], strict=True), 1):
        after = stack.apply(line, act, settings)
        result = after.code if isinstance(after, Refusal) else "ok"
        if result != expected:
            yield f"act {number} ({act.get('do')}): expected {expected}, got {result}"
        line = line if isinstance(after, Refusal) else after
    got = shape(line)
    for part, expected in case["after"].items():
        if got.get(part) != expected:
            yield f"{part}: expected {json.dumps(expected)}, got {json.dumps(got.get(part))}"


def shape(line: stack.Stack) -> Mapping[str, Any]:
    """Return the stack as "after" has it."""
    return {
        "waiting": [entry.id for entry in line.waiting],
        "open": [{"id": s.id, "state": s.state, "begin": s.begin, "paused": s.paused} for s in line.open],
        "done": [{"id": s.id, "begin": s.begin, "end": s.end, "paused": s.paused} for s in line.done],
        "closed": line.closed,
    }
