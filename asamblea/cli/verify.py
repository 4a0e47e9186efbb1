"""`asamblea verify RECORD.json`: does a record hold, entry by entry and vote by vote?"""

import argparse
from pathlib import Path

from asamblea.cli.files import Unreadable, in_their_language, read_json, say
from asamblea.rules import record
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

HELP = "recompute the hash chain and every vote of a published record"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("record", metavar="RECORD.json", type=Path, help="a record, as a meeting's page offers it")


def run(args: argparse.Namespace) -> int:
    """Say in one sentence whether the record holds; return 1 when it does not, 2 when it is no file of JSON."""
    try:
        content = read_json(args.record)
    except Unreadable as error:
        return _wrong(str(error), 2)
    found = record.verify(content)
    if isinstance(found, Refusal):
        return _wrong(f"{args.record}: {in_their_language(found)}", 1)
    state = found.state
    print(
        say(
            gettext_noop(
                "The record holds. Entries in one chain: %(entries)s. Votes counted again with the same result: %(votes)s."
            ),
            entries=state.n,
            votes=len(found.votes),
        )
    )
    print(say(gettext_noop("Its head is %(head)s. The page of the record shows the same."), head=state.hash[:16]))
    if _is_open(state):
        print(say(gettext_noop("The meeting was still open when this was published; more may follow.")))
    return 0


def _is_open(state: State) -> bool:
    return state.phase != "closed" or bool(state.late_votes)


def _wrong(sentence: str, status: int) -> int:
    print(sentence)
    return status
