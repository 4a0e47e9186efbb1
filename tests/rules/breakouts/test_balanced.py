"""No groups are better: against trying everything."""

import time

from hypothesis import given, settings, strategies as st

from asamblea.rules.breakouts import Assignment, Person, balanced, wrong_assignment
from tests.rules.breakouts.rooms import least, people, person


def found(everybody: tuple[Person, ...], groups: int, **said) -> Assignment:
    groups_found = balanced(everybody, groups, clock=time.monotonic, seconds=30, **said)
    assert isinstance(groups_found, Assignment), str(groups_found)
    assert wrong_assignment(everybody, groups_found) is None
    return groups_found


@settings(max_examples=150, deadline=None)
@given(people(5), st.integers(1, 3))
def test_no_groups_are_better(everybody, groups):
    if groups <= len(everybody):
        best = found(everybody, groups)
        assert best.worth == least(everybody, groups)
        assert best.best or best.worth.unserved
