"""Streams meetings to phones, walls and desks as server-sent events.

GET /live/<meeting>/stream?view=phone&lang=es. An event `phone-es` carries the whole fragment of
that view, its id the entry number to resume from; an event `mine` names the seats whose own
part changed, or "all"; the view `log` gets every entry of the minutes as one event `log`.
"""

import asyncio
import json
import random
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from asamblea.languages import CODES
from asamblea.live import asked, events, http
from asamblea.live.asked import Asked
from asamblea.live.http import Headers, Receive, Scope, Send
from asamblea.live.listeners import Listener
from asamblea.live.rooms import LOG, Room

Got = TypeVar("Got")

_HEADERS = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
)
SHOW_TURNOUT = ("wall", "facilitator")
"""Views that say how many have voted; a phone does not, and is not sent its page for each ballot."""


class Hub:
    """All streams of one process. Only `tell` may be called from other threads."""

    def __init__(
        self,
        render: Callable[[str, str, str], tuple[int, str]],
        authorize: Callable[[str, str, Headers], bool],
        entries: Callable[[str, int], Sequence[str]],
        current: Callable[[str], int],
        *,
        languages: Sequence[str] = CODES,
        heartbeat_s: float = 15.0,
        threads: int = 4,
    ) -> None:
        """The four callables may touch the database: they run in the hub's own threads.

        render(meeting, view, lang) -> (entry number, HTML); authorize(meeting, view, headers);
        entries(meeting, after) -> JSON lines; current(meeting) -> number of the last entry.
        """
        self._render, self._authorize, self._entries, self._current = render, authorize, entries, current
        self._languages = languages
        self._heartbeat_s = heartbeat_s
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="hub")
        self._rooms: dict[str, Room] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._beats: asyncio.Task[None] | None = None
        self._closed = False

    def tell(self, meeting: str, seats: Iterable[int] | str | None = None) -> None:
        """Say from any thread that `meeting` has something new; `seats` whose own part changed, or "all"."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._told, meeting, events.seats(seats))

    def tell_turnout(self, meeting: str) -> None:
        """Say from any thread that more ballots of `meeting` are in the urn: its walls and desks show how many."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._turned_out, meeting)

    def tell_all(self) -> None:
        """Say from any thread that every meeting may have something new, after news may have been missed."""
        for meeting in list(self._rooms):
            self.tell(meeting, events.ALL)

    def listening(self, meeting: str) -> int:
        """Return how many streams of this meeting are open here."""
        return len(room.everyone()) if (room := self._rooms.get(meeting)) else 0

    def close(self) -> None:
        """End all streams; call on the event loop. New ones are refused."""
        self._closed = True
        if self._beats is not None:
            self._beats.cancel()
        for room in self._rooms.values():
            room.close()
        self._threads.shutdown(wait=False)

    async def stream(self, scope: Scope, receive: Receive, send: Send, meeting: str) -> None:
        """Handle one request for a stream."""
        sent = http.headers(scope)
        wanted = asked.read(scope, sent, self._languages)
        if wanted is None or scope["method"] != "GET":
            await http.answer(send, 404 if wanted is None else 405, "", http.TEXT)
        elif self._closed:
            await http.answer(send, 503, "", http.TEXT)
        elif not await self._in_thread(self._authorize, meeting, wanted.view, sent):
            await http.answer(send, 403, "", http.TEXT)
        else:
            await self._open(wanted, receive, send, meeting)

    async def _open(self, wanted: Asked, receive: Receive, send: Send, meeting: str) -> None:
        self._start()
        listener = Listener(send, wanted.channels, wanted.after or 0)
        room = self._rooms.setdefault(meeting, Room(lambda *channel: self._in_thread(self._render, meeting, *channel)))
        room.enter(listener)
        watch = asyncio.ensure_future(_until_gone(receive, listener))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
            # Phones that lost the same server must not all come back in the same moment.
            await listener.write(events.retry(random.randint(1000, 5000)))
            await self._catch_up(room, listener, wanted, meeting)
            await self._feed(listener, meeting)
            await send({"type": "http.response.body", "body": b""})
        finally:
            watch.cancel()
            room.leave(listener)
            if not room.listeners and self._rooms.get(meeting) is room:
                del self._rooms[meeting]

    async def _catch_up(self, room: Room, listener: Listener, wanted: Asked, meeting: str) -> None:
        """Send now what the page behind this stream does not show yet."""
        if wanted.view == LOG:
            listener.offer_lines()
            return
        version = room.version
        n = room.n if room.n is not None else await self._in_thread(self._current, meeting)
        if wanted.after is not None and wanted.after >= n:
            listener.up_to_date(version)
            return
        for channel in listener.channels:
            if channel in room.fragments:
                listener.offer(channel, room.fragments[channel])
        room.refresh()
        if wanted.view == "phone" and wanted.after is not None:
            listener.offer_mine()

    async def _feed(self, listener: Listener, meeting: str) -> None:
        while not listener.gone:
            if listener.wants_lines():
                await self._lines(listener, meeting)
            await listener.flush()
            await listener.news()

    async def _lines(self, listener: Listener, meeting: str) -> None:
        for line in await self._in_thread(self._entries, meeting, listener.after):
            listener.after = int(json.loads(line)["n"])
            await listener.write(events.event(LOG, line, listener.after))

    def _told(self, meeting: str, seats: events.Seats) -> None:
        if room := self._rooms.get(meeting):
            room.told(seats)

    def _turned_out(self, meeting: str) -> None:
        if room := self._rooms.get(meeting):
            room.renew(SHOW_TURNOUT)

    def _start(self) -> None:
        if self._beats is None:
            self._loop = asyncio.get_running_loop()
            self._beats = self._loop.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._heartbeat_s)
            for room in list(self._rooms.values()):
                for listener in room.everyone():
                    listener.beat()

    async def _in_thread(self, function: Callable[..., Got], *given: Any) -> Got:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *given)


async def _until_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.leave()
