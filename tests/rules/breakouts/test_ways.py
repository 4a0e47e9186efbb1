"""Counting off, by what people named, by language: everybody is somewhere, and who is not served is named."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from asamblea.rules.breakouts import BY_HAND, by_count, by_label, by_language, wrong_assignment
from asamblea.rules.refusal import Refusal
from tests.rules.breakouts.rooms import people, person

ROOT = Path(__file__).resolve().parents[3]


def lists(found):
    return [list(group.people) for group in found.groups]


@settings(deadline=None)
@given(people(8), st.integers(1, 4), st.sampled_from(sorted(BY_HAND)), st.lists(st.sampled_from(["", "a", "b"]), min_size=8))
def test_groups_made_by_hand_pass_the_check(everybody, groups, way, labels):
    room = tuple(
        type(one)(one.id, one.languages, one.interprets, one.is_newcomer, label, one.with_whom)
        for one, label in zip(everybody, labels, strict=False)
    )
    found = BY_HAND[way](room, groups)
    if isinstance(found, Refusal):
        assert found.code in ("groups_many", "labels_missing")
    else:
        assert len(found.groups) == groups
        assert wrong_assignment(room, found) is None
        assert way == "language" or sum(map(len, lists(found))) == len(room)


def test_counting_off_goes_around():
    assert lists(by_count([person(one) for one in "abcde"], 2)) == [["a", "c", "e"], ["b", "d"]]


def test_who_does_not_speak_the_language_of_their_number_is_named():
    found = by_count([person("a"), person("b"), person("c"), person("d", "ko")], 2)
    assert found.unserved == ("d",)
    assert found.group_of("d").number == 2


def test_tables_stay_whole_and_small_ones_join():
    room = [person(f"{table}{n}", label=table) for table, many in (("a", 4), ("b", 2), ("c", 2)) for n in range(many)]
    assert lists(by_label(room, 2)) == [["a0", "a1", "a2", "a3"], ["b0", "b1", "c0", "c1"]]


def test_a_large_block_splits_where_there_are_more_groups():
    room = [person(f"a{n}", label="6th") for n in range(5)]
    assert lists(by_label(room, 2)) == [["a0", "a1", "a2"], ["a3", "a4"]]


def test_who_told_no_table_goes_where_they_understand():
    room = [person("a", "ko", label="1"), person("b", "ko", label="1"), person("c", label="2"), person("d", "ko es")]
    room += [person("e", "ko")]
    assert lists(by_label(room, 2)) == [["a", "b", "e"], ["c", "d"]]


def test_without_any_table_there_are_no_groups_by_it():
    assert by_label([person("a")], 1).code == "labels_missing"


def test_the_more_people_speak_a_language_the_more_groups_it_has():
    room = [person(f"e{n}") for n in range(6)] + [person(f"k{n}", "ko") for n in range(3)]
    assert [group.languages for group in by_language(room, 3).groups] == [("es",), ("es",), ("ko",)]


def test_a_language_without_a_group_goes_by_what_else_its_people_speak():
    room = [person("a"), person("b"), person("c", "tl es"), person("d", "zap")]
    found = by_language(room, 1)
    assert lists(found) == [["a", "b", "c"]]
    assert found.unserved == ("d",)


@pytest.mark.parametrize("way", BY_HAND.values())
def test_no_solver_is_loaded_for_groups_made_by_hand(way):
    code = (
        f"import sys; from asamblea.rules.breakouts import {way.__name__}, Person;"
        f"{way.__name__}([Person('a', ('es',), label='1')], 1);"
        "sys.exit(bool({'ortools', 'highspy', 'numpy', 'pandas'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
