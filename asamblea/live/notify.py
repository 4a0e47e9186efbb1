"""Tells the other processes of a site, over PostgreSQL, that a meeting has something new.

On SQLite there is one process and nobody else to tell. Payload on the channel
`asamblea_entries`: "<meeting> <seats> <sender>", seats "all", "-" or a comma list.
"""

import logging
import secrets
from collections.abc import Callable, Iterable, Iterator
from threading import Event, Lock, Thread

import psycopg

from asamblea.live import events

CHANNEL = "asamblea_entries"
_MOST_OCTETS = 7000
"""PostgreSQL takes payloads below 8000 bytes; more seats than that are told as all."""
_LOOK_UP_S = 1.0

Tell = Callable[[str, Iterable[int] | str | None], None]
logger = logging.getLogger("asamblea.live.notify")


class Notify:
    """`tell` hears what other processes say; `missed` is called after the line was down for a while."""

    def __init__(self, url: str, tell: Tell, missed: Callable[[], None]) -> None:
        self._url, self._tell, self._missed = url, tell, missed
        self._sender = secrets.token_hex(8)
        self._lock = Lock()
        self._speaking: psycopg.Connection[tuple[object, ...]] | None = None
        self._stopped = Event()
        self.listening = Event()
        """Set while the line is up."""
        self._thread = Thread(target=self._listen, name="notify", daemon=True)

    def start(self) -> None:
        """Listen in a thread of its own until `stop`."""
        self._thread.start()

    def stop(self) -> None:
        """Hang up."""
        self._stopped.set()
        self._thread.join()
        with self._lock:
            if self._speaking is not None:
                self._speaking.close()

    def say(self, meeting: str, seats: Iterable[int] | str | None = None) -> None:
        """Tell the other processes; call after the commit, from any thread.

        A line that is down is logged and not raised: the act itself is done, and the others
        look for what they missed when they are back.
        """
        payload = f"{meeting} {_written(events.seats(seats))} {self._sender}"
        with self._lock:
            for attempt in (1, 2):
                try:
                    if self._speaking is None:
                        self._speaking = psycopg.connect(self._url, autocommit=True, connect_timeout=5)
                    self._speaking.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))
                    return
                except psycopg.Error as error:
                    self._speaking = None
                    if attempt == 2:
                        logger.warning("other processes were not told: %s", error)

    def _listen(self) -> None:
        was_down = False
        while not self._stopped.is_set():
            try:
                with psycopg.connect(self._url, autocommit=True, connect_timeout=5) as line:
                    line.execute(f"LISTEN {CHANNEL}")
                    if was_down:
                        self._missed()
                    self.listening.set()
                    for payload in self._payloads(line):
                        self._heard(payload)
            except psycopg.Error as error:
                self.listening.clear()
                was_down = True
                logger.warning("the line to the other processes is down: %s", error)
                self._stopped.wait(_LOOK_UP_S)

    def _payloads(self, line: psycopg.Connection[tuple[object, ...]]) -> Iterator[str]:
        while not self._stopped.is_set():
            for notice in line.notifies(timeout=_LOOK_UP_S):
                yield notice.payload

    def _heard(self, payload: str) -> None:
        words = payload.split(" ")
        if len(words) >= 2 and words[2:] != [self._sender]:
            self._tell(words[0], _read(words[1]))


def _written(seats: events.Seats) -> str:
    if isinstance(seats, str):
        return seats
    listed = ",".join(map(str, sorted(seats))) or "-"
    return listed if len(listed) < _MOST_OCTETS else events.ALL


def _read(written: str) -> Iterable[int] | str:
    if written == events.ALL:
        return events.ALL
    return [int(seat) for seat in written.split(",") if seat.isdigit()]
