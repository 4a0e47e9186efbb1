"""A real election as a room of ours can hold it: what is asked, and the form that each voter sends.

In the urn the options are called 1, 2, 3 … in the order of the file; `ids` leads back. A file whose
voters gave points is asked as approval: equal shares by cost looks at who supports a project only.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asamblea.meetings.acts.forms import PROPOSAL
from asamblea.rules.refusal import Refusal
from asamblea.rules.tally.files import blt, pb
from asamblea.rules.tally.files.election import Election

MOST_MONEY = 10**9
"""The most that a budget may be in the facilitator's form."""

Ballot = dict[str, Any]


@dataclass(frozen=True)
class Replayed:
    """`fields` open the vote at the facilitator's desk; `cast` are (form, ballot as it is published), one a voter."""

    file: Path
    method: str
    ids: tuple[str, ...]
    fields: dict[str, str]
    cast: tuple[tuple[str, Ballot], ...]


def read(file: Path) -> Replayed | str:
    """Return the election of a `.blt` or `.pb`, or a sentence that says why our room cannot hold it."""
    election = (blt if file.suffix == ".blt" else pb).parse(file.read_text(encoding="utf-8-sig"))
    if isinstance(election, Refusal):
        return str(election)
    method = "stv" if file.suffix == ".blt" else "equal_shares"
    options = _options(election, method)
    return _why_not(election, method, options) or _replayed(file, election, method, options)


def _options(election: Election, method: str) -> str:
    """Return the options as the facilitator types them: one a line, with `= cost` where money is shared."""
    lines = []
    for option in election.vote["options"]:
        words = " ".join(option["text"]["text"].split()) or option["id"]
        lines.append(f"{words} = {option['cost']}" if method == "equal_shares" else words)
    return "\n".join(lines)


def _why_not(election: Election, method: str, options: str) -> str:
    vote = election.vote
    if len(vote["options"]) < 2:
        return "it has one option only, and a room chooses among two or more"
    if method == "stv" and not all(paper for paper, _ in election.papers):
        return "it holds ballots without any name, and a phone sends none"
    if len(options) > PROPOSAL:
        return f"its options are {len(options)} characters long, and the form takes {PROPOSAL}"
    if method == "equal_shares" and not all(option["cost"] for option in vote["options"]):
        return "a project of it costs nothing, and the form takes costs from 1"
    return "its budget is above a billion" if vote["budget"] > MOST_MONEY else ""


def _replayed(file: Path, election: Election, method: str, options: str) -> Replayed:
    vote = election.vote
    ids = tuple(option["id"] for option in vote["options"])
    called = {one: str(n) for n, one in enumerate(ids, 1)}
    fields = {"method": method, "question": file.stem[:100], "options": options}
    fields |= {"seats": str(vote["seats"])} if method == "stv" else {"budget": str(vote["budget"])}
    form = _ranked if method == "stv" else _ticked
    cast = [form(called, paper) for paper, many in election.papers for _ in range(many)]
    return Replayed(file, method, ids, fields, tuple(cast))


def _ranked(called: dict[str, str], paper: tuple[str, ...]) -> tuple[str, Ballot]:
    ranking = [called[one] for one in paper]
    return "&".join(f"rank-{one}={place}" for place, one in enumerate(ranking, 1)), {"ranking": ranking}


def _ticked(called: dict[str, str], paper: tuple[Any, ...]) -> tuple[str, Ballot]:
    """Projects with points, or in an order: all of them are supported."""
    supported = [one if isinstance(one, str) else one[0] for one in paper]
    ticked = sorted((called[one] for one in supported), key=int)
    return "&".join(f"approve={one}" for one in ticked), {"approve": ticked}
