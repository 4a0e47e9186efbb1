"""A usual week in a text message: “mon wed evening, sat morning”, “lun a vie tarde-noche”, “월 수 저녁, 토 아침”.

Days and parts of the day stand beside each other, days first or parts first; a dash or “to” between two of them means
from the one to the other. A word that is not known makes the whole message unread: half of a week is no week.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from asamblea.rules import slips, texts
from asamblea.rules.meeting_times.week import DAYS, PARTS
from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import week_words
from asamblea.rules.words import gettext_noop

_ORDER = {"day": DAYS, "part": tuple(PARTS)}
_CODE = re.compile(r"(?<!\w)[0-9A-Za-z]{4}(?:[\W_]?[0-9A-Za-z]{4}){3}(?!\w)")
_DASHES = r"-~\u2010-\u2015\u2212\u223c\u301c"
_DASH = f"[{_DASHES}]+"
_MARKS = rf"(?:(?![{_DASHES}])[\W_])+"
_SHOWN = 20
"""Characters of a word that is not known, as the answer repeats it."""


@dataclass(frozen=True)
class Said:
    """What a message says of somebody's card: the free slots of a week, or that it is to go.

    `slots` is empty exactly where `erase` is set; `code` is the card's, in normal form, "" where none is written.
    """

    slots: frozenset[str] = frozenset()
    code: str = ""
    erase: bool = False


class _Token(NamedTuple):
    """`kind` is day, part, to, or "" for what is passed over; `names` are the days or parts it means."""

    kind: str
    names: tuple[str, ...] = ()


def read(words: str) -> Said | Refusal:
    """Return what stands after the word TIMES, or why it is not read."""
    words, code = _without_code(unicodedata.normalize("NFKC", words))
    folded = texts.folded(words)
    if "".join(c for c in folded if c.isalnum()) in _ERASE:
        return Said(code=code, erase=True)
    tokens: list[_Token] = []
    for token in _tokens(folded):
        if isinstance(token, Refusal):
            return token
        tokens.append(token)
    slots = _slots(_spans(token for token in tokens if token.kind))
    return slots if isinstance(slots, Refusal) else Said(slots, code)


def grouped(slots: Collection[str]) -> list[tuple[list[tuple[str, ...]], tuple[str, ...]]]:
    """Return a week as it is said shortest: groups of (days, parts), a slot in one of them each.

    Days that follow each other are one tuple of the first and the last where they are three or more, else one of a day.
    """
    by_days: dict[tuple[str, ...], list[str]] = {}
    for part in PARTS:
        days = tuple(day for day in DAYS if f"{day}-{part}" in slots)
        if days:
            by_days.setdefault(days, []).append(part)
    return [(_runs(days), tuple(parts)) for days, parts in by_days.items()]


def _runs(days: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return days with three or more in a row as their first and last."""
    rows = [[days[0]]]
    for before, day in pairwise(days):
        if DAYS.index(day) == DAYS.index(before) + 1:
            rows[-1].append(day)
        else:
            rows.append([day])
    return [run for row in rows for run in ([(row[0], row[-1])] if len(row) > 2 else [(day,) for day in row])]


def _without_code(words: str) -> tuple[str, str]:
    """Return words without the card's code that stands among them, and the code in normal form or ""."""
    for found in _CODE.finditer(words):
        code = slips.normal(found[0])
        # Four short words could look like a code; digits or three dashes could not be words.
        if isinstance(code, str) and (any(c.isdigit() for c in found[0]) or found[0].count("-") == 3):
            return f"{words[: found.start()]} {words[found.end() :]}", code
    return words, ""


def _tokens(folded: str) -> Iterator[_Token | Refusal]:
    place = 0
    while place < len(folded):
        found = _WORD.match(folded, place)
        if found is None:
            yield _unknown(folded[place:])
            return
        place = found.end()
        yield _KNOWN.get(_bare(found[0]), _Token("to" if re.fullmatch(_DASH, found[0]) else ""))


def _spans(tokens: Iterable[_Token]) -> list[_Token]:
    """Return days and parts with what a dash or “to” joins made one.

    Two single ones are the first to the last, also over the end of the week; three or more (“mon-wed-fri”) are a list.
    A dash between a day and a part joins nothing.
    """
    chains: list[list[_Token]] = []
    joined = False
    for token in tokens:
        if token.kind == "to":
            joined = True
            continue
        if joined and chains and chains[-1][0].kind == token.kind:
            chains[-1].append(token)
        else:
            chains.append([token])
        joined = False
    return [_one(chain) for chain in chains]


def _one(chain: list[_Token]) -> _Token:
    kind = chain[0].kind
    names = [name for token in chain for name in token.names]
    if len(chain) == 2 and len(names) == 2:
        order = _ORDER[kind]
        first, last = map(order.index, names)
        names = [order[(first + n) % len(order)] for n in range((last - first) % len(order) + 1)]
    return _Token(kind, tuple(names))


def _slots(spans: list[_Token]) -> frozenset[str] | Refusal:
    """Return the slots of groups that each begin as the first does, with days or with parts."""
    slots: set[str] = set()
    group: dict[str, set[str]] = {"day": set(), "part": set()}
    leads = spans[0].kind if spans else "day"
    follows = "part" if leads == "day" else "day"
    for span in spans:
        if span.kind == leads and group[follows]:
            slots |= _crossed(group)
            group = {"day": set(), "part": set()}
        group[span.kind] |= set(span.names)
    if not group[follows]:
        sentence = gettext_noop("Say days and, beside them, parts of the day: TIMES MON WED EVENING, SAT MORNING")
        return Refusal("half_a_week", sentence)
    return frozenset(slots | _crossed(group))


def _crossed(group: Mapping[str, set[str]]) -> set[str]:
    return {f"{day}-{part}" for day in group["day"] for part in group["part"]}


def _unknown(rest: str) -> Refusal:
    sentence = gettext_noop("We do not know “%(word)s”, so nothing was kept. For example: TIMES MON WED EVENING, SAT MORNING")
    return Refusal("unknown_time", sentence, {"word": rest.split()[0][:_SHOWN]})


def _bare(words: str) -> str:
    return re.sub(rf"\s+|{_DASH}", "", words)


def _every_word() -> Iterator[tuple[str, _Token]]:
    for kind, table in (("day", week_words.DAY_WORDS), ("part", week_words.PART_WORDS)):
        for name, by_language in table.items():
            yield from ((word, _Token(kind, (name,))) for words in by_language.values() for word in words)
    for kind, many in (("day", week_words.MANY_DAYS), ("part", week_words.MANY_PARTS)):
        for names, words in many.items():
            yield from ((word, _Token(kind, names)) for word in words)
    yield from ((word, _Token("to")) for word in week_words.TO)
    yield from ((word, _Token("")) for word in week_words.PASSED_OVER)


def _pattern(word: str) -> str:
    """Return what finds a word: Korean words stand together (월수금), others only between spaces and marks."""
    spaced = rf"(?:\s+|{_DASH})?".join(map(re.escape, word.split()))
    return rf"(?<![^\W_]){spaced}(?![^\W_])" if word.isascii() else spaced


_KNOWN = {_bare(word): token for word, token in _every_word()}
_WORD = re.compile(
    "|".join((*(_pattern(word) for word, _ in sorted(_every_word(), key=lambda one: -len(one[0]))), _MARKS, _DASH))
)
_ERASE = frozenset(word for words in week_words.ERASE.values() for word in words)
