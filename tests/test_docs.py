"""What the documents say of the tests is true: every test they name is there, and every number has its line."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
WAYS = (ROOT / "docs/ways.md").read_text(encoding="utf-8")


def defined_in(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_test_that_a_page_names_is_there(page):
    for file, name in NAMED.findall(page.read_text(encoding="utf-8")):
        assert (ROOT / file).exists(), file
        assert not name or name in defined_in(ROOT / file), f"{file}::{name}"


def test_every_number_of_the_ways_has_its_test_and_every_test_its_cell():
    table, _, listed = WAYS.partition("\n1. ")
    numbers = {int(n) for n in re.findall(r"\[(\d+)\]", table)}
    assert numbers == {int(n) for n in re.findall(r"^(\d+)\. ", f"1. {listed}", re.MULTILINE)}


def test_every_row_of_the_ways_has_a_cell_for_each_way():
    rows = [line for line in WAYS.split("\n") if line.startswith("|")]
    assert len(rows) > 20 and {line.count("|") for line in rows} == {rows[0].count("|")}
