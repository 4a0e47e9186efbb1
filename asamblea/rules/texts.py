"""Words a person wrote: their source language stays with them."""

import unicodedata
from collections.abc import Mapping

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

Text = Mapping[str, str]
"""`{"lang": "es", "text": "…"}`; translations come beside it under their own entries."""

# Bidirectional overrides and isolates can make one text look like another (Unicode TR 36);
# the marks needed to write Arabic or Hebrew (LRM, RLM, ALM) stay.
_DISGUISES = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)))
# XML has no place for these (XML 1.0, 2.2): one of them in a proposal would end every call that reads it out.
_LEFT_OUT = _DISGUISES | {"\ufffe", "\uffff"}


def clean(words: str, *, lines: bool = True) -> str:
    """Return `words` in NFC without control characters, what XML cannot hold, or marks that disguise text."""
    words = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (c for c in words if c not in _LEFT_OUT and (unicodedata.category(c) not in ("Cc", "Cs") or (lines and c == "\n")))
    return "".join(kept).strip()


def folded(words: str) -> str:
    """Return `words` as they are searched: without case and accents, so that “linea” finds “Línea”."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in apart if unicodedata.category(c) != "Mn"))


def read(words: str, lang: str, *, most: int, empty: str = "", lines: bool = True) -> Text | Refusal:
    """Return a Text of at most `most` characters.

    `empty` is the refusal sentence for missing words; without it, empty words are allowed.
    """
    if len(words) > most * 4:  # not worth cleaning: far beyond what fits
        return too_long(len(words), most)
    text = clean(words, lines=lines)
    if not text and empty:
        return Refusal("empty", empty)
    if len(text) > most:
        return too_long(len(text), most)
    return {"lang": lang, "text": text}


def too_long(length: int, most: int) -> Refusal:
    """Return the refusal of a text of `length` characters where `most` fit."""
    return Refusal(
        "too_long",
        gettext_noop("This text has %(length)s characters; at most %(most)s fit. Please shorten it."),
        {"length": length, "most": most},
    )
