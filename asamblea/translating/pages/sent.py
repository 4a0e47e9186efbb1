"""Reads a translation as its form sends it."""

from dataclasses import dataclass

from asamblea.meetings.acts.forms import Form
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

MOST = 4000
"""Characters of a translation: twice the longest text, since languages differ."""


@dataclass(frozen=True)
class Sent:
    """A translation of the words `seen` that stood at `of`."""

    of: str
    seen: Text
    text: Text


def of(form: Form) -> Sent:
    """Return what the form says; a text that does not fit is a NotUnderstood."""
    # Compared with what stands there and never kept: only what browsers do to lines is undone.
    seen = {"lang": form.one("seen-lang"), "text": form.one("seen").replace("\r\n", "\n")}
    return Sent(form.one("of"), seen, form.text("text", MOST, gettext_noop("Write the translation.")))
