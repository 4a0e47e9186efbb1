"""Score: the options with the highest sum of points from 0 to 5 win; no mark is no points."""

from collections import Counter
from typing import Any

from asamblea.rules.tally import approval
from asamblea.rules.tally.papers import Papers, Vote


def count(vote: Vote, papers: Papers, present: int) -> dict[str, Any]:
    """Return the options with the most points, as many as there are seats."""
    points: Counter[str] = Counter()
    for scores, many in papers:
        for one, score in scores:
            points[one] += score * many
    return approval.of_counts(vote, {option["id"]: points[option["id"]] for option in vote["options"]})
