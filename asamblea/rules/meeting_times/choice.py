"""What a choice of times says to the room: whom it reaches, and of whom it leaves out, when they can come."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from asamblea.rules.meeting_times.rows import Row, Rows, weight

People = Fraction
"""People; not whole where some come only in some weeks of their rotation. `round` it to show it."""


@dataclass(frozen=True)
class LeftOut:
    """People of one language and kind of work who cannot come to a round.

    `before` and `after` are the nearest rounds, back and ahead, that they can come to; None where there is none.
    Of rounds that alternate, the first comes again after the last.
    """

    language: str
    work: str
    before: str | None
    after: str | None
    people: People


@dataclass(frozen=True)
class Round:
    """One of the alternating meetings: its slot, how many can come, and who cannot, most people first."""

    slot: str
    reached: People
    by_language: Mapping[str, People]
    by_work: Mapping[str, People]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Choice:
    """Slots that alternate in the order of `rounds`.

    `reached` can come to one of them at least (whoever works in rotation counts with the share of weeks in which
    one of the slots is free), of `people` in all; `weight` is what the reached weigh with the meetings they
    missed. `never_by_language` and `never_by_work` are those whom no round reaches.
    """

    rounds: tuple[Round, ...]
    people: People
    reached: People
    weight: Fraction
    never_by_language: Mapping[str, People]
    never_by_work: Mapping[str, People]

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(one.slot for one in self.rounds)


def told(known: Rows, labels: Sequence[str], chosen: Sequence[int]) -> Choice:
    """Return what these slots (numbers into `labels`), alternating in this order, mean for everybody."""
    known = _only(known, sum(1 << slot for slot in chosen))
    reached = {row: parts for row, parts in known.parts.items() if row[0]}
    never = {row: parts for row, parts in known.parts.items() if not row[0]}
    return Choice(
        tuple(round_of(known, labels, chosen, n, cycle=True) for n in range(len(chosen))),
        known.people(sum(known.parts.values())),
        known.people(sum(reached.values())),
        known.people(sum(parts * weight(row[3]) for row, parts in reached.items())),
        _counts(known, never, 1),
        _counts(known, never, 2),
    )


def _only(known: Rows, slots: int) -> Rows:
    """Return the rows as if there were only these slots (bits): a handful, however many people."""
    found: dict[Row, int] = {}
    for (mask, language, work, missed), parts in known.parts.items():
        row = (mask & slots, language, work, missed)
        found[row] = found.get(row, 0) + parts
    return Rows(known.unit, found)


def round_of(known: Rows, labels: Sequence[str], chosen: Sequence[int], n: int, *, cycle: bool) -> Round:
    """Return the round `n` of these slots: whom it reaches, and when those it leaves out have theirs.

    Without `cycle` each round is one day of the calendar and does not come again.
    """
    out = {row: parts for row, parts in known.parts.items() if not row[0] >> chosen[n] & 1}
    reached = sum(known.parts.values()) - sum(out.values())
    rows: Counter[tuple[str, str, str | None, str | None]] = Counter()
    back, ahead = chosen[:n], chosen[n + 1 :]
    if cycle:
        back = ahead = [*ahead, *back]
    near = {mask: _nearest(mask, back, ahead, labels) for mask in {row[0] for row in out}}
    for (mask, language, work, _), parts in out.items():
        rows[language, work, *near[mask]] += parts
    left_out = (LeftOut(*row, known.people(parts)) for row, parts in rows.items())
    ordered = sorted(left_out, key=lambda one: (-one.people, one.language, one.work, one.before or "", one.after or ""))
    return Round(labels[chosen[n]], known.people(reached), _counts(known, out, 1), _counts(known, out, 2), tuple(ordered))


def _nearest(mask: int, back: Sequence[int], ahead: Sequence[int], labels: Sequence[str]) -> tuple[str | None, str | None]:
    """Return the last free round of those `back` and the first free one of those `ahead`."""
    before = [labels[slot] for slot in back if mask >> slot & 1]
    after = [labels[slot] for slot in ahead if mask >> slot & 1]
    return (before[-1] if before else None, after[0] if after else None)


def _counts(known: Rows, rows: Mapping[Row, int], place: int) -> dict[str, People]:
    """Return people for each label at this place of a row, most people first."""
    counts: Counter[str] = Counter()
    for row, parts in rows.items():
        counts[str(row[place])] += parts
    return {label: known.people(parts) for label, parts in sorted(counts.items(), key=lambda one: (-one[1], one[0]))}
