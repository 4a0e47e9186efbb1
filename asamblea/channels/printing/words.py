"""What the papers say: English here, every other language in its catalogue, like the words of pages.

A paper's words are a mapping of strings, lists and mappings, each string marked for the catalogues. Read them
aloud before changing them: paper cannot be corrected.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from asamblea.channels.printing import glyphs, typeset
from asamblea.languages import CODES, SPOKEN, catalogue
from asamblea.rules.words import gettext_noop

SLIP = {
    "voice": gettext_noop("This paper is your voice."),
    "enter": gettext_noop("Scan it, or type its code at the address below."),
    "care": (
        gettext_noop("Guard it like cash"),
        gettext_noop("This meeting only"),
        gettext_noop("Lost it? Tell the door"),
    ),
}
POSTER = {
    "title": gettext_noop("How it works"),
    "helped": gettext_noop("No phone? A helper at the desk acts for you."),
    "care": gettext_noop("Your slip is secret, like cash. Lost it? We give you a new one."),
    "steps": (
        {
            "name": gettext_noop("Take a slip"),
            "how": gettext_noop("One for each person. No name, no ID."),
        },
        {
            "name": gettext_noop("Scan it"),
            "how": gettext_noop("With your phone, or type its code at %(host)s. Choose your language."),
        },
        {
            "name": gettext_noop("Ask to speak"),
            "how": gettext_noop("Tap, and wait for your turn. Cannot follow? Tap for an interpreter."),
        },
        {
            "name": gettext_noop("Cast your vote"),
            "how": gettext_noop("Your phone says when your vote has counted. You can change it until voting closes."),
        },
    ),
}
BALLOT = {
    "title": gettext_noop("Paper ballot"),
    "fill": {
        "one": gettext_noop("Fill one circle."),
        "any": gettext_noop("Fill the circle of each one that you like."),
        "shares": gettext_noop("Fill the circle of each one that should get a share."),
        "ranked": gettext_noop("Fill one circle in each line: 1 is your first choice. Leave out what you do not want."),
        "score": gettext_noop("Fill one circle in each line: 5 is best, 0 is worst."),
    },
    "like_this": gettext_noop("Like this"),
    "not_so": gettext_noop("Not like this"),
    "reason": gettext_noop("If you block: what would have to change? Write it here. It is published without your name."),
    "last": gettext_noop("You can still vote by phone or on a new paper until the vote closes. The last one counts."),
    "number": gettext_noop("Paper number"),
    "cut": gettext_noop("Shortened here. Ask for the whole text before you vote."),
}
SIGN_IN = {
    "title": gettext_noop("Welcome"),
    "what_for": gettext_noop(
        "So that we know how many interpreters we need and who looks after the children. No real name, no address, no ID."
    ),
    "until": gettext_noop("We shred this sheet when the meeting ends."),
    "called": gettext_noop("How shall we call you? Only if you like"),
    "language": gettext_noop("Your language"),
    "interpreter": gettext_noop("I need an interpreter"),
    "children": gettext_noop("I come with children"),
}
PLEDGE_CARD = {
    "title": gettext_noop("Pledge card"),
    "what_for": gettext_noop(
        "The hours you promise show which efforts can really be done. Only sums are published. Erased when your time is over."
    ),
    "efforts": gettext_noop("What we could do. Tick one box in each line"),
    "hours": gettext_noop("My hours a week in all"),
    "times": gettext_noop("When I can"),
    "able": gettext_noop("Languages I speak, things I can do"),
    "code": gettext_noop("The code on my slip. A second card replaces the first"),
}
TIMES_CARD = {
    "title": gettext_noop("When can you usually come?"),
    "what_for": gettext_noop("To choose times that reach the most people. No name, no telephone. Only counts are shown."),
    "fill": gettext_noop("Fill the circle of each time when you are free, and one circle for language and work."),
    "like_this": BALLOT["like_this"],
    "not_so": BALLOT["not_so"],
    "language": gettext_noop("The language I speak best"),
    "work": gettext_noop("My kind of work"),
    "needs": gettext_noop("What I need to come"),
    "shifts": gettext_noop("Do your shifts change from week to week? Give your times by phone, or ask an organizer."),
    "strip": gettext_noop("Tear this off and keep it. With this code you change or erase your times."),
}
_USUAL = 3
"""Languages on a paper where the room speaks fewer: a neighbor nobody expected finds theirs."""


def on_paper(room: Iterable[str]) -> tuple[str, ...]:
    """Return the languages to print for a room: its own in its order, then others until there are three.

    A language whose letters our fonts lack is left out (`not_on_paper` names it): a paper of boxes helps nobody.
    """
    own = tuple(dict.fromkeys(lang for lang in room if lang in SPOKEN and _has_letters(lang)))
    others = [lang for lang in CODES if lang not in own and _has_letters(lang)]
    return (*own, *others[: max(0, _USUAL - len(own))])


def not_on_paper(room: Iterable[str]) -> tuple[str, ...]:
    """Return the languages of a room that our fonts cannot print."""
    return tuple(dict.fromkeys(lang for lang in room if lang in SPOKEN and not _has_letters(lang)))


@cache
def _has_letters(lang: str) -> bool:
    return not glyphs.missing(typeset.texts(words(POSTER, [lang])))


def words(paper: Mapping[str, Any], languages: Sequence[str]) -> tuple[dict[str, Any], ...]:
    """Return the words of one paper in each of these languages, with its code as `lang`."""
    return tuple({"lang": lang, **_said(paper, lang)} for lang in languages)


def _said(part: Any, lang: str) -> Any:
    if isinstance(part, str):
        return catalogue(lang).gettext(part)
    if isinstance(part, Mapping):
        return {name: _said(one, lang) for name, one in part.items()}
    return [_said(one, lang) for one in part]


def parted(sentence: str) -> list[str]:
    """Return what stands before and after the place of the host's name."""
    before, _, after = sentence.partition("%(host)s")
    return [before, after]
