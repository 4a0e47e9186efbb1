"""A ballot in numbers and words: what a text message or a keypad says of a vote."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from asamblea.rules import texts
from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import keywords
from asamblea.rules.votes import CHOICES, RANKED, check_ballot
from asamblea.rules.words import gettext_noop

Vote = Mapping[str, Any]
NONE = ("none", "ninguna", "ninguno", "없음", "0")
"""Approving of no option."""
_PAIR = re.compile(r"(\d+)\s*[=:]\s*(\d+)")
_ONE_KEY = 9
"""Options that one key each can name."""


def options(vote: Vote) -> list[str]:
    """Return what a ballot names by its number, counted from 1: choices, or the ids of options in the vote's order."""
    return list(CHOICES.get(vote["method"], ())) or [str(option["id"]) for option in vote["options"]]


def from_text(vote: Vote, words: str, lang: str) -> dict[str, Any] | Refusal:
    """Return the ballot that words say: "1", "agree", "3 it would harm", "2 1 3", "1=5 2=3"; the rest is the reason."""
    if vote["method"] in CHOICES:
        return _choice(vote, words, lang)
    pairs = _PAIR.findall(words)
    if pairs and _weighed(vote):
        return _pairs(vote, [(int(one), int(many)) for one, many in pairs])
    if texts.folded(words).strip() in NONE and not _weighed(vote):
        return check_ballot(vote, {"approve": [], "ranking": []})
    numbers = re.findall(r"\d+", words)
    if not numbers:
        return _say_numbers(vote)
    together = len(numbers) == 1 and len(options(vote)) <= _ONE_KEY
    return from_numbers(vote, [int(n) for n in (numbers[0] if together else numbers)])


def from_keys(vote: Vote, digits: str) -> dict[str, Any] | Refusal:
    """Return the ballot that keys say, one key for each number; a lone 0 approves of nothing."""
    if not digits.isdecimal():
        return _say_numbers(vote)
    if digits == "0" and not _weighed(vote) and vote["method"] not in CHOICES:
        return check_ballot(vote, {"approve": [], "ranking": []})
    return from_numbers(vote, [int(digit) for digit in digits])


def from_numbers(vote: Vote, numbers: Sequence[int]) -> dict[str, Any] | Refusal:
    """Return the ballot of these numbers.

    A choice is one number; options ticked or ranked are theirs, the best first; scores and points are given
    one for each option, in the order of the options.
    """
    known = options(vote)
    if _weighed(vote):
        if len(numbers) != len(known):
            sentence = gettext_noop("Give one number for each option, in their order: %(options)s numbers.")
            return Refusal("one_number_each", sentence, {"options": len(known)})
        return _pairs(vote, list(enumerate(numbers, 1)))
    if any(not 1 <= number <= len(known) for number in numbers):
        return _say_numbers(vote)
    named = [known[number - 1] for number in numbers]
    if vote["method"] in CHOICES:
        return check_ballot(vote, {"choice": named[0]}) if len(named) == 1 else _say_numbers(vote)
    return check_ballot(vote, {"ranking" if vote["method"] in RANKED else "approve": named})


def can_be_keyed(vote: Vote) -> bool:
    """Return whether one key for each number is enough: few options, and points of one digit."""
    return len(options(vote)) <= _ONE_KEY and int(vote.get("points") or 0) <= _ONE_KEY


def _choice(vote: Vote, words: str, lang: str) -> dict[str, Any] | Refusal:
    named, reason = _named(vote, words.strip())
    if not named:
        return _say_numbers(vote)
    reason = reason.strip(" \n.,:;-")
    said: dict[str, Any] = {"choice": named}
    return check_ballot(vote, {**said, "reason": {"lang": lang, "text": reason}} if reason else said)


def _named(vote: Vote, words: str) -> tuple[str, str]:
    """Return the choice that words begin with, and what follows it."""
    number = re.match(r"\s*(\d+)(?!\d)", words)
    if number:
        place, known = int(number[1]), options(vote)
        return (known[place - 1] if 1 <= place <= len(known) else ""), words[number.end() :]
    parts = re.split(r"(\s+)", words)
    for many in range(len(parts), 0, -1):
        bare = "".join(c for c in texts.folded("".join(parts[:many])) if c.isalnum())
        for choice, of in keywords.CHOICES[vote["method"]].items():
            if bare in of:
                return choice, "".join(parts[many:])
    return "", ""


def _weighed(vote: Vote) -> bool:
    return vote["method"] == "score" or bool(vote.get("points"))


def _pairs(vote: Vote, pairs: Sequence[tuple[int, int]]) -> dict[str, Any] | Refusal:
    known = options(vote)
    if any(not 1 <= place <= len(known) for place, _ in pairs):
        return _say_numbers(vote)
    given = {known[place - 1]: many for place, many in pairs}
    return check_ballot(vote, {"scores": given} if vote["method"] == "score" else {"points": given})


def _say_numbers(vote: Vote) -> Refusal:
    sentence = gettext_noop("Nothing counted. Say your choice by its number, from 1 to %(most)s.")
    return Refusal("say_a_number", sentence, {"most": len(options(vote))})
