"""What is kept of a number, and for how long: as little as a phone's cookie would, and nothing after the evening."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from asamblea.meetings import public as meetings
from asamblea.rules import slips as slip_rules
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.slips import public as slips
from asamblea.slips.public import Voice
from asamblea.telephone import keys
from asamblea.telephone.models import TABLES, Answered, CallCode, HeldSlip, ToRead

UNREAD_DAYS = 7
ANSWERED_DAYS = 30
"""A provider repeats a request within minutes; after this its slips are over."""


@dataclass(frozen=True)
class Held:
    """A number in a meeting: its slip as a phone holds one, by a cookie."""

    state: State
    voice: Voice
    cookie: str

    @property
    def code(self) -> str:
        """The slip's code, which pledges are kept under."""
        read = slip_rules.read_cookie(self.cookie)
        return read.code if read else ""


def place(number: str) -> str:
    """Return what stands for a number where misses are counted."""
    return "telephone " + keys.keyed_hash("guess", number).hex()


def held(number: str) -> Held | Refusal | None:
    """Return the slip that this number came in with; a refusal where the door took it back, None where it has none.

    Of several meetings the one that is open now counts, then one with a vote still open.
    """
    found: list[Held] = []
    refused: Refusal | None = None
    for row in HeldSlip.objects.filter(number_hash=_hash(number)):
        cookie = keys.unseal(row.cookie, number) or ""
        voice, state = slips.held(cookie, row.meeting), meetings.state_of(row.meeting)
        if isinstance(voice, Voice) and state is not None:
            found.append(Held(state, voice, cookie))
        elif isinstance(voice, Refusal):
            refused = voice
    order = {"open": 0, "closed": 1, "planned": 2}
    return min(found, key=lambda h: (order[h.state.phase], h.state.id)) if found else refused


def come_in(number: str, typed: str) -> Held | Refusal:
    """Bring a slip into its meeting for this number, as a phone does; the number holds one slip of a meeting.

    Another one that it held there goes free, as when somebody takes a slip off a phone: a family shares its telephone.
    """
    earlier = {row.meeting: keys.unseal(row.cookie, number) or "" for row in HeldSlip.objects.filter(number_hash=_hash(number))}
    code = slip_rules.normal(typed)
    mine = next((cookie for cookie in earlier.values() if (read := slip_rules.read_cookie(cookie)) and read.code == code), "")
    with transaction.atomic():
        entered = meetings.come_in(typed, mine)
        if isinstance(entered, Refusal):
            return entered
        voice, cookie = entered
        other = earlier.get(voice.meeting, "")
        if other and other != cookie and isinstance(before := slips.held(other, voice.meeting), Voice):
            slips.release(before)
        sealed = {"cookie": keys.seal(cookie, number)}
        HeldSlip.objects.update_or_create(number_hash=_hash(number), meeting=voice.meeting, defaults=sealed)
    state = meetings.state_of(voice.meeting)
    assert state is not None
    return Held(state, voice, cookie)


def give_call_code(meeting: str, code: str, draw: Callable[[], str]) -> str:
    """Return eight digits that bring in this slip (in normal form) from a keypad; `draw` gives random ones."""
    while True:
        digits = draw()
        hashed = keys.keyed_hash("call", digits)
        if not CallCode.objects.filter(code_hash=hashed).exists():
            CallCode.objects.create(meeting=meeting, code_hash=hashed, slip=keys.seal(code, "call", digits))
            return digits


def call_in(number: str, digits: str) -> Held | Refusal | None:
    """Bring in the slip that the door gave these digits for; None for digits that nobody gave. They work once."""
    row = CallCode.objects.filter(code_hash=keys.keyed_hash("call", digits)).first()
    code = keys.unseal(row.slip, "call", digits) if row else None
    if row is None or code is None:
        return None
    entered = come_in(number, code)
    if isinstance(entered, Held):
        row.delete()
    return entered


def show_to_a_person(number: str, words: str, meeting: str) -> None:
    """Keep a message until somebody has read it."""
    asked, until = asked_hash(number), _today() + timedelta(days=UNREAD_DAYS)
    ToRead.objects.create(meeting=meeting, words=keys.encrypt(words), asked_hash=asked, until=until)


def to_read(meeting: str) -> list[tuple[int, str]]:
    """Return the messages that wait for a person at this meeting's door ("": for an organizer): (id, words)."""
    rows = ToRead.objects.filter(meeting=meeting).order_by("until", "id")
    return [(row.id, keys.decrypt(row.words) or "") for row in rows]


def was_read(meeting: str, message: int) -> bytes | None:
    """Erase a message that somebody has read; return the hash its number asked for messages under."""
    row = ToRead.objects.filter(meeting=meeting, id=message).first()
    if row is None:
        return None
    row.delete()
    meetings.sweep_later(*TABLES)
    return bytes(row.asked_hash)


def asked_hash(number: str) -> bytes:
    """Return what stands for a number that asked for messages."""
    return keys.keyed_hash("asked", number)


def answered(*request: str) -> str | None:
    """Return what this very request was answered before, or None when it is new."""
    row = Answered.objects.filter(request_hash=keys.keyed_hash("request", *request)).first()
    return keys.unseal(row.answer, "answer", *request) if row else None


def keep_answer(answer: str, *request: str) -> str:
    """Keep what a request was answered, and return it; of two that came at once the first is kept."""
    row = {"answer": keys.seal(answer, "answer", *request), "until": _today() + timedelta(days=ANSWERED_DAYS)}
    Answered.objects.get_or_create(request_hash=keys.keyed_hash("request", *request), defaults=row)
    return answer


def forget(meeting: str, slips_needed: bool) -> None:
    """Erase what a meeting that is over leaves: unread messages at once, slips and digits when no vote needs them."""
    ToRead.objects.filter(meeting=meeting).delete()
    if not slips_needed:
        HeldSlip.objects.filter(meeting=meeting).delete()
        CallCode.objects.filter(meeting=meeting).delete()


def forget_expired() -> int:
    """Erase messages and answers whose day has passed; return how many rows went."""
    gone = sum(model.objects.filter(until__lt=_today()).delete()[0] for model in (ToRead, Answered))
    if gone:
        meetings.sweep_later(*TABLES)
    return gone


def _hash(number: str) -> bytes:
    return keys.keyed_hash("slip", number)


def _today() -> date:
    return datetime.now(UTC).date()
