"""The room's side of the urn: opens it with a vote, closes it into the minutes, empties it.

Closing is done in steps that may each be repeated after a crash: seal (no ballot is taken
any more), append the sorted ballots and the result to the minutes, purge urn and vote key.
"""

from collections.abc import Callable
from functools import cache
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from asamblea.meetings import minutes
from asamblea.meetings.minutes import Done
from asamblea.meetings.models import ProposedGroups, Signal
from asamblea.rules.meeting import voting
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.refusal import Refusal
from asamblea.slips import public as slips
from asamblea.urn.store import Urn


@cache
def urn() -> Urn:
    """Return this process's urn."""
    return Urn(address(), settings.URN_KEYS)


def address() -> str:
    """Return where Django's own database is, as the urn takes it: a path or a PostgreSQL address."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(database["NAME"])
    where = {"host": database["HOST"] or database["OPTIONS"].get("host", ""), "port": str(database["PORT"])}
    user = ":".join(quote(database[name], safe="") for name in ("USER", "PASSWORD"))
    return f"postgresql://{user}@/{quote(database['NAME'], safe='')}?{urlencode({k: v for k, v in where.items() if v})}"


def turnout(state: State) -> int:
    """Return how many ballots the open vote has in the urn; 0 where hands are counted."""
    vote = state.open_vote
    return urn().turnout(state.id, vote.id) if vote and vote.spec["by"] == "urn" else 0


def by_urn(state: State) -> list[Vote]:
    """Return the votes that take ballots now: the room's, and those open after the meeting."""
    return [v for v in (state.open_vote, *state.late_votes) if v is not None and v.spec["by"] == "urn"]


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
    state = minutes.state_of(meeting)
    if state is None or vote not in state.votes:
        return voting.vote_not_open()
    ballots = urn().seal(meeting, vote)
    pledged = urn().pledges(meeting, vote)
    done = minutes.append(meeting, voting.CloseVote(vote, ballots, pledged), by, tell="all")
    if isinstance(done, Done):
        urn().purge(meeting, vote)
        if done.state.phase == "closed":
            forget(done.state)
    elif done.code != "vote_not_open":
        urn().reopen(meeting, vote)
    return done


def cancel(meeting: str, command: voting.CancelVote, by: str) -> Done | Refusal:
    """Cancel a vote: its ballots are destroyed uncounted."""
    done = minutes.append(meeting, command, by, tell="all")
    if isinstance(done, Done):
        urn().purge(meeting, command.vote)
    return done


Erase = Callable[[str, bool], None]
"""(meeting, whether a vote still needs its slips) -> nothing: erases what another room holds of the slips"""

_erases: list[Erase] = []
_erased_tables: list[str] = []


def erase_too(erase: Erase, *tables: str) -> None:
    """From now on let another room erase what it holds of a meeting's slips, in these tables, when they are forgotten."""
    _erases.append(erase)
    _erased_tables.extend(tables)


def forget(state: State) -> None:
    """Erase what the slips of a closed meeting hold; while a vote stays open after it, only the names."""
    (slips.forget_names if state.late_votes else slips.forget)(state.id)
    forget_elsewhere(state.id, slips_needed=bool(state.late_votes))
    # What was deleted still stands in the database's log and free pages.
    sweep(*slips.TABLES, Signal._meta.db_table, ProposedGroups._meta.db_table, *_erased_tables)


def forget_elsewhere(meeting: str, *, slips_needed: bool = False) -> None:
    """Let other rooms erase what they hold of this meeting's slips."""
    for erase in _erases:
        erase(meeting, slips_needed)


_unswept: set[str] = set()


def sweep_later(*tables: str) -> None:
    """Let the clock wipe what deleted rows of these tables left in files."""
    _unswept.update(tables)


def sweep(*tables: str) -> None:
    """Wipe what deleted rows of these tables left in files; what a long reader holds back, the clock repeats."""
    _unswept.update(tables)
    if urn().sweep(*_unswept):
        _unswept.clear()


def close_due(now_ms: int) -> int:
    """Close the votes whose hour has come and purge what a crash left behind; return how many."""
    closed, errors = 0, []
    if _unswept:
        sweep()
    for meeting, vote, until in urn().standing():
        try:
            closed += _close_if_due(meeting, vote, until, now_ms)
        except Exception as error:
            errors.append(error)  # a vote that cannot be closed keeps no other vote open
    if errors:
        raise errors[0]
    return closed


def _close_if_due(meeting: str, vote: str, until: int | None, now_ms: int) -> bool:
    state = minutes.state_of(meeting)
    held = state.votes.get(vote) if state else None
    if held is None or held.status != "open":
        urn().purge(meeting, vote)
    elif until is not None and until <= now_ms:
        return isinstance(close(meeting, vote, "clock"), Done)
    return False
