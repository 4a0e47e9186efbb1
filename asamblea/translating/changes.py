"""What changed between two versions of the same words, word by word."""

import difflib
import re
from dataclasses import dataclass

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+|\s+|[^\w\s]")
"""A word, a gap, a sign; where no spaces are written (Chinese, Japanese), a letter."""


@dataclass(frozen=True)
class Run:
    """Words in a row that are the same in both versions, or that only this one has."""

    words: str
    is_changed: bool


def changes(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both versions as runs; what is changed in the first was taken out, in the second put in."""
    was, now = _WORD.findall(old), _WORD.findall(new)
    blocks = difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    left = ((was[a:b], kind) for kind, a, b, _, _ in blocks)
    right = ((now[c:d], kind) for kind, _, _, c, d in blocks)
    return _runs(left), _runs(right)


def _runs(blocks) -> tuple[Run, ...]:  # type: ignore[no-untyped-def]
    return tuple(Run("".join(words), kind != "equal") for words, kind in blocks if words)
