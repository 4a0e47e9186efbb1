"""One open stream: the latest that it was not sent yet, never a queue.

Fragments are snapshots, so of two that a slow phone has not taken only the later one matters;
what a slow phone costs is bounded by one fragment of each kind.
"""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field

from asamblea.live.begun import begin
from asamblea.live.events import HEARTBEAT, MINE_ALL
from asamblea.live.http import Send

Channel = tuple[str, str]
"""(view, language)"""


@dataclass(frozen=True)
class Fragment:
    """What a channel shows at entry `n`; `version` counts what its room was told."""

    n: int
    version: int
    octets: bytes


@dataclass(eq=False, slots=True)
class Listener:
    """`after` is the last entry that a log listener was sent."""

    send: Send
    channels: tuple[Channel, ...]
    after: int = 0
    gone: bool = False
    rested: bool = True
    """Nothing was sent since the last heartbeat."""
    _seen: dict[Channel, int] = field(default_factory=dict)
    _latest: dict[Channel, bytes] = field(default_factory=dict)
    _mine: bytes | None = None
    _beat: bool = False
    _lines: bool = False
    _wake: asyncio.Future[None] | None = None
    _begun: Awaitable[None] | None = None

    def up_to_date(self, version: int) -> None:
        """Note that the page shows what the room was told up to `version`."""
        for channel in self.channels:
            self._seen[channel] = max(version, self._seen.get(channel, -1))

    def offer(self, channel: Channel, fragment: Fragment, mine: bytes | None = None) -> None:
        """Send this fragment next, unless it was sent already, and which seats changed.

        Two changes of seats that were not sent become one for all seats.
        """
        if self._seen.get(channel, -1) < fragment.version:
            self._seen[channel] = fragment.version
            self._latest[channel] = fragment.octets
        if mine is not None:
            self._mine = mine if self._mine in (None, mine) else MINE_ALL
        self.rouse()

    def offer_mine(self) -> None:
        """Send that any seat may have changed."""
        self._mine = MINE_ALL
        self.rouse()

    def offer_lines(self) -> None:
        """Say that the log has new entries."""
        self._lines = True
        self.rouse()

    def beat(self) -> None:
        """Send a heartbeat if nothing was sent since the last one."""
        if self.rested:
            self._beat = True
            self.rouse()
        self.rested = True

    def leave(self) -> None:
        """End the stream."""
        self.gone = True
        self.rouse()

    def rouse(self) -> None:
        """Send what waits, here and now where the phone takes it at once, else in the stream's own task."""
        if self._wake is None or self._wake.done():
            return  # that task is at work and looks again before it rests
        if not self.gone and not self._lines:
            octets = self.take()
            self._begun = begin(self.write(octets)) if octets else None
            if self._begun is None:
                return
        self._wake.set_result(None)

    async def write(self, octets: bytes) -> None:
        """Send these bytes."""
        self.rested = False
        await self.send({"type": "http.response.body", "body": octets, "more_body": True})

    async def flush(self) -> None:
        """Send all that waits."""
        if self._begun is not None:
            begun, self._begun = self._begun, None
            await begun
        if octets := self.take():
            await self.write(octets)

    def wants_lines(self) -> bool:
        """Return once whether the log must be read."""
        wants, self._lines = self._lines, False
        return wants

    def take(self) -> bytes:
        """Return all that waits to be sent, b"" when there is nothing."""
        parts = list(self._latest.values())
        self._latest.clear()
        if self._mine is not None:
            parts.append(self._mine)
            self._mine = None
        if self._beat and not parts:
            parts.append(HEARTBEAT)
        self._beat = False
        return parts[0] if len(parts) == 1 else b"".join(parts)

    async def news(self) -> None:
        """Wait until there may be something to send."""
        if not (self.gone or self._latest or self._mine or self._beat or self._lines):
            self._wake = asyncio.get_running_loop().create_future()
            await self._wake
            self._wake = None
