"""`asamblea plan FILE`: the few efforts that can be staffed from what was pledged."""

import argparse
import json
import math
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from asamblea.cli.files import Unreadable, bar, in_their_language, plans, proposal, read_json
from asamblea.rules.capacity import Conditions, Plan, Problem, WhyNot, check_plan, plan, whole, why_not
from asamblea.rules.capacity.conditions import wrong_conditions
from asamblea.rules.capacity.tables import efforts_table, members_table
from asamblea.rules.refusal import Refusal

HELP = "find the few efforts that pledges can staff, and why not the others; or check such a plan"
LIMIT = 10.0
EACH = 2.0
"""Seconds for why one effort is not open, while there is time."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    about = "a .json; or two .csv, efforts and pledges; with --check, what --json printed"
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help=about)
    parser.add_argument("--most", type=int, metavar="K", help="open at most K efforts (default: any number)")
    parser.add_argument("--limit", type=_seconds, default=LIMIT, metavar="SECONDS", help=f"search no longer (default: {LIMIT:g})")
    parser.add_argument("--check", action="store_true", help="check a plan from its file alone")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print one object, which --check can check later")
    shown.add_argument("--csv", choices=("members", "efforts"), help="print a table instead")


def _seconds(written: str) -> float:
    seconds = float(written) if written.replace(".", "", 1).isdecimal() else math.nan
    if not 0 < seconds < 100_000:
        raise argparse.ArgumentTypeError("expected a number of seconds above 0")
    return seconds


def run(args: argparse.Namespace) -> int:
    """Print the plan; return 1 when there is none or a checked one is wrong, 2 for a malformed file."""
    try:
        if args.check:
            return _check(args.files)
        problem, asked = plans.problem(args.files), Conditions(args.most)
        if wrong := wrong_conditions(problem, asked):
            raise Unreadable(in_their_language(wrong))
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 2
    found = _searched(problem, asked, args.limit)
    if isinstance(found, Refusal):
        print(in_their_language(found), file=sys.stderr)
        return 1
    made, closed = found
    document = whole(problem, asked, made, closed)
    if args.json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    elif args.csv:
        table = members_table(problem, made) if args.csv == "members" else efforts_table(problem, made, document["closed"])
        print(table, end="")
    else:
        proposal.say(problem, document)
    return 0


def _searched(problem: Problem, asked: Conditions, limit: float) -> tuple[Plan, Mapping[str, WhyNot]] | Refusal:
    """Return the plan and why the others are closed; that takes as long again at most."""
    people = max(1, len(problem.pledges))
    with bar.Bar("plan") as progress:
        progress.told(0, "search")
        made = plan(
            problem,
            asked,
            clock=time.monotonic,
            seconds=limit,
            told=lambda placed: progress.told(placed / people, "placed"),
        )
        if isinstance(made, Refusal):
            return made
        closed: dict[str, WhyNot] = {}
        end, names = time.monotonic() + limit, [effort.id for effort in problem.efforts if effort.id not in made.members]
        for number, one in enumerate(names):
            progress.told(number / len(names), "why not")
            seconds = max(0.0, min(EACH, end - time.monotonic()))
            closed |= why_not(problem, made, asked, clock=time.monotonic, seconds=seconds, only=frozenset({one}))
    return made, closed


def _check(files: list[Path]) -> int:
    if len(files) != 1:
        raise Unreadable("Expected one plan to check.")
    content = read_json(files[0])
    wrong = check_plan(content)
    if isinstance(wrong, Refusal):
        print(f"{files[0]}: {in_their_language(wrong)}", file=sys.stderr)
        return 2 if wrong.code == "malformed_plan" else 1
    assert isinstance(content, dict)
    print("Every promise is kept: people, hours, abilities, times and pledges are as the plan says.")
    print(f"It claims, which only a new search can confirm: {proposal.claim(content)}")
    return 0
