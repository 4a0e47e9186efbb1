"""The demo's times cards: who of a working neighborhood is free when. Made up, like everyone in the demo."""

from collections.abc import Sequence

from asamblea.assemblies.public import AssemblyCard
from asamblea.rules.meeting_times import SHIFTS
from asamblea.times import public as times

DAYS, EVENINGS, NIGHTS, ANY = (sorted(SHIFTS[shift]) for shift in ("day", "evening", "night", "any"))
KITCHEN = ["mon-morning", "mon-afternoon", "mon-evening", "tue-morning", "wed-morning", "thu-morning"]
# (how many, weeks in turn, language, kind of work, needs)
CARDS: tuple[tuple[int, Sequence[Sequence[str]], str, str, Sequence[str]], ...] = (
    (9, (DAYS,), "es", "day", ("childcare",)),
    (6, (DAYS,), "ko", "shop", ()),
    (4, (DAYS,), "en", "day", ("step_free",)),
    (7, (KITCHEN,), "es", "kitchen", ("childcare",)),
    (4, (KITCHEN,), "ko", "kitchen", ("interpreter",)),
    (5, (EVENINGS,), "es", "cleaning", ("interpreter",)),
    (4, (NIGHTS,), "ko", "night", ()),
    (6, (NIGHTS, NIGHTS, DAYS, DAYS), "es", "rotating", ()),
    (3, (ANY,), "en", "none", ("step_free",)),
)


def plant(assembly: AssemblyCard) -> None:
    """Give the demo its cards, as if each had come on paper."""
    for many, weeks, language, work, needs in CARDS:
        for _ in range(many):
            given = times.give(assembly, weeks, 1, language, work, needs)
            if not isinstance(given, str):
                raise TypeError(f"the demo's card: {given}")
    times.count(assembly)
