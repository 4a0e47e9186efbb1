"""A plan of efforts in sentences, from the document that stands in the minutes; counts only.

The table's desk, the wall, the record and the page of efforts all say the same of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.utils.translation import get_language, gettext, ngettext

from asamblea import languages
from asamblea.languages import CODES

Document = Mapping[str, Any]
"""As `rules.capacity.document` writes it."""


@dataclass(frozen=True)
class ShownPlan:
    """`head` says who has a place, `proof` how sure it is; efforts with what is to be said of each."""

    head: str
    proof: str
    opened: tuple[tuple[str, str], ...]
    closed: tuple[tuple[str, tuple[str, ...]], ...]
    curve: tuple[tuple[str, int], ...]
    of: int


def shown(document: Document, curve: Sequence[tuple[int, int]] = ()) -> ShownPlan:
    """Return the plan in the reader's language; `curve` are pairs of most efforts and people placed."""
    inputs = document["inputs"]
    titles = {effort["id"]: effort["title"] for effort in inputs["efforts"]}
    of = len(inputs["pledges"])
    return ShownPlan(
        head(document),
        proof(document),
        tuple((titles[one], _staffed(document, one)) for one in document["open"]),
        tuple((titles[one], tuple(reasons(why, titles))) for one, why in document["closed"].items()),
        tuple((_at_most(most), placed) for most, placed in curve),
        of,
    )


def head(document: Document) -> str:
    """Return how many efforts open and how many people have a place."""
    n, of = document["placed"], len(document["inputs"]["pledges"])
    efforts = ngettext("%(n)s effort opens.", "%(n)s efforts open.", len(document["open"])) % {"n": len(document["open"])}
    sentence = ngettext("%(n)s of %(of)s who pledged has a place.", "%(n)s of %(of)s who pledged have a place.", n)
    return f"{efforts} {sentence % {'n': n, 'of': of}}"


def proof(document: Document) -> str:
    """Return how sure the plan is, in words."""
    if document["proved"]:
        return gettext("No plan gives more people a place.")
    n = document["bound"] - document["placed"]
    return ngettext("At most %(n)s more person could have a place.", "At most %(n)s more people could have a place.", n) % {
        "n": n
    }


def _staffed(document: Document, one: str) -> str:
    people, hours = len(document["members"][one]), sum(float(given) for given in document["hours"][one].values())
    said = ngettext("%(n)s person", "%(n)s people", people) % {"n": people}
    return f"{said}, " + ngettext("%(n)s hour a week", "%(n)s hours a week", round(hours)) % {"n": round(hours)}


def reasons(why: Mapping[str, Any], titles: Mapping[str, str]) -> list[str]:
    """Return why an effort stays closed and what would change it."""
    said = [_said_yes(why)]
    if why["kept"]:
        said.append(gettext("It was open, and cannot be staffed any more."))
    said += [_missing(ability, n) for ability, n in why["missing"].items()]
    if why["waiting"]:
        said.append(gettext("It is ready and waits: no more efforts were to open."))
    elif why["more_pledges"] == 0:
        said.append(gettext("It is ready, but would only take people from efforts that open."))
    elif why["more_pledges"]:
        said.append(_more(why))
    if why["cost_today"] is not None:
        said.append(_cost(why, titles))
    return said


def ability_words(key: str) -> str:
    """Return an ability as the reader knows it: a language by its name, a label as it was written."""
    return languages.named(key, get_language() or CODES[0]) if key in CODES else key


def _said_yes(why: Mapping[str, Any]) -> str:
    counts = {"yes": why["said_yes"], "able": why["able"], "needed": why["needed"]}
    return gettext("Said yes: %(yes)s. With the hours and the time: %(able)s. Needed: %(needed)s.") % counts


def _missing(ability: str, n: int) -> str:
    sentence = ngettext("%(n)s person for “%(what)s” is missing.", "%(n)s people for “%(what)s” are missing.", n)
    return sentence % {"n": n, "what": ability_words(ability)}


def _more(why: Mapping[str, Any]) -> str:
    """Return the fewest extra pledges that would open it, and of what kind."""
    n = why["more_pledges"]
    sentence = ngettext(
        "%(n)s more pledge, of %(hours)s h a week, would open it.",
        "%(n)s more pledges, of %(hours)s h a week each, would open it.",
        n,
    )
    said = sentence % {"n": n, "hours": ceil(float(why["more_hours_each"]))}  # phones pledge whole hours
    able = ", ".join(f"{ability_words(a)} × {many}" for a, many in why["more_able"].items())
    return f"{said} " + gettext("Among them: %(able)s.") % {"able": able} if able else said


def _cost(why: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    n = why["cost_today"]
    if n <= 0:
        return gettext("It could open today with nobody losing a place; the plan proposes fewer, fuller teams.")
    sentence = ngettext(
        "Opened today, %(n)s person fewer would have a place.", "Opened today, %(n)s people fewer would have a place.", n
    )
    closes = ", ".join(titles[one] for one in why["cost_closes"])
    said = sentence % {"n": n}
    return f"{said} " + gettext("Then these would have to close: %(efforts)s.") % {"efforts": closes} if closes else said


def _at_most(most: int) -> str:
    return ngettext("at most %(n)s effort", "at most %(n)s efforts", most) % {"n": most}
