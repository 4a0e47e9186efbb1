"""The application sends each request where it belongs and runs what belongs to its life."""

import asyncio
from typing import Any

from asamblea.live.app import application
from asamblea.live.http import Message
from tests.live.evening import Site
from tests.live.phone import post


def test_everything_else_is_django(site: Site) -> None:
    for path in ("/", "/m/k3v9q2/", "/live/k3v9q2/other", "/live/a/b/c/vote/v1"):
        assert asyncio.run(post(site.app, path, {})).text == "django"


def test_what_runs_beside_the_server_starts_and_ends_with_it(site: Site) -> None:
    told: list[str] = []

    async def beside() -> None:
        told.append("started")
        try:
            await asyncio.sleep(60)
        finally:
            told.append("ended")

    async def broken() -> None:
        raise RuntimeError("not the server's fault")

    async def life() -> list[Message]:
        said: list[Message] = []
        started = asyncio.Event()

        async def receive() -> Message:
            if not started.is_set():
                started.set()
                return {"type": "lifespan.startup"}
            await asyncio.sleep(0.05)
            return {"type": "lifespan.shutdown"}

        async def send(message: Message) -> None:
            said.append(message)

        app: Any = application(site.app, site.hub, site.ballots, on_start=[beside, broken])
        await app({"type": "lifespan"}, receive, send)
        return said

    said = asyncio.run(life())
    assert [message["type"] for message in said] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert told == ["started", "ended"]
