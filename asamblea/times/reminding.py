"""Reminds by text message whoever asked for it, at the hour they chose; whom, only the telephone's room knows."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import formats, translation
from django.utils.translation import gettext

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings import public as meetings
from asamblea.meetings.public import MeetingCard
from asamblea.rules.meeting_times.reminders import REMINDERS, moment
from asamblea.telephone import public as telephone
from asamblea.times.models import Reminded

AHEAD = timedelta(days=2)
LATE = timedelta(hours=2)
"""After this a reminder is not sent any more: the site was off at its hour."""


def remind(now: datetime | None = None) -> int:
    """Send the reminders whose hour has come, each once; return how many. The clock asks this."""
    if not telephone.is_on():
        return 0
    now = now or datetime.now(UTC)
    return sum(_sent(assembly, meeting, when) for assembly, meeting, when in _due(now))


def _due(now: datetime) -> Iterator[tuple[AssemblyCard, MeetingCard, str]]:
    for slug, meeting in meetings.planned_until(now + AHEAD):
        assembly = assemblies.get(slug)
        if assembly is None or meeting.starts_at <= now:
            continue
        begins = meeting.starts_at.astimezone(assembly.tz)
        for when in REMINDERS:
            if moment(begins, when) <= now < moment(begins, when) + LATE:
                yield assembly, meeting, when


@transaction.atomic
def _sent(assembly: AssemblyCard, meeting: MeetingCard, when: str) -> int:
    day = meeting.starts_at.astimezone(assembly.tz).date()
    _, first = Reminded.objects.get_or_create(meeting=meeting.id, remind=when, defaults={"until": day})
    if not first:
        return 0
    return sum(telephone.send(key, _words(assembly, meeting, lang), lang) for key, lang in telephone.asked(assembly.slug, when))


def _words(assembly: AssemblyCard, meeting: MeetingCard, lang: str) -> str:
    with translation.override(lang):
        begins = formats.date_format(meeting.starts_at.astimezone(assembly.tz), "DATETIME_FORMAT")
        said = {
            "assembly": assembly.name,
            "title": meeting.title["text"],
            "when": ", ".join(filter(None, (begins, meeting.place))),
        }
        return gettext("%(assembly)s: %(title)s. %(when)s. To get no more messages: STOP") % said
