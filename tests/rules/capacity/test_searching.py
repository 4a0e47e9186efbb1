"""A search ends in time, can be stopped, tells how far it is, and writes nothing."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from asamblea.rules.capacity import Conditions, Effort, Plan, Pledge, Problem, plan, search
from asamblea.rules.capacity.hours import shared_out
from tests.rules.capacity.neighborhoods import effort, pledge

ROOT = Path(__file__).resolve().parents[3]


def scarce(people: int, efforts: int) -> Problem:
    """Everybody likes three of many efforts that are all alike, and there are people for half of them."""
    draw = random.Random(7)
    ids = [f"e{n}" for n in range(efforts)]
    alike = tuple(Effort(one, 2 * people // efforts, 3 * people // efforts, 0) for one in ids)
    said = [{one: draw.randint(1, 3) for one in draw.sample(ids, 3)} for _ in range(people)]
    return Problem(alike, tuple(Pledge(f"p{n}", 300, one) for n, one in enumerate(said)))


def test_a_short_search_still_gives_a_checked_plan_and_a_bound():
    found = plan(scarce(150, 20), clock=time.monotonic, seconds=0.3)
    assert isinstance(found, Plan)
    assert 0 < found.placed <= found.bound <= 150


def test_whoever_waits_hears_only_of_better_plans():
    heard = []
    plan(scarce(60, 8), clock=time.monotonic, seconds=5, told=heard.append)
    assert heard and heard == sorted(set(heard))


def test_a_search_can_be_stopped():
    asked = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 3

    found = plan(scarce(150, 20), clock=time.monotonic, seconds=60, stopped=stopped)
    assert found.code == "stopped"


def test_a_search_without_time_says_so_or_shows_what_it_has():
    found = plan(scarce(60, 8), clock=lambda: 0.0, seconds=0)
    assert isinstance(found, Plan) and not found.best


def test_a_solver_that_dies_is_a_sentence(monkeypatch):
    def dies(*args, **said):
        raise RuntimeError("out of memory")

    monkeypatch.setattr(search.highs, "solve", dies)
    assert plan(scarce(20, 4), clock=time.monotonic).code == "solver_failed"


def test_a_plan_that_fails_the_check_is_never_shown(monkeypatch):
    monkeypatch.setattr(sys.modules["asamblea.rules.capacity.planning"], "wrong_plan", lambda *args: "wrong")
    assert plan(scarce(20, 4), clock=time.monotonic).code == "solver_failed"


def test_solvers_write_nothing():
    code = (
        "import time; from asamblea.rules.capacity import *;"
        "from tests.rules.capacity.test_searching import scarce;"
        "plan(scarce(150, 20), clock=time.monotonic, seconds=2)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_no_solver_is_loaded_before_it_is_needed():
    code = (
        "import sys; from asamblea.rules.capacity import Problem, board; board(Problem((), ()));"
        "sys.exit(bool({'highspy', 'ortools', 'numpy', 'pandas'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Conditions(most=0), "most_few"),
        (Conditions(force=frozenset({"pool"})), "unknown_named"),
        (Conditions(force=frozenset({"a"}), out=frozenset({"a"})), "in_and_out"),
        (Conditions(most=1, force=frozenset({"a", "b"})), "keep_many"),
        (Conditions(force=frozenset({"b"})), "cannot_force"),
        (Conditions(force=frozenset({"a", "c"})), "cannot_force_together"),
    ],
)
def test_conditions_that_make_no_sense_are_sentences(asked, code):
    efforts = (effort("a", least=2, hours_each=3), effort("b", least=9, most=9), effort("c", least=2, hours_each=3))
    problem = Problem(efforts, (pledge("p1", 4, "a c"), pledge("p2", 4, "a b c")))
    assert plan(problem, asked, clock=time.monotonic).code == code


def test_hours_move_along_a_chain_of_people_with_two_efforts():
    """Effort 0 needs what only the person between 1 and 2 can free, through the one between 0 and 1."""
    efforts = tuple(effort(f"e{n}", hours=hours) for n, hours in enumerate((5, 5, 5)))
    people = (pledge("p0", 1, "e0"), pledge("p1", 5, "e0 e1"), pledge("p2", 5, "e1 e2"), pledge("p3", 4, "e2"))
    found = shared_out(Problem(efforts, people), {0: [0], 1: [1, 0], 2: [2, 1], 3: [2]})
    assert sum(hours for (_, j), hours in found.items() if j == 0) >= 5
    assert all(sum(hours for (_, k), hours in found.items() if k == j) >= 5 for j in range(3))
    assert {i: sum(h for (k, _), h in found.items() if k == i) for i in range(4)} == {0: 1, 1: 5, 2: 5, 3: 4}


def test_hours_that_are_not_there_are_not_shared_out():
    efforts = (effort("e0", hours=6), effort("e1", hours=4))
    people = (pledge("p0", 5, "e0 e1"), pledge("p1", 4, "e1"))
    assert shared_out(Problem(efforts, people), {0: [0, 1], 1: [1]}) is None
