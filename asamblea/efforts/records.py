"""What was worked of what was pledged: by week, by effort, and by the whole assembly, shown openly."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.db.models import Sum

from asamblea.efforts.models import Effort, Pledge, Work
from asamblea.rules.effort_health import Week, of_ten
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

MOST = 168
"""Hours of a week."""
ENOUGH = 40
"""Pledged hours that must be on record before it weighs new pledges: a first week proves nothing."""


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def worked(effort: Effort, pledge: Pledge, week: date, hours: int) -> Refusal | None:
    """Note what somebody worked in a week; said twice, the later word counts."""
    if not 0 <= hours <= MOST:
        return Refusal("bad_hours", gettext_noop("A week has at most %(most)s hours."), {"most": MOST})
    said = {"hours": hours, "pledged": pledge.hours}
    Work.objects.update_or_create(effort=effort, pledge=pledge, week=week, defaults=said)
    return None


def weeks_of(effort: Effort, members: Sequence[Pledge], since: date, until: date) -> list[Week]:
    """Return the full weeks of an effort from the one it opened in to the one before `until`; one query."""
    by_week: dict[date, list[Work]] = {}
    for work in Work.objects.filter(effort=effort, week__gte=monday(since), week__lt=monday(until)):
        by_week.setdefault(work.week, []).append(work)
    pledged = sum(member.hours for member in members)
    return [_week(by_week.get(week, ()), len(members), pledged) for week in _mondays(since, until)]


def _mondays(since: date, until: date) -> Iterable[date]:
    week = monday(since)
    while week < monday(until):
        yield week
        week += timedelta(days=7)


def _week(said: Sequence[Work], members: int, pledged: int) -> Week:
    return Week(len(said), members, sum(work.hours for work in said), pledged)


def totals(assembly_efforts: Iterable[Effort]) -> tuple[int, int]:
    """Return hours worked and hours pledged for the weeks that people told of; one query."""
    found = Work.objects.filter(effort__in=list(assembly_efforts)).aggregate(worked=Sum("hours"), pledged=Sum("pledged"))
    return found["worked"] or 0, found["pledged"] or 0


def track(assembly_efforts: Iterable[Effort]) -> dict[str, int]:
    """Return the record that weighs new pledges, empty until there is enough of one; one query."""
    worked_hours, pledged = totals(assembly_efforts)
    return {"pledged": pledged, "worked": worked_hours} if pledged >= ENOUGH and worked_hours else {}


def usually(track: Mapping[str, int]) -> int | None:
    """Return how many of ten pledged hours are worked, None while plans do not count on that yet."""
    return of_ten(track["worked"], track["pledged"]) if track else None
