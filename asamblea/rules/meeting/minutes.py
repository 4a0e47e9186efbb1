"""A meeting is its minutes: a command asked of the state gives entries; entries give the state.

Entries are numbered and each carries the hash of the one before (`rules.chain`), so that a
changed byte shows. The log is the live stream, the minutes, the public record and the audit.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from asamblea.rules import chain
from asamblea.rules.meeting import (
    agenda,
    breakouts,
    decisions,
    efforts,
    floor,
    interpreting,
    merging,
    notes,
    opening,
    papers,
    proposals,
    report_back,
    roles,
    signals,
    translations,
    voting,
    where,
)
from asamblea.rules.meeting.state import Draft, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

Entry = Mapping[str, Any]
"""`{"n", "at" (unix ms), "kind", "by" (a role), …, "prev", "hash"}`."""

_SUBJECTS = (
    opening,
    agenda,
    floor,
    signals,
    interpreting,
    proposals,
    voting,
    decisions,
    efforts,
    notes,
    breakouts,
    report_back,
    merging,
    where,
    translations,
    papers,
)
ACTS: Mapping[type, Callable[..., list[Draft] | Refusal]] = {k: v for s in _SUBJECTS for k, v in s.ACTS.items()}
FOLDS: Mapping[str, Callable[[State, Draft], State]] = {k: v for s in _SUBJECTS for k, v in s.FOLDS.items()}


@dataclass(frozen=True)
class Act:
    """A command, the role that gives it, and the time (unix ms); `helped` marks the door's desk acting for someone."""

    command: object
    by: str
    at: int
    helped: bool = False


def decide(state: State, act: Act) -> tuple[Entry, ...] | Refusal:
    """Return the entries that the act adds to the minutes, or why it changes nothing.

    A clock that was set back never makes an entry older than the one before it.
    """
    if act.by not in roles.MAY[type(act.command)]:
        return Refusal("not_your_role", gettext_noop("This act belongs to another role of the evening."))
    at = max(act.at, state.at)
    drafts = ACTS[type(act.command)](state, act.command, at)
    if isinstance(drafts, Refusal):
        return drafts
    entries: list[Entry] = []
    n, prev = state.n, state.hash
    for draft in drafts:
        n += 1
        entry = {**draft, "n": n, "at": at, "by": act.by, "prev": prev}
        if act.helped:
            entry["helped"] = True
        prev = entry["hash"] = chain.entry_hash(entry)
        entries.append(entry)
    return tuple(entries)


def fold(state: State, entries: Iterable[Entry]) -> State:
    """Return the state after these entries."""
    return reduce(_after, entries, state)


def replay(entries: Sequence[Entry]) -> State:
    """Return the state that the whole minutes give."""
    return fold(State(), entries)


def _after(state: State, entry: Entry) -> State:
    state = FOLDS[entry["kind"]](state, entry)
    ids = state.ids
    if "id" in entry and entry["kind"] != "meeting_planned":
        letter, number = entry["id"][0], int(entry["id"][1:])
        ids = {**ids, letter: max(number, ids.get(letter, 0))}
    elif entry["kind"] == "vote_opened":
        ids = {**ids, "v": int(entry["vote"]["id"][1:])}
    elif entry["kind"] == "asked_to_speak":
        ids = {**ids, "s": int(entry["act"]["as"][1:])}
    return replace(state, n=entry["n"], at=entry["at"], hash=entry["hash"], ids=ids)
