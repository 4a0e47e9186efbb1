"""`asamblea tally FILE`: counts an election from a file, ours or another program's."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from asamblea.cli.files import Unreadable, bar, elections, record

HELP = "count an election from a .pb, .blt or .csv file, or every vote of a .json record"
METHODS = ("consent", "majority", "approval", "score", "irv", "schulze", "stv", "equal_shares")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="what to count")
    parser.add_argument("--method", choices=METHODS, help="default: equal_shares for .pb, stv for .blt, by its columns for .csv")
    parser.add_argument("--seats", type=_at_least_one, metavar="N", help="places to fill (default: as the file says, or 1)")
    parser.add_argument("--satisfaction", choices=("cost", "cardinality", "points"), help="equal shares: worth of a project")
    parser.add_argument(
        "--completion",
        choices=("none", "add_one"),
        help="equal shares: add_one grows everyone's share by one until nothing more fits the budget (default: none)",
    )
    parser.add_argument("--seed", help="draw lots from this seed instead of taking ties in the order of ids")
    parser.add_argument("--json", action="store_true", help="print one object: method, winners, rounds and more")


def _at_least_one(written: str) -> int:
    if not written.isdecimal() or not int(written):
        raise argparse.ArgumentTypeError("expected a whole number from 1")
    return int(written)


def run(args: argparse.Namespace) -> int:
    """Print the result; return 1 when a record's votes do not come out as published, 2 for a malformed file."""
    try:
        with bar.Bar(args.file.name) as progress:
            found = record.count(args.file) if args.file.suffix.lower() == ".json" else elections.count(args, progress)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _say(found)
    return 0 if found.get("agrees", True) else 1


def _say(found: Mapping[str, Any]) -> None:
    """Print the result so that a person can follow it."""
    for note in found.get("notes", ()):
        print(note)
    for vote in found.get("votes", [found]):
        if "vote" in vote:
            print(f"\n{vote['vote']}  {vote.get('question', '')}")
        if "refused" in vote:
            print(f"  {vote['refused']}")
            continue
        _say_rounds(vote)
        print(f"{vote['method']}, {vote['voted']} ballots: {vote['outcome']}")
        for winner in vote["winners"]:
            print(f"  {winner}  {vote['names'].get(str(winner), '')}".rstrip())
        if "agrees" in vote:
            print("  as published" if vote["agrees"] else "  NOT as published")


def _say_rounds(vote: Mapping[str, Any]) -> None:
    if not vote["rounds"]:
        print("  " + "   ".join(f"{one} {many}" for one, many in vote["counts"].items()))
    for number, this in enumerate(vote["rounds"], 1):
        words = [
            f"{key.replace('_', ' ')} {_words(value)}" for key, value in this.items() if key != "stage" and value not in ({}, [])
        ]
        print(f"{number:>3}. " + "; ".join(words))


def _words(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_words(inner)}" for key, inner in value.items())
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
