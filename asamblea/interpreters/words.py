"""Needs and gaps of interpreting in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from asamblea.languages import itself
from asamblea.rules.interpreters import Need
from asamblea.slips.public import FEW


@dataclass(frozen=True)
class ShownNeed:
    """A need in words: `pair` is the two languages in themselves, `people` how many are expected."""

    need: Need
    pair: str
    people: str
    coming: str


def need(of: Need) -> ShownNeed:
    """Return a need as a page shows it."""
    return ShownNeed(of, f"{itself(of.language)} ↔ {itself(of.leading)}", _people(of.people), _coming(of))


def _people(people: int) -> str:
    if people < FEW:
        return gettext("few, or not known yet")
    return ngettext("about %(n)s person", "about %(n)s people", people) % {"n": people}


def _coming(of: Need) -> str:
    """Return who comes for it: nobody yet, one alone, one way only, or enough."""
    match of.state:
        case "nobody":
            return gettext("nobody yet")
        case "alone":
            return gettext("one who needs somebody to take turns with")
        case "one_way":
            there, lacking = (of.language, of.leading) if of.coming[0] else (of.leading, of.language)
            return gettext("only from %(language)s into %(other)s") % {"language": itself(there), "other": itself(lacking)}
    return gettext("two or more take turns")


def ways(of: list[list[str]]) -> list[str]:
    """Return what somebody interprets, each pair once: “한국어 ↔ Español”, or with one arrow where they go one way."""
    there, shown = {(a, b) for a, b in of}, []
    for a, b in of:
        if (b, a) not in there:
            shown.append(f"{itself(a)} → {itself(b)}")
        elif a < b:
            shown.append(f"{itself(a)} ↔ {itself(b)}")
    return shown
