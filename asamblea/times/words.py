"""Days, parts of a day, kinds of work and needs in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from asamblea.languages import CODES, itself
from asamblea.rules.meeting_times import DAYS, PARTS, Sitting
from asamblea.rules.meeting_times.week import day_of

PART = {
    "morning": pgettext_lazy("times", "morning"),
    "afternoon": pgettext_lazy("times", "afternoon"),
    "evening": pgettext_lazy("times", "evening"),
    "night": pgettext_lazy("times", "night"),
}
SLOT = {f"{day}-{part}": format_lazy("{} {}", WEEKDAYS[n], PART[part]) for n, day in enumerate(DAYS) for part in PARTS}
BEGINS: Mapping[str, time] = {"morning": time(10), "afternoon": time(14), "evening": time(18, 30), "night": time(21, 30)}
"""The hour that a new meeting's form suggests for each part."""
WORK = {
    "day": gettext_lazy("Day job"),
    "night": gettext_lazy("Night shift"),
    "rotating": gettext_lazy("Shifts that change"),
    "kitchen": gettext_lazy("Kitchen, restaurant"),
    "cleaning": gettext_lazy("Cleaning"),
    "building": gettext_lazy("Construction"),
    "care": gettext_lazy("Caring for people, at home or paid"),
    "shop": gettext_lazy("Shop, market, street"),
    "study": gettext_lazy("Studying"),
    "none": gettext_lazy("No paid work now"),
    "other": gettext_lazy("Other work"),
    "unsaid": gettext_lazy("I would rather not say"),
}
SHIFT = {
    "day": gettext_lazy("I work days"),
    "evening": gettext_lazy("I work evenings"),
    "night": gettext_lazy("I work nights"),
    "any": gettext_lazy("Free most days"),
}
SHIFT_DRAWN = {"day": "afternoon", "evening": "evening", "night": "night", "any": "calendar"}
"""The drawing beside each shift (`parts/draw/`)."""
NEEDS = {
    "childcare": gettext_lazy("Somebody to look after children"),
    "step_free": gettext_lazy("A way without stairs"),
    "interpreter": gettext_lazy("An interpreter"),
}
LANGUAGES = {**{code: itself(code) for code in (*CODES, "tl", "bn", "zh", "ru")}, "other": gettext_lazy("Another language")}
"""The languages of the pages, and others that many speak here, by their names in themselves."""
HOW = {
    "slip": gettext_lazy("with a slip"),
    "paper": gettext_lazy("from paper"),
    "open": gettext_lazy("without a slip"),
}
FEW = 3
"""Smaller counts are not shown: they would point at people."""


def hours(part: str) -> str:
    """Return from which hour to which a part of the day lasts."""
    begin, end = PARTS[part]
    return f"{begin}–{end}"


def part_of(slot: str) -> str:
    """Return the part of the day of a slot."""
    return slot.partition("-")[2]


def when(sitting: Sitting) -> str:
    """Return the day and part of a meeting: “Wed, November 25, evening”."""
    day = day_of(*sitting)
    said = {"weekday": WEEKDAYS_ABBR[day.weekday()], "day": date_format(day, "MONTH_DAY_FORMAT")}
    return gettext("%(weekday)s, %(day)s, %(part)s") % {**said, "part": PART[part_of(sitting.slot)]}


def week_of(monday: date) -> str:
    """Return how a week is called."""
    return gettext("The week of %(day)s") % {"day": date_format(monday, "DATE_FORMAT")}


def every(weeks: int) -> str:
    """Return how often meetings follow each other."""
    return ngettext("every week", "every %(n)s weeks", weeks) % {"n": weeks}


def proposal(slots: Sequence[str]) -> str:
    """Return the title of an agenda item that proposes these times, in turn."""
    said = ", ".join(str(SLOT[slot]) for slot in slots)
    if len(slots) == 1:
        return gettext("When do we meet? Proposed: %(times)s") % {"times": said}
    return gettext("When do we meet? Proposed, in turn: %(times)s") % {"times": said}


def count(people: int) -> str:
    """Return a count that points at nobody."""
    return gettext("fewer than %(few)s") % {"few": FEW} if 0 < people < FEW else str(people)
