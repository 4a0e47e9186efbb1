"""Times cards: kept, replaced, erased; who holds which."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from asamblea.live.guesses import Guesses
from asamblea.meetings import public as meetings
from asamblea.rules import slips
from asamblea.rules.meeting_times import Card as RulesCard
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.site import cookies, guessing
from asamblea.times.models import TABLES, Card, Openness, Printed, Reminded

COOKIE = "times"
MOST_OPEN = 10
"""New cards without a slip that an assembly takes within a minute, from all places together."""
KEPT_DAYS = 365
"""A card is erased after a year; who still comes gives it again."""
_open_cards = Guesses(most=MOST_OPEN)


@dataclass(frozen=True)
class Slip:
    """The slip that gives a card: until its meeting is over it gives no second one."""

    meeting: str
    code: str

    @property
    def hash(self) -> bytes:
        return slips.times_slip_hash(self.meeting, self.code)


@transaction.atomic
def keep(
    assembly: str, card: RulesCard, needs: Mapping[str, bool], day: date, how: str, *, code: str = "", slip: Slip | None = None
) -> str:
    """Keep a card given on this day and return its code: the one it had, or a new one.

    A second card from one slip replaces the first.
    """
    own = Card.objects.select_for_update().filter(assembly=assembly, code_hash=_hash(assembly, code)).first() if code else None
    if slip is not None:
        erase(Card.objects.filter(slip_hash=slip.hash).exclude(code_hash=_hash(assembly, code) if own else b""))
    row = own or Card(assembly=assembly)
    code = code if own else slips.new_code(secrets.token_bytes(10))
    row.code_hash, row.until = _hash(assembly, code), day + timedelta(days=KEPT_DAYS)
    if slip is not None:
        row.meeting, row.slip_hash = slip.meeting, slip.hash
    row.how = own.how if own and slip is None else how
    said = {**card._asdict(), **needs}
    row.counted = row.counted and all(getattr(row, name) == value for name, value in said.items())
    for name, value in said.items():
        setattr(row, name, value)
    row.save()
    return code


def keep_under(code_hash: bytes, assembly: str, card: RulesCard, needs: Mapping[str, bool], day: date) -> None:
    """Keep a card from paper under the hash of the code that was printed with it."""
    said = {**card._asdict(), **needs}
    Card.objects.create(assembly=assembly, code_hash=code_hash, until=day + timedelta(days=KEPT_DAYS), how="paper", **said)


def erase(cards: QuerySet[Card]) -> int:
    """Erase cards, from the database's files too; return how many went."""
    gone, _ = cards.delete()
    if gone:
        meetings.sweep_later(*TABLES)
    return gone


def forget_expired() -> int:
    """Erase the cards whose day has passed everywhere on earth, and let go of the slips of meetings that are over."""
    given = set(Card.objects.filter(meeting__gt="").values_list("meeting", flat=True).distinct())
    over = [meeting for meeting in given if (state := meetings.state_of(meeting)) is None or state.phase == "closed"]
    if over and Card.objects.filter(meeting__in=over).update(meeting="", slip_hash=None):
        meetings.sweep_later(*TABLES)
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    Reminded.objects.filter(until__lt=yesterday).delete()
    Printed.objects.filter(until__lt=yesterday).delete()
    return erase(Card.objects.filter(until__lt=yesterday))


def of_code(assembly: str, code: str) -> Card | None:
    """Return the card kept under a code in normal form."""
    return Card.objects.filter(assembly=assembly, code_hash=_hash(assembly, code)).first() if code else None


def of_slip(slip: Slip) -> Card | None:
    """Return the card that this slip gave."""
    return Card.objects.filter(slip_hash=slip.hash).first()


def held(request: HttpRequest, assembly: str) -> str:
    """Return the code of the card that this phone keeps, or ""."""
    of, _, code = request.COOKIES.get(COOKIE, "").partition(".")
    normal = slips.normal(code) if of == assembly else ""
    return normal if isinstance(normal, str) else ""


def typed(request: HttpRequest, assembly: str, written: str) -> str | Refusal:
    """Return the code of a card as somebody typed it, if a card is kept under it; guessing is slowed."""
    code = slips.normal(written[:80])
    if isinstance(code, str) and of_code(assembly, code):
        return code
    unknown = gettext_noop("No times card has this code. Please look at it again, letter by letter.")
    return guessing.wrong(request) or Refusal("no_card", unknown)


def remember(answer: HttpResponse, request: HttpRequest, assembly: str, code: str) -> None:
    """Let this phone come back to its card."""
    cookies.keep(answer, request, COOKIE, f"{assembly}.{code}", KEPT_DAYS)


def anyone_may(assembly: str) -> bool:
    """Return whether cards are taken without a slip."""
    return Openness.objects.filter(assembly=assembly, anyone=True).exists()


def one_more_open(assembly: str) -> Refusal | None:
    """Note a new card without a slip; return "too_many" when many came within the last minute. No place is looked at."""
    if _open_cards.too_many(assembly):
        many = gettext_noop(
            "Many cards came without a slip just now. Yours is not kept yet: please wait a minute, then try again."
        )
        return Refusal("too_many", many)
    _open_cards.wrong(assembly)
    return None


def _hash(assembly: str, code: str) -> bytes:
    return slips.times_hash(assembly, code)
