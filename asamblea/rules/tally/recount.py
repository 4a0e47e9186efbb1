"""Counts the votes of a meeting's published entries anew, from what they carry."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from asamblea.rules import tally, votes
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop


@dataclass(frozen=True)
class Recount:
    """A vote, what the record says of it, and what its ballots say."""

    vote: Mapping[str, Any]
    published: object
    found: dict[str, Any] | Refusal

    @property
    def agrees(self) -> bool:
        return self.found == self.published


def recounted(entries: Iterable[Mapping[str, Any]]) -> Iterator[Recount]:
    """Yield a recount of each closed vote; entries are as in a record, `vote_opened` before `vote_closed`."""
    opened: dict[str, Mapping[str, Any]] = {}
    for entry in entries:
        if entry.get("kind") == "vote_opened":
            opened[entry["vote"]["id"]] = entry["vote"]
        elif entry.get("kind") == "vote_closed":
            vote = opened.get(entry["vote"], {"id": entry["vote"]})
            yield Recount(vote, entry.get("result"), found(vote, entry))


def found(vote: Mapping[str, Any], closed: Mapping[str, Any]) -> dict[str, Any] | Refusal:
    """Return the result that the entry's own ballots or counts give; anything may stand in a file."""
    try:
        if not 1 <= vote["seats"] <= max(1, len(vote["options"])) or vote["budget"] < 0:
            raise ValueError("no such places to fill")
        return _counted(vote, closed)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, AssertionError):
        sentence = gettext_noop("Vote %(vote)s cannot be counted: what the record says of it is not complete.")
        return Refusal("vote_malformed", sentence, {"vote": str(vote.get("id", ""))})


def _counted(vote: Mapping[str, Any], closed: Mapping[str, Any]) -> dict[str, Any] | Refusal:
    if "counts" in closed:
        return tally.count_hands(vote, closed["counts"], present=closed["present"])
    ballots = []
    for cast in closed["ballots"]:
        ballot = votes.check_ballot(vote, cast["ballot"])
        if isinstance(ballot, Refusal):
            sentence = gettext_noop("Vote %(vote)s: the ballot with receipt %(receipt)s is not one of this vote.")
            return Refusal("ballot_malformed", sentence, {"vote": vote["id"], "receipt": str(cast.get("receipt", ""))})
        ballots.append(ballot)
    return tally.count(vote, ballots, present=closed["present"])
