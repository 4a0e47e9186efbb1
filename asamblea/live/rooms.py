"""The listeners of one meeting: what it is told is rendered once per view and language for all of them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field

from asamblea.live import events
from asamblea.live.listeners import Channel, Fragment, Listener

Render = Callable[[str, str], Awaitable[tuple[int, str]]]
"""(view, lang) -> (entry number, HTML)"""

LOG = "log"
_PAUSE_AFTER_ERROR_S = 1.0
_AT_ONCE = 200

logger = logging.getLogger("asamblea.live.rooms")


@dataclass(eq=False)
class Room:
    """Lives on the event loop. `fragments` holds only what is true now; `n` the entry number they show."""

    render: Render
    listeners: dict[Channel, set[Listener]] = field(default_factory=dict)
    fragments: dict[Channel, Fragment] = field(default_factory=dict)
    version: int = 0
    n: int | None = None
    _seats: events.Seats = frozenset()
    _work: asyncio.Task[None] | None = None

    def enter(self, listener: Listener) -> None:
        """Let a stream listen from now on."""
        for channel in listener.channels:
            self.listeners.setdefault(channel, set()).add(listener)

    def leave(self, listener: Listener) -> None:
        """Forget a stream."""
        for channel in listener.channels:
            here = self.listeners.get(channel, set())
            here.discard(listener)
            if not here:
                self.listeners.pop(channel, None)

    def told(self, seats: events.Seats) -> None:
        """Everything rendered before is old; render anew, once, however often this is called meanwhile."""
        self.version += 1
        self.n = None
        self.fragments.clear()
        self._seats = events.joined(self._seats, seats)
        for listener in self._logs():
            listener.offer_lines()
        self.refresh()

    def renew(self, views: Collection[str]) -> None:
        """What these views show is old, and nothing else is."""
        self.version += 1
        for channel in [channel for channel in self.fragments if channel[0] in views]:
            del self.fragments[channel]
        self.refresh()

    def refresh(self) -> None:
        """See to it that every channel that is listened to has its fragment."""
        if self._work is None:
            self._work = asyncio.get_running_loop().create_task(self._refresh())

    def close(self) -> None:
        """End all streams of the room."""
        if self._work is not None:
            self._work.cancel()
        for listener in self.everyone():
            listener.leave()

    def everyone(self) -> set[Listener]:
        """Return all streams of the room."""
        return {listener for here in self.listeners.values() for listener in here}

    async def _refresh(self) -> None:
        try:
            while self._missing() or self._seats:
                seats, self._seats = self._seats, frozenset()
                mine = events.mine(seats) if seats else None
                done = await asyncio.gather(*(self._one(channel, mine) for channel in self._missing()))
                if not all(done):
                    self._seats = events.joined(self._seats, seats)
                    await asyncio.sleep(_PAUSE_AFTER_ERROR_S)
        finally:
            self._work = None

    def _missing(self) -> list[Channel]:
        return [channel for channel in self.listeners if channel not in self.fragments and channel[0] != LOG]

    async def _one(self, channel: Channel, mine: bytes | None) -> bool:
        version = self.version
        try:
            n, html = await self.render(*channel)
        except Exception:
            logger.exception("the view %s in %s could not be rendered", *channel)
            return False
        fragment = Fragment(n, version, events.event("-".join(channel), html, n))
        if version == self.version:
            self.fragments[channel] = fragment
            self.n = n
        for i, listener in enumerate(list(self.listeners.get(channel, ())), 1):
            listener.offer(channel, fragment, mine if channel[0] == "phone" else None)
            if i % _AT_ONCE == 0:
                await asyncio.sleep(0)  # ballots and others have their turn in between
        return True

    def _logs(self) -> set[Listener]:
        return {listener for (view, _), here in self.listeners.items() if view == LOG for listener in here}
