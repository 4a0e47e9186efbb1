"""Pledges: kept, replaced, reduced, withdrawn, erased."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from asamblea.efforts.forms import LessForm, PledgeForm
from asamblea.efforts.models import TABLES, Pledge
from asamblea.efforts.standing import Standing
from asamblea.efforts.whose import Key
from asamblea.meetings import public as meetings
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop


@transaction.atomic
def keep(key: Key, form: PledgeForm, standing: Standing, meeting: str, how: str, day: date) -> Pledge | Refusal:
    """Keep a pledge under its key; a second one from the same slip replaces the first.

    Whoever has a place in an open effort keeps what they promised it: they give fewer hours with a
    word to the team instead.
    """
    said, before = form.cleaned_data, Pledge.objects.select_for_update().filter(assembly=key.assembly, key_hash=key.hash).first()
    choices = form.choices()
    held = standing.places(before) if before else []
    if any(choices.get(str(effort.id), 0) == 0 for effort in held):
        return promised()
    if before and held and said["hours"] < before.hours:
        return promised()
    fields = {
        "meeting": meeting,
        "how": how,
        "hours": said["hours"],
        "until": form.until_day(day),
        "abilities": said.get("abilities", []),
        "times": said.get("times", []),
        "choices": choices,
        "shown_name": said["shown_name"],
        "contact": said["contact"],
    }
    pledge, _ = Pledge.objects.update_or_create(assembly=key.assembly, key_hash=key.hash, defaults=fields)
    return pledge


def promised() -> Refusal:
    """Return the refusal for taking back what a team counts on."""
    sentence = gettext_noop("A team counts on these hours. Give fewer under “My pledge”, with a word to them.")
    return Refusal("team_counts_on_it", sentence)


def withdraw(pledge: Pledge, standing: Standing) -> Refusal | None:
    """Erase a pledge; refused while a team counts on it."""
    if standing.places(pledge):
        return promised()
    erase(Pledge.objects.filter(id=pledge.id))
    return None


def give_less(pledge: Pledge, form: LessForm) -> Refusal | None:
    """Give fewer hours from now on, and tell the team why; 0 is leaving."""
    hours = form.cleaned_data["hours"]
    if hours > pledge.hours:
        return Refusal("not_less", gettext_noop("To give more hours, change your pledge at the next meeting."))
    pledge.hours, pledge.word = hours, form.cleaned_data["word"]
    pledge.save(update_fields=["hours", "word"])
    return None


def forget_expired(assembly: str, day: date) -> int:
    """Erase the pledges whose day has passed on this assembly's clock; return how many."""
    return erase(Pledge.objects.filter(assembly=assembly, until__lt=day))


def erase(pledges: QuerySet[Pledge]) -> int:
    """Erase pledges, from the database's files too; return how many rows went."""
    gone, _ = pledges.delete()
    if gone:
        meetings.sweep_later(*TABLES)
    return gone


def of_assembly(assembly: str) -> list[Pledge]:
    """Return the pledges that stand, in no order that means anything; one query. Support alone has no hours."""
    return list(Pledge.objects.filter(assembly=assembly).order_by("id"))
