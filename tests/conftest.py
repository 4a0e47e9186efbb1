"""What every test stands on: the real data beside the project."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real elections and cases; it lies beside the project and is never copied into it."""
    folder = Path(os.environ.get("ASAMBLEA_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
    if not folder.is_dir():
        pytest.fail(f"No real data at {folder}: put shared/data beside the project, or set ASAMBLEA_DATA to its path.")
    return folder
