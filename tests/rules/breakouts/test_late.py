"""Who comes late finds a group they understand; an interpreter who leaves is missed by name."""

from hypothesis import given, settings, strategies as st

from asamblea.rules.breakouts import Group, by_count, join_late, leave, wrong_assignment
from asamblea.rules.refusal import Refusal
from tests.rules.breakouts.rooms import people, person

GROUPS = (Group(1, ("es",), ("a", "b")), Group(2, ("ko",), ("c",)), Group(3, ("en", "es"), ("d", "e")))


def test_the_smallest_group_that_speaks_their_language_takes_them():
    assert join_late(GROUPS, person("z", "en")) == Group(3, ("en", "es"), ("d", "e", "z"))
    assert join_late(GROUPS, person("z", "es ko")).number == 2


def test_of_equal_groups_the_one_in_their_best_language_takes_them():
    assert join_late(GROUPS, person("z", "en es")).number == 3
    assert join_late(GROUPS, person("z", "es")).number == 1


def test_where_nobody_speaks_their_language_that_is_said():
    assert join_late(GROUPS, person("z", "zap")).code == "nobody_speaks"
    assert join_late(GROUPS, person("z", "")).code == "nobody_speaks"


def test_nobody_is_in_two_groups():
    assert join_late(GROUPS, person("c", "es")).code == "already_placed"


@settings(deadline=None)
@given(people(6), st.integers(1, 3))
def test_whoever_joins_late_is_served(everybody, groups):
    if groups < len(everybody):
        found = by_count(everybody[:-1], groups)
        joined = join_late(found.groups, everybody[-1])
        if not isinstance(joined, Refusal):
            assert set(joined.languages) & set(everybody[-1].languages)


def test_an_interpreter_who_leaves_takes_a_language_along():
    room = [person("a"), person("b"), person("c", "ko"), person("d", "es ko", both=True)]
    found = by_count(room, 1)
    assert found.groups[0].languages == ("es", "ko") and found.unserved == ()
    after = leave(room, found, "d")
    assert after.groups[0].languages == ("es",)
    assert after.unserved == ("c",)
    assert wrong_assignment(room[:3], after) is None


def test_nobody_leaves_who_is_not_there():
    room = [person("a")]
    assert leave(room, by_count(room, 1), "b").code == "not_here"
