"""Reads efforts and pledges, and plans made from them."""

from collections.abc import Sequence
from pathlib import Path

from asamblea.cli.files import Unreadable, in_their_language, read_json, read_text
from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.reading import read
from asamblea.rules.capacity.tables import problem as of_tables
from asamblea.rules.refusal import Refusal


def problem(files: Sequence[Path]) -> Problem:
    """Return what one .json or two .csv hold; raise Unreadable with the place and what was expected there."""
    kinds = [file.suffix.lower() for file in files]
    if kinds == [".csv", ".csv"]:
        found = of_tables(read_text(files[0]), read_text(files[1]))
    elif len(files) == 1 and kinds != [".csv"]:
        found = read(read_json(files[0]))
    else:
        raise Unreadable("Expected one file that ends in .json, or efforts and pledges in two that end in .csv.")
    if isinstance(found, Refusal):
        raise Unreadable(f"{' and '.join(map(str, files))}: {in_their_language(found)}")
    return found
