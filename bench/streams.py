"""Time until the last of 10,000 phones hears an event, beside a bare asyncio server.

Three languages, a fragment of 4 KB each. The servers run on uvloop, each in a process of its
own, and send the same bytes. Bare asyncio is a coroutine for every stream, all waiting for the
same news; beside it the least that any server can do, one loop that writes to every socket.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import uvloop

from asamblea.languages import CODES
from bench import serving
from bench.basics import row

PHONES = 10_000
EVENTS = 9
AIM = 1.5
_BODY = "<p>línea 줄 line</p>" * 180
_MARK = b"<!--end %d-->"


def main() -> None:
    """Print the median time to the last phone for ours and two bare servers, the ratios, and memory per stream."""
    serving.many_files()
    with tempfile.TemporaryDirectory() as name, serving.server("bench.streams:app", Path(name)) as port:
        ours, memory = uvloop.run(_measure(port))
    bare, least = (_bare(how) for how in ("coroutines", "by-hand"))
    row(f"last of {PHONES:,} streams hears", f"{ours:.0f} ms", f"{bare:.0f} ms bare", f"{ours / bare:.2f} (limit {AIM})")
    row("  against writing alone, no task, no HTTP", f"{ours:.0f} ms", f"{least:.0f} ms", f"{ours / least:.2f}")
    row("  memory per stream", f"{memory / PHONES / 1024:.1f} KB", "", "")


def _bare(how: str) -> float:
    port = serving.free_port()
    with serving.running([sys.executable, "-m", "bench.streams", str(port), how], port, {}):
        return uvloop.run(_measure(port))[0]


def fragment(n: int, lang: str) -> str:
    """Return what a phone shows at entry `n`."""
    return f'<main lang="{lang}">{_BODY}</main>{(_MARK % n).decode()}'


def app() -> object:
    """Return the live application; any other request moves the meeting on and tells."""
    from asamblea.live.app import application
    from asamblea.live.ballots import Ballots
    from asamblea.live.hub import Hub
    from asamblea.urn.store import Urn

    at = [0]
    hub = Hub(lambda m, view, lang: (at[0], fragment(at[0], lang)), lambda *_: True, lambda *_: [], lambda _: at[0])

    async def step(scope: Any, receive: Any, send: Any) -> None:
        at[0] += 1
        hub.tell("bench1")
        await serving.nothing(scope, receive, send)

    return application(step, hub, Ballots(Urn("unused", "unused"), lambda *_: ""))


class _Phone(asyncio.Protocol):
    """Opens a stream and says once when an event has come whole."""

    def __init__(self, lang: str, heard: Callable[[], None]) -> None:
        self.lang, self.heard = lang, heard
        self.mark, self.tail = b"200 OK", b""

    def connection_made(self, transport: Any) -> None:
        transport.write(f"GET /live/bench1/stream?view=phone&lang={self.lang}&after=0 HTTP/1.1\r\nhost: hall\r\n\r\n".encode())

    def data_received(self, data: bytes) -> None:
        # An event may come in pieces, and its mark may be cut in two.
        seen = self.tail + data[-40:] if len(data) > 40 else self.tail + data
        if self.mark and self.mark in (self.tail + data if len(data) < 400 else seen):
            self.mark = b""
            self.heard()
        self.tail = seen[-20:]


async def _measure(port: int) -> tuple[float, int]:
    """Return the median milliseconds to the last phone, and the bytes the server grew by."""
    loop = asyncio.get_running_loop()
    before = serving.memory_at(port)
    counted = _Count()
    phones = []
    for i in range(PHONES):
        _, phone = await loop.create_connection(partial(_Phone, CODES[i % 3], counted.one), "127.0.0.1", port)
        phones.append(phone)
    await counted.until(PHONES)
    await asyncio.sleep(1)
    memory = serving.memory_at(port) - before
    times = []
    for n in range(1, EVENTS + 1):
        for phone in phones:
            phone.mark = _MARK % n
        counted.number = 0
        start = time.perf_counter()
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /step HTTP/1.1\r\nhost: hall\r\ncontent-length: 0\r\n\r\n")
        await counted.until(PHONES)
        times.append((counted.last - start) * 1000)
        writer.close()
        await asyncio.sleep(0.3)
    return statistics.median(times), memory


class _Count:
    """How many phones have heard, and when the last of them did."""

    number = 0
    last = 0.0

    def one(self) -> None:
        self.number += 1
        self.last = time.perf_counter()

    async def until(self, number: int) -> None:
        async with asyncio.timeout(60):
            while self.number < number:
                await asyncio.sleep(0.005)


class _Bare:
    """The bare server: a coroutine for every stream, which all wait for the same news."""

    def __init__(self, *, by_hand: bool) -> None:
        self.by_hand = by_hand
        self.n = 0
        self.pieces: dict[str, bytes] = {}
        self.streams: list[tuple[asyncio.StreamWriter, str]] = []
        self.news = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.read(4096)).decode()
        if not head.startswith("GET"):
            self.step() if head else None
            return
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")
        lang = head.partition("lang=")[2][:2]
        self.streams.append((writer, lang))
        while True:
            await self.news.wait()
            writer.write(self.pieces[lang])
            await writer.drain()

    def step(self) -> None:
        """Tell every stream; by hand in one loop over the open writers, with no task woken for it."""
        self.n += 1
        self.pieces = {lang: _chunk(self.n, lang) for lang in CODES}
        if self.by_hand:
            for writer, lang in self.streams:
                writer.write(self.pieces[lang])
            return
        news, self.news = self.news, asyncio.Event()
        news.set()


def _chunk(n: int, lang: str) -> bytes:
    octets = f"id: {n}\nevent: phone-{lang}\ndata: {fragment(n, lang)}\n\n".encode()
    return b"%x\r\n%b\r\n" % (len(octets), octets)


async def _serve_bare(port: int, how: str) -> None:
    bare = _Bare(by_hand=how == "by-hand")
    server = await asyncio.start_server(bare.serve, "127.0.0.1", port, backlog=16384)
    await server.serve_forever()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        serving.many_files()
        uvloop.run(_serve_bare(int(sys.argv[1]), sys.argv[2]))
    else:
        main()
