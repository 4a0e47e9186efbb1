"""Every way the choice of times says no, in plain words."""

from collections.abc import Mapping

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

SENTENCES: Mapping[str, str] = {
    "slots_missing": gettext_noop("There is no time to choose from. Name at least one."),
    "slot_twice": gettext_noop("The time “%(slot)s” was named twice. Name each time once."),
    "slot_unknown": gettext_noop("The time “%(slot)s” is not one of the times to choose from."),
    "weeks_missing": gettext_noop("Say at least one week of free times; a week without any is possible."),
    "weeks_many": gettext_noop("A rotation of shifts has at most %(most)s weeks; %(weeks)s were given."),
    "missed_negative": gettext_noop("Meetings missed cannot be below 0; %(missed)s were given."),
    "many_few": gettext_noop("Equal answers are counted from 1; %(many)s were given."),
    "times_few": gettext_noop("Choose at least one time; %(times)s were asked for."),
    "times_many": gettext_noop("%(times)s times were asked for, but there are only %(slots)s to choose from."),
    "too_many_ways": gettext_noop("There are too many ways to choose %(times)s of %(slots)s times. Ask for fewer times."),
    "turns_many": gettext_noop("A times card holds at most %(most)s weeks in turn; %(weeks)s were given."),
    "turn_unknown": gettext_noop("Say which of your %(weeks)s weeks this week is."),
    "work_unknown": gettext_noop("This kind of work is not on the card. Choose one from the list."),
    "card_empty": gettext_noop("No time is ticked. Tick at least one when you could come."),
    "rounds_few": gettext_noop("Look ahead at least one meeting; %(rounds)s were asked for."),
}


def refuse(code: str, **params: str | int) -> Refusal:
    """Return the refusal of this code with its sentence."""
    return Refusal(code, SENTENCES[code], params)
