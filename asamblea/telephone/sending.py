"""The outbox: messages wait here until the gateway takes them, so that none is lost with the line."""

import logging
from datetime import UTC, datetime, timedelta

from django.conf import settings

from asamblea.channels.telephone import outgoing
from asamblea.telephone import keys
from asamblea.telephone.models import Outgoing

AT_ONCE = 20
"""Messages of one turn of the clock: a provider takes about one a second from a number."""
MOST_TRIES = 8
"""The pause doubles from half a minute: an hour in all. A reminder that comes later would be wrong."""
FIRST_PAUSE = timedelta(seconds=30)

logger = logging.getLogger("asamblea.telephone")


def send_waiting() -> int:
    """Send the messages whose time has come; return how many the gateway took."""
    now, taken = datetime.now(UTC), 0
    sender = outgoing.sender(
        settings.TELEPHONE_GATEWAY, settings.TELEPHONE_ACCOUNT, settings.TELEPHONE_TOKEN, settings.TELEPHONE_NUMBER
    )
    waiting = list(Outgoing.objects.filter(next_try__lte=now).select_related("to").order_by("id")[:AT_ONCE])
    for row in waiting:
        if not _is_ours(row, now):
            continue
        number = keys.decrypt(row.to.number)
        if number and sender.send(number, row.words):
            row.delete()
            taken += 1
        elif row.tries + 1 >= MOST_TRIES:
            logger.error("a message was not taken by the gateway after %d tries and is erased", MOST_TRIES)
            row.delete()
    return taken


def _is_ours(row: Outgoing, now: datetime) -> bool:
    """Take this try before it is made: of several processes one sends, and one that dies sends again later."""
    later = {"tries": row.tries + 1, "next_try": now + FIRST_PAUSE * 2**row.tries}
    return bool(Outgoing.objects.filter(id=row.id, tries=row.tries).update(**later))
