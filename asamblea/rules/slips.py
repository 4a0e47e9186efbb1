"""Slips: what a code looks like, how people may type it, and what is kept of it.

A code is 80 random bits as 16 characters of Crockford's base 32 (no I, L, O, U), on paper in
four groups. Only its hash is stored, bound to its meeting, so a slip opens no other meeting.
The first phone that enters with a slip makes a claim; the slip then answers to that claim only.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16

_CODE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
_MEETING = re.compile(r"[a-z0-9-]{1,40}")
_CLAIM = re.compile(r"[A-Za-z0-9_-]{16,64}")
_LOOKALIKES = str.maketrans("OIL", "011")
_SKIPPED = frozenset({"Zs", "Pd", "Pc", "Cc", "Cf"})
"""Unicode categories of spaces, dashes, underscores and invisible marks."""
_TYPED_AT_MOST = 64


@dataclass(frozen=True)
class Held:
    """The slip a phone holds: its meeting, the code in normal form and the phone's claim."""

    meeting: str
    code: str
    claim: str


def base32(octets: bytes) -> str:
    """Return `octets` (a multiple of 5) in Crockford's base 32, 8 characters for each 5."""
    if len(octets) % 5:
        raise ValueError("not a multiple of 5 bytes")
    bits = int.from_bytes(octets, "big")
    places = range(len(octets) * 8 - 5, -1, -5)
    return "".join(ALPHABET[bits >> place & 31] for place in places)


def new_code(random_bytes: bytes) -> str:
    """Return the code, in normal form, that these 10 random bytes make."""
    if len(random_bytes) != 10:
        raise ValueError("a slip code is made of 10 random bytes")
    return base32(random_bytes)


def shown(code: str) -> str:
    """Return a code (or a receipt) in groups of four, as people read it: XXXX-XXXX-XXXX-XXXX."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def normal(typed: str) -> str | Refusal:
    """Return the code in normal form, however it was typed.

    Small letters, any spaces and dashes, full-width letters of a Korean keyboard, and the
    look-alikes O for 0, I and L for 1 are all understood.
    """
    if len(typed) <= _TYPED_AT_MOST:
        letters = "".join(c for c in unicodedata.normalize("NFKC", typed) if unicodedata.category(c) not in _SKIPPED)
        code = letters.upper().translate(_LOOKALIKES)
        if letters.isascii() and _CODE.fullmatch(code):
            return code
    sentence = gettext_noop("This is not a slip code. It has %(length)s letters and digits, in groups of four.")
    return Refusal("not_a_slip", sentence, {"length": LENGTH})


def code_hash(meeting: str, code: str) -> bytes:
    """Return the 32 bytes kept of a slip; `code` must be in normal form (ValueError otherwise)."""
    if not _CODE.fullmatch(code):
        raise ValueError("the code is not in normal form")
    return hashlib.sha256(b"asamblea slip\0" + meeting.encode() + b"\0" + code.encode()).digest()


def pledge_hash(assembly: str, code: str) -> bytes:
    """Return the 32 bytes under which the pledge of this slip is kept; the slip's own row does not tell them.

    A pledge outlives its meeting: whoever still has the paper can come back to it.
    """
    return hashlib.sha256(b"asamblea pledge\0" + assembly.encode() + b"\0" + code.encode()).digest()


def times_hash(assembly: str, code: str) -> bytes:
    """Return the 32 bytes under which the times card of this code is kept."""
    return hashlib.sha256(b"asamblea times\0" + assembly.encode() + b"\0" + code.encode()).digest()


def times_slip_hash(meeting: str, code: str) -> bytes:
    """Return the 32 bytes that tell, until the meeting is over, that this slip gave a times card; its own row does not."""
    return hashlib.sha256(b"asamblea times slip\0" + meeting.encode() + b"\0" + code.encode()).digest()


def interpreter_hash(assembly: str, code: str) -> bytes:
    """Return the 32 bytes under which the row of the interpreter with this code is kept."""
    return hashlib.sha256(b"asamblea interpreter\0" + assembly.encode() + b"\0" + code.encode()).digest()


def claim_hash(claim: str) -> bytes:
    """Return the 32 bytes kept of a phone's claim."""
    return hashlib.sha256(b"asamblea claim\0" + claim.encode()).digest()


def cookie(meeting: str, code: str, claim: str) -> str:
    """Return the value of the cookie `slip`; `code` in normal form."""
    return f"{meeting}.{code}.{claim}"


def read_cookie(value: str) -> Held | None:
    """Return what the cookie `slip` holds, or None when it was not made by `cookie`."""
    parts = value.split(".")
    if len(parts) != 3:
        return None
    forms = (_MEETING, _CODE, _CLAIM)
    return Held(*parts) if all(form.fullmatch(part) for form, part in zip(forms, parts, strict=True)) else None
