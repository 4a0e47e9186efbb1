"""Forgets what stands beside the minutes, when what it was about is over: who said a thing once, and names."""

from django.db.models import QuerySet

from asamblea.meetings import ballots
from asamblea.meetings.minutes import Done
from asamblea.meetings.models import ProposedGroups, Signal

HOLD = "hold."
"""What is not interpreted yet stays so beyond the item.

Where the table ended a hold, who asked for it asks again after the next speech or item, not at once: one phone
would else hold every vote of the evening.
"""


def after(done: Done) -> None:
    """Forget who answered a check that ended, and after the meeting what people were called."""
    kinds = {e["kind"] for e in done.entries}
    of = Signal.objects.filter(meeting=done.state.id)
    if "temperature_taken" in kinds:
        of.filter(about__startswith="t").delete()
    if "cannot_follow_cleared" in kinds:
        of.filter(about__startswith="follow.").delete()
    if kinds & {"called", "speak_slower_cleared"}:
        of.filter(about__startswith="slower.").delete()
    if kinds & {"where_asked", "where_ended", "breakouts_opened"}:
        asked = done.state.where_now
        of.filter(about__startswith="w").exclude(about=asked.id if asked else "").delete()
    if kinds & {"breakouts_opened", "item_opened", "item_closed", "meeting_closed"}:
        ProposedGroups.objects.filter(meeting=done.state.id).delete()
    _released(done, of)
    if kinds & {"called", "item_opened", "item_closed"}:
        of.filter(about__startswith=HOLD).exclude(about__in=[f"{HOLD}{lang}" for lang in done.state.holds]).delete()
    if kinds & {"item_opened", "item_closed"}:
        of.exclude(about__startswith=HOLD).delete()
    if "meeting_closed" in kinds:
        of.delete()
        ballots.forget(done.state)


def _released(done: Done, of: QuerySet[Signal]) -> None:
    for entry in done.entries:
        if entry["kind"] == "not_interpreted_cleared":
            of.filter(about=f"{HOLD}{entry['language']}").delete()
