"""Majority and two thirds, of those voting yes or no, or of those present.

Abstentions are not counted as voting (Robert's Rules of Order, 12th edition, 44:1). A majority is
strictly more than half; two thirds is at least two thirds. Yes and no level is not adopted: a lot
never decides whether a proposal passes.
"""

from typing import Any

from asamblea.rules.tally import lot
from asamblea.rules.tally.papers import Papers, Vote

CHOICES = ("yes", "no", "abstain")


def count(vote: Vote, papers: Papers, present: int) -> dict[str, Any]:
    """Return outcome adopted or rejected, and the count of each choice; a tie is named, and nothing drawn."""
    given = dict.fromkeys(CHOICES, 0) | dict(papers)
    yes, no = given["yes"], given["no"]
    base = present if vote["base"] == "present" else yes + no
    enough = 3 * yes >= 2 * base if vote["threshold"] == "two_thirds" else 2 * yes > base
    adopted = yes > 0 and enough
    level = yes == no > 0 and not adopted
    return {
        "outcome": "adopted" if adopted else "rejected",
        "counts": given,
        "tie": lot.tie("", ["yes", "no"], []) if level else None,
    }
