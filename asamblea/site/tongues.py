"""Words of the interface in several languages at once, for papers that speak to a whole room."""

from collections.abc import Iterable

from django.utils import translation


def in_each(words: object, languages: Iterable[str]) -> dict[str, str]:
    """Return lazy words by language."""
    said = {}
    for lang in languages:
        with translation.override(lang):
            said[lang] = str(words)
    return said
