"""What pages show of small groups: where each sits, who reports, what this phone's own group is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asamblea.meetings import minutes, words
from asamblea.rules.meeting.breakout_state import Breakouts, Group
from asamblea.rules.meeting.breakouts import ROLES, holder
from asamblea.rules.meeting.state import State
from asamblea.slips.public import Voice

SOON_MS = 120_000


@dataclass(frozen=True)
class ShownGroup:
    """`people` are those of the group who are in the room; `reporter` and `note_taker` as the room calls them, or ""."""

    group: Group
    language: str
    people: int
    reporter: str
    note_taker: str


@dataclass(frozen=True)
class ShownBreakouts:
    """Groups on one question; `ends_at` and `soon_at`, when two minutes are left, are unix ms."""

    breakouts: Breakouts
    ends_at: int
    groups: tuple[ShownGroup, ...]
    sign: str
    """"soon" in the last two minutes, "over" after the time, else ""."""

    @property
    def soon_at(self) -> int:
        return self.ends_at - SOON_MS

    @property
    def heard(self) -> ShownGroup | None:
        """The group that the plenary hears now."""
        return self.groups[self.breakouts.hearing - 1] if self.breakouts.hearing else None

    @property
    def next(self) -> ShownGroup | None:
        """The group that is heard after it."""
        return next((g for g in self.groups if g.group.number == self.breakouts.hearing + 1), None)

    @property
    def reported(self) -> int:
        return sum(g.group.report is not None for g in self.groups)


@dataclass(frozen=True)
class Mine:
    """This phone's own part in its group: whether it may write the report, and whether the group speaks another language."""

    number: int
    roles: tuple[str, ...]
    may_write: bool
    other_language: bool


def context(state: State, names: Mapping[int, str]) -> dict[str, Any]:
    """Return the groups that sit now, and those that the open item hears."""
    now, back = state.breakouts_now, state.reporting_back
    return {
        "groups": shown(state, now, names) if now else None,
        "reporting": shown(state, back, names) if back else None,
    }


def shown(state: State, breakouts: Breakouts, names: Mapping[int, str]) -> ShownBreakouts:
    """Return these groups in the reader's language."""
    made = []
    for g in breakouts.groups:
        who = [words.seat(seat, names) if (seat := holder(state, g, role)) else "" for role in ROLES]
        language = words.languages(g.languages)
        made.append(ShownGroup(g, language, len(state.present & set(g.seats)), *who))
    return ShownBreakouts(breakouts, _ends_at(breakouts), tuple(made), sign(state))


def sign(state: State) -> str:
    """Return the sign that groups who sit now are given: "" but in the last two minutes and after the time."""
    if state.breakouts_now is None:
        return ""
    left = _ends_at(state.breakouts_now) - minutes.now_ms()
    return "over" if left < 0 else "soon" if left < SOON_MS else ""


def _ends_at(breakouts: Breakouts) -> int:
    return breakouts.opened_at + breakouts.minutes * 60_000


def mine(state: State, voice: Voice) -> Mine | None:
    """Return what is this slip's own in the groups that sit or report now; None where it sits in none."""
    breakouts = state.breakouts_now or state.reporting_back
    group = breakouts.group_of(voice.seat or 0) if breakouts else None
    if breakouts is None or group is None or voice.seat not in state.present:
        return None
    holders = {role: holder(state, group, role) for role in ROLES}
    writers = {seat for seat in holders.values() if seat}
    may_write = (not writers or voice.seat in writers) and (breakouts.is_open or group.report is None)
    other = bool(group.languages and voice.understands and not set(group.languages) & set(voice.understands))
    return Mine(group.number, tuple(r for r, seat in holders.items() if seat == voice.seat), may_write, other)
