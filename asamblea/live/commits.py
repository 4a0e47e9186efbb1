"""One thread that writes ballots: whatever waits goes to disk together, then all are answered.

The disk can be told to keep something a few thousand times a second at most, however little it
is; a batch shares one such moment among all who wait for it. The event loop and the thread meet
twice per batch and share no lock: with one, each often waits for the other to get the
interpreter back.
"""

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

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
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ballots")
        self._work: asyncio.Task[None] | None = None
        self._closed = False

    def submit(self, drop: Drop) -> asyncio.Future[Outcome]:
        """Return the future outcome of `drop`; call on the event loop.

        `Counted` is set only after the commit; UNAVAILABLE when it could not be kept.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Outcome] = loop.create_future()
        if self._closed or len(self._waiting) >= MOST_WAITING:
            future.set_result(UNAVAILABLE)
            return future
        self._waiting.append((drop, future))
        if self._work is None:
            self._work = loop.create_task(self._until_empty())
        return future

    async def close(self) -> None:
        """Take no more drops and wait until those that wait are written."""
        self._closed = True
        if self._work is not None:
            await self._work
        self._thread.shutdown()

    async def _until_empty(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                drops = [drop for drop, _ in batch]
                outcomes = await asyncio.get_running_loop().run_in_executor(self._thread, self._commit, drops)
                for (_, future), outcome in zip(batch, outcomes, strict=True):
                    if not future.done():
                        future.set_result(outcome)
        finally:
            self._work = None

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
