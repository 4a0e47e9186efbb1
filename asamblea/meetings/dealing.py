"""Deals who is in the room into small groups: by hand at once, balanced by the engine beside the server.

Nobody sees groups that the independent check of `rules.breakouts` has not passed. No lock and no transaction is
held while the engine searches; where it dies, or is too slow on a busy machine, the first plan stands.
"""

import subprocess
import sys
from collections.abc import Sequence
from itertools import combinations
from threading import Lock

from asamblea.meetings import group_engine
from asamblea.meetings.models import Signal
from asamblea.rules import breakouts
from asamblea.rules.breakouts import Assignment, Person
from asamblea.rules.breakouts.refusals import refuse
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.slips import public as slips
from asamblea.slips.public import About

GRACE_S = 6
"""Beyond its time to search, the process may take this long to start and to answer; then it is dead."""
COMMAND = (sys.executable, "-m", "asamblea.meetings.group_engine")
_at_work = Lock()


def people(state: State) -> list[Person]:
    """Return who is in the room with all that counts for groups, by seat; two queries at most.

    Who holds a pair as interpreter of the evening and sits here interprets it, beside those who offered it.
    """
    said = slips.people(state.id)
    named = where(state)
    pairs = [(str(one.seat), taken.pair) for taken in state.interpreted.values() for one in taken.people]
    return [_person(seat, said, named.get(seat, ""), pairs) for seat in sorted(state.present)]


def where(state: State) -> dict[int, str]:
    """Return which table, block or topic each seat in the room named, as the number of its place in the question."""
    if not state.where_now:
        return {}
    rows = Signal.objects.filter(meeting=state.id, about=state.where_now.id, seat__in=state.present)
    return dict(rows.values_list("seat", "mark"))


def _person(seat: int, said: dict[int, About], label: str, pairs: Sequence[tuple[str, tuple[str, str]]]) -> Person:
    about = said.get(seat, About())
    held = [pair for one, pair in pairs if one == str(seat)]
    languages = tuple(dict.fromkeys((*about.languages, *(lang for pair in held for lang in pair))))
    between = {*held, *(combinations(languages, 2) if about.interprets else ())}
    other = about.with_seat
    wished = other is not None and other != seat and said.get(other, About()).with_seat == seat
    wish = frozenset({str(other)}) if wished else frozenset[str]()
    return Person(str(seat), languages, frozenset(between), about.is_newcomer, label, wish)


def deal(people: Sequence[Person], how: str, groups: int, *, command: Sequence[str] = COMMAND) -> Assignment | Refusal:
    """Return groups that hold everybody, checked; `how` is a way of `rules.breakouts` or "balanced"."""
    found = breakouts.BY_HAND[how](people, groups) if how in breakouts.BY_HAND else _balanced(people, groups, command)
    if isinstance(found, Refusal):
        return found
    made = breakouts.with_everybody(people, found)
    return refuse("search_failed") if breakouts.wrong_assignment(people, made) else made


def _balanced(people: Sequence[Person], groups: int, command: Sequence[str]) -> Assignment | Refusal:
    """Ask the engine, one question at a time: two at once would halve the time of both."""
    if not _at_work.acquire(blocking=False):
        return Refusal("dealing_already", gettext_noop("Groups are being searched for already. Look again in a moment."))
    try:
        found = _searched(people, groups, command)
    finally:
        _at_work.release()
    if found is None or breakouts.wrong_assignment(people, found):
        return breakouts.at_once(people, groups)
    return found


def _searched(people: Sequence[Person], groups: int, command: Sequence[str]) -> Assignment | None:
    """Return what the engine answers; None where it gives no answer."""
    try:
        ran = subprocess.run(
            [*command, str(breakouts.SECONDS), str(groups)],
            input=group_engine.asked(people),
            capture_output=True,
            text=True,
            timeout=breakouts.SECONDS + GRACE_S,
            check=True,
        )
        return group_engine.answered(ran.stdout)
    except (subprocess.SubprocessError, OSError, ValueError, KeyError, TypeError):
        return None
