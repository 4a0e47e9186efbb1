"""Reads efforts and pledges, and plans made from them."""

import json
from pathlib import Path

from asamblea.cli.files import Unreadable, in_their_language, read_text
from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.reading import read
from asamblea.rules.refusal import Refusal


def problem(file: Path) -> Problem:
    """Return what the file holds; raise Unreadable with the place and what was expected there."""
    found = read(content(file))
    if isinstance(found, Refusal):
        raise Unreadable(f"{file}: {in_their_language(found)}")
    return found


def content(file: Path) -> object:
    """Return a JSON file's content; raise Unreadable."""
    try:
        return json.loads(read_text(file))
    except json.JSONDecodeError as error:
        raise Unreadable(f"{file}: Line {error.lineno}: this is not JSON: {error.msg}.") from None
    except (ValueError, RecursionError):
        raise Unreadable(f"{file}: this is not JSON that can be read.") from None
