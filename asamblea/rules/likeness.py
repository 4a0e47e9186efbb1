"""Which texts say nearly the same: a suggestion for people who put them side by side, never a decision.

Two texts of one language are alike when they share at least two words, and half of the words of the shorter one.
Words are compared without case, accents and endings: their first letters; small words do not count.
"""

import re
from collections.abc import Mapping
from itertools import combinations

from asamblea.rules.texts import Text, folded

LETTERS, LEAST = 5, 4
"""A word counts from four letters on, and by its first five."""
SYLLABLES = 2
"""Of a Korean word: its first two syllables, without the particle behind them."""
LEAST_SHARED = 2


def alike(texts: Mapping[str, Text]) -> list[tuple[str, ...]]:
    """Return the ids of texts that are alike, in the order given; each text stands in one group at most."""
    words = {id: stems(text) for id, text in texts.items()}
    group: dict[str, tuple[str, ...]] = {id: (id,) for id in texts}
    for one, other in combinations(texts, 2):
        if texts[one]["lang"] == texts[other]["lang"] and _are_alike(words[one], words[other]) and group[one] != group[other]:
            joined = tuple(id for id in texts if id in group[one] + group[other])
            group |= dict.fromkeys(joined, joined)
    return [found for found in dict.fromkeys(group.values()) if len(found) > 1]


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= LEAST_SHARED and 2 * shared >= min(len(one), len(other))


def stems(text: Text) -> frozenset[str]:
    """Return the beginnings of the words that say something."""
    return frozenset(filter(None, map(_stem, re.findall(r"[^\W_]+", folded(text["text"])))))


def _stem(word: str) -> str:
    if "가" <= word[0] <= "힣":
        return word[:SYLLABLES] if len(word) >= SYLLABLES else ""
    return word[:LETTERS] if len(word) >= LEAST else ""
