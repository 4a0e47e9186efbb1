"""Who comes late finds a group they understand; an interpreter who leaves is missed by name."""

from hypothesis import given, settings, strategies as st

from asamblea.rules.breakouts import Group, as_they_sit, by_count, by_language, join_late, with_everybody, wrong_assignment
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
    after = as_they_sit(room[:3], found.groups)
    assert after.groups[0].languages == ("es",)
    assert after.unserved == ("c",)
    assert wrong_assignment(room[:3], after) is None


def test_a_group_keeps_its_language_when_more_come_who_speak_another():
    room = [person("a"), person("b", "ko"), person("c", "ko")]
    after = as_they_sit(room, [Group(1, ("es",), ("a", "b", "c"))])
    assert after.groups[0].languages == ("es",) and after.unserved == ("b", "c")


def test_who_sits_in_the_group_and_interprets_serves_the_others_of_it():
    room = [person("a"), person("b", "ko"), person("c", "es ko", both=True)]
    after = as_they_sit(room, [Group(1, ("es",), ("a", "b", "c"))])
    assert after.groups[0].languages == ("es", "ko") and after.unserved == ()


@settings(deadline=None)
@given(people(6), st.integers(1, 4), st.data())
def test_groups_from_which_people_went_home_pass_the_check(everybody, groups, data):
    found = by_count(everybody, groups)
    if not isinstance(found, Refusal):
        here = data.draw(st.lists(st.sampled_from(everybody), unique=True))
        assert wrong_assignment(here, as_they_sit(here, found.groups)) is None


@settings(deadline=None)
@given(people(6), st.integers(1, 4))
def test_nobody_stands_outside_and_who_is_not_served_stays_named(everybody, groups):
    found = by_language(everybody, groups)
    if not isinstance(found, Refusal):
        made = with_everybody(everybody, found)
        assert wrong_assignment(everybody, made) is None
        assert sorted(one for group in made.groups for one in group.people) == sorted(one.id for one in everybody)
        assert set(made.unserved) <= set(found.unserved)
        assert all(group.people for group in made.groups)
