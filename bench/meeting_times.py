"""Times for 50,000 people of all of 42 slots, beside the aim of a second; also: python -m bench.meeting_times

People are invented from a fixed seed (no public data of free hours exists), all with different free times, which
is the hardest kind: a fifth works two weeks days and two weeks nights. Figures are the best of three runs; where
others use the machine, the processor's own time says more than the clock's.
"""

import random
import time
from collections.abc import Callable
from math import comb
from typing import Any

from asamblea.rules.meeting_times import DAYS, Crowd, Person, choose, heat, year
from bench.basics import most_memory, row

PEOPLE = 50_000
WITHIN = 1.0
"""Seconds."""
SLOTS = tuple(f"{day}-{hour:02}" for day in DAYS for hour in range(0, 24, 4))
"""42 blocks of four hours: finer than the 28 slots of a times card, so that hours have room."""
WORK = ("kitchen", "care", "sewing", "day labor", "office", "cleaning")
LANGUAGES = ("es", "es", "es", "ko", "ko", "en", "tl")


def invented(people: int, *, alike: bool, seed: int = 1) -> Crowd:
    """Return people who live nowhere; `alike` people mark the same few free evenings."""
    draw = random.Random(seed)
    kinds = [frozenset(draw.sample(SLOTS, draw.randint(3, 15))) for _ in range(200)]
    week: Callable[[], frozenset[str]] = lambda: (  # noqa: E731
        draw.choice(kinds) if alike else frozenset(draw.sample(SLOTS, draw.randint(3, 15)))
    )
    return Crowd(SLOTS, tuple(_person(draw, week) for _ in range(people)))


def _person(draw: random.Random, week: Callable[[], frozenset[str]]) -> Person:
    days, nights = week(), week()
    weeks = (days, days, nights, nights) if draw.random() < 0.2 else (days,)
    return Person(weeks, draw.choice(LANGUAGES), draw.choice(WORK), draw.choice((0, 0, 0, 1, 2, 3)))


def aim(name: str, act: Callable[[], Any]) -> None:
    """Print one row: milliseconds by the clock beside the aim, and of the processor."""
    taken = []
    for _ in range(3):
        begun = time.perf_counter(), time.process_time()
        act()
        taken.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
    clock, processor = (min(times) for times in zip(*taken, strict=True))
    ratio = f"{WITHIN / clock:,.1f} times (aim 1); {processor * 1000:,.0f} ms of one processor"
    row(name, f"{clock * 1000:,.0f} ms", f"{WITHIN * 1000:,.0f} ms", ratio)


def main() -> None:
    """Print one row for each number of alternating slots, then the heat map and a year."""
    crowd = invented(PEOPLE, alike=False)
    for times in (1, 2, 3):
        aim(f"{PEOPLE:,} x C(42,{times}) = {comb(42, times):,}", lambda times=times: choose(crowd, times))  # type: ignore[misc]
    aim("the ten best triples", lambda: choose(crowd, 3, top=10))
    aim("heat map", lambda: heat(crowd))
    aim("twelve meetings in turn", lambda: year(crowd))
    alike = invented(PEOPLE, alike=True)
    aim(f"{PEOPLE:,} alike x C(42,3)", lambda: choose(alike, 3))
    aim(f"{PEOPLE:,} alike x C(42,4) = {comb(42, 4):,}", lambda: choose(alike, 4))
    most_memory(f"{PEOPLE:,} people")


if __name__ == "__main__":
    main()
