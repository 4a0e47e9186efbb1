"""Cards and meetings of an assembly, as the rules of meeting times take them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings import public as meetings
from asamblea.meetings.public import MeetingCard
from asamblea.rules.meeting_times import Columns, Sitting
from asamblea.rules.meeting_times.week import slot_at, week_number
from asamblea.times.models import Counts

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Meetings:
    """Meetings of the last year that were held, and those to come, each with its place on the calendar, in order."""

    held: tuple[tuple[MeetingCard, Sitting], ...]
    planned: tuple[tuple[MeetingCard, Sitting], ...]

    @property
    def held_at(self) -> tuple[Sitting, ...]:
        return tuple(sitting for _, sitting in self.held)

    @property
    def planned_at(self) -> tuple[Sitting, ...]:
        return tuple(sitting for _, sitting in self.planned)


def columns(counts: Counts | None) -> Columns:
    """Return the cards that are counted, as columns of plain numbers; none before the first counts."""
    return Columns(counts.rows if counts else [])


def meetings_around(assembly: AssemblyCard) -> Meetings:
    """Return the meetings of a year and those to come; two queries. When a meeting was is all that is asked of it."""
    now = datetime.now(UTC)
    cards = sorted(meetings.meetings_of(assembly.slug), key=lambda meeting: meeting.starts_at)
    laid = [(meeting, sitting(assembly, meeting.starts_at)) for meeting in cards if meeting.starts_at > now - YEAR]
    return Meetings(
        tuple(one for one in laid if one[0].phase != "planned"),
        tuple(one for one in laid if one[0].phase == "planned" and one[0].starts_at > now),
    )


def sitting(assembly: AssemblyCard, starts_at: datetime) -> Sitting:
    """Return a meeting's place on the calendar, by the assembly's clock; a meeting after midnight is of the night before."""
    # A slot begins at six: what is earlier belongs to the day, and so perhaps the week, before.
    local = starts_at.astimezone(assembly.tz)
    return Sitting(week_number((local - timedelta(hours=6)).date()), slot_at(local))


def this_week(assembly: AssemblyCard) -> int:
    """Return the calendar week of today on the assembly's clock."""
    return week_number(assembly.today)


def weeks_from(first: int, times: int, every: int) -> Sequence[int]:
    """Return the weeks of meetings that follow each other every so many weeks."""
    return [first + n * every for n in range(times)]
