"""One thread that writes ballots: whatever waits goes to disk together, then all are answered.

The disk can be told to keep something a few thousand times a second at most, however little it
is; a batch shares one such moment among all who wait for it.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from threading import Condition, Thread

from asamblea.live.refusals import UNAVAILABLE
from asamblea.rules.refusal import Refusal
from asamblea.urn.drops import Counted, Drop, Unavailable
from asamblea.urn.store import Urn

MOST_AT_ONCE = 1024
MOST_WAITING = 50_000

Outcome = Counted | Refusal
logger = logging.getLogger("asamblea.live.commits")


class Committer:
    """Takes drops from the event loop and gives their outcomes back to it."""

    def __init__(self, urn: Urn) -> None:
        self._urn = urn
        self._waiting: list[tuple[Drop, asyncio.Future[Outcome]]] = []
        self._news = Condition()
        self._thread: Thread | None = None
        self._closed = False

    def submit(self, drop: Drop) -> asyncio.Future[Outcome]:
        """Return the future outcome of `drop`; call on the event loop.

        `Counted` is set only after the commit; UNAVAILABLE when it could not be kept.
        """
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        with self._news:
            if self._closed or len(self._waiting) >= MOST_WAITING:
                future.set_result(UNAVAILABLE)
                return future
            self._waiting.append((drop, future))
            if len(self._waiting) == 1:
                self._news.notify()
        if self._thread is None:
            self._thread = Thread(target=self._work, name="ballots", daemon=True)
            self._thread.start()
        return future

    def close(self) -> None:
        """Write what waits, then end; waits for the thread."""
        with self._news:
            self._closed = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while batch := self._next():
            outcomes = self._commit([drop for drop, _ in batch])
            futures = [future for _, future in batch]
            with suppress(RuntimeError):  # the loop is closed: nobody waits for answers any more
                futures[0].get_loop().call_soon_threadsafe(_settle, futures, outcomes)

    def _next(self) -> list[tuple[Drop, asyncio.Future[Outcome]]]:
        with self._news:
            while not self._waiting and not self._closed:
                self._news.wait()
            batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
            return batch

    def _commit(self, drops: Sequence[Drop]) -> Sequence[Outcome]:
        try:
            return self._urn.drop_many(drops)
        except Unavailable as error:
            logger.error("%d ballots not kept: %s", len(drops), error)
            return [UNAVAILABLE] * len(drops)
        except Exception:
            logger.exception("a batch of %d ballots failed", len(drops))
            # One ballot that breaks the rules' own code must not take its neighbors' along.
            return [self._commit([drop])[0] for drop in drops] if len(drops) > 1 else [UNAVAILABLE]


def _settle(futures: Sequence[asyncio.Future[Outcome]], outcomes: Sequence[Outcome]) -> None:
    for future, outcome in zip(futures, outcomes, strict=True):
        if not future.done():
            future.set_result(outcome)
