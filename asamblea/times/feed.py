"""An assembly's calendar (iCalendar, RFC 5545): meetings, and votes that stay open until an hour."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext, gettext_lazy
from icalendar import Alarm, Calendar, Event

from asamblea.assemblies.public import AssemblyCard
from asamblea.languages import itself
from asamblea.meetings import public as meetings
from asamblea.meetings.public import MeetingCard
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.meeting_times.reminders import moment

PAST = timedelta(days=30)
"""How long a meeting that was stays in the calendar."""
USUALLY = timedelta(hours=2)
"""How long a meeting lasts whose agenda says nothing yet."""
ASKED_AGAIN = timedelta(hours=6)
"""How often a calendar is asked to look for news."""
REMINDERS = {
    "evening": gettext_lazy("the evening before, at 7"),
    "morning": gettext_lazy("in the morning of the day, at 8"),
    "noon": gettext_lazy("at noon of the day"),
    "hours": gettext_lazy("three hours before"),
}
"""When a calendar may remind (`rules.meeting_times.reminders`), in words."""


def calendar(assembly: AssemblyCard, url: str, remind: str = "", *, now: datetime) -> bytes:
    """Return the calendar in the language that is active; `url` is the site's address, without a path."""
    made = Calendar()
    made.add("prodid", "-//Asamblea//Calendar//EN")
    made.add("version", "2.0")
    made.add("name", assembly.name)
    made.add("x-wr-calname", assembly.name)
    made.add("x-wr-timezone", assembly.zone)
    made.add("refresh-interval", ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    for event in _events(assembly, url, remind, now):
        made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _events(assembly: AssemblyCard, url: str, remind: str, now: datetime) -> Iterator[Event]:
    for meeting in meetings.meetings_of(assembly.slug):
        if meeting.starts_at < now - PAST:
            continue
        state = meetings.state_of(meeting.id)
        if state is None:
            continue
        yield _meeting(assembly, meeting, state, url, remind, now)
        for vote in state.late_votes:
            yield _vote(assembly, state, vote, url, remind, now)


def _meeting(assembly: AssemblyCard, meeting: MeetingCard, state: State, url: str, remind: str, now: datetime) -> Event:
    begins = meeting.starts_at.astimezone(assembly.tz)
    minutes = sum(item.minutes for item in state.items.values())
    spoken = ", ".join(itself(lang) for lang in state.languages)
    lines = [gettext("Languages: %(languages)s") % {"languages": spoken}, f"{url}/a/{assembly.slug}/"]
    event = _event(f"{meeting.id}@asamblea", meeting.title["text"], begins, lines, now)
    event.add("dtend", begins + (timedelta(minutes=minutes) if minutes else USUALLY))
    event.add("url", f"{url}/a/{assembly.slug}/m/{meeting.id}/")
    if meeting.place:
        event.add("location", meeting.place)
    return _reminded(event, begins, remind, meeting.title["text"])


def _vote(assembly: AssemblyCard, state: State, vote: Vote, url: str, remind: str, now: datetime) -> Event:
    closes = datetime.fromtimestamp(vote.spec["until"] / 1000, assembly.tz)
    title = gettext("Vote closes: %(question)s") % {"question": vote.spec["question"]["text"]}
    lines = [gettext("Until then you can cast your ballot, and change it."), f"{url}/m/{state.id}/"]
    event = _event(f"{state.id}-{vote.id}@asamblea", title, closes, lines, now)
    event.add("url", f"{url}/m/{state.id}/")
    return _reminded(event, closes, remind, title)


def _event(uid: str, title: str, begins: datetime, lines: Sequence[str], now: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now)
    event.add("summary", title)
    event.add("dtstart", begins)
    event.add("description", "\n".join(lines))
    return event


def _reminded(event: Event, begins: datetime, remind: str, title: str) -> Event:
    """Add the reminder that somebody chose: by the assembly's clock, as long before as they said."""
    if remind not in REMINDERS:
        return event
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", moment(begins, remind).astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    event.add_component(alarm)
    return event
