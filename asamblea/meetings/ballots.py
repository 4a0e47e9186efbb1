"""The room's side of the urn: opens it with a vote, closes it into the minutes, empties it.

Closing is done in steps that may each be repeated after a crash: seal (no ballot is taken
any more), append the sorted ballots and the result to the minutes, purge urn and vote key.
"""

from functools import cache

from django.conf import settings

from asamblea.meetings import minutes
from asamblea.meetings.minutes import Done
from asamblea.rules.meeting import voting
from asamblea.rules.refusal import Refusal
from asamblea.urn.store import Urn


@cache
def urn() -> Urn:
    """Return this process's urn."""
    return Urn(settings.URN_DATABASE, settings.URN_KEYS)


def open_vote(meeting: str, command: voting.OpenVote, by: str) -> Done | Refusal:
    """Open a vote: its minutes entry first, then its urn, and only then is any phone told.

    A crash between the two leaves a vote without an urn: phones are told that it is not open,
    and the facilitator cancels it and asks again.
    """
    done = minutes.append(meeting, command, by, tell=None)
    if isinstance(done, Done):
        spec = done.entries[0]["vote"]
        if spec["by"] == "urn":
            urn().open_vote(meeting, spec)
        minutes.tell_again(meeting, "all")
    return done


def close(meeting: str, vote: str, by: str) -> Done | Refusal:
    """Close a vote and publish its ballots; what the urn held is gone afterwards."""
    ballots = urn().seal(meeting, vote)
    pledged = urn().pledges(meeting, vote)
    done = minutes.append(meeting, voting.CloseVote(vote, ballots, pledged), by, tell="all")
    if isinstance(done, Done):
        urn().purge(meeting, vote)
    elif done.code != "vote_not_open":
        urn().reopen(meeting, vote)
    return done


def cancel(meeting: str, command: voting.CancelVote, by: str) -> Done | Refusal:
    """Cancel a vote: its ballots are destroyed uncounted."""
    done = minutes.append(meeting, command, by, tell="all")
    if isinstance(done, Done):
        urn().purge(meeting, command.vote)
    return done


def close_due(now_ms: int) -> int:
    """Close the votes whose hour has come and purge what a crash left behind; return how many."""
    closed = 0
    for meeting, vote, until in urn().standing():
        state = minutes.state_of(meeting)
        held = state.votes.get(vote) if state else None
        if held is None or held.status != "open":
            urn().purge(meeting, vote)
        elif until is not None and until <= now_ms:
            closed += isinstance(close(meeting, vote, "clock"), Done)
    return closed
