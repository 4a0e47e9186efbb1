"""The nouns of the stack: entries that wait, speeches, and who has spoken how often."""

from dataclasses import dataclass

KINDS = ("question", "intervention", "point", "reply", "speak")
"""In the order in which they are heard."""

COUNTED = ("intervention", "reply", "speak")
"""Kinds that count as having spoken; nobody pays for a point of order or a question."""


@dataclass(frozen=True)
class Settings:
    """House rules for the line; `order` is "least_spoken" or "first_come"."""

    order: str = "least_spoken"
    multiple: bool = False
    """Several waiting entries for each person."""
    present_only: bool = False
    """Only those in `present` may be added."""
    present: frozenset[str] = frozenset()
    closed_blocks_points: bool = False
    """A closed list refuses points of order too."""
    points_for_others: bool = False
    """Somebody else may raise a point of order for a person."""


@dataclass(frozen=True)
class Entry:
    """A place in the line. `number` counts arrivals; `placed` says how it left the house order."""

    id: str
    who: str
    kind: str = "speak"
    rank: int = 0
    """For points of order: 1 comes before 2."""
    number: int = 0
    placed: str = ""
    """"" by the rules, or "moved", "taken_back", "moved_down"."""
    reason: str = ""
    """The facilitator's words for moving it."""
    behind: tuple[int, int] = (0, 0)
    """Turns (this round, ever) of the one it let go first; see `line.turns`."""

    @property
    def is_pinned(self) -> bool:
        """The facilitator put it there: the house order no longer moves it."""
        return self.placed in ("moved", "taken_back")


@dataclass(frozen=True)
class Speech:
    """An entry that was called; times are seconds, `paused` the whole seconds of ended pauses."""

    entry: Entry
    begin: int
    paused: int = 0
    paused_at: int | None = None
    end: int | None = None

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def who(self) -> str:
        return self.entry.who

    @property
    def kind(self) -> str:
        return self.entry.kind

    @property
    def is_question(self) -> bool:
        return self.entry.kind == "question"

    @property
    def state(self) -> str:
        """Return "speaking", "paused" or "done"."""
        if self.end is not None:
            return "done"
        return "speaking" if self.paused_at is None else "paused"


@dataclass(frozen=True)
class Spoken:
    """What one person has spoken in the whole meeting, and turns in the running round."""

    who: str
    turns: int = 0
    seconds: int = 0
    this_round: int = 0


@dataclass(frozen=True)
class Stack:
    """The line and the speeches of one agenda item; `spoken` goes on through the meeting.

    `open` stands oldest first, `done` in the order the speeches ended, `spoken` by name.
    """

    waiting: tuple[Entry, ...] = ()
    open: tuple[Speech, ...] = ()
    done: tuple[Speech, ...] = ()
    closed: bool = False
    rounds: bool = False
    more_seconds: int = 0
    """Given to every speaker on top of the house's time."""
    spoken: tuple[Spoken, ...] = ()
    arrivals: int = 0


def seconds(speech: Speech, at: int) -> int:
    """Return the whole seconds spoken until `at` (or until the end), pauses left out."""
    until = next(t for t in (speech.end, speech.paused_at, at) if t is not None)
    return max(0, until - speech.begin - speech.paused)
