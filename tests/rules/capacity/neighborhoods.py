"""Efforts and pledges to test with."""

import time
from typing import Any

from hypothesis import strategies as st

from asamblea.rules.capacity import Conditions, Effort, Plan, Pledge, Problem, plan

ABILITIES = ("driver", "korean")
TIMES = ("mon", "tue")


def effort(id: str = "tipline", least: int = 1, most: int = 5, hours: int = 0, **said: Any) -> Effort:
    return Effort(id, least, most, hours, **said)


def pledge(id: str, hours: int = 4, efforts: str = "tipline", *able: str, times: str = "") -> Pledge:
    """A pledge to efforts such as "tipline cards=1": gladness is 3 where nothing is said."""
    said = dict([*one.split("="), "3"][:2] for one in efforts.split())
    return Pledge(id, hours, {one: int(glad) for one, glad in said.items()}, frozenset(able), frozenset(times.split()))


def planned(problem: Problem, asked: Conditions | None = None, **said: Any) -> Plan:
    """The plan, proved best; fails where there is none."""
    found = plan(problem, asked or Conditions(), clock=time.monotonic, seconds=60, **said)
    assert isinstance(found, Plan), str(found)
    assert found.best
    return found


def efforts(many: int) -> st.SearchStrategy[tuple[Effort, ...]]:
    return st.tuples(*(_effort(f"e{n}") for n in range(many)))


def _effort(id: str) -> st.SearchStrategy[Effort]:
    needs = st.dictionaries(st.sampled_from(ABILITIES), st.just(1), max_size=1)
    people = st.tuples(st.integers(1, 3), st.integers(0, 2))
    times = st.sets(st.sampled_from(TIMES)).map(frozenset)
    parts = st.tuples(people, st.integers(0, 8), st.integers(0, 2), needs, times)
    return parts.map(lambda p: Effort(id, p[0][0], sum(p[0]), p[1], p[2], p[3], p[4]))


def pledges(least: int, most: int, efforts: int) -> st.SearchStrategy[tuple[Pledge, ...]]:
    said = st.dictionaries(st.sampled_from([f"e{n}" for n in range(efforts)]), st.integers(1, 3))
    sets = [st.sets(st.sampled_from(names)).map(frozenset) for names in (ABILITIES, TIMES)]
    one = st.tuples(st.integers(0, 4), said, *sets)
    return st.lists(one, min_size=least, max_size=most).map(
        lambda all: tuple(Pledge(f"p{n}", *parts) for n, parts in enumerate(all))
    )


def problems(most: int = 6, many: int = 3) -> st.SearchStrategy[Problem]:
    """Small neighborhoods, whose hours are a few hundredths, so that an oracle can try every way to share them."""
    return st.builds(Problem, efforts(many), pledges(0, most, many))
