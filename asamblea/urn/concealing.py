"""What other rooms keep of an open vote, so that it becomes unreadable with the vote key.

A table may hold which paper belongs to which slip, or the picture of a doubtful ballot; whoever
copies the database cannot read it, and once the key is destroyed nobody can.
"""

import hmac
import os

_NONCE = 12


def conceal(vote_key: bytes, what: bytes) -> bytes:
    """Return `what` under AES-256-GCM with a key made of the vote key, its nonce first."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(vote_key).encrypt(nonce, what, None)


def reveal(vote_key: bytes, concealed: bytes) -> bytes:
    """Return what `conceal` was given; `cryptography.exceptions.InvalidTag` for anything else."""
    return _cipher(vote_key).decrypt(concealed[:_NONCE], concealed[_NONCE:], None)


def mark(vote_key: bytes, what: bytes) -> bytes:
    """Return 32 bytes that are the same for the same `what` in this vote only, and say nothing of it without the key."""
    return hmac.digest(vote_key, b"mark\0" + what, "sha256")


def _cipher(vote_key: bytes):  # type: ignore[no-untyped-def]
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hmac.digest(vote_key, b"conceal", "sha256"))
