"""What the QR code of a paper ballot says, and what is kept of its serial.

A serial is 80 random bits, like a slip's code: nobody prints a ballot that counts but this site.
"""

import hashlib
import re
from dataclasses import dataclass

from asamblea.rules.slips import ALPHABET, LENGTH

_PAYLOAD = re.compile(rf"ASAMBLEA:B:([A-Z0-9-]{{1,40}}):([A-Z0-9]{{1,20}}):([{ALPHABET}]{{{LENGTH}}})")


@dataclass(frozen=True)
class Named:
    """The meeting, the vote and the serial that a paper names."""

    meeting: str
    vote: str
    serial: str


def payload(named: Named) -> str:
    """Return the text of the QR code: capital letters, which a code holds in half the room."""
    return f"ASAMBLEA:B:{named.meeting.upper()}:{named.vote.upper()}:{named.serial}"


def read_payload(text: str) -> Named | None:
    """Return what a QR code names, or None when it is not of a paper ballot."""
    found = _PAYLOAD.fullmatch(text)
    return Named(found[1].lower(), found[2].lower(), found[3]) if found else None


def serial_hash(named: Named) -> bytes:
    """Return the 32 bytes that are kept of a paper."""
    return hashlib.sha256(f"asamblea paper\0{named.meeting}\0{named.vote}\0{named.serial}".encode()).digest()
