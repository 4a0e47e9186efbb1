"""Reads a ballot from the request of a phone."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs

from asamblea.live.http import Headers, cookie
from asamblea.live.refusals import FOREIGN_SLIP, NO_SLIP, UNREADABLE
from asamblea.rules import slips
from asamblea.rules.refusal import Refusal
from asamblea.rules.slips import Held
from asamblea.rules.votes import ballot_from_form
from asamblea.urn.drops import Drop
from asamblea.urn.refusals import BAD_PLEDGE

Fields = Mapping[str, list[str]]

MOST_OCTETS = 16 * 1024
_MOST_FIELDS = 1000
_SHORT = 64


def fields(body: bytes) -> Fields | Refusal:
    """Return the fields of an urlencoded form, empty ones included."""
    return _known(body) if len(body) <= _SHORT else _read(body)


@lru_cache(4096)
def _known(body: bytes) -> Fields | Refusal:
    """The same for a short form, which many people send alike; a form with a reason is not kept."""
    return _read(body)


def _read(body: bytes) -> Fields | Refusal:
    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        return UNREADABLE


def held(sent: Headers, meeting: str) -> Held | Refusal:
    """Return the slip of this meeting that the phone holds."""
    found = slips.read_cookie(cookie(sent, "slip"))
    if found is None:
        return NO_SLIP
    return found if found.meeting == meeting else FOREIGN_SLIP


def drop(slip: Held, spec: Mapping[str, Any], given: Fields, lang: str) -> Drop | Refusal:
    """Return what the form drops into the urn of the vote `spec`; `lang` is what its reason is written in."""
    ballot = ballot_from_form(spec, given, lang)
    if isinstance(ballot, Refusal):
        return ballot
    pledge = _pledge(given)
    if isinstance(pledge, Refusal):
        return pledge
    code = slips.code_hash(slip.meeting, slip.code)
    return Drop(slip.meeting, spec["id"], code, slips.claim_hash(slip.claim), ballot, pledge)


def _pledge(given: Fields) -> int | None | Refusal:
    typed = given.get("pledge", [""])[-1].strip()
    if typed in ("", "0"):
        return None
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else BAD_PLEDGE
