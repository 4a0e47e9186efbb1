"""A year of meetings, each at the slot that is best after all before it: whoever could not come weighs more next time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from asamblea.rules.meeting_times.model import Crowd
from asamblea.rules.meeting_times.refusals import refuse
from asamblea.rules.meeting_times.rows import Rows, rows, weight
from asamblea.rules.meeting_times.search import digits
from asamblea.rules.meeting_times.valid import wrong_crowd
from asamblea.rules.refusal import Refusal


@dataclass(frozen=True)
class Year:
    """The slot of each meeting in turn, and how many people can come to how many of them: {meetings: people}.

    `reached` are the people who can come to one at least; had all been at the slot of the first, `fixed`.
    Whoever works in rotation counts by weeks, each with its share, as if they stayed in it.
    """

    slots: tuple[str, ...]
    times: Mapping[int, Fraction]
    reached: Fraction
    fixed: Fraction


def year(crowd: Crowd, rounds: int = 12) -> Year | Refusal:
    """Return the meetings to come, one after the other, each at the slot of greatest weight at that time."""
    wrong = wrong_crowd(crowd) or (refuse("rounds_few", rounds=rounds) if rounds < 1 else None)
    if wrong:
        return wrong
    known = rows(crowd)
    slots = _in_turn(known, len(crowd.slots), rounds)
    times: Counter[int] = Counter()
    for (mask, *_), parts in known.parts.items():
        times[sum(mask >> slot & 1 for slot in slots)] += parts
    fixed = sum(parts for (mask, *_), parts in known.parts.items() if mask >> slots[0] & 1)
    people = {many: known.people(parts) for many, parts in sorted(times.items())}
    reached = sum((part for many, part in people.items() if many), Fraction(0))
    return Year(tuple(crowd.slots[slot] for slot in slots), people, reached, known.people(fixed))


def _in_turn(known: Rows, slots: int, rounds: int) -> list[int]:
    import numpy as np

    table = np.frombuffer(digits([row[0] for row in known.parts], slots).encode(), dtype=np.uint8)
    free = table.reshape(-1, slots)[:, ::-1].astype(np.float64) - ord("0")
    parts = np.array(list(known.parts.values()), dtype=np.float64)
    heavy = parts * np.array([weight(row[3]) for row in known.parts], dtype=np.float64)
    found: list[int] = []  # sums of whole numbers below 2**53 stay exact in float64
    for _ in range(rounds):
        found.append(int(np.argmax(heavy @ free)))  # the first of equal ones
        heavy += parts * (1 - free[:, found[-1]])
    return found
