"""Reads a form whole before anything waits for it.

Django's pages are served by a few threads. A phone that sends half a form and falls silent would hold one of
them, and twenty such phones the whole site.
"""

import asyncio

from asamblea.live import http
from asamblea.live.http import App, Message, Receive, Scope, Send

PATIENCE_S = 10.0


def whole_bodies(app: App, most: int) -> App:
    """Return the application with every request's body read first: at most `most` bytes, within ten seconds.

    A longer one reaches the application empty, with the length it announced: the page says that it is too long.
    """

    async def whole(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await app(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(http.body(receive, most), PATIENCE_S)
        except TimeoutError:
            await http.answer(send, 408, "", http.TEXT)
            return
        await app(scope, _given(body or b""), send)

    return whole


def _given(body: bytes) -> Receive:
    sent = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return sent.pop() if sent else {"type": "http.disconnect"}

    return receive
