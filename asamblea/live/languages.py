"""Which language an answer is in, from what the phone sends."""

from collections.abc import Sequence

from asamblea.live.http import Headers, cookie

COOKIE = "django_language"
"""Where Django keeps the language that the reader chose."""


def language(sent: Headers, known: Sequence[str], asked: str = "") -> str:
    """Return one of `known`: what the form asked for, what was chosen before, what the browser likes."""
    if asked in known:
        return asked
    liked = (part.partition(";")[0].strip() for part in sent.get("accept-language", "").split(","))
    for tag in (asked, cookie(sent, COOKIE), *liked):
        for lang in (tag.lower(), tag.lower().partition("-")[0]):
            if lang in known:
                return lang
    return known[0]
