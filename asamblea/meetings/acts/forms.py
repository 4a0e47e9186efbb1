"""Reads the fields of an act; what does not fit is a Refusal in plain words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from asamblea.rules import texts
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

TITLE, PROPOSAL, NOTE, SHORT = 140, 2000, 1000, 300
"""Characters that fit in a title, a proposal, a note, and a reason."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
"""As in es, zap or zh-Hant; it stands in the record for ever and in a column of 12 characters."""


def unknown_act() -> Refusal:
    """Return the refusal of an act that no page of ours offers."""
    return Refusal("unknown_act", gettext_noop("This page does not know that act. Please load it again."))


class NotUnderstood(Exception):
    """Carries the Refusal of a field up to the view that answers it."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


@dataclass(frozen=True)
class Form:
    """The fields of one act, in the language of the person who filled them in."""

    fields: Mapping[str, Sequence[str]]
    lang: str
    zone: str = "UTC"

    def one(self, name: str, default: str = "") -> str:
        """Return a field's value as it came."""
        values = self.fields.get(name, ())
        return values[-1] if values else default

    def many(self, name: str) -> tuple[str, ...]:
        """Return every value of a repeated field."""
        return tuple(v for v in self.fields.get(name, ()) if v)

    def text(self, name: str, most: int, empty: str = "", *, lines: bool = True) -> Text:
        """Return words somebody wrote, in their language (field `lang`, or the page's)."""
        read = texts.read(self.one(name), self._written_in(), most=most, empty=empty, lines=lines)
        if isinstance(read, Refusal):
            raise NotUnderstood(read)
        return read

    def _written_in(self) -> str:
        """Return the language that the form names, where it looks like one, or the page's."""
        asked = self.one("lang")
        return asked if _LANGUAGE.fullmatch(asked) else self.lang

    def words(self, name: str, most: int, empty: str = "") -> str:
        """Return one line of words."""
        return self.text(name, most, empty, lines=False)["text"]

    def number(self, name: str, default: int | None = None) -> int:
        """Return a whole number; ٣ and ３ are numbers too."""
        value = self.one(name).strip()
        if not value and default is not None:
            return default
        try:
            number = int(value)
        except ValueError:
            number = None  # type: ignore[assignment]
        if number is None or abs(number) > 10**9:
            raise NotUnderstood(
                Refusal("not_a_number", gettext_noop("“%(value)s” is not a whole number."), {"value": texts.clean(value)[:40]})
            )
        return number

    def hour(self, name: str) -> int | None:
        """Return unix ms of a date and hour given in the assembly's time zone; None when empty."""
        value = self.one(name)
        if not value:
            return None
        try:
            local = datetime.fromisoformat(value)
        except ValueError:
            raise NotUnderstood(
                Refusal("not_an_hour", gettext_noop("“%(value)s” is not a date with an hour."), {"value": value[:40]})
            ) from None
        if local.tzinfo is None:
            local = local.replace(tzinfo=ZoneInfo(self.zone))
        return int(local.timestamp() * 1000)
