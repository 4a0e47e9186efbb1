"""Drafts from neighbors, as many as a desk can read."""

from django.db import transaction
from django.db.models import F

from asamblea.meetings import public as meetings
from asamblea.rules.meeting.translations import DraftTranslation
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop
from asamblea.slips.public import Voice
from asamblea.translating.models import Helped

MOST = 30
"""Drafts of one slip in an evening."""


def draft(meeting: str, voice: Voice, of: str, seen: Text, text: Text) -> Refusal | None:
    """Keep a neighbor's draft of the words `seen` at `of`, or say why not; the minutes name no seat."""
    with transaction.atomic():
        row, _ = Helped.objects.get_or_create(meeting=meeting, seat=voice.seat or 0)
        if not Helped.objects.filter(id=row.id, drafts__lt=MOST).update(drafts=F("drafts") + 1):
            return Refusal(
                "many_drafts",
                gettext_noop("You sent %(most)s drafts tonight, and somebody must check each. Thank you; let others help too."),
                {"most": MOST},
            )
        done = meetings.append(meeting, DraftTranslation(of, seen, text), "neighbor", tell="all")
        if isinstance(done, Refusal):
            transaction.set_rollback(True)
            return done
    return None


def forget(meeting: str, slips_needed: bool) -> None:
    """Erase how many drafts each seat of a closed meeting sent."""
    Helped.objects.filter(meeting=meeting).delete()
