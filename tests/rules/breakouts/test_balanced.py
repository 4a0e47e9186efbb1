"""No groups are better: against trying everything."""

import itertools
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from asamblea.rules.breakouts import Assignment, Person, balanced, wrong_assignment
from asamblea.rules.breakouts.dealing import dealt
from asamblea.rules.breakouts.first import first
from asamblea.rules.breakouts.languages import kinds
from asamblea.rules.breakouts.model import Room
from asamblea.rules.breakouts.shares import shares
from asamblea.rules.breakouts.units import units
from asamblea.rules.breakouts.worth import assigned
from asamblea.rules.capacity.watch import Watch
from tests.rules.breakouts.rooms import least, people, person

engine = sys.modules["asamblea.rules.breakouts.balanced"]


def found(everybody: tuple[Person, ...], groups: int, seconds: float = 30, **said) -> Assignment:
    groups_found = balanced(everybody, groups, clock=time.monotonic, seconds=seconds, **said)
    assert isinstance(groups_found, Assignment), str(groups_found)
    assert wrong_assignment(everybody, groups_found) is None
    return groups_found


def crowd(many: int) -> tuple[Person, ...]:
    spoken = itertools.cycle(["es", "es en", "ko", "ko es", "en"])
    return tuple(person(f"p{n}", next(spoken), new=n % 3 == 0, both=n % 10 == 3) for n in range(many))


@settings(max_examples=60, deadline=None)
@given(people(5), st.integers(1, 3))
def test_no_groups_are_better(everybody, groups):
    if groups <= len(everybody):
        best = found(everybody, groups)
        assert best.worth == least(everybody, groups)
        assert best.best


@settings(max_examples=40, deadline=None)
@given(people(8), st.integers(1, 4))
def test_a_first_plan_without_a_solver_is_right_too(everybody, groups):
    if groups <= len(everybody):
        plan = assigned(Room.of(everybody), first(Room.of(everybody), groups))
        assert wrong_assignment(everybody, plan) is None


@settings(max_examples=60, deadline=None)
@given(people(8), st.integers(2, 4), st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_what_is_dealt_is_right_with_wishes_in_the_way(everybody, groups, wishes):
    if groups <= len(everybody):
        ids = [one.id for one in everybody]
        wished = [frozenset({ids[n % len(ids)]} - {one.id}) for one, n in zip(everybody, wishes, strict=False)]
        room = Room.of(replace(one, with_whom=wish) for one, wish in zip(everybody, wished, strict=True))
        known = units(kinds(everybody), room, -(-len(ids) // groups))
        if known.kinds:
            counts = shares(known, groups, Watch(time.monotonic, time.monotonic() + 30), 0)
            assert wrong_assignment(tuple(room.people.values()), assigned(room, dealt(known, counts))) is None


def test_everybody_understands_and_groups_come_out_even():
    best = found(crowd(50), 8)
    assert best.best
    assert best.worth.unserved == 0
    assert {len(group.people) for group in best.groups} == {6, 7}
    new = {one.id for one in crowd(50) if one.is_newcomer}
    assert {len(new & set(group.people)) for group in best.groups} == {2, 3}


def test_an_interpreter_makes_a_group_of_two_languages():
    best = found((person("ana"), person("bo", "ko"), person("dia", "es ko", both=True), person("eun", "ko")), 1)
    assert best.groups[0].languages == ("es", "ko")
    assert best.unserved == ()


def test_who_cannot_be_served_is_named_and_in_no_group():
    best = found((person("ana"), person("bea"), person("bo", "ko")), 1)
    assert best.unserved == ("bo",)
    assert best.groups[0].people == ("ana", "bea")
    assert best.best_served


def test_who_wishes_to_stay_together_does():
    wishes = {"p0": "p1", "p7": "p40", "p12": "p14"}
    everybody = tuple(person(f"p{n}", "es en", wish=wishes.get(f"p{n}", "")) for n in range(48))
    best = found(everybody, 8)
    assert best.worth.apart == 0 and best.best


def test_a_wish_for_somebody_who_stayed_home_is_no_mistake():
    assert found((person("ana", wish="nobody"), person("bea")), 2).worth.apart == 0


def test_a_pair_is_parted_where_groups_of_one_would_come_out_uneven():
    room = (person("a", ""), person("b", ""), person("c", "en es"), person("d", wish="c"))
    assert found(room, 3).worth == least(room, 3)


def test_pairs_that_fill_no_group_are_dealt_one_by_one():
    room = tuple(person(f"p{n}", wish=f"p{n ^ 1}") for n in range(6))
    best = found(room, 2)
    assert best.best and best.worth.apart == 2


def test_newcomers_left_out_never_make_a_mix_better():
    best = found((person("ana", "es", new=True), person("bo", "ko")), 1)
    assert best.unserved == ("bo",)


def test_large_rooms_are_served_and_proved_so():
    best = found(crowd(500), 60, seconds=10)
    assert best.best_served and best.worth.unserved == 0
    assert {len(group.people) for group in best.groups} == {8, 9}


def test_without_time_there_is_a_first_plan():
    plan = found(crowd(50), 8, seconds=0)
    assert plan.worth.unserved == 0 and not plan.best


def test_a_search_that_was_stopped_still_answers():
    assert not found(crowd(50), 8, stopped=lambda: True).best


def test_a_solver_that_dies_leaves_the_first_plan(monkeypatch):
    def dies(*args):
        raise RuntimeError("out of memory")

    monkeypatch.setattr(engine, "shares", dies)
    assert found(crowd(20), 3).bound is None


def test_groups_that_fail_the_check_are_never_shown(monkeypatch):
    monkeypatch.setattr(engine, "wrong_assignment", lambda *args: "wrong")
    assert balanced(crowd(20), 3, clock=time.monotonic).code == "search_failed"


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_proved_does_not_depend_on_the_seed(seed):
    assert found(crowd(30), 4, seed=seed).worth == found(crowd(30), 4).worth
