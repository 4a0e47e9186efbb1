"""Consent: adopted when somebody agrees and no more block than the house rules bear.

After sociocratic practice: consent is the absence of a reasoned objection; standing aside is
heard and does not stop. See Butler and Rothstein, "On Conflict and Consensus" (1987).
"""

from typing import Any

from asamblea.rules.tally.papers import Papers, Vote

CHOICES = ("agree", "aside", "block")


def count(vote: Vote, papers: Papers, present: int) -> dict[str, Any]:
    """Return outcome adopted, blocked or rejected (nobody agreed), and the count of each choice."""
    given = dict.fromkeys(CHOICES, 0) | dict(papers)
    blocked = given["block"] > vote["max_blocks"]
    return {"outcome": "blocked" if blocked else "adopted" if given["agree"] else "rejected", "counts": given}
