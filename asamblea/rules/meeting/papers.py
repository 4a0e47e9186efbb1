"""Ballots on paper that were read into the urn: the minutes say how many, never which."""

from dataclasses import dataclass

from asamblea.rules.meeting.state import Draft, State
from asamblea.rules.meeting.voting import vote_not_open
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop


@dataclass(frozen=True)
class ReadPapers:
    """The table read `papers` ballots on paper into the urn of this vote."""

    vote: str
    papers: int


def read_papers(state: State, c: ReadPapers, at: int) -> list[Draft] | Refusal:
    vote = state.votes.get(c.vote)
    if vote is None or vote.status != "open" or vote.spec["by"] != "urn":
        return vote_not_open()
    if not 1 <= c.papers <= state.seats:
        return Refusal("bad_papers", gettext_noop("More papers were read than there are slips in the room."))
    return [{"kind": "papers_read", "vote": c.vote, "papers": c.papers}]


def papers_read(state: State, e: Draft) -> State:
    return state


ACTS = {ReadPapers: read_papers}
FOLDS = {"papers_read": papers_read}
