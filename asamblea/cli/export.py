"""`asamblea export MEETING`: the record of a meeting, or the ballots of one vote, as a file."""

import argparse
import os
import sys
from pathlib import Path

from asamblea.rules.refusal import Refusal

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
    """Write the file; return 1 with one sentence where there is no such meeting, vote, format or database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asamblea.site.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.db import DatabaseError

    from asamblea.cli.files import in_their_language

    where = "DATABASE_URL" if settings.DATABASE_URL else settings.SQLITE_PATH
    try:
        text = _text(args)
    except DatabaseError:
        return _wrong(f"The database does not answer, or holds no assembly yet: {where}")
    if isinstance(text, Refusal):
        return _wrong(in_their_language(text))
    if args.output is None:
        sys.stdout.write(text)
        return 0
    try:
        args.output.write_text(text, encoding="utf-8")
    except OSError as error:
        return _wrong(f"{args.output}: cannot be written: {error.strerror}.")
    return 0


def _text(args: argparse.Namespace) -> str | Refusal:
    from asamblea.record import files

    if not args.vote and args.format in (None, "json"):
        return files.of_meeting(args.meeting)
    return files.of_vote(args.meeting, args.vote or "", args.format or "csv")


def _wrong(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
