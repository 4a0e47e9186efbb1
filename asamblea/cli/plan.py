"""`asamblea plan FILE`: the few efforts that can be staffed from what was pledged."""

import argparse
import json
import sys
import time
from pathlib import Path

from asamblea.cli.files import Unreadable, in_their_language, plans
from asamblea.rules.capacity.conditions import Conditions
from asamblea.rules.capacity.document import document
from asamblea.rules.capacity.plan import plan
from asamblea.rules.refusal import Refusal

HELP = "find the few efforts that pledges can staff, and why not the others; or check such a plan"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="efforts and pledges as .json")
    parser.add_argument("--most", type=int, metavar="K", help="open at most K efforts")
    parser.add_argument("--limit", type=float, default=10.0, metavar="SECONDS", help="search no longer (default: 10)")
    parser.add_argument("--json", action="store_true", help="print one object, which --check can check later")


def run(args: argparse.Namespace) -> int:
    """Print the plan; return 1 when there is none, 2 for a malformed file."""
    try:
        problem = plans.problem(args.file)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 2
    asked = Conditions(args.most)
    found = plan(problem, asked, clock=time.monotonic, seconds=args.limit)
    if isinstance(found, Refusal):
        print(in_their_language(found), file=sys.stderr)
        return 1
    print(json.dumps(document(problem, asked, found), ensure_ascii=False, indent=1))
    return 0
