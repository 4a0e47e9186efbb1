"""People with free times to test with."""

from hypothesis import strategies as st

from asamblea.rules.meeting_times import Crowd, Person

SLOTS = ("mon", "tue", "wed", "thu", "fri", "sat")
_week = st.sets(st.sampled_from(SLOTS)).map(frozenset)
_person = st.builds(
    Person,
    st.lists(_week, min_size=1, max_size=4).map(tuple),
    st.sampled_from(["es", "ko", ""]),
    st.sampled_from(["kitchen", "care"]),
    st.integers(0, 5),
    st.integers(1, 3),
)
crowds = st.lists(_person, max_size=8).map(lambda people: Crowd(SLOTS, tuple(people)))


def person(*weeks: str, **said) -> Person:
    """Somebody free at "mon tue" every week, or at "mon", then "tue" in turn."""
    return Person(tuple(frozenset(week.split()) for week in weeks), **said)


def crowd(*people: Person) -> Crowd:
    return Crowd(SLOTS, people)
