"""The telephone's keys: two files outside the database, as vote keys are.

`numbers.key` makes hashes of numbers and seals what only one number may open; `messages.key` holds Fernet keys, a line
each, the newest first: the first encrypts, all decrypt, so that a key is replaced by adding a line on top.
"""

import hmac
import os
from base64 import urlsafe_b64encode
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

NUMBERS, MESSAGES = "numbers.key", "messages.key"
LENGTH = 32


def missing() -> list[str]:
    """Return the key files that are not there."""
    return [name for name in (NUMBERS, MESSAGES) if not (Path(settings.TELEPHONE_KEYS) / name).is_file()]


def make() -> list[str]:
    """Make the key files that are not there, readable by their owner only; return their names."""
    folder = Path(settings.TELEPHONE_KEYS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = missing()
    for name in made:
        content = os.urandom(LENGTH) if name == NUMBERS else Fernet.generate_key() + b"\n"
        with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    return made


def keyed_hash(purpose: str, *said: str) -> bytes:
    """Return 32 bytes that stand for what was said; without `numbers.key` nobody can try all numbers for it."""
    return hmac.digest(_numbers(settings.TELEPHONE_KEYS), "\0".join((purpose, *said)).encode(), "sha256")


def seal(words: str, *of: str) -> bytes:
    """Return words encrypted under a key made of `of`: who does not know `of` cannot open them."""
    return _of(*of).encrypt(words.encode())


def unseal(sealed: bytes | memoryview, *of: str) -> str | None:
    """Return what `seal` hid, or None when it was sealed under something else."""
    try:
        return _of(*of).decrypt(bytes(sealed)).decode()
    except InvalidToken:
        return None


def encrypt(words: str) -> bytes:
    """Return words encrypted under the newest key of `messages.key`."""
    return _messages(settings.TELEPHONE_KEYS).encrypt(words.encode())


def decrypt(token: bytes | memoryview) -> str | None:
    """Return what `encrypt` hid, or None when none of today's keys opens it."""
    try:
        return _messages(settings.TELEPHONE_KEYS).decrypt(bytes(token)).decode()
    except InvalidToken:
        return None


def _of(*of: str) -> Fernet:
    return Fernet(urlsafe_b64encode(keyed_hash("seal", *of)))


@cache
def _numbers(folder: Path) -> bytes:
    return (folder / NUMBERS).read_bytes()


@cache
def _messages(folder: Path) -> MultiFernet:
    lines = (folder / MESSAGES).read_bytes().split()
    return MultiFernet([Fernet(line) for line in lines])
