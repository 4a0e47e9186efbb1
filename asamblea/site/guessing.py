"""Keeps one place from guessing slips or passphrases: twenty misses within a minute, then a pause.

A right code always opens, so that nobody in a hall behind one router is locked out by another: codes of
80 bits are not guessed within a lifetime, the pause slows and shows who tries. Passphrases are shorter; they
pause for the one name that was tried.

Kept in memory only, under a salted hash of the address that nobody can turn back, and forgotten
after a minute (`live.guesses`, which does the same for ballots). The log says that it happened,
never where from.
"""

from django.http import HttpRequest

from asamblea.live.guesses import Guesses
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

_guesses = Guesses()


def refusal(request: HttpRequest, about: str = "") -> Refusal | None:
    """Return "too_many" while the place that asks has missed too often; `about` is what it tried."""
    return refusal_at(_place(request, about))


def refusal_at(place: str) -> Refusal | None:
    """Return "too_many" while this place has missed too often: an address, or the keyed hash of a telephone number."""
    if not _guesses.too_many(place):
        return None
    return Refusal("too_many", gettext_noop("Too many tries from this place. Please wait a minute, then try again."))


def missed(request: HttpRequest, about: str = "") -> None:
    """Note that a code or passphrase from this place was wrong."""
    missed_at(_place(request, about))


def missed_at(place: str) -> None:
    """Note that a code from this place was wrong."""
    _guesses.wrong(place)


def wrong(request: HttpRequest) -> Refusal | None:
    """Note a code that was looked up and is wrong; return "too_many" when it was not the first of many."""
    paused = refusal(request)
    missed(request)
    return paused


def _place(request: HttpRequest, about: str) -> str:
    return f"{request.META.get('REMOTE_ADDR', '')} {about}"
