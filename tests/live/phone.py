"""A phone that speaks ASGI to the application, without a server between."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from asamblea.live.http import App, Message

WAIT_S = 5.0


@dataclass
class Said:
    """What came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self) -> str:
        return self.body.decode()


def scope(method: str, path: str, headers: dict[str, str], client: str = "10.0.0.9") -> dict[str, Any]:
    """Return the scope of a request."""
    where, _, query = path.partition("?")
    octets = [(k.lower().encode(), v.encode()) for k, v in headers.items()]
    return {
        "type": "http",
        "method": method,
        "path": where,
        "query_string": query.encode(),
        "headers": octets,
        "client": (client, 1),
    }


async def post(app: App, path: str, form: dict[str, Any] | bytes, *, client: str = "10.0.0.9", **headers: str) -> Said:
    """Send a form and return the answer; header names are written with underscores."""
    body = form if isinstance(form, bytes) else urlencode(form, doseq=True).encode()
    said = Said()

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        _note(said, message)

    await app(scope("POST", path, {k.replace("_", "-"): v for k, v in headers.items()}, client), receive, send)
    return said


@dataclass
class Stream:
    """An open stream: `said` grows as events arrive."""

    said: Said = field(default_factory=Said)
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False
    hold: asyncio.Event = field(default_factory=asyncio.Event)
    """While cleared the phone takes nothing: a slow client."""
    task: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self.hold.set()

    def open(self, app: App, path: str, **headers: str) -> "Stream":
        given = {k.replace("_", "-"): v for k, v in headers.items()}
        self.task = asyncio.ensure_future(self._run(app(scope("GET", path, given), self._receive, self._send)))
        return self

    async def until(self, happened: Callable[["Stream"], bool]) -> None:
        """Wait for what a test expects; TimeoutError otherwise."""
        async with asyncio.timeout(WAIT_S):
            while not happened(self):
                await asyncio.sleep(0.002)

    async def has(self, text: str) -> None:
        await self.until(lambda stream: text in stream.said.text)

    async def leave(self) -> None:
        self.gone.set()
        assert self.task is not None
        async with asyncio.timeout(WAIT_S):
            await self.task

    async def _run(self, work: Awaitable[None]) -> None:
        await work
        self.ended = True

    async def _receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        await self.hold.wait()
        _note(self.said, message)


def _note(said: Said, message: Message) -> None:
    if message["type"] == "http.response.start":
        said.status = message["status"]
        said.headers = {k.decode(): v.decode() for k, v in message["headers"]}
    else:
        said.body += message.get("body", b"")
