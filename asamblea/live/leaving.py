"""Ends the streams as soon as the server is asked to stop.

uvicorn first waits for open connections and only then tells the application to shut down;
a stream never ends by itself, so both would wait for each other.
"""

import asyncio
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any


def before_stop(leave: Callable[[], None]) -> None:
    """Call `leave` on the running loop when a stop signal comes, then do what the server does."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        server: Any = signal.getsignal(number)

        def stop(received: int, frame: FrameType | None, server: Any = server) -> None:
            loop.call_soon_threadsafe(leave)
            if callable(server):
                server(received, frame)

        if callable(server):
            signal.signal(number, stop)
