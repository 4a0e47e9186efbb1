"""Values out of JSON, each read with its place: `efforts[2].people_min`."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from asamblea.rules.capacity.model import HOUR
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

AN_OBJECT = gettext_noop("%(place)s: expected an object.")
A_LIST = gettext_noop("%(place)s: expected a list.")
TEXT = gettext_noop("%(place)s: expected text.")
A_COUNT = gettext_noop("%(place)s: expected a whole number.")
HOURS = gettext_noop("%(place)s: expected hours as a number with at most two decimals, such as 1.5.")
TRUTH = gettext_noop("%(place)s: expected true or false.")
MISSING = gettext_noop("%(place)s: this is missing.")
UNKNOWN = gettext_noop("%(place)s: this is not known here; expected only %(known)s.")

TOO_MUCH = 10**9


class Malformed(Exception):
    """Holds the refusal; `read` catches it, so that nobody else has to."""

    def __init__(self, sentence: str, place: str, **more: str) -> None:
        super().__init__(sentence)
        self.refusal = Refusal("malformed_plan", sentence, {"place": place or "$", **more})


Reader = Callable[[object, str], Any]
"""Takes a value and its place; raises Malformed."""


def parts(content: object, place: str, needed: Mapping[str, Reader], may: Mapping[str, Reader]) -> dict[str, Any]:
    """Return each part of an object, read; a part that may be left out keeps its default."""
    found = an_object(content, place)
    known = {**needed, **may}
    for name in needed:
        if name not in found:
            raise Malformed(MISSING, at(place, name))
    for name in found:
        if name not in known:
            raise Malformed(UNKNOWN, at(place, name), known=", ".join(known))
    return {name: known[name](value, at(place, name)) for name, value in found.items()}


def at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else str(name)


def an_object(value: object, place: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Malformed(AN_OBJECT, place)
    return value


def a_list(of: Reader) -> Reader:
    def read_list(value: object, place: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Malformed(A_LIST, place)
        return tuple(of(one, f"{place}[{n}]") for n, one in enumerate(value))

    return read_list


def labels(value: object, place: str) -> frozenset[str]:
    return frozenset(a_list(text)(value, place))


def text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise Malformed(TEXT, place)
    return value


def count(value: object, place: str) -> int:
    if type(value) is not int or abs(value) > TOO_MUCH:
        raise Malformed(A_COUNT, place)
    return value


def hours(value: object, place: str) -> int:
    """Return hundredths of an hour; a float is taken as it was written."""
    try:
        found = Decimal(str(value)) if type(value) in (int, float, str) else None
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite() or abs(found) > TOO_MUCH or found * HOUR != int(found * HOUR):
        raise Malformed(HOURS, place)
    return int(found * HOUR)


def one(value: object, place: str) -> int:
    """Return the only format there is."""
    if count(value, place) != 1:
        raise Malformed(gettext_noop("%(place)s: expected 1, the only format so far."), place)
    return 1


def truth(value: object, place: str) -> bool:
    if type(value) is not bool:
        raise Malformed(TRUTH, place)
    return value


def a_map(of: Reader) -> Reader:
    """Return a reader of an object with any names."""

    def read_map(value: object, place: str) -> dict[str, Any]:
        return {name: of(one, at(place, name)) for name, one in an_object(value, place).items()}

    return read_map


def or_none(of: Reader) -> Reader:
    """Return a reader that also takes null."""
    return lambda value, place: None if value is None else of(value, place)
