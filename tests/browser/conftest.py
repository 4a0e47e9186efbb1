"""A real browser before the real program. A missing browser fails; it is never skipped."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.access import Inspector
from tests.browser.people import Street
from tests.browser.pictures import Album
from tests.browser.program import Program, serving

CHROMIUM = Path(__file__).parents[2] / ".venv" / "browser"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
]
PATIENCE_MS = 8_000


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", metavar="FOLDER", default=None, help="save the README's pictures there")


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="session")
def browser(play: Playwright) -> Iterator[Browser]:
    known = CHROMIUM.read_text().strip() if CHROMIUM.exists() else ""
    path = os.environ.get("ASAMBLEA_CHROMIUM") or known
    if not path or not os.access(path, os.X_OK):
        pytest.fail("No browser: the story must be seen in a real one. Run scripts/browser.sh, or set ASAMBLEA_CHROMIUM.")
    expect.set_options(timeout=PATIENCE_MS)
    browser = play.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with serving(tmp_path_factory.mktemp("asamblea")) as program:
        yield program
        assert "Traceback" not in program.said.read_text(), program.said.read_text()


@pytest.fixture(scope="module")
def street(browser: Browser, program: Program) -> Iterator[Street]:
    """Everybody's devices: each has a browser context of its own."""
    street = Street(browser, program.url, PATIENCE_MS)
    yield street
    street.close()


@pytest.fixture
def inspector() -> Iterator[Inspector]:
    """Whatever it wrote down fails the test, all of it at once."""
    inspector = Inspector()
    yield inspector
    assert not inspector.faults, inspector.says()


@pytest.fixture(scope="session")
def album(pytestconfig: pytest.Config) -> Album:
    return Album(pytestconfig.getoption("--pictures", default=None))


_broken: dict[str, str] = {}
"""By module: the first chapter that failed."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if report.failed and "evening" in getattr(item, "fixturenames", ()):
        _broken.setdefault(str(item.path), item.name)
    return report


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A story does not go on after a chapter that failed: say so at once instead of waiting for what will not come."""
    if "evening" in getattr(item, "fixturenames", ()) and str(item.path) in _broken:
        pytest.fail(f"the evening broke off in {_broken[str(item.path)]}", pytrace=False)
