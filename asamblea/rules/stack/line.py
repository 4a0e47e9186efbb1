"""The order of the line, and the reason beside each place."""

from dataclasses import dataclass, replace

from asamblea.rules.stack.state import COUNTED, KINDS, Entry, Settings, Stack

Turns = tuple[int, int]
"""Turns in the running round (0 without rounds), turns in the meeting (0 under first come)."""

LAST_RANK = 1_000
"""Of a point of order whose category nobody named."""


@dataclass(frozen=True)
class Reason:
    """Why an entry stands where it does.

    `code`: question, intervention, point (n = rank), reply, never_spoken, spoken_times (n), first_come,
    new_this_round, spoken_this_round (n), moved_by_facilitator (words), moved_down, taken_back.
    """

    code: str
    n: int = 0
    words: str = ""


def next_up(stack: Stack) -> Entry | None:
    """Return the first who waits."""
    return stack.waiting[0] if stack.waiting else None


def with_entry(stack: Stack, entry: Entry, settings: Settings) -> Stack:
    """Return the stack with a new entry before the first waiting one of a lower kind."""
    waiting = stack.waiting
    place = next((i for i, other in enumerate(waiting) if _heard(other) > _heard(entry)), len(waiting))
    return in_order(replace(stack, waiting=(*waiting[:place], entry, *waiting[place:])), settings)


def _heard(entry: Entry) -> tuple[int, int]:
    return KINDS.index(entry.kind), entry.rank if entry.kind == "point" else 0


def in_order(stack: Stack, settings: Settings) -> Stack:
    """Return the stack with those who wait to speak in the house's order.

    Everybody else keeps their place: other kinds, and entries that the facilitator put somewhere.
    """
    by_turns = turns_of(stack, settings)
    free = [entry for entry in stack.waiting if is_free(entry)]
    ordered = iter(sorted(free, key=lambda e: (max(by_turns.get(e.who, (0, 0)), e.behind), e.number)))
    return replace(stack, waiting=tuple(next(ordered) if is_free(entry) else entry for entry in stack.waiting))


def is_free(entry: Entry) -> bool:
    """Return whether the house's order decides where this entry stands."""
    return entry.kind == "speak" and not entry.is_pinned


def turns_of(stack: Stack, settings: Settings) -> dict[str, Turns]:
    """Return each person's turns as far as the order regards them; who speaks now has spoken."""
    now = [speech.who for speech in stack.open if speech.kind in COUNTED]
    ended = {spoken.who: spoken for spoken in stack.spoken}
    turns = {}
    for who in {*now, *ended}:
        this_round, ever = (ended[who].this_round, ended[who].turns) if who in ended else (0, 0)
        running = now.count(who)
        turns[who] = (
            this_round + running if stack.rounds else 0,
            ever + running if settings.order == "least_spoken" else 0,
        )
    return turns


def reason(stack: Stack, entry: Entry, settings: Settings) -> Reason:
    """Return why `entry` (waiting) stands where it does, for everybody to see."""
    if entry.placed == "moved":
        return Reason("moved_by_facilitator", words=entry.reason)
    if entry.placed:
        return Reason(entry.placed)
    if entry.kind != "speak":
        return Reason(entry.kind, n=entry.rank if entry.kind == "point" else 0)
    this_round, ever = turns_of(stack, settings).get(entry.who, (0, 0))
    if stack.rounds:
        return Reason("spoken_this_round", n=this_round) if this_round else Reason("new_this_round")
    if settings.order == "first_come":
        return Reason("first_come")
    return Reason("spoken_times", n=ever) if ever else Reason("never_spoken")
