"""What an interpreter does from their own page."""

from collections.abc import Callable

from django.utils.translation import gettext_noop

from asamblea.meetings.acts.forms import Form
from asamblea.rules.meeting import interpreting, signals
from asamblea.rules.meeting.state import State

PLACE = 60
"""Characters of where an interpreter sits."""

Read = Callable[[State, Form], object]


def take(state: State, form: Form, seat: int | None = None) -> interpreting.TakePair:
    """Read two languages and a place."""
    return interpreting.TakePair((form.one("from"), form.one("to")), form.words("place", PLACE), seat)


ACTS: dict[str, Read] = {
    "take-over": lambda s, f: interpreting.TakeOver(f.one("interpreter")),
    "leave-pair": lambda s, f: interpreting.LeavePair(f.one("interpreter")),
    "slower": lambda s, f: interpreting.SpeakSlower(),
    "clear-slower": lambda s, f: interpreting.ClearSpeakSlower(),
    "interpreted": lambda s, f: interpreting.ClearNotInterpreted(f.one("language")),
    "clear-follow": lambda s, f: signals.ClearCannotFollow(),
}
"""take-pair and not-interpreted are not here: they need what the slips of the room say (`pages.interpret`)."""

DID = {
    "take-pair": gettext_noop("The room sees where you sit and what you interpret."),
    "take-over": gettext_noop("The turn has changed. The minutes count from now."),
    "leave-pair": gettext_noop("The facilitator sees at once who interprets now."),
    "slower": gettext_noop("The facilitator and the wall ask to speak slower."),
    "clear-slower": gettext_noop("Done. It stands in the minutes."),
    "not-interpreted": gettext_noop("Votes wait until you say that it is interpreted."),
    "interpreted": gettext_noop("Votes go on."),
    "clear-follow": gettext_noop("Done. It stands in the minutes."),
}
