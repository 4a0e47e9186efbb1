"""Copies decisions out of the minutes as they are written, for search and for the next agenda."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from asamblea.meetings.models import Outcome
from asamblea.rules import texts
from asamblea.rules.meeting.minutes import Entry
from asamblea.rules.meeting.state import State

STILL_OPEN = ("open", "going_on", "not_done")
"""What later meetings found of a promise that is not kept yet."""


def copy(after: State, entries: Sequence[Entry]) -> None:
    """Keep the outcomes table in step with these new entries, in their transaction."""
    for entry in entries:
        match entry["kind"]:
            case "decision_recorded":
                _decision(after, entry)
            case "no_decision_recorded":
                _no_decision(after, entry)
            case "house_rules_changed":
                # In force from this moment: nobody has to carry it further, and it is never late.
                _of_vote(after, entry).update(house_rules=entry["changes"], status="in_force")
            case "plan_adopted":
                _of_vote(after, entry).update(adopted={"plan": entry["plan"]}, status="in_force")
            case "effort_decided":
                _of_vote(after, entry).update(adopted={"effort": entry["effort"], "do": entry["do"]}, status="in_force")
            case "promise_reviewed":
                meeting, outcome = entry["promise"].split(".")
                Outcome.objects.filter(meeting=meeting, outcome=outcome).update(status=entry["status"])


def _of_vote(after: State, entry: Entry) -> QuerySet[Outcome]:
    """Return the row of the decision that this entry carries out."""
    made = next(d for d in after.decisions.values() if d.vote == entry["vote"])
    return Outcome.objects.filter(meeting=after.id, outcome=made.id)


def _decision(after: State, e: Entry) -> None:
    Outcome.objects.create(
        meeting_id=after.id,
        assembly=after.assembly,
        outcome=e["id"],
        item=after.items[e["item"]].title["text"],
        lang=e["text"]["lang"],
        text=e["text"]["text"],
        owner=e["owner"],
        day=date.fromisoformat(after.day),
        due=date.fromisoformat(e["due"]),
        review=date.fromisoformat(e["review"]),
        folded=texts.folded(" ".join((after.items[e["item"]].title["text"], e["text"]["text"], e["owner"]))),
    )


def _no_decision(after: State, e: Entry) -> None:
    Outcome.objects.create(
        meeting_id=after.id,
        assembly=after.assembly,
        outcome=e["id"],
        item=after.items[e["item"]].title["text"],
        lang=e["why"]["lang"],
        text=e["why"]["text"],
        next=e["next"]["text"],
        day=date.fromisoformat(after.day),
        status="none",
        folded=texts.folded(" ".join((after.items[e["item"]].title["text"], e["why"]["text"], e["next"]["text"]))),
    )


def open_promises(assembly: str) -> list[Outcome]:
    """Return the decisions of this assembly that no meeting has found done or dropped, oldest due first.

    A changed house rule is kept by being a rule, and efforts report for themselves.
    """
    rows = Outcome.objects.filter(assembly=assembly, status__in=STILL_OPEN, house_rules={}, adopted={})
    return list(rows.order_by("due", "id"))


def adopted(assembly: str) -> list[Outcome]:
    """Return the decisions that adopted a plan or said what becomes of an effort, in their order; one query."""
    return list(Outcome.objects.filter(assembly=assembly).exclude(adopted={}).order_by("id"))


def search(assembly: str, words: str, status: str, today: date, most: int) -> list[Outcome]:
    """Return the outcomes that hold all `words`, the latest first; one query.

    `status` is one of decided, none, open, overdue, done or "" for all.
    """
    rows = Outcome.objects.filter(assembly=assembly)
    for word in texts.folded(words).split()[:8]:
        rows = rows.filter(folded__contains=word)
    still_open = Q(status__in=STILL_OPEN)
    asked = {
        "decided": ~Q(status="none"),
        "none": Q(status="none"),
        "open": still_open,
        "overdue": still_open & Q(due__lt=today),
        "done": Q(status="done"),
    }
    return list(rows.filter(asked.get(status, Q())).order_by("-day", "-id")[:most])
