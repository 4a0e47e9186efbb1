"""Reads a form whole before anything waits for it.

Django's pages are served by a few threads. A phone that sends half a form and falls silent would hold one of
them, and twenty such phones the whole site.
"""

import asyncio
from collections.abc import Callable

from asamblea.live import http
from asamblea.live.http import App, Message, Receive, Scope, Send

PATIENCE_S = 10.0
PATIENCE_LARGE_S = 90.0
"""A few photos over the wireless network of a church hall."""
LargeBodies = Callable[[Scope], int]
"""How many bytes this request may have; asked in a thread of its own, so that it may look who sends."""


def whole_bodies(app: App, most: int, larger: LargeBodies | None = None) -> App:
    """Return the application with every request's body read first: at most `most` bytes, within ten seconds.

    A request that announces more is given what `larger` allows it, and the time that takes. One that is longer
    still reaches the application empty, with the length it announced: the page says that it is too long.
    """

    async def whole(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await app(scope, receive, send)
            return
        may, patience = most, PATIENCE_S
        if larger and _announced(scope) > most:
            may = max(most, await asyncio.to_thread(larger, scope))
            patience = PATIENCE_LARGE_S if may > most else PATIENCE_S
        try:
            body = await asyncio.wait_for(http.body(receive, may), patience)
        except TimeoutError:
            await http.answer(send, 408, "", http.TEXT)
            return
        await app(scope, _given(body or b""), send)

    return whole


def _announced(scope: Scope) -> int:
    length = http.headers(scope).get("content-length", "")
    return int(length) if length.isdecimal() and len(length) < 12 else 0


def _given(body: bytes) -> Receive:
    sent = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return sent.pop() if sent else {"type": "http.disconnect"}

    return receive
