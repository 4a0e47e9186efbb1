"""What other rooms may ask of the meetings."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings import ballots, by_slip, minutes, outcomes, shown, words
from asamblea.meetings.acts.table import new_seed
from asamblea.meetings.ballots import by_urn as urn_votes, erase_too, open_vote, sweep_later, urn
from asamblea.meetings.beside import show as show_beside, show_at_the_door, show_before
from asamblea.meetings.minutes import (
    Done,
    append,
    copy_also,
    entries_of,
    entries_of_kind,
    lines_of,
    state_of,
    tell_again,
    unknown_meeting,
)
from asamblea.meetings.models import Entry, Meeting, Outcome
from asamblea.meetings.pages.enter import come_in
from asamblea.meetings.pages.evening_form import EveningForm
from asamblea.meetings.readers import declared
from asamblea.meetings.shown import reading
from asamblea.rules import house_rules, slips
from asamblea.rules.house_rules import HouseRules
from asamblea.rules.meeting.opening import OpenMeeting, PlanMeeting
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text

__all__ = [
    "Done",
    "EveningForm",
    "MeetingCard",
    "OutcomeCard",
    "adopted_of",
    "append",
    "beginning",
    "by_slip",
    "card_of",
    "come_in",
    "copy_also",
    "declared",
    "entries_of",
    "entries_of_kind",
    "erase_too",
    "house_rules_of",
    "lines_of",
    "meetings_of",
    "new_seed",
    "open_vote",
    "outcomes_of",
    "plan_meeting",
    "planned_until",
    "promises_of",
    "reading",
    "remove",
    "show_at_the_door",
    "show_before",
    "show_beside",
    "state_of",
    "sweep_later",
    "tell_again",
    "unknown_meeting",
    "urn",
    "urn_votes",
    "words",
]

ID_LENGTH = 6


@dataclass(frozen=True)
class MeetingCard:
    """A meeting as a list shows it; `phase` is planned, open or closed; the first of its languages leads."""

    id: str
    title: Text
    starts_at: datetime
    place: str
    phase: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class OutcomeCard:
    """A decision (`status` open, going_on, not_done, done or dropped) or a no-decision (none) of some meeting."""

    meeting: str
    id: str
    item: str
    text: Text
    next: str
    owner: str
    day: date
    due: date | None
    review: date | None
    status: str

    @property
    def words(self) -> Text:
        """What was decided, or why nothing was, as the reader sees it."""
        return shown.why(self.text) if self.status == "none" else self.text

    def is_late(self, today: date) -> bool:
        """Return whether it was promised for a day before `today` and is not done."""
        return self.status in outcomes.STILL_OPEN and self.due is not None and self.due < today


def plan_meeting(
    assembly: AssemblyCard,
    title: Text,
    starts_at: datetime,
    place: str,
    languages: Sequence[str],
    promises_title: Text | None = None,
    *,
    at: int | None = None,
) -> str | Refusal:
    """Plan an evening and return its id, or why not.

    It opens on the assembly's open promises and takes its house rules as decided so far.
    `starts_at` knows its zone; `promises_title` names the first item (by default in the room's first
    language); `at` (unix ms) is now, but for the evenings that a demo tells of.
    """
    promises = [_promise(row) for row in outcomes.open_promises(assembly.slug)]
    with transaction.atomic():
        row = Meeting.objects.create(id=_new_id(), assembly=assembly.slug, starts_at=starts_at, place=place)
        command = PlanMeeting(
            id=row.id,
            assembly=assembly.slug,
            title=title,
            languages=tuple(languages),
            zone=assembly.zone,
            day=starts_at.astimezone(assembly.tz).date().isoformat(),
            house=house_rules_of(assembly.slug),
            promises=promises,
            promises_title=promises_title or _promises_title(languages[0]),
        )
        done = append(row.id, command, "organizer", at=at)
        if isinstance(done, Refusal):
            transaction.set_rollback(True)
            return done
    return row.id


def beginning(state: State) -> OpenMeeting:
    """Return the command that begins an evening with the house rules and open promises of today."""
    promises = [_promise(row) for row in outcomes.open_promises(state.assembly)]
    return OpenMeeting(house_rules_of(state.assembly), promises, _promises_title(state.languages[0]))


def _promises_title(lang: str) -> Text:
    """Return what the item is called in the language that leads in the room."""
    with translation.override(lang):
        return {"lang": lang, "text": gettext("What we promised")}


def _new_id() -> str:
    """Return an id that no meeting here has: short enough to read aloud, no meaning, no order."""
    while True:
        made = "".join(secrets.choice(slips.ALPHABET) for _ in range(ID_LENGTH)).lower()
        if not Meeting.objects.filter(id=made).exists():
            return made


def _promise(row: Outcome) -> dict[str, Any]:
    text = {"lang": row.lang, "text": row.text}
    return {
        "id": f"{row.meeting_id}.{row.outcome}",
        "text": text,
        "owner": row.owner,
        "due": row.due.isoformat() if row.due else "",
    }


def promises_of(assembly: str) -> list[OutcomeCard]:
    """Return what was promised and is still open, oldest due first; one query."""
    return [_outcome(row) for row in outcomes.open_promises(assembly)]


def outcomes_of(assembly: str, today: date, words: str = "", status: str = "", most: int = 200) -> list[OutcomeCard]:
    """Return decisions and no-decisions across meetings, the latest first; see `outcomes.search`; one query."""
    return [_outcome(row) for row in outcomes.search(assembly, words, status, today, most)]


def adopted_of(assembly: str) -> list[tuple[OutcomeCard, dict[str, str]]]:
    """Return each decision about efforts with what it adopted (see `models.Outcome.adopted`), in order; one query."""
    return [(_outcome(row), row.adopted) for row in outcomes.adopted(assembly)]


def _outcome(row: Outcome) -> OutcomeCard:
    text = {"lang": row.lang, "text": row.text}
    return OutcomeCard(row.meeting_id, row.outcome, row.item, text, row.next, row.owner, row.day, row.due, row.review, row.status)


def house_rules_of(assembly: str) -> HouseRules:
    """Return the house rules of an assembly: the first ones, and each decision that changed them, in order."""
    changes = Outcome.objects.filter(assembly=assembly).exclude(house_rules={}).order_by("id")
    return reduce(_changed, changes.values_list("house_rules", flat=True), HouseRules())


def _changed(rules: HouseRules, changes: dict[str, object]) -> HouseRules:
    after = house_rules.changed(rules, changes)
    # The rules checked these changes when they were decided; a later version may know a rule no more.
    return rules if isinstance(after, Refusal) else after


def meetings_of(assembly: str) -> list[MeetingCard]:
    """Return the meetings of an assembly, the latest first; two queries."""
    rows = Meeting.objects.filter(assembly=assembly).order_by("-starts_at", "id")
    first = Entry.objects.filter(meeting__assembly=assembly, n=1).values_list("meeting_id", "body")
    planned = {meeting: json.loads(body) for meeting, body in first}
    return [_listed(row, planned[row.id]["title"], planned[row.id]["languages"]) for row in rows if row.id in planned]


def planned_until(moment: datetime) -> list[tuple[str, MeetingCard]]:
    """Return the meetings that are planned and begin by then, each with the slug of its assembly; one query and their titles'."""
    rows = Meeting.objects.filter(phase="planned", starts_at__lte=moment).order_by("starts_at", "id")
    known = ((row, state_of(row.id)) for row in rows)
    return [(row.assembly, _listed(row, state.title, state.languages)) for row, state in known if state]


def card_of(state: State) -> MeetingCard | None:
    """Return a meeting as a list shows it; one query."""
    row = Meeting.objects.filter(id=state.id).first()
    return _listed(row, state.title, state.languages) if row else None


def _listed(row: Meeting, title: Text, languages: Sequence[str]) -> MeetingCard:
    return MeetingCard(row.id, title, row.starts_at, row.place, row.phase, tuple(languages))


def remove(assembly: str) -> list[str]:
    """Remove every meeting of an assembly with all that its urns hold, and return their ids.

    Only for assemblies that were never real (a demo). Call outside of transactions.
    """
    rows = Meeting.objects.filter(assembly=assembly)
    gone = list(rows.values_list("id", flat=True))
    for meeting, vote, _ in ballots.urn().standing():
        if meeting in gone:
            ballots.urn().purge(meeting, vote)
    rows.delete()
    for meeting in gone:
        minutes.forget(meeting)
        ballots.forget_elsewhere(meeting)
    return gone
