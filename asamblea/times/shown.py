"""Heat map and meetings as pages show them: counts in words, none so small that it points at somebody."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext

from asamblea.rules.meeting_times import DAYS, PARTS, Laid, Round, Sitting
from asamblea.rules.meeting_times.choice import LeftOut, People
from asamblea.times import words
from asamblea.times.forms import CardForm

LEVELS = 8
"""Steps of a heat map's cell, from empty to full."""
MOST_GROUPS = 12
"""Groups that a meeting names; the others are one line together."""


@dataclass(frozen=True)
class Cell:
    """A slot of the heat map; `level` is 0 to LEVELS, `mark` says that a meeting is proposed or planned there."""

    slot: str
    words: str
    count: str
    level: int
    mark: str = ""


@dataclass(frozen=True)
class Group:
    """People of one language and kind of work who cannot come, and the meetings before and after that they can come to."""

    words: str
    count: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class ShownRound:
    """A meeting: when it is, how many can come of how many, who cannot."""

    sitting: Sitting
    when: str
    title: str
    reached: int
    people: int
    by_work: list[tuple[str, str]]
    by_language: list[tuple[str, str]]
    groups: tuple[Group, ...]
    rest: str


def heat_map(heat: Mapping[str, Fraction], marks: Mapping[str, str]) -> list[tuple[str, list[Cell]]]:
    """Return the days of the week, each with its cells."""
    most = max(heat.values(), default=Fraction(0)) or Fraction(1)

    def cell(slot: str) -> Cell:
        people = round(heat[slot])
        level = round(LEVELS * heat[slot] / most) if people >= words.FEW else min(1, people)
        return Cell(slot, str(words.SLOT[slot]), _short(people), level, marks.get(slot, ""))

    return [(str(WEEKDAYS_ABBR[n]), [cell(f"{day}-{part}") for part in PARTS]) for n, day in enumerate(DAYS)]


def grid(form: CardForm, n: int) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Return the days of week `n` of a card, each with (slot, its words, whether it is ticked)."""
    return boxes(form.slots(n))


def boxes(ticked: Iterable[str]) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Return the days of a week, each with (slot, its words, whether it is ticked)."""
    kept = set(ticked)
    slots = [[f"{day}-{part}" for part in PARTS] for day in DAYS]
    return [
        (str(WEEKDAYS_ABBR[n]), [(slot, f"{WEEKDAYS[n]} {words.PART[words.part_of(slot)]}", slot in kept) for slot in day])
        for n, day in enumerate(slots)
    ]


def rounds(laid: Laid, title: Callable[[Sitting], str]) -> list[ShownRound]:
    """Return the meetings with whom each leaves out; `title` gives what else is known of one."""
    return [_round(sitting, one, laid, title(sitting)) for sitting, one in zip(laid.sittings, laid.choice.rounds, strict=True)]


def _round(sitting: Sitting, one: Round, laid: Laid, title: str) -> ShownRound:
    shown = [row for row in one.left_out if row.people >= words.FEW][:MOST_GROUPS]
    rest = sum((row.people for row in one.left_out), People(0)) - sum((row.people for row in shown), People(0))
    people = round(laid.choice.people)
    groups = tuple(_group(row, laid.around) for row in shown)
    said = gettext("In smaller groups: %(count)s") % {"count": words.count(round(rest))} if rest else ""
    out = counts(one.by_work, words.WORK), counts(one.by_language, words.LANGUAGES)
    return ShownRound(sitting, words.when(sitting), title, round(one.reached), people, *out, groups, said)


def _group(row: LeftOut, around: Sequence[Sitting]) -> Group:
    who = f"{words.WORK.get(row.work, row.work)} · {words.LANGUAGES.get(row.language, row.language)}"
    near = [words.when(around[int(number)]) if number is not None else "" for number in (row.before, row.after)]
    return Group(who, words.count(round(row.people)), *near)


def counts(people: Mapping[str, People], labels: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return (label, count) of each, most people first."""
    return [(str(labels.get(key, key)), words.count(round(many))) for key, many in people.items()]


def _short(people: int) -> str:
    return f"<{words.FEW}" if 0 < people < words.FEW else str(people)
