"""Votes and ballots to test with."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

SEED = "0123456789abcdef" * 2
IDS = ("1", "2", "3", "4", "5")


def vote(method: str, options: Sequence[str] = IDS, costs: Mapping[str, int] | None = None, **said: Any) -> dict[str, Any]:
    plain = {"id": "v1", "seats": 1, "threshold": "majority", "base": "voting", "quorum": 0, "max_blocks": 0, "budget": 0}
    listed = [{"id": one, "text": {"lang": "en", "text": f"Option {one}"}, "cost": (costs or {}).get(one, 0)} for one in options]
    question = {"lang": "en", "text": "What do we do?"}
    return {"method": method, "options": listed, "question": question, "seed": SEED} | plain | said


def ranked(*rankings: str) -> list[dict[str, Any]]:
    """Ballots from lines such as "5: 3 1 2": five people rank 3, 1, 2."""
    ballots = []
    for line in rankings:
        many, order = line.split(":")
        ballots += [{"ranking": order.split()}] * int(many)
    return ballots


def chosen(**counts: int) -> list[dict[str, Any]]:
    return [{"choice": choice} for choice, many in counts.items() for _ in range(many)]


rankings = st.lists(
    st.lists(st.sampled_from(IDS), unique=True, min_size=1).map(lambda order: {"ranking": order}), min_size=1, max_size=25
)
ticks = st.lists(
    st.lists(st.sampled_from(IDS), unique=True).map(lambda chosen: {"approve": sorted(chosen)}), min_size=1, max_size=25
)
scores = st.lists(
    st.dictionaries(st.sampled_from(IDS), st.integers(0, 5)).map(lambda given: {"scores": given}), min_size=1, max_size=25
)
costs = st.fixed_dictionaries({one: st.integers(1, 60) for one in IDS})
