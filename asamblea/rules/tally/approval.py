"""Approval: the options ticked most often win (Brams and Fishburn, "Approval Voting", 1978)."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from asamblea.rules.tally import lot
from asamblea.rules.tally.papers import Papers, Vote


def count(vote: Vote, papers: Papers, present: int) -> dict[str, Any]:
    """Return the options with the most ticks, as many as there are seats."""
    ticks: Counter[str] = Counter()
    for ticked, many in papers:
        for one in ticked:
            ticks[one] += many
    return of_counts(vote, {option["id"]: ticks[option["id"]] for option in vote["options"]})


def of_counts(vote: Vote, counts: Mapping[str, int]) -> dict[str, Any]:
    """Return the `seats` options with the highest counts; ties are decided by lot, nobody wins with none."""
    seats, seed = vote["seats"], vote["seed"]
    order = {one: place for place, one in enumerate(lot.drawn(seed, counts))}
    ranked = sorted((one for one in counts if counts[one] > 0), key=lambda one: (-counts[one], order[one]))
    winners = ranked[:seats]
    tie = None
    if len(ranked) > seats and counts[ranked[seats - 1]] == counts[ranked[seats]]:
        level = [one for one in ranked if counts[one] == counts[ranked[seats]]]
        tie = lot.tie(seed, level, [one for one in winners if one in level])
    return {"outcome": "elected" if winners else "none", "winners": winners, "counts": dict(counts), "tie": tie}
