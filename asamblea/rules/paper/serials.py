"""What the QR code of a ballot or a times card says, and what is kept of its serial.

A serial is 80 random bits, like a slip's code: nobody prints a ballot that counts but this site.
"""

import hashlib
import re
from dataclasses import dataclass

from asamblea.rules.slips import ALPHABET, LENGTH

_PAYLOAD = re.compile(rf"ASAMBLEA:B:([A-Z0-9-]{{1,40}}):([A-Z0-9]{{1,20}}):([{ALPHABET}]{{{LENGTH}}})")


_TIMES = re.compile(rf"ASAMBLEA:T1:([A-Z0-9-]{{1,40}}):([{ALPHABET}]{{{LENGTH}}})")
"""T for times, 1 for the form of the card (`times_card`)."""


@dataclass(frozen=True)
class Named:
    """The meeting, the vote and the serial that a ballot names."""

    meeting: str
    vote: str
    serial: str


@dataclass(frozen=True)
class TimesCard:
    """The assembly (its slug) and the serial that a times card names."""

    assembly: str
    serial: str


def payload(named: Named | TimesCard) -> str:
    """Return the text of the QR code: capital letters, which a code holds in half the room."""
    if isinstance(named, TimesCard):
        return f"ASAMBLEA:T1:{named.assembly.upper()}:{named.serial}"
    return f"ASAMBLEA:B:{named.meeting.upper()}:{named.vote.upper()}:{named.serial}"


def read_payload(text: str) -> Named | TimesCard | None:
    """Return what a QR code names, or None when it is of no paper of ours."""
    if found := _PAYLOAD.fullmatch(text):
        return Named(found[1].lower(), found[2].lower(), found[3])
    found = _TIMES.fullmatch(text)
    return TimesCard(found[1].lower(), found[2]) if found else None


def serial_hash(named: Named | TimesCard) -> bytes:
    """Return the 32 bytes that are kept of a paper."""
    if isinstance(named, TimesCard):
        return hashlib.sha256(f"asamblea times card\0{named.assembly}\0{named.serial}".encode()).digest()
    return hashlib.sha256(f"asamblea paper\0{named.meeting}\0{named.vote}\0{named.serial}".encode()).digest()
