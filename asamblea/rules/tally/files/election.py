"""What a file of ballots holds, and which methods can count it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally.papers import Papers, Vote, in_order, put_together
from asamblea.rules.words import gettext_noop

Told = Callable[[float], object]
"""Is told how much of a text has been read, from 0 to 1."""

METHODS = {
    "choices": ("majority", "consent"),
    "ticks": ("approval", "equal_shares"),
    "points": ("equal_shares", "score", "approval"),
    "rankings": ("stv", "irv", "schulze", "equal_shares"),
}
"""What the papers of a file are, and how they can be counted."""


@dataclass(frozen=True)
class Election:
    """`vote` is as in the minutes, without quorum; `kind` is a key of METHODS; papers fit `tally.papers`.

    `notes` are sentences about the file for whoever counts it.
    """

    vote: Vote
    kind: str
    papers: Papers
    notes: tuple[str, ...] = ()


def of_vote(vote: Vote, ballots: Sequence[Mapping[str, Any]]) -> Election:
    """Return a closed vote as an election to write down."""
    return Election(vote, _KINDS[vote["method"]], put_together(vote["method"], ballots))


_KINDS = {
    "consent": "choices",
    "majority": "choices",
    "approval": "ticks",
    "score": "points",
    "equal_shares": "points",
    "irv": "rankings",
    "schulze": "rankings",
    "stv": "rankings",
}


def new_vote(method: str, options: Sequence[Mapping[str, Any]], **said: Any) -> dict[str, Any]:
    """Return a vote that needs nobody present, with whatever else the file says."""
    plain = {"seats": 1, "threshold": "majority", "base": "voting", "quorum": 0, "max_blocks": 0, "budget": 0, "seed": ""}
    return {"method": method, "options": list(options)} | plain | said


def by_method(election: Election, method: str) -> Election | Refusal:
    """Return the election to be counted by another method, or why its ballots do not allow that."""
    if method not in METHODS[election.kind]:
        sentence = gettext_noop("These ballots cannot be counted by %(method)s. They can by: %(methods)s.")
        return Refusal("other_ballots", sentence, {"method": method, "methods": ", ".join(METHODS[election.kind])})
    if method == "equal_shares" and not election.vote["budget"]:
        sentence = gettext_noop("Equal shares need a budget and what each project costs; this file has none.")
        return Refusal("no_budget", sentence)
    return replace(election, vote={**election.vote, "method": method}, papers=_papers(election, method))


def _papers(election: Election, method: str) -> Papers:
    """Return the papers as `method` takes them."""
    if method == "equal_shares" and election.kind != "points":
        # A project that somebody ranked is one they support.
        return _converted(election.papers, lambda paper: tuple(sorted((one, 1) for one in paper)))
    if method == "approval" and election.kind == "points":
        return _converted(election.papers, lambda paper: tuple(one for one, points in paper if points))
    return election.papers


def _converted(papers: Papers, convert: Callable[[Any], Any]) -> Papers:
    together: dict[Any, int] = {}
    for paper, many in papers:
        new = convert(paper)
        together[new] = together.get(new, 0) + many
    return in_order(together)


def malformed(line: int, sentence: str, **params: str | int) -> Refusal:
    """Return the refusal of a file; `sentence` says what was expected in `line` (counted from 1)."""
    return Refusal("malformed_file", sentence, {"line": line, **params})


def text_of(words: object) -> str:
    """Return a user's text for a file: one line, in its source language."""
    said = words.get("text", "") if isinstance(words, Mapping) else ""
    return " ".join(str(said).split())
