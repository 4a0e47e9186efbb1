"""What other rooms may ask of the telephone: a text message to somebody who asked for messages."""

from datetime import UTC, datetime

from asamblea.rules.telephone import segments
from asamblea.telephone import asking, keeping, sending, setup
from asamblea.telephone.models import Asked, Outgoing

__all__ = ["asked", "forget_expired", "is_on", "number_key", "remove", "send", "send_waiting"]

is_on = setup.is_on


def asked(assembly: str, remind: str = "") -> list[tuple[str, str]]:
    """Return who asked for messages about this assembly's meetings: (number key, language); no number is shown.

    `remind` names those alone who want them at that hour (`rules.meeting_times.reminders.REMINDERS`).
    """
    rows = Asked.objects.filter(assembly=assembly, until__gte=datetime.now(UTC).date()).order_by("id")
    if remind:
        rows = rows.filter(remind=remind)
    return [(bytes(row.number_hash).hex(), row.lang) for row in rows]


def number_key(number: str) -> str:
    """Return the key that stands for a number (E.164) in `asked` and `send`; nobody reads the number from it."""
    return keeping.asked_hash(number).hex()


def send(number_key: str, words: str, lang: str = "") -> bool:
    """Send a text message to a number that asked for messages; False when it did not, or said STOP.

    `words` are in `lang` already. The message waits in a table until the gateway takes it, and is erased then. Call it in
    the transaction that notes why it is sent: both are kept or neither.
    """
    row = Asked.objects.filter(number_hash=bytes.fromhex(number_key)).first()
    if row is None:
        return False
    Outgoing.objects.create(to=row, words=segments.thrifty(words), next_try=datetime.now(UTC))
    return True


def send_waiting() -> int:
    """Send the messages whose time has come; return how many the gateway took. The clock asks this while it is on."""
    return sending.send_waiting()


def forget_expired() -> int:
    """Erase what has had its time, also where the telephone was switched off; return how many rows went."""
    return asking.forget_expired() + keeping.forget_expired()


def remove(assembly: str) -> None:
    """Erase the numbers that asked for messages of an assembly that was never real (a demo)."""
    Asked.objects.filter(assembly=assembly).delete()
