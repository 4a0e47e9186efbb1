"""A plan in the record: checked from what it carries alone, and nobody in it by name."""

import copy
import json
import time

import pytest

from asamblea.rules.capacity import Conditions, Problem, anonymous, check_plan, counted, whole, why_not
from asamblea.rules.chain import canonical
from tests.rules.capacity.neighborhoods import effort, planned, pledge

HOUR = 100
EFFORTS = (
    effort("tipline", least=2, most=3, hours=5 * HOUR, hours_each=150, needs={"korean": 1}),
    effort("cards", least=3, most=5, hours=6 * HOUR),
)
PLEDGES = (
    pledge("ana", 250, "tipline=3 cards=1", "korean", "singing"),
    pledge("boris", 3 * HOUR, "tipline=2"),
    pledge("cem", 4 * HOUR, "cards=3"),
)
PROBLEM, ASKED = Problem(EFFORTS, PLEDGES), Conditions(most=1)
PLAN = planned(PROBLEM, ASKED)
CLOSED = why_not(PROBLEM, PLAN, ASKED, clock=time.monotonic)
WHOLE = whole(PROBLEM, ASKED, PLAN, CLOSED)
COUNTED = counted(PROBLEM, ASKED, PLAN, CLOSED)


@pytest.mark.parametrize("document", [WHOLE, COUNTED])
def test_a_document_can_stand_in_the_minutes_and_is_checked_from_there(document):
    assert check_plan(json.loads(canonical(document))) is None


def test_a_document_says_what_was_found():
    assert (WHOLE["open"], WHOLE["members"], WHOLE["placed"]) == (["tipline"], {"tipline": ["ana", "boris"]}, 2)
    assert WHOLE["hours"] == {"tipline": {"ana": "2.5", "boris": 3}}
    assert (WHOLE["proved"], WHOLE["closed"]["cards"]["said_yes"]) == (True, 2)


def test_without_names_it_is_checked_too_and_holds_none():
    named, plan = anonymous(PROBLEM, PLAN)
    document = whole(named, ASKED, plan, CLOSED)
    assert check_plan(document) is None
    assert not any(word in json.dumps(document) for word in ("ana", "boris", "cem", "singing"))


def test_numbers_do_not_tell_who_came_first():
    other = Problem(EFFORTS, PLEDGES[::-1])
    assert whole(*_nameless(other)) == whole(*_nameless(PROBLEM))


def _nameless(problem):
    named, plan = anonymous(problem, planned(problem, ASKED))
    return named, ASKED, plan


def test_counts_hold_no_pledge():
    assert "members" not in COUNTED and "pledges" not in COUNTED["inputs"]
    assert COUNTED["counts"] == {"tipline": {"people": 2, "hours": "5.5", "abilities": {"korean": 1}}}
    assert COUNTED["pledges"] == 3


def changed(document, *path, to):
    other = copy.deepcopy(document)
    here = other
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = to
    return other


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {"counts": 3},
        {},
        changed(WHOLE, "format", to=2),
        changed(WHOLE, "placed", to=3),
        changed(WHOLE, "bound", to=1),
        changed(WHOLE, "proved", to=False),
        changed(WHOLE, "open", to=["cards"]),
        changed(WHOLE, "members", "tipline", to=["ana"]),
        changed(WHOLE, "hours", "tipline", "boris", to=4),
        changed(WHOLE, "hours", "tipline", to={}),
        changed(WHOLE, "inputs", "most", to=0),
        changed(WHOLE, "inputs", "force", to=["cards"]),
        changed(WHOLE, "inputs", "pledges", to=[]),
        changed(WHOLE, "closed", "cards", "said_yes", to=3),
        changed(WHOLE, "closed", "cards", "missing", to={"korean": 1}),
        changed(WHOLE, "closed", "tipline", to=WHOLE["closed"]["cards"]),
        changed(COUNTED, "format", to=2),
        changed(COUNTED, "placed", to=3),
        changed(COUNTED, "placed", to=0),
        changed(COUNTED, "gladness", to=7),
        changed(COUNTED, "proved", to=False),
        changed(COUNTED, "open", to=["cards"]),
        changed(COUNTED, "counts", "tipline", "people", to=4),
        changed(COUNTED, "counts", "tipline", "hours", to=4),
        changed(COUNTED, "counts", "tipline", "abilities", to={}),
        changed(COUNTED, "inputs", "out", to=["tipline"]),
    ],
)
def test_what_was_changed_is_found(document):
    assert "%(" not in str(check_plan(document))
    assert check_plan(document) is not None
