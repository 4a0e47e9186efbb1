"""Appends to a meeting's minutes and tells what they say now.

The one place where entries are written. A command is checked against the state after the
last entry while that meeting's row is locked, so that two people acting at once are put in
an order and the second is answered by the rules, not by the database.
"""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from django.db import connection, transaction

from asamblea.meetings import outcomes, telling
from asamblea.meetings.models import Entry, Meeting
from asamblea.rules import chain
from asamblea.rules.meeting import minutes as rules
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop


@dataclass(frozen=True)
class Done:
    """An act that stands in the minutes: the state after it and the entries it gave."""

    state: State
    entries: tuple[rules.Entry, ...]


Copy = Callable[[State, Sequence[rules.Entry]], None]
"""(state after, its new entries) -> None"""
_copies: list[Copy] = []
_states: dict[str, State] = {}
_lock = Lock()
_KEPT = 64
"""Meetings whose state is kept in memory; the others are folded again from their entries."""


def now_ms() -> int:
    """Return the time as the minutes count it: unix milliseconds."""
    return time.time_ns() // 1_000_000


def append(
    meeting: str,
    command: object,
    by: str,
    *,
    helped: bool = False,
    tell: Sequence[int] | str | None = (),
    at: int | None = None,
) -> Done | Refusal:
    """Do `command` in the role `by`; return what it gave, or why nothing changed.

    `tell` are the seats whose own part of the page changed, or "all"; None tells nobody yet.
    `at` (unix ms) is now, but for the evenings that a demo tells of.
    """
    with transaction.atomic():
        row = Meeting.objects.select_for_update().filter(id=meeting).first()
        if row is None:
            return unknown_meeting()
        state = _state_at(meeting, row.entries, row.head)
        entries = rules.decide(state, rules.Act(command, by, now_ms() if at is None else at, helped))
        if isinstance(entries, Refusal):
            return entries
        after = rules.fold(state, entries)
        _write(row, after, entries)
        transaction.on_commit(lambda: _kept(meeting, after))
        if tell is not None:
            tell_again(meeting, tell)
    return Done(after, entries)


def _write(row: Meeting, after: State, entries: Sequence[rules.Entry]) -> None:
    Entry.objects.bulk_create(Entry(meeting=row, n=e["n"], body=chain.canonical(e).decode()) for e in entries)
    row.entries, row.head, row.phase = after.n, after.hash, after.phase
    row.save(update_fields=["entries", "head", "phase"])
    outcomes.copy(after, entries)
    for copy in _copies:
        copy(after, entries)


def copy_also(copy: Copy) -> None:
    """From now on let another room copy what it keeps of new entries, in the transaction that writes them."""
    _copies.append(copy)


def tell_again(meeting: str, seats: Sequence[int] | str) -> None:
    """Tell the stream of news that stand beside the minutes: a name, a slip asked for."""
    transaction.on_commit(lambda: telling.tell(meeting, seats))


def state_of(meeting: str) -> State | None:
    """Return the meeting's state after its last entry; one query when nothing new happened."""
    with connection.cursor() as cursor:  # plain SQL: every page asks this
        cursor.execute("SELECT entries, head FROM meetings_meeting WHERE id = %s", (meeting,))
        last = cursor.fetchone()
    return None if last is None else _state_at(meeting, *last)


def _state_at(meeting: str, n: int, head: str) -> State:
    state = _states.get(meeting, State())
    if state.n < n:
        news = entries_of(meeting, state.n)
        # A kept state whose hash the log does not continue was of a transaction that was undone.
        state = rules.fold(state, news) if news[0]["prev"] == state.hash else State()
    if state.hash != head:
        state = rules.replay(entries_of(meeting))
    _kept(meeting, state)
    return state


def _kept(meeting: str, state: State) -> None:
    with _lock:
        _states[meeting] = state
        while len(_states) > _KEPT:
            _states.pop(next(iter(_states)))


def forget(meeting: str) -> None:
    """Drop the kept state of a meeting that was removed."""
    with _lock:
        _states.pop(meeting, None)


def lines_of(meeting: str, after: int = 0) -> list[str]:
    """Return the canonical JSON lines of the entries after number `after`."""
    return list(Entry.objects.filter(meeting=meeting, n__gt=after).order_by("n").values_list("body", flat=True))


def entries_of(meeting: str, after: int = 0) -> list[rules.Entry]:
    """Return the entries after number `after`."""
    return [json.loads(line) for line in lines_of(meeting, after)]


def entries_of_kind(meeting: str, kind: str) -> list[rules.Entry]:
    """Return the entries of one kind, without reading the others."""
    # Canonical JSON has no spaces, and a quote within a text is escaped: only an entry or a part of one has this.
    like = Entry.objects.filter(meeting=meeting, body__contains=f'"kind":"{kind}"').order_by("n")
    return [entry for body in like.values_list("body", flat=True) if (entry := json.loads(body))["kind"] == kind]


def unknown_meeting() -> Refusal:
    """Return the refusal for a meeting that does not exist here."""
    return Refusal("unknown_meeting", gettext_noop("There is no such meeting here."))
