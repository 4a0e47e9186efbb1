"""`asamblea export MEETING`: the record of a meeting, or the ballots of one vote, as a file."""

import argparse
import os
import sys
from pathlib import Path

HELP = "write a meeting's record, or one vote's ballots, to a file"
FORMATS = ("json", "blt", "pb", "csv")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("meeting", metavar="MEETING", help="the meeting's id: the last part of its record's address")
    parser.add_argument("--vote", metavar="V", help="only the ballots of this vote, like v1")
    parser.add_argument(
        "--format", choices=FORMATS, help="json for the record (default); blt, pb or csv for a vote (default: csv)"
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="where to write it (default: standard output)")


def run(args: argparse.Namespace) -> int:
    """Write the file; return 1 with one sentence where there is no such meeting, vote or format."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asamblea.site.settings")
    import django

    django.setup()
    from asamblea.cli.files import in_their_language
    from asamblea.record import files
    from asamblea.rules.refusal import Refusal

    kind = args.format or ("csv" if args.vote else "json")
    text = files.of_vote(args.meeting, args.vote or "", kind) if args.vote or kind != "json" else files.of_meeting(args.meeting)
    if isinstance(text, Refusal):
        print(in_their_language(text), file=sys.stderr)
        return 1
    if args.output is None:
        sys.stdout.write(text)
        return 0
    try:
        args.output.write_text(text, encoding="utf-8")
    except OSError as error:
        print(f"{args.output}: cannot be written: {error.strerror}.", file=sys.stderr)
        return 1
    return 0
