"""Counts a file of ballots: `.pb`, `.blt` or `.csv`."""

import argparse
from pathlib import Path
from typing import Any

from asamblea.cli.files import Unreadable, in_their_language, read_text
from asamblea.cli.files.bar import Bar
from asamblea.rules.refusal import Refusal
from asamblea.rules.tally import count_papers
from asamblea.rules.tally.files import blt, csv_ballots, pb
from asamblea.rules.tally.files.election import Election, by_method, text_of

PARSERS = {".pb": pb.parse, ".blt": blt.parse, ".csv": csv_ballots.parse}
READING = 0.8
"""Of the whole work, about so much is reading."""


def count(args: argparse.Namespace, bar: Bar) -> dict[str, Any]:
    """Return the result as a JSON object; raise Unreadable with the line and what was expected there."""
    election = read(args.file, bar)
    vote = dict(election.vote)
    for key in ("seats", "satisfaction", "completion", "seed"):
        if getattr(args, key) is not None:
            vote[key] = getattr(args, key)
    method = args.method or ("stv" if vote["method"] == "irv" and vote["seats"] > 1 else vote["method"])
    wanted = by_method(Election(vote, election.kind, election.papers), method)
    if isinstance(wanted, Refusal):
        raise Unreadable(f"{args.file}: {in_their_language(wanted)}")
    bar.told(READING, "counting")
    result = count_papers(wanted.vote, wanted.papers, present=0)
    names = {option["id"]: text_of(option["text"]) for option in vote["options"]}
    numbered = args.file.suffix.lower() != ".pb"
    winners = [int(one) if numbered else one for one in result["winners"]]
    return result | {"winners": winners, "names": names, "notes": list(election.notes)}


def read(file: Path, bar: Bar) -> Election:
    """Return what the file holds; raise Unreadable."""
    parse = PARSERS.get(file.suffix.lower())
    if parse is None:
        raise Unreadable(f"{file}: expected a file that ends in .pb, .blt, .csv or .json.")
    election = parse(read_text(file), lambda part: bar.told(part * READING))
    if isinstance(election, Refusal):
        raise Unreadable(f"{file}: {in_their_language(election)}")
    return election
