"""Reads a problem from JSON: `docs/formats/plan.schema.json` says what may stand there.

A refusal names the exact place (`efforts[2].people_min`) and what was expected. What nobody knows is refused
too: a misspelt "needs" would silently change a plan.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from asamblea.rules.capacity.model import HOUR, Effort, Pledge, Problem, Track
from asamblea.rules.capacity.valid import wrong_problem
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

AN_OBJECT = gettext_noop("%(place)s: expected an object.")
A_LIST = gettext_noop("%(place)s: expected a list.")
TEXT = gettext_noop("%(place)s: expected text.")
A_COUNT = gettext_noop("%(place)s: expected a whole number.")
HOURS = gettext_noop("%(place)s: expected hours as a number with at most two decimals, such as 1.5.")
MISSING = gettext_noop("%(place)s: this is missing.")
UNKNOWN = gettext_noop("%(place)s: this is not known here; expected only %(known)s.")

TOO_MUCH = 10**9


class _Malformed(Exception):
    """Holds the refusal; leaves the reading at once, and never this file."""

    def __init__(self, sentence: str, place: str, **more: str) -> None:
        super().__init__(sentence)
        self.refusal = Refusal("malformed_plan", sentence, {"place": place or "$", **more})


Reader = Callable[[object, str], Any]


def read(content: object) -> Problem | Refusal:
    """Return the problem of `{"efforts", "pledges", "keep"?, "abilities"?, "track"?}`, or why it cannot be one.

    Hours are numbers or decimal strings. `track` is `{"pledged", "worked"}`, the assembly's own record.
    """
    try:
        problem = _problem(_object(content, ""))
    except _Malformed as error:
        return error.refusal
    return wrong_problem(problem) or problem


def _problem(content: Mapping[str, Any]) -> Problem:
    found = _parts(content, "", {"efforts": _list(_effort), "pledges": _list(_pledge)}, _MORE)
    return Problem(**found)


def _parts(content: object, place: str, needed: Mapping[str, Reader], may: Mapping[str, Reader]) -> dict[str, Any]:
    """Return each part of an object, read; a part that may be left out keeps its default."""
    found = _object(content, place)
    known = {**needed, **may}
    for name in found:
        if name not in known:
            raise _Malformed(UNKNOWN, _at(place, name), known=", ".join(known))
    for name in needed:
        if name not in found:
            raise _Malformed(MISSING, _at(place, name))
    return {name: known[name](value, _at(place, name)) for name, value in found.items()}


def _at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else str(name)


def _object(value: object, place: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _Malformed(AN_OBJECT, place)
    return value


def _list(of: Reader) -> Reader:
    def read_list(value: object, place: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _Malformed(A_LIST, place)
        return tuple(of(one, f"{place}[{n}]") for n, one in enumerate(value))

    return read_list


def _labels(value: object, place: str) -> frozenset[str]:
    return frozenset(_list(_text)(value, place))


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise _Malformed(TEXT, place)
    return value


def _count(value: object, place: str) -> int:
    if type(value) is not int or abs(value) > TOO_MUCH:
        raise _Malformed(A_COUNT, place)
    return value


def _counts(value: object, place: str) -> dict[str, int]:
    return {name: _count(many, _at(place, name)) for name, many in _object(value, place).items()}


def _hours(value: object, place: str) -> int:
    """Return hundredths of an hour; a float is taken as it was written."""
    try:
        hours = Decimal(str(value)) if type(value) in (int, float, str, Decimal) else None
    except InvalidOperation:
        hours = None
    if hours is None or not hours.is_finite() or abs(hours) > TOO_MUCH or hours * HOUR != int(hours * HOUR):
        raise _Malformed(HOURS, place)
    return int(hours * HOUR)


def _effort(value: object, place: str) -> Effort:
    return Effort(**_parts(value, place, _EFFORT, _EFFORT_MAY))


def _pledge(value: object, place: str) -> Pledge:
    return Pledge(**_parts(value, place, _PLEDGE, _PLEDGE_MAY))


def _track(value: object, place: str) -> Track:
    return Track(**_parts(value, place, {"pledged": _hours, "worked": _hours}, {}))


_EFFORT: Mapping[str, Reader] = {"id": _text, "people_min": _count, "people_max": _count, "hours": _hours}
_EFFORT_MAY: Mapping[str, Reader] = {"title": _text, "hours_each": _hours, "needs": _counts, "times": _labels}
_PLEDGE: Mapping[str, Reader] = {"id": _text, "hours": _hours, "efforts": _counts}
_PLEDGE_MAY: Mapping[str, Reader] = {"abilities": _labels, "times": _labels}
_MORE: Mapping[str, Reader] = {"keep": _labels, "abilities": _labels, "track": _track}
