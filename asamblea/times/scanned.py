"""Times cards on paper: made for the press, read from pictures; what is doubtful one person sees and confirms.

The code on a card's strip stays with the neighbor: a picture of the card does not show it, and we keep its hash.
"""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import transaction

from asamblea.assemblies.public import AssemblyCard
from asamblea.channels.printing.times_cards import CardToPrint
from asamblea.channels.scanning import ink, sheets
from asamblea.meetings import public as meetings
from asamblea.rules import slips
from asamblea.rules.meeting_times import Card as RulesCard, cards as rules
from asamblea.rules.paper import times_card
from asamblea.rules.paper.serials import Named, TimesCard, payload, serial_hash
from asamblea.rules.paper.times_card import Filled
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.times import gathering, keeping, words
from asamblea.times.keeping import KEPT_DAYS
from asamblea.times.models import TABLES, Printed

_SALT = "times card on paper"
_PATIENCE = timedelta(hours=2)
"""How long a doubtful card may lie before one person."""


@dataclass(frozen=True)
class ToLookAt:
    """A card that one person must look at: what is clear on it, its picture (JPEG), and a token for what they say."""

    filled: Filled
    picture: bytes
    token: str

    @property
    def begins(self) -> Mapping[str, Any]:
        """What the typed form shows at first."""
        needs = {need: need in self.filled.needs for need in words.NEEDS}
        return {**needs, "language": self.filled.language, "work": self.filled.work, "weeks": [self.filled.slots]}

    @property
    def source(self) -> str:
        """The picture as an address of its own: it is kept nowhere."""
        return f"data:image/jpeg;base64,{base64.b64encode(self.picture).decode()}"


def make(assembly: AssemblyCard, count: int) -> list[CardToPrint]:
    """Make cards for the press; codes and serials are shown now and never stored."""
    made, rows = [], []
    for _ in range(count):
        code, named = _drawn(), TimesCard(assembly.slug, _drawn())
        made.append(CardToPrint(code, payload(named)))
        rows.append(
            Printed(
                assembly=assembly.slug,
                serial_hash=serial_hash(named),
                code_hash=slips.times_hash(assembly.slug, code),
                until=assembly.today + timedelta(days=KEPT_DAYS),
            )
        )
    Printed.objects.bulk_create(rows)
    return made


def _drawn() -> str:
    return slips.new_code(secrets.token_bytes(10))


def read(assembly: AssemblyCard, picture: bytes) -> RulesCard | ToLookAt | Refusal:
    """Read one picture of one card: kept when all is clear; a ToLookAt or a Refusal keeps nothing."""
    sheet = sheets.open_sheet(picture)
    if isinstance(sheet, Refusal):
        return sheet
    named = _ours(assembly, sheet.named)
    if isinstance(named, Refusal):
        return named
    filled = times_card.read(ink.measure(sheet, times_card.layout()))
    if isinstance(filled, Refusal):
        return filled
    if filled.doubts:
        token = signing.dumps([named.assembly, named.serial], salt=_SALT)
        return ToLookAt(filled, ink.crop(sheet, times_card.TOP, times_card.BOTTOM), token)
    card = rules.read([filled.slots], 1, gathering.this_week(assembly), filled.language, filled.work)
    assert not isinstance(card, Refusal), "a layout has the circles of its card"
    return _keep(assembly, named, card, {need: need in filled.needs for need in words.NEEDS}) or card


def confirm(assembly: AssemblyCard, token: str, card: RulesCard, needs: Mapping[str, bool]) -> Refusal | None:
    """Keep what one person saw on a doubtful card."""
    try:
        named = TimesCard(*signing.loads(token, salt=_SALT, max_age=_PATIENCE))
    except signing.BadSignature:
        return Refusal("look_over", gettext_noop("This card waited too long. Send its picture again."))
    if named.assembly != assembly.slug:
        return _elsewhere()
    return _keep(assembly, named, card, needs)


def _ours(assembly: AssemblyCard, named: Named | TimesCard) -> TimesCard | Refusal:
    """Return what the code names, if a card of this assembly can be read now."""
    if isinstance(named, Named):
        return Refusal("a_ballot", gettext_noop("This is a ballot, not a times card. The table of its meeting reads it."))
    if named.assembly != assembly.slug:
        return _elsewhere()
    return _unread(Printed.objects.filter(serial_hash=serial_hash(named)).first()) or named


def _unread(row: Printed | None) -> Refusal | None:
    if row is None:
        return Refusal("unknown_card", gettext_noop("We printed no such card, or long ago. Type what it says."))
    if row.code_hash is None:
        return Refusal(
            "card_read_already", gettext_noop("This card was read already. It counts once; its neighbor can change it.")
        )
    return None


@transaction.atomic
def _keep(assembly: AssemblyCard, named: TimesCard, card: RulesCard, needs: Mapping[str, bool]) -> Refusal | None:
    row = Printed.objects.select_for_update().filter(serial_hash=serial_hash(named)).first()
    refusal = _unread(row)
    if refusal or row is None:
        return refusal
    keeping.keep_under(bytes(row.code_hash or b""), assembly.slug, card, needs, assembly.today)
    Printed.objects.filter(id=row.id).update(code_hash=None)
    meetings.sweep_later(*TABLES)
    return None


def _elsewhere() -> Refusal:
    return Refusal("card_elsewhere", gettext_noop("This card belongs to another assembly."))
