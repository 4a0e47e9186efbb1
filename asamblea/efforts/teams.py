"""The people of an open effort, as far as each allowed to be seen by the others, and how the effort is doing."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from asamblea.efforts import records
from asamblea.efforts.models import Effort, Pledge, Work
from asamblea.efforts.standing import Standing
from asamblea.rules import effort_health

HEALTH = {
    "new": gettext_lazy("It has just begun."),
    "quiet": gettext_lazy("Nobody has said for two weeks what happened."),
    "thin": gettext_lazy("Less than half of the pledged hours are worked. It needs more hands, or a smaller plan."),
    "short": gettext_lazy("More than half of the pledged hours are worked, not all."),
    "well": gettext_lazy("The pledged hours are worked."),
}


@dataclass(frozen=True)
class Member:
    """Somebody of the team, as the team sees them."""

    name: str
    contact: str
    hours: int
    abilities: list[str]
    word: str
    is_you: bool


def may_lead(standing: Standing, effort: Effort, mine: Pledge | None, *, is_organizer: bool) -> bool:
    """Return whether somebody may say who carries an effort and what was learned: its team, and organizers."""
    return is_organizer or (mine is not None and mine.id in standing.placed(effort))


def members(standing: Standing, effort: Effort, you: Pledge) -> list[Member]:
    """Return the team; who gave no name is counted, not named; one query."""
    rows = Pledge.objects.filter(id__in=standing.members(effort), hours__gt=0)
    shown = [
        Member(row.shown_name or gettext("Somebody"), row.contact, row.hours, row.abilities, row.word, row.id == you.id)
        for row in rows
    ]
    return sorted(shown, key=lambda m: (not m.is_you, m.name))


def health(standing: Standing, effort: Effort, day: date) -> str:
    """Return how an open effort is doing in the reader's language, "" for one that is not open; two queries."""
    if not standing.is_open(effort) or standing.by is None:
        return ""
    rows = list(Pledge.objects.filter(id__in=standing.members(effort), hours__gt=0))
    return str(HEALTH[effort_health.health(records.weeks_of(effort, rows, standing.by.day, day))])


def said(effort: Effort, you: Pledge, week: date) -> int | None:
    """Return the hours that this person said they worked this week, None when they have not said."""
    work = Work.objects.filter(effort=effort, pledge=you, week=week).first()
    return work.hours if work else None
