"""Who asked for messages: kept encrypted, for one purpose, until a day; STOP erases."""

from datetime import UTC, date, datetime, timedelta

from asamblea.meetings import public as meetings
from asamblea.telephone import keeping, keys
from asamblea.telephone.models import TABLES, Asked

DAYS = 180


def ask(number: str, assembly: str, lang: str, remind: str = "evening") -> date:
    """Keep a number that asks for messages about an assembly's meetings, at this hour before; return the day until."""
    until = datetime.now(UTC).date() + timedelta(days=DAYS)
    said = {"number": keys.encrypt(number), "assembly": assembly, "lang": lang, "remind": remind, "until": until}
    Asked.objects.update_or_create(number_hash=keeping.asked_hash(number), defaults=said)
    return until


def language_of(number: str) -> str:
    """Return the language that a number asked for messages in, or ""."""
    row = Asked.objects.filter(number_hash=keeping.asked_hash(number)).first()
    return row.lang if row else ""


def speaks(number: str, lang: str) -> None:
    """Write to a number that asked for messages in this language from now on."""
    Asked.objects.filter(number_hash=keeping.asked_hash(number)).update(lang=lang)


def stop(asked_hash: bytes) -> bool:
    """Erase a number with every message on its way to it; return whether it was there."""
    gone, _ = Asked.objects.filter(number_hash=asked_hash).delete()
    if gone:
        meetings.sweep_later(*TABLES)
    return bool(gone)


def forget_expired() -> int:
    """Erase the numbers whose day has passed; return how many rows went."""
    gone, _ = Asked.objects.filter(until__lt=datetime.now(UTC).date()).delete()
    if gone:
        meetings.sweep_later(*TABLES)
    return gone
