"""A usual week by text message: a times card kept, changed and erased without a page.

As on the pages, a slip gives one card while its meeting lasts, a card's own code changes and erases it at any time, and
without either a card is taken only where the assembly lets anyone give one.
"""

from collections.abc import Collection

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, pgettext_lazy

from asamblea.assemblies.public import AssemblyCard
from asamblea.rules import slips
from asamblea.rules.meeting_times.week import PARTS
from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone.times import Said, grouped
from asamblea.site import guessing
from asamblea.telephone.keeping import Held
from asamblea.times import public as times
from asamblea.times.public import Slip

DAY = {
    "mon": pgettext_lazy("shortest day", "Mon"),
    "tue": pgettext_lazy("shortest day", "Tue"),
    "wed": pgettext_lazy("shortest day", "Wed"),
    "thu": pgettext_lazy("shortest day", "Thu"),
    "fri": pgettext_lazy("shortest day", "Fri"),
    "sat": pgettext_lazy("shortest day", "Sat"),
    "sun": pgettext_lazy("shortest day", "Sun"),
}


def slip_of(held: Held | None) -> Slip | None:
    """Return the slip that gives a card, while its meeting lasts."""
    return Slip(held.state.id, held.code) if held and held.state.phase != "closed" else None


def anyone_may(assembly: AssemblyCard) -> bool:
    """Return whether a card is taken without a slip."""
    return times.anyone_may(assembly.slug)


def how_to_say(assembly: AssemblyCard) -> str:
    """Return how a week is written, from which hour to which a part of the day lasts, and where the page is."""
    how = gettext("Say when you are free: TIMES MON WED EVENING, SAT MORNING.")
    hours = ", ".join(f"{times.words.PART[part]} {begin}-{end}" for part, (begin, end) in PARTS.items())
    return f"{how} ({hours}) {settings.PUBLIC_URL}{reverse('times', args=[assembly.slug])}"


def said(assembly: AssemblyCard, read: Said, slip: Slip | None, language: str, place: str) -> str | Refusal:
    """Do what a message says of a card, and say what was understood.

    `language` is that of a new card; `place` is where wrong codes are counted.
    """
    if read.code and not times.is_kept(assembly.slug, read.code):
        return _no_card(place)
    if read.erase:
        return _erased(assembly, slip, read.code)
    code = times.give_week(assembly, read.slots, language, slip=slip, code=read.code)
    if isinstance(code, Refusal):
        return code
    words = gettext(
        "Your times are kept: %(times)s. Code %(code)s. To change them: TIMES, the code, new times. To erase them: TIMES ERASE and the code."
    )
    return words % {"times": in_words(read.slots), "code": slips.shown(code)}


def in_words(slots: Collection[str]) -> str:
    """Return a week in words that a message may say it in: “Sat morning, Mon-Wed Fri evening/night”."""
    return ", ".join(
        " ".join("-".join(str(DAY[day]) for day in run) for run in runs) + " " + "/".join(str(times.words.PART[p]) for p in parts)
        for runs, parts in grouped(slots)
    )


def _erased(assembly: AssemblyCard, slip: Slip | None, code: str) -> str | Refusal:
    if times.erase(assembly.slug, slip=slip, code=code):
        return gettext("Your times are erased.")
    return Refusal("which_card", gettext_noop("Send TIMES ERASE and the code of your times: it tells which are yours."))


def _no_card(place: str) -> Refusal:
    paused = guessing.refusal_at(place)
    guessing.missed_at(place)
    unknown = gettext_noop("No times card has this code. Please look at it again, letter by letter.")
    return paused or Refusal("no_card", unknown)
