"""Keeps one place from guessing slips, passes or passphrases: twenty misses within a minute, then a pause.

Kept in memory only, under a salted hash of the address that nobody can turn back, and forgotten
after a minute (`live.guesses`, which does the same for ballots). The log says that it happened,
never where from.
"""

from django.http import HttpRequest

from asamblea.live.guesses import Guesses
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

_guesses = Guesses()


def refusal(request: HttpRequest) -> Refusal | None:
    """Return "too_many" while the place that asks has missed too often."""
    if not _guesses.too_many(_place(request)):
        return None
    return Refusal("too_many", gettext_noop("Too many tries from this place. Please wait a minute, then try again."))


def missed(request: HttpRequest) -> None:
    """Note that a code or passphrase from this place was wrong."""
    _guesses.wrong(_place(request))


def _place(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
