"""What the interface says in each language, read from the catalogues that the program itself reads."""

import gettext
from functools import cache
from pathlib import Path

from asamblea.languages import SPOKEN

LOCALE = Path(__file__).parents[2] / "asamblea" / "locale"
THEMSELVES = SPOKEN


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation("django", LOCALE, [lang])


def say(lang: str, words: str, /, **values: object) -> str:
    """Return `words` of the interface as a reader of `lang` sees them."""
    found = _catalogue(lang).gettext(words)
    return found % values if values else found


def say_of(lang: str, context: str, words: str) -> str:
    """Return words that carry a context in the catalogue (pgettext)."""
    return _catalogue(lang).pgettext(context, words)


def say_n(lang: str, one: str, many: str, n: int, **values: object) -> str:
    """Return the form for `n` things."""
    return _catalogue(lang).ngettext(one, many, n) % {"n": n, "times": n, **values}


def neighbor(lang: str, seat: int) -> str:
    """Return how the room calls a seat whose neighbor gave no name."""
    return say(lang, "Neighbor %(seat)s", seat=seat)
