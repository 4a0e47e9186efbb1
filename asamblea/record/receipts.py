"""The published ballots of a vote, a page at a time, and a voter's own among them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from asamblea.meetings import words
from asamblea.rules import slips
from asamblea.rules.meeting.state import Vote
from asamblea.rules.texts import Text

Cast = Mapping[str, Any]
"""`{"receipt", "ballot"}` as in the minutes."""
PER_PAGE = 100
_PAGE = re.compile(r"[1-9][0-9]{0,5}")


def page(vote: Vote, cast: Sequence[Cast], asked: str, number: str) -> dict[str, object]:
    """Return what the page shows: the ballot whose receipt was asked for, and one page of them all."""
    receipt = _normal(asked)
    pages = max(1, -(-len(cast) // PER_PAGE))
    at = min(int(number), pages) if _PAGE.fullmatch(number) else 1
    shown = cast[(at - 1) * PER_PAGE : at * PER_PAGE]
    mine = next((c for c in cast if c["receipt"] == receipt), None)
    return {
        "cast": [(c["receipt"], *said(vote, c["ballot"])) for c in shown],
        "all": len(cast),
        "page": at,
        "pages": pages,
        "asked": asked[:40],
        "mine": (mine["receipt"], *said(vote, mine["ballot"])) if mine else None,
    }


def _normal(typed: str) -> str:
    """Return a receipt however it was typed; receipts look like slips and forgive the same slips of the hand."""
    read = slips.normal(typed)
    return slips.shown(read) if isinstance(read, str) else ""


def said(vote: Vote, ballot: Mapping[str, Any]) -> tuple[str, Text]:
    """Return what a ballot says in the reader's language, and the reason it gives."""
    names = {o["id"]: o["text"]["text"] for o in vote.spec["options"]}
    reason = ballot.get("reason", {})
    if "choice" in ballot:
        choices = {value: str(name) for value, name, *_ in words.CHOICES[vote.spec["method"]]}
        return choices[ballot["choice"]], reason
    if "ranking" in ballot:
        return " > ".join(names[one] for one in ballot["ranking"]), reason
    if "approve" in ballot:
        return " · ".join(names[one] for one in ballot["approve"]), reason
    points = ballot.get("scores", ballot.get("points", {}))
    return " · ".join(f"{names[one]} {many}" for one, many in points.items()), reason
