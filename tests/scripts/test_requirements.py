"""The locks are whole, hold no address, and every package has its reason."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GROUPS = ("run", "test", "oracle", "uv")


def asked(group: str) -> list[str]:
    """The packages that a group's .in file asks for itself."""
    lines = (ROOT / f"requirements/{group}.in").read_text().splitlines()
    return [re.match(r"[\w.-]+", line)[0] for line in lines if line and not line.startswith(("#", "-r"))]


def locked(group: str) -> list[str]:
    """The entries of a group's lock, each with its hashes."""
    return re.split(r"\n(?=\S)", (ROOT / f"requirements/{group}.txt").read_text().strip())


@pytest.mark.parametrize("group", GROUPS)
def test_every_locked_package_is_pinned_with_hashes(group):
    assert [entry for entry in locked(group) if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("group", GROUPS)
def test_every_package_that_is_asked_for_is_locked(group):
    names = {entry.split("==")[0].lower() for entry in locked(group)}
    assert {name.lower() for name in asked(group)} <= names


@pytest.mark.parametrize("group", GROUPS)
def test_no_lock_holds_an_address(group):
    assert "://" not in (ROOT / f"requirements/{group}.txt").read_text()


def test_the_tests_run_on_the_very_versions_that_a_site_runs_on():
    tested = {entry.split()[0] for entry in locked("test")}
    assert {entry.split()[0] for entry in locked("run")} <= tested


@pytest.mark.parametrize("group", GROUPS)
def test_every_package_has_its_reason_and_license_on_the_page(group):
    page = (ROOT / "docs/dependencies.md").read_text().lower()
    assert [name for name in asked(group) if name.lower() not in page] == []
