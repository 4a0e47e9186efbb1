"""Reads a text message: what does it ask, in which language."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from asamblea.rules import slips, texts
from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import keywords

MOST = 700
"""Characters of a message: a ballot with its longest reason fits, a page does not."""
_FIRST = re.compile(r"\W*(\w+)\W*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Intent:
    """`word` is what is asked (a key of `keywords.WORDS`, stop, person, number, or "" for what nobody taught us).

    `rest` is what stands after the word, `lang` the language of the word, "" where it tells none.
    """

    word: str
    rest: str = ""
    lang: str = ""


def read(message: str) -> Intent | Refusal:
    """Return what a message asks, or why it is not read."""
    if len(message) > MOST:
        return texts.too_long(len(message), MOST)
    words = texts.clean(unicodedata.normalize("NFKC", message))
    stop = _language_of(keywords.STOP, _bare(words))
    if stop:
        return Intent("stop", lang=stop)
    found = _FIRST.fullmatch(words)
    if found is None:
        return Intent("")
    first, rest = found.groups()
    # "mas o menos" and "다음 모임" are one word to whoever writes them.
    whole = _known(_bare(words)) if len(words) < 24 else None
    known = whole or _begins_with(first, rest) or _joined_to_korean(words)
    if known:
        return known
    stopping = _language_of(keywords.STOP, _bare(first))
    if stopping:
        return Intent("person", words, stopping)
    return _unnamed(words)


def pledge_beside(rest: str) -> tuple[str, int | None]:
    """Return a vote's words without the pledge that stands at their end (“1 PLEDGE 3”), and its hours or None."""
    found = re.fullmatch(r"(.*?)[\s,;]*(\w+)\W*(\d{1,3})\W*", rest, re.DOTALL)
    if found is None or not _language_of(keywords.WORDS["pledge"], _bare(found[2])):
        return rest, None
    return found[1].strip(), int(found[3])


def reminder(rest: str) -> str:
    """Return when somebody wants messages, as they wrote it after the word; the evening before where they did not."""
    bare = _bare(rest)
    return next((when for when, words in keywords.REMINDERS.items() if bare in words), "evening")


def _known(bare: str) -> Intent | None:
    for word, by_language in keywords.WORDS.items():
        lang = _language_of(by_language, bare)
        if lang:
            return Intent(word, lang=lang)
    return None


def _begins_with(first: str, rest: str) -> Intent | None:
    known = _known(_bare(first))
    return replace(known, rest=rest.strip()) if known else None


def _joined_to_korean(words: str) -> Intent | None:
    """Return the intent of a Korean word that is written together with what follows it: 투표1, 참여ABCD-…"""
    written = re.match(r"\W*([가-힣]+)(.*)", words, re.DOTALL)
    return _begins_with(*written.groups()) if written else None


def _unnamed(words: str) -> Intent:
    """Return the intent of a message without a word: a slip's code alone, or numbers alone."""
    if isinstance(slips.normal(words), str):
        return Intent("join", words)
    return Intent("number", words) if re.fullmatch(r"[\d\s,.>=:]+", words) else Intent("", words)


def _language_of(words: Mapping[str, tuple[str, ...]], bare: str) -> str:
    return next((lang for lang, of in words.items() if bare in of), "")


def _bare(words: str) -> str:
    """Return words without case, accents, spaces and punctuation: STOP!, s t o p and Stop. are one word."""
    return "".join(c for c in texts.folded(words) if c.isalnum())
