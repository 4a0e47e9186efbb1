"""The languages that the program speaks. One language is one line here and one catalogue.

Pages, forms, streams, papers, commands, scripts and tests read this list and keep none of their own. The
catalogue is `locale/<code>/LC_MESSAGES/django.po`; docs/languages.md leads a translator through it.
"""

import gettext
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

SPOKEN = {
    "en": "English",
    "es": "Español",
    "ko": "한국어",
}
"""By its code (as the `lang` of a page), what its readers call it. Sentences in the code are written in the first."""
CODES = tuple(SPOKEN)
_OTHERS = {
    "bn": "বাংলা",
    "quc": "K’iche’",
    "ru": "Русский",
    "tl": "Tagalog",
    "zap": "Zapoteco",
    "zh": "中文",
}
HEARD = SPOKEN | _OTHERS | SPOKEN
"""Languages that people of the neighborhood speak and somebody may interpret, also where no page is written in them."""
CATALOGUES = Path(__file__).parent / "locale"


def folder(code: str) -> str:
    """Return how the folder of a catalogue is called: `zh-hant` lies in `zh_Hant`."""
    language, _, rest = code.partition("-")
    return f"{language}_{rest.title() if len(rest) > 2 else rest.upper()}" if rest else language


def itself(code: str) -> str:
    """Return a language's name in itself, also where the program does not speak it; the code where nobody knows."""
    known = _locale(code)
    return HEARD.get(code) or (known and known.get_language_name()) or code


def named(code: str, reader: str) -> str:
    """Return a language's name as readers of `reader` call it (CLDR), else its name in itself."""
    known = _locale(reader)
    return (known and known.languages.get(folder(code))) or itself(code)


def short(code: str) -> str:
    """Return the mark of a language for narrow places: three letters, the whole name where letters join or are few."""
    name = itself(code)
    return name if name.upper() == name.lower() else name[:3]


def direction(code: str) -> str:
    """Return `rtl` for a language read from right to left (CLDR), else `ltr`."""
    known = _locale(code)
    return known.text_direction if known else "ltr"


def catalogue(code: str) -> gettext.NullTranslations:
    """Return the interface's words in this language, for parts of the program that know no Django."""
    return gettext.translation("django", CATALOGUES, [folder(code)], fallback=True)


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
