import pytest
from hypothesis import given, strategies as st

from asamblea.rules.interpreters import can_fill, needs, ways

KO_EN = ways(("ko", "en"), both=True)
langs = st.sampled_from(["en", "es", "ko", "zap"])
people = st.dictionaries(langs, st.integers(0, 90))
someone = st.sets(st.tuples(langs, langs).filter(lambda way: way[0] != way[1]), max_size=4)


@pytest.mark.parametrize(
    ("coming", "state", "missing"),
    [
        ([], "nobody", 2),
        ([KO_EN], "alone", 1),
        ([KO_EN, KO_EN], "covered", 0),
        ([ways(("ko", "en"), both=False)], "one_way", 2),
        ([ways(("ko", "en"), both=False), ways(("en", "ko"), both=False)], "alone", 1),
        ([ways(("ko", "es"), both=True)], "nobody", 2),
    ],
)
def test_two_for_each_way_are_needed(coming, state, missing):
    (need,) = needs("en", {"ko": 12}, coming)
    assert (need.state, need.missing, need.is_gap) == (state, missing, missing > 0)


def test_gaps_stand_first_and_the_language_that_leads_needs_none():
    made = needs("en", {"en": 40, "es": 30, "ko": 4}, [ways(("es", "en"), both=True)] * 2)
    assert [need.language for need in made] == ["ko", "es"]


@given(expected=people, coming=st.lists(someone, max_size=5), one=someone)
def test_one_more_interpreter_never_widens_a_gap_and_narrows_it_only_where_they_can_fill_it(expected, coming, one):
    before = {need.language: need for need in needs("en", expected, coming)}
    after = {need.language: need for need in needs("en", expected, [*coming, one])}
    assert before.keys() == after.keys() == expected.keys() - {"en"}
    for lang, need in before.items():
        assert after[lang].missing <= need.missing
        if after[lang].missing < need.missing:
            assert can_fill(need, one)


@given(expected=people, coming=st.lists(someone, max_size=5))
def test_nobody_is_asked_for_what_needs_nobody(expected, coming):
    for need in needs("en", expected, coming):
        if not need.is_gap:
            assert not can_fill(need, {(need.language, "en"), ("en", need.language)})
