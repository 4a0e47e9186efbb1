"""The key of a ballot in the urn and the receipt of its voter.

Both come from HMAC(vote key, slip): whoever lacks the vote key cannot tell which slip a ballot
or a receipt belongs to, even with every slip of the meeting in hand.
"""

import hashlib
import hmac
from base64 import b32encode

from asamblea.rules.slips import ALPHABET

_TO_CROCKFORD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET.encode())


def ballot_key(vote_key: bytes, code_hash: bytes) -> bytes:
    """Return the 32 bytes under which the ballot of this slip is kept."""
    return hmac.digest(vote_key, code_hash, "sha256")


def pledge_key(vote_key: bytes, code_hash: bytes) -> bytes:
    """Return the 32 bytes under which the pledge of this slip is kept.

    Not the ballot's key: who promised hours must not be told apart by how they voted.
    """
    return hmac.digest(vote_key, b"pledge\0" + code_hash, "sha256")


def receipt(key: bytes) -> str:
    """Return the receipt, XXXX-XXXX-XXXX-XXXX in Crockford's base 32, of a ballot's key."""
    digest = hashlib.sha256(b"asamblea receipt\0" + key).digest()[:10]
    text = b32encode(digest).translate(_TO_CROCKFORD).decode()
    return f"{text[:4]}-{text[4:8]}-{text[8:12]}-{text[12:]}"
