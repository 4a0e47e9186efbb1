"""Who sits with whom: everybody once, sizes even, and by language everybody understands."""

from hypothesis import given, strategies as st

from asamblea.rules import breakout_groups
from asamblea.rules.refusal import Refusal

halls = st.lists(st.sampled_from(["es", "ko", "en", ""]), min_size=1, max_size=60).map(lambda spoken: dict(enumerate(spoken, 1)))


def code(found) -> str:
    assert isinstance(found, Refusal)
    return found.code


def test_counting_off_deals_seats_in_turn():
    assert breakout_groups.counting_off([5, 1, 2, 4, 3], 2) == [(1, 3, 5), (2, 4)]


def test_a_group_needs_somebody_and_one_group_is_the_plenary():
    assert code(breakout_groups.counting_off([1, 2], 3)) == "too_few_people"
    assert code(breakout_groups.counting_off([1, 2], 1)) == "too_few_people"
    assert code(breakout_groups.counting_off([1, 2], -2)) == "too_few_people"


@given(st.sets(st.integers(1, 500), min_size=2), st.integers(2, 60))
def test_counted_off_everybody_sits_once_and_sizes_differ_by_one(seats, groups):
    made = breakout_groups.counting_off(seats, groups)
    if isinstance(made, Refusal):
        assert groups > len(seats)
        return
    assert sorted(s for g in made for s in g) == sorted(seats)
    sizes = [len(g) for g in made]
    assert len(made) == groups and max(sizes) - min(sizes) <= 1


def test_by_language_the_larger_language_gets_more_groups():
    spoken = {1: "es", 2: "es", 3: "es", 4: "es", 5: "ko", 6: "ko"}
    assert breakout_groups.by_language(spoken, 3) == [("es", (1, 3)), ("es", (2, 4)), ("ko", (5, 6))]


def test_more_languages_than_groups_is_said():
    assert code(breakout_groups.by_language({1: "es", 2: "ko", 3: "en"}, 2)) == "more_languages_than_groups"


def test_where_no_language_is_known_the_page_says_to_count_off():
    assert code(breakout_groups.by_language({1: "", 2: ""}, 2)) == "no_language_known"


def test_a_person_of_no_known_language_joins_the_smallest_group():
    assert breakout_groups.by_language({1: "es", 2: "es", 3: "ko", 4: ""}, 2) == [("es", (1, 2)), ("ko", (3, 4))]


@given(halls, st.integers(2, 12))
def test_by_language_everybody_sits_once_in_a_group_of_their_language(hall, groups):
    made = breakout_groups.by_language(hall, groups)
    if isinstance(made, Refusal):
        return
    assert sorted(s for _, g in made for s in g) == sorted(hall)
    assert len(made) == groups and all(g for _, g in made)
    assert all(hall[s] in ("", lang) for lang, g in made for s in g)
