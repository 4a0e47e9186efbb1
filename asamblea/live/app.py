"""The site as one ASGI application: streams and ballots here, everything else Django."""

import asyncio
import gc
import logging
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from asamblea.live.ballots import Ballots
from asamblea.live.http import App, Receive, Scope, Send
from asamblea.live.hub import Hub
from asamblea.live.leaving import before_stop

Background = Callable[[], Awaitable[None]]

logger = logging.getLogger("asamblea.live")


def application(django: App, hub: Hub, ballots: Ballots, on_start: Sequence[Background] = ()) -> App:
    """Return the application; each of `on_start` runs beside the server until it stops."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send, hub, ballots, on_start)
            return
        match scope["path"].split("/"):
            case ["", "live", meeting, "stream"]:
                await hub.stream(scope, receive, send, meeting)
            case ["", "live", meeting, "vote", vote]:
                await ballots.receive(scope, receive, send, meeting, vote)
            case _:
                await django(scope, receive, send)

    return app


async def _lifespan(receive: Receive, send: Send, hub: Hub, ballots: Ballots, on_start: Sequence[Background]) -> None:
    await receive()
    before_stop(hub.close)
    # Database threads that come back wait this long for the interpreter while the loop is busy;
    # with Python's 5 ms a ballot waits twice as long for its commit.
    sys.setswitchinterval(0.001)
    # What is loaded by now stays; looking through it again and again took a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    tasks = [asyncio.ensure_future(_background(work)) for work in on_start]
    await send({"type": "lifespan.startup.complete"})
    await receive()
    hub.close()
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    await ballots.close()
    await send({"type": "lifespan.shutdown.complete"})


async def _background(work: Background) -> None:
    try:
        await work()
    except Exception:
        logger.exception("a background task ended")
