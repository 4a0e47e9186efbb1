"""The room's words in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from asamblea.meetings.shown import ShownVote, words_of
from asamblea.rules.meeting.state import State
from asamblea.rules.paper.marks import DOUBTS

ASIDE = {
    "unclear": gettext_lazy("Two people looked, and it is not clear to either."),
    "differ": gettext_lazy("Two people saw two different things."),
    "later_ballot": gettext_lazy("Its slip has voted again since it was handed in; that later ballot stands."),
}
_REFUSED = gettext_lazy("The urn did not take it: its slip is void or left, or the ballot is not whole.")
SETTLED = {
    "first": gettext_lazy("Thank you. One more person looks at it."),
    "counted": gettext_lazy("Two people saw the same. The ballot is in the urn."),
    "aside": gettext_lazy("The paper is set aside. The page says why."),
}


def doubt(code: str) -> str:
    """Return why two people look at a paper."""
    return gettext(DOUBTS[code].sentence) if code in DOUBTS else ""


def aside(why: str) -> str:
    """Return why a paper is set aside."""
    return str(ASIDE.get(why, _REFUSED))


def seen(state: State, vote: ShownVote, ballot: Mapping[str, Any] | None) -> str:
    """Return in words what somebody saw on a paper."""
    if ballot is None:
        return gettext("not clear")
    if "choice" in ballot:
        return next(c.name for c in vote.choices if c.value == ballot["choice"])
    names = {option["id"]: words_of(state, option["text"]) for option in vote.spec["options"]}
    if "scores" in ballot:
        return ", ".join(f"{names[one]} {score}" for one, score in ballot["scores"].items()) or gettext("nothing")
    chosen = ballot.get("approve", ballot.get("ranking", ()))
    return ", ".join(names[one] for one in chosen) or gettext("nothing")
