"""Counts wrong slips per client, so that guessing is slow and seen; forgets who it was.

An address is kept only as a hash with a salt that lives and dies with the process, and only
for a minute. Nothing of it is written anywhere.
"""

import hashlib
import logging
import os
import time
from collections.abc import Callable
from threading import Lock

MOST = 20
"""Wrong slips in a minute before a client is told nothing more."""
WINDOW_S = 60.0

logger = logging.getLogger("asamblea.live.guesses")


class Guesses:
    """Safe to use from any thread; `most` misses within `window_s` seconds are let through."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST, window_s: float = WINDOW_S) -> None:
        self._clock, self._most, self._window_s = clock, most, window_s
        self._salt = os.urandom(16)
        self._wrong: dict[bytes, list[float]] = {}
        self._lock = Lock()

    def too_many(self, address: str) -> bool:
        """Return whether this client missed `most` times within the last `window_s` seconds."""
        with self._lock:
            return bool(self._wrong) and len(self._recent(self._name(address))) >= self._most

    def wrong(self, address: str) -> None:
        """Note a miss of this client."""
        with self._lock:
            self._forget_old()
            times = self._wrong.setdefault(self._name(address), [])
            if len(times) < self._most:
                times.append(self._clock())
                if len(times) == self._most == MOST:
                    logger.warning("somebody tried %d unknown slips within a minute", MOST)

    def _name(self, address: str) -> bytes:
        return hashlib.blake2b(address.encode(), key=self._salt, digest_size=16).digest()

    def _recent(self, name: bytes) -> list[float]:
        since = self._clock() - self._window_s
        return [at for at in self._wrong.get(name, ()) if at > since]

    def _forget_old(self) -> None:
        for name in list(self._wrong):
            if not (recent := self._recent(name)):
                del self._wrong[name]
            else:
                self._wrong[name] = recent
