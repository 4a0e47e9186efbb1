"""How an effort is doing, in one word, from the hours its members said they worked.

An effort seldom ends with a decision; it fades. Organizers of the first assemblies saw it too late:
what is said here is seen by the whole team after two weeks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LOOK_BACK = 4
"""Weeks that count."""
WELL = 8
THIN = 5
"""Of ten pledged hours: from 8 it goes well, below 5 it is thin."""


@dataclass(frozen=True)
class Week:
    """One week of an effort: members who said what they worked, of how many, and hours worked and pledged."""

    said: int
    members: int
    worked: int
    pledged: int


def health(weeks: Sequence[Week]) -> str:
    """Return new, quiet, thin, short or well; `weeks` are the full weeks since it opened, oldest first.

    quiet: nobody said anything in the last two weeks; thin: less than half of the hours pledged were
    worked; short: less than eight of ten; well: eight of ten or more.
    """
    seen = list(weeks)[-LOOK_BACK:]
    if not seen:
        return "new"
    if len(seen) > 1 and not any(week.said for week in seen[-2:]):
        return "quiet"
    worked, pledged = sum(w.worked for w in seen), sum(w.pledged for w in seen)
    if worked * 10 >= pledged * WELL:
        return "well"
    return "short" if worked * 10 >= pledged * THIN else "thin"


def of_ten(worked: int, pledged: int) -> int:
    """Return how many of ten pledged hours were worked, rounded to the nearest; 10 where nothing was pledged yet."""
    return (worked * 20 + pledged) // (2 * pledged) if pledged else 10
