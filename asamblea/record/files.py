"""The record as files: a whole meeting in our own format, one vote in the formats that other programs count."""

from collections.abc import Callable
from typing import Any

from asamblea.meetings import public as meetings
from asamblea.rules import record
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.refusal import Refusal
from asamblea.rules.tally.files import blt, csv_ballots, pb
from asamblea.rules.tally.files.election import Election, of_vote as election_of
from asamblea.rules.votes import RANKED
from asamblea.rules.words import gettext_noop

WRITERS: dict[str, Callable[[Election], str]] = {"blt": blt.write, "pb": pb.write, "csv": csv_ballots.write}


def of_meeting(meeting: str) -> str | Refusal:
    """Return the text of a meeting's record (`rules.record`), or why there is none."""
    entries = meetings.entries_of(meeting)
    return record.written(record.of_entries(entries)) if entries else meetings.unknown_meeting()


def formats_of(vote: Vote) -> tuple[str, ...]:
    """Return the formats in which the ballots of a closed vote can be written."""
    method = vote.spec["method"]
    own = {"equal_shares": ("pb",), **dict.fromkeys(RANKED, ("blt",))}.get(method, ())
    return (*own, "csv") if vote.status == "closed" and vote.spec["by"] == "urn" else ()


def of_vote(meeting: str, vote: str, kind: str) -> str | Refusal:
    """Return the ballots of a closed vote as a file of this kind, or why not."""
    state = meetings.state_of(meeting)
    if state is None:
        return meetings.unknown_meeting()
    found = state.votes.get(vote)
    if found is None or kind not in formats_of(found):
        sentence = gettext_noop(
            "The ballots of “%(vote)s” cannot be had as “%(kind)s”: no such vote is closed, or it was held in another way."
        )
        return Refusal("no_such_ballots", sentence, {"vote": vote, "kind": kind})
    return WRITERS[kind](election_of(found.spec, [cast["ballot"] for cast in ballots_of(state, vote)]))


def ballots_of(state: State, vote: str) -> list[dict[str, Any]]:
    """Return the published ballots of a closed vote, sorted by receipt; none for hands and paper."""
    closed = (e for e in meetings.entries_of_kind(state.id, "vote_closed") if e["vote"] == vote)
    return list(next(closed, {}).get("ballots", ()))
