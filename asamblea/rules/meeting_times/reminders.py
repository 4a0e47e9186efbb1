"""When somebody wants to be reminded of a meeting: by a calendar or by a text message."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from types import MappingProxyType

HOURS_BEFORE = timedelta(hours=3)
REMINDERS: Mapping[str, tuple[int, time] | None] = MappingProxyType(
    {"evening": (1, time(19)), "morning": (0, time(8)), "noon": (0, time(12)), "hours": None}
)
"""How many days before and at which hour of the assembly's clock; None for some hours before (`HOURS_BEFORE`)."""


def moment(begins: datetime, remind: str) -> datetime:
    """Return when to remind of what begins then, in the zone of `begins`.

    An hour of the day that the meeting would have passed already becomes some hours before.
    """
    at = REMINDERS[remind]
    if at is not None:
        days, hour = at
        found = datetime.combine(begins.date() - timedelta(days=days), hour, begins.tzinfo)
        if found < begins:
            return found
    return begins - HOURS_BEFORE
