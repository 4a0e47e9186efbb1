"""A form is read whole before a page's thread waits for it."""

import asyncio
from typing import Any

import pytest

from asamblea.live import bodies
from asamblea.live.bodies import whole_bodies
from asamblea.live.http import Message, Receive, Scope, Send


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    body = (await receive())["body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


def ask(*parts: Message, method: str = "POST", silent: bool = False, announced: str = "", larger: int = 0) -> tuple[int, bytes]:
    """Send the parts of a request; return status and body of the answer. `silent`: nothing more ever comes.

    `announced` is its Content-Length, `larger` what this request may have beyond the ten bytes of all.
    """
    sent: list[Any] = []
    waiting = list(parts)

    async def receive() -> Message:
        if waiting:
            return waiting.pop(0)
        if silent:
            await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    app = whole_bodies(echo, 10, lambda scope: larger)
    headers = [(b"content-length", announced.encode())] if announced else []
    asyncio.run(app({"type": "http", "method": method, "headers": headers}, receive, send))
    return sent[0]["status"], sent[1]["body"]


def part(body: bytes, *, more: bool = False) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_form_in_parts_arrives_whole():
    assert ask(part(b"ab", more=True), part(b"cd")) == (200, b"abcd")


def test_half_a_form_holds_nobody_up(monkeypatch):
    monkeypatch.setattr(bodies, "PATIENCE_S", 0.05)
    assert ask(part(b"ab", more=True), silent=True)[0] == 408


def test_a_form_that_is_too_long_arrives_empty_and_the_page_says_so():
    assert ask(part(b"a" * 8, more=True), part(b"b" * 8)) == (200, b"")


def test_looking_is_passed_on():
    assert ask(part(b""), method="GET") == (200, b"")


def test_pictures_from_who_counts_arrive_whole():
    assert ask(part(b"a" * 15, more=True), part(b"b" * 15), announced="30", larger=40) == (200, b"a" * 15 + b"b" * 15)


@pytest.mark.parametrize(("announced", "larger"), [("30", 0), ("30", 20), ("", 40), ("many", 40), ("9" * 30, 40)])
def test_nobody_else_sends_more(announced, larger):
    assert ask(part(b"a" * 30), announced=announced, larger=larger) == (200, b"")


def test_half_a_picture_holds_nobody_up_either(monkeypatch):
    monkeypatch.setattr(bodies, "PATIENCE_LARGE_S", 0.05)
    assert ask(part(b"ab", more=True), silent=True, announced="30", larger=40)[0] == 408
