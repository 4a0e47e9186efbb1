"""Every real file has the same winners as in other people's programs; runs in .venv-oracle."""

import os
import random
from pathlib import Path

import pytest

from asamblea.rules.tally import count_papers
from asamblea.rules.tally.files import blt, pb
from asamblea.rules.tally.files.election import by_method
from tests.oracle import peers

DATA = Path(os.environ.get("ASAMBLEA_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
BUDGETS = sorted((DATA / "pabulib").glob("*.pb"))
WARDS = sorted((DATA / "blt").glob("*.blt"))


def ours(file, method, **said):
    election = by_method((pb if file.suffix == ".pb" else blt).parse(file.read_text(encoding="utf-8-sig")), method)
    return sorted(count_papers({**election.vote, **said}, election.papers, present=0)["winners"])


def test_the_real_files_are_there():
    assert BUDGETS, f"No real data at {DATA}: put shared/data beside the project, or set ASAMBLEA_DATA to its path."
    assert WARDS


@pytest.mark.parametrize("satisfaction", ["cost", "cardinality"])
@pytest.mark.parametrize("file", BUDGETS, ids=lambda file: file.stem)
def test_equal_shares_as_pabutools(file, satisfaction):
    assert ours(file, "equal_shares", satisfaction=satisfaction) == peers.equal_shares(file, satisfaction)


@pytest.mark.parametrize("file", BUDGETS, ids=lambda file: file.stem)
def test_growing_shares_as_pabutools(file):
    assert ours(file, "equal_shares", completion="add_one") == peers.equal_shares(file, "cost", add=1)


@pytest.mark.parametrize(
    "file", [file for file in BUDGETS if "vote_type;cumulative" in file.read_text()], ids=lambda file: file.stem
)
def test_points_as_pabutools(file):
    assert ours(file, "equal_shares", satisfaction="points") == peers.equal_shares(file, "points")


@pytest.mark.parametrize("method", ["stv", "irv", "schulze"])
@pytest.mark.parametrize("file", WARDS, ids=lambda file: file.stem)
def test_rankings_as_pref_voting(file, method):
    assert ours(file, method) == peers.ranked(file, method)


@pytest.mark.parametrize("seats", [1, 2, 5])
@pytest.mark.parametrize("file", WARDS, ids=lambda file: file.stem)
def test_other_numbers_of_seats_as_pref_voting(file, seats, tmp_path):
    first, rest = file.read_text(encoding="utf-8-sig").split("\n", 1)
    other = tmp_path / file.name
    other.write_text(f"{first.split()[0]} {seats}\n{rest}")
    assert ours(other, "stv") == peers.ranked(other, "stv")


@pytest.mark.parametrize("add", [None, 1])
@pytest.mark.parametrize("satisfaction", ["cost", "cardinality"])
def test_invented_budgets_as_pabutools_ties_too(tmp_path, satisfaction, add):
    """Few voters and round costs make many ties and exhausted purses; the lot of this test is fixed."""
    draw, file = random.Random(f"{satisfaction} {add}"), tmp_path / "invented.pb"
    for _ in range(200):
        file.write_text(invented(draw))
        said = {"satisfaction": satisfaction, "completion": "add_one" if add else "none"}
        assert ours(file, "equal_shares", **said) == peers.equal_shares(file, satisfaction, add), file.read_text()


def invented(draw):
    projects = "".join(f"{one};{draw.choice([5, 10, 10, 20, 30, 47])}\n" for one in "abcdef")
    people = [draw.sample("abcdef", draw.randint(1, 4)) for _ in range(draw.randint(1, 20))]
    votes = "".join(f"{n};{','.join(ids)}\n" for n, ids in enumerate(people))
    meta = f"META\nkey;value\nbudget;{draw.randint(20, 150)}\nvote_type;approval\n"
    return f"{meta}PROJECTS\nproject_id;cost\n{projects}VOTES\nvoter_id;vote\n{votes}"
