"""What other rooms may ask of the slips."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, models

from asamblea.rules import slips as rules
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.slips.models import AskedSlip, Slip, Spoken

TABLES = (Slip._meta.db_table, AskedSlip._meta.db_table)
"""Where names and languages stand until the meeting closes."""
FEW = 3
"""Smaller counts are not kept: they would point at people."""
_NOTHING_SAID: dict[str, Any] = {
    "shown_name": "",
    "language": "",
    "also": "",
    "interprets": False,
    "is_newcomer": False,
    "with_seat": None,
}
"""What a row says of somebody who said nothing of themselves."""


@dataclass(frozen=True)
class Voice:
    """A slip as the room sees it: `seat` is None until it came in; `also` are further languages they understand."""

    meeting: str
    code_hash: bytes
    seat: int | None
    name: str
    language: str = ""
    also: tuple[str, ...] = ()

    @property
    def understands(self) -> tuple[str, ...]:
        """The languages of whoever holds it, the best first; none where nothing was said."""
        return tuple(filter(None, (self.language, *self.also)))


@dataclass(frozen=True)
class About:
    """What somebody said of themselves, so that small groups understand each other; `languages`, the best first.

    `interprets` between all of these; `with_seat` is whose group they wish to sit in.
    """

    languages: tuple[str, ...] = ()
    interprets: bool = False
    is_newcomer: bool = False
    with_seat: int | None = None


def unknown() -> Refusal:
    """Return the refusal of a code that no slip of this meeting has."""
    return Refusal("unknown_slip", gettext_noop("No slip has this code. Please look at it again, letter by letter."))


def void() -> Refusal:
    """Return the refusal of a slip that was declared lost."""
    return Refusal("void_slip", gettext_noop("This slip was declared lost and is void. The door can give you a new one."))


def in_use() -> Refusal:
    """Return the refusal of a slip that another phone holds."""
    return Refusal(
        "used_slip",
        gettext_noop(
            "This slip is in use on another phone. If that is not yours, tell the door: they void it and give you a new one."
        ),
    )


def hand_out(meeting: str, count: int) -> list[str]:
    """Make `count` slips and return their codes, shown now and never stored."""
    codes = [rules.new_code(secrets.token_bytes(10)) for _ in range(count)]
    Slip.objects.bulk_create(Slip(meeting=meeting, code_hash=rules.code_hash(meeting, c)) for c in codes)
    return codes


def count(meeting: str) -> tuple[int, int]:
    """Return how many slips this meeting has handed out and how many of them are void."""
    rows = Slip.objects.filter(meeting=meeting)
    return rows.count(), rows.filter(void=True).count()


def meeting_of(code: str, meetings: Sequence[str]) -> str | None:
    """Return which of these meetings the code belongs to, if any (void slips count too)."""
    hashes = {rules.code_hash(m, code): m for m in meetings}
    row = Slip.objects.filter(code_hash__in=list(hashes)).first()
    return row.meeting if row else None


def held(cookie: str, meeting: str) -> Voice | Refusal | None:
    """Return the voice of a phone by its slip cookie; None where it holds no slip of this meeting."""
    read = rules.read_cookie(cookie) if cookie else None
    if read is None or read.meeting != meeting:
        return None
    code = rules.code_hash(meeting, read.code)
    # Plain SQL here and below: every page asks this, and Django takes 15 times as long to ask as SQLite to answer.
    with connection.cursor() as cursor:
        sql = "SELECT claim_hash, void, seat, shown_name, language, also FROM slips_slip WHERE meeting = %s AND code_hash = %s"
        cursor.execute(sql, (meeting, code))
        row = cursor.fetchone()
    if row is None:
        return unknown()
    claimed, is_void, seat, name, language, also = row
    if is_void:
        return void()
    if claimed is None or bytes(claimed) != rules.claim_hash(read.claim):
        return in_use()
    return Voice(meeting, code, seat, name, language, tuple(also.split()))


def find(meeting: str, code: str) -> Voice | Refusal:
    """Return the slip of a code, as the desk reads it from paper."""
    normal = rules.normal(code)
    if isinstance(normal, Refusal):
        return normal
    row = _row(meeting, normal)
    if row is None:
        return unknown()
    return void() if row.void else _voice(row)


def of_seat(meeting: str, seat: int) -> Voice | Refusal:
    """Return the slip that came in and got this seat, for a paper that is lost."""
    row = Slip.objects.filter(meeting=meeting, seat=seat).first()
    if row is None:
        return Refusal("unknown_seat", gettext_noop("Nobody came in with this seat number."))
    return void() if row.void else _voice(row)


def claim(meeting: str, code: str, cookie: str) -> tuple[Voice, str] | Refusal:
    """Bind a slip to the phone that asks; return its voice and the cookie that phone keeps.

    The first phone holds it; the same phone may come again. Call inside a transaction.
    """
    normal = rules.normal(code)
    if isinstance(normal, Refusal):
        return normal
    row = _row(meeting, normal, lock=True)
    if row is None:
        return unknown()
    if row.void:
        return void()
    read = rules.read_cookie(cookie) if cookie else None
    if row.claim_hash is not None:
        same = read and read.code == normal and rules.claim_hash(read.claim) == bytes(row.claim_hash)
        return (_voice(row), cookie) if same else in_use()
    secret = secrets.token_urlsafe(12)
    row.claim_hash = rules.claim_hash(secret)
    row.save(update_fields=["claim_hash"])
    return _voice(row), rules.cookie(meeting, normal, secret)


def again(voice: Voice) -> Voice | Refusal:
    """Return the slip as it is now, held until the transaction ends."""
    row = Slip.objects.select_for_update().filter(meeting=voice.meeting, code_hash=voice.code_hash).first()
    if row is None:
        return unknown()
    return void() if row.void else _voice(row)


def is_held(voice: Voice) -> bool:
    """Return whether a phone holds this slip."""
    row = Slip.objects.filter(meeting=voice.meeting, code_hash=voice.code_hash).first()
    return row is not None and row.claim_hash is not None


def seat(voice: Voice, number: int) -> Voice:
    """Give the slip its seat number in the room."""
    Slip.objects.filter(meeting=voice.meeting, code_hash=voice.code_hash).update(seat=number)
    return replace(voice, seat=number)


def rename(voice: Voice, name: str) -> None:
    """Keep what this person wants to be called tonight."""
    Slip.objects.filter(meeting=voice.meeting, code_hash=voice.code_hash).update(shown_name=name[:40])


def speaks(voice: Voice, language: str) -> Voice:
    """Keep the language that this slip's phone chose, for small groups that understand each other."""
    Slip.objects.filter(meeting=voice.meeting, code_hash=voice.code_hash).update(language=language)
    return replace(voice, language=language)


def languages(meeting: str) -> dict[int, str]:
    """Return the languages chosen, by seat."""
    return {seat: about.languages[0] for seat, about in people(meeting).items() if about.languages}


def tell(voice: Voice, about: About) -> None:
    """Keep what somebody says of themselves tonight."""
    best, *more = about.languages or ("",)
    said = {"interprets": about.interprets, "is_newcomer": about.is_newcomer, "with_seat": about.with_seat}
    rows = Slip.objects.filter(meeting=voice.meeting, code_hash=voice.code_hash)
    rows.update(language=best, also=" ".join(more), **said)


def people(meeting: str) -> dict[int, About]:
    """Return what those who came in said of themselves, by seat; one query."""
    rows = Slip.objects.filter(meeting=meeting, seat__isnull=False, void=False)
    return {row.seat: _about(row) for row in rows if row.seat is not None}


def about(voice: Voice) -> About:
    """Return what they said of themselves."""
    row = Slip.objects.filter(meeting=voice.meeting, code_hash=voice.code_hash).first()
    return _about(row) if row else About()


def _about(row: Slip) -> About:
    return About(_voice(row).understands, row.interprets, row.is_newcomer, row.with_seat)


def names(meeting: str) -> dict[int, str]:
    """Return the shown names by seat."""
    with connection.cursor() as cursor:
        sql = "SELECT seat, shown_name FROM slips_slip WHERE meeting = %s AND shown_name <> '' AND seat IS NOT NULL ORDER BY seat"
        cursor.execute(sql, (meeting,))
        return dict(cursor.fetchall())


def make_void(voice: Voice) -> None:
    """Declare a slip lost: it opens nothing any more."""
    Slip.objects.filter(meeting=voice.meeting, code_hash=voice.code_hash).update(void=True, claim_hash=None)


def release(voice: Voice) -> None:
    """Let another phone come in with this slip."""
    Slip.objects.filter(meeting=voice.meeting, code_hash=voice.code_hash).update(claim_hash=None)


def forget_names(meeting: str) -> None:
    """Erase what people were called by and said of themselves, and who asked for slips, while a vote still needs the slips."""
    _count_spoken(meeting)
    Slip.objects.filter(meeting=meeting).update(**_NOTHING_SAID)
    AskedSlip.objects.filter(meeting=meeting).delete()


def forget(meeting: str) -> None:
    """Erase what a meeting that is over needs no more: names, languages, phones, and which slip sat where.

    Of a slip only the hash of its code stays, so that whoever tries it hears that its meeting is over;
    with the seat, a sheet of codes would tell who said what.
    """
    _count_spoken(meeting)
    Slip.objects.filter(meeting=meeting).update(**_NOTHING_SAID, seat=None, claim_hash=None)
    AskedSlip.objects.filter(meeting=meeting).delete()


def _count_spoken(meeting: str) -> None:
    """Keep how many chose each language, before it is erased who."""
    chosen = signed_up([meeting]).get(meeting, {})
    kept = (Spoken(meeting=meeting, language=lang, people=n if n >= FEW else 0) for lang, n in chosen.items())
    Spoken.objects.bulk_create(kept, ignore_conflicts=True)


def signed_up(meetings: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return by meeting how many slips that came in chose each language; one query."""
    rows = Slip.objects.filter(meeting__in=meetings, void=False).exclude(language="")
    counted: dict[str, dict[str, int]] = {}
    for meeting, lang, people in rows.values_list("meeting", "language").annotate(people=models.Count("id")):
        counted.setdefault(meeting, {})[lang] = people
    return counted


def spoken(meetings: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return by meeting that is over how many chose each language, 0 for fewer than three; one query."""
    counted: dict[str, dict[str, int]] = {}
    for row in Spoken.objects.filter(meeting__in=meetings):
        counted.setdefault(row.meeting, {})[row.language] = row.people
    return counted


def ask(meeting: str, word: str) -> str:
    """Ask the door for a slip from far away; return the ticket that fetches it."""
    ticket = secrets.token_urlsafe(24)
    AskedSlip.objects.create(meeting=meeting, ticket_hash=_ticket_hash(ticket), word=word)
    return ticket


def asked(meeting: str) -> list[tuple[int, str]]:
    """Return who waits for the door's answer: (id, word)."""
    rows = AskedSlip.objects.filter(meeting=meeting, granted=False, refused=False)
    return list(rows.order_by("id").values_list("id", "word"))


def answer(meeting: str, asked_id: int, *, give: bool) -> bool:
    """Grant a slip to somebody who asked, or refuse; return whether the question was still open."""
    rows = AskedSlip.objects.filter(meeting=meeting, id=asked_id, granted=False, refused=False)
    return bool(rows.update(granted=give, refused=not give))


def fetch(meeting: str, ticket: str) -> str | Refusal | None:
    """Return the code of a new slip once the door granted it; None while nobody answered.

    Fetched once: afterwards the phone holds the slip. Call inside a transaction.
    """
    row = AskedSlip.objects.filter(meeting=meeting, ticket_hash=_ticket_hash(ticket)).first()
    if row is None:
        return unknown()
    if row.refused:
        return Refusal("no_slip_given", gettext_noop("The door did not give a slip. Please call or write to them."))
    if not row.granted:
        return None
    gone, _ = AskedSlip.objects.filter(id=row.id).delete()
    # Of two who fetch at once (a page that loads itself twice), one gets the slip.
    return hand_out(meeting, 1)[0] if gone else unknown()


def remove(meeting: str) -> None:
    """Remove every slip of a meeting that is removed (a demo's)."""
    Spoken.objects.filter(meeting=meeting).delete()
    Slip.objects.filter(meeting=meeting).delete()
    AskedSlip.objects.filter(meeting=meeting).delete()


def _row(meeting: str, code: str, *, lock: bool = False) -> Slip | None:
    rows = Slip.objects.select_for_update() if lock else Slip.objects
    return rows.filter(meeting=meeting, code_hash=rules.code_hash(meeting, code)).first()


def _voice(row: Slip) -> Voice:
    return Voice(row.meeting, bytes(row.code_hash), row.seat, row.shown_name, row.language, tuple(row.also.split()))


def _ticket_hash(ticket: str) -> bytes:
    return hashlib.sha256(b"asamblea ticket\0" + ticket.encode()).digest()
