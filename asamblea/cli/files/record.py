"""Counts every vote of a published record anew."""

from pathlib import Path
from typing import Any

from asamblea.cli.files import Unreadable, in_their_language, read_json
from asamblea.rules.refusal import Refusal
from asamblea.rules.tally.files.election import text_of
from asamblea.rules.tally.recount import Recount, recounted


def count(file: Path) -> dict[str, Any]:
    """Return `{"votes": [...], "agrees"}`, each vote with its result and whether the record says the same."""
    content = read_json(file)
    entries = content.get("entries") if isinstance(content, dict) and content.get("format") == 1 else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Unreadable(f'{file}: expected an object with "format": 1 and a list "entries".')
    try:
        votes = [_shown(recount) for recount in recounted(entries)]
    except (KeyError, TypeError):
        raise Unreadable(f"{file}: expected every vote to be opened in an entry before it is closed.") from None
    return {"votes": votes, "agrees": all(vote["agrees"] for vote in votes)}


def _shown(recount: Recount) -> dict[str, Any]:
    about = {"vote": recount.vote.get("id", ""), "question": text_of(recount.vote.get("question")), "agrees": recount.agrees}
    if isinstance(recount.found, Refusal):
        return about | {"refused": in_their_language(recount.found)}
    names = {option["id"]: text_of(option["text"]) for option in recount.vote["options"]}
    return about | recount.found | {"names": names}
