"""When the counts that pages show are made anew: so seldom that the difference of two counts tells nobody's week."""

from datetime import date

FEWEST_CARDS = 5
"""Fewer cards are not counted, and fewer that changed change no count: either would be some person's week."""


def is_due(counted_on: date | None, today: date, came: int, went: int) -> bool:
    """Return whether the cards are counted anew on this day of the assembly's calendar.

    `came` cards stand now and are not in the last counts as they stand, `went` of the last counts stand no more; a
    changed card is one of each. The larger one counts: whoever gives, erases and gives again moves it by one.
    `counted_on` is None before the first counts.
    """
    if counted_on is not None and today <= counted_on:
        return False
    return max(came, went) >= FEWEST_CARDS
