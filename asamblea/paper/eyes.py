"""Doubtful papers: two people look, each alone; if they see the same it counts, else it is set aside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from asamblea.meetings import public as meetings
from asamblea.paper import papers
from asamblea.paper.models import Look, Paper
from asamblea.rules.chain import canonical
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.urn.drops import Counted

Ballot = Mapping[str, Any]
Seen = Ballot | None
"""What somebody saw on a paper; None where it is not clear."""
EYES = 2


@dataclass(frozen=True)
class Settled:
    """What came of a look: first (one more is needed), counted, or aside."""

    end: str
    vote: str


@dataclass(frozen=True)
class Aside:
    """A paper that was set aside: why (`words.ASIDE`, or the code of a refusal), and what each of two people saw."""

    vote: str
    why: str
    seen: list[Seen]


def who(request: HttpRequest) -> bytes:
    """Return by what this person is known, an organizer or the holder of a pass; only marks of it are kept."""
    if request.COOKIES.get("sessionid") and request.user.is_authenticated:
        return f"organizer {request.user.pk}".encode()  # not the session: signing in again makes no second person
    return f"pass {request.COOKIES.get('pass', '')}".encode()


def next_for(state: State, person: bytes) -> Paper | None:
    """Return a doubtful paper that this person has not looked at; in no order that says anything."""
    return next(iter(_waiting(state, person)), None)


def waiting(state: State, person: bytes) -> int:
    """Return how many doubtful papers wait for this person."""
    return len(_waiting(state, person))


def _waiting(state: State, person: bytes) -> list[Paper]:
    rows = Paper.objects.filter(meeting=state.id, state="doubtful").defer("picture").prefetch_related("looks").order_by("id")
    marks = {vote.id: meetings.urn().mark(state.id, vote.id, person) for vote in meetings.urn_votes(state)}
    mine = [paper for paper in rows if paper.vote in marks]
    return [p for p in mine if len(p.looks.all()) < EYES and marks[p.vote] not in {bytes(look.who) for look in p.looks.all()}]


def first_look(paper: Paper) -> Seen:
    """Return what the first of two people saw, for the words of a reason only."""
    looks = _looks(paper)
    return looks[0] if looks else None


def look(paper: Paper, person: bytes, seen: Seen) -> Settled | Refusal:
    """Keep what this person saw, and settle the paper when they are the second. Call outside of transactions."""
    urn = meetings.urn()
    mark = urn.mark(paper.meeting, paper.vote, person)
    kept = urn.conceal(paper.meeting, paper.vote, canonical(seen))
    if mark is None or kept is None:
        return papers.closed()
    try:
        with transaction.atomic():
            held = Paper.objects.select_for_update().filter(id=paper.id, state="doubtful").first()
            nth = held.looks.count() + 1 if held else 0
            if held is None or nth > EYES:
                return Refusal("settled_already", gettext_noop("Two people have looked at this paper already."))
            held.looks.create(nth=nth, who=mark, seen=kept)
    except IntegrityError:
        return Refusal("looked_already", gettext_noop("You have looked at this paper already. Somebody else looks at it now."))
    return settle(paper)


def settle(paper: Paper) -> Settled | Refusal:
    """Count a paper that two people saw alike, set it aside where they did not; may be repeated after a crash."""
    looks = _looks(paper)
    if len(looks) < EYES:
        return Settled("first", paper.vote)
    seen = looks[-1]  # the second read the first one's words of a reason, and may have mended them
    if seen is None or not _alike(looks):
        return _set_aside(paper, "unclear" if seen is None and _alike(looks) else "differ")
    if papers.urn_mark(paper) != bytes(paper.urn_mark or b""):
        return _set_aside(paper, "later_ballot")
    counted = papers.count(paper, seen)
    if isinstance(counted, Counted):
        paper.looks.all().delete()
        return Settled("counted", paper.vote)
    _set_aside(paper, counted.code)
    return counted


def finish(state: State) -> None:
    """Settle what a crash left behind: papers that two people saw and that still wait."""
    for paper in Paper.objects.filter(meeting=state.id, state="doubtful", looks__nth=EYES):
        settle(paper)


def _alike(looks: list[Seen]) -> bool:
    """Return whether all saw the same; words of a reason are read by each in their own way."""
    said = {canonical({k: v for k, v in seen.items() if k != "reason"} if seen else None) for seen in looks}
    return len(said) == 1


def _set_aside(paper: Paper, why: str) -> Settled:
    Paper.objects.filter(id=paper.id).update(state="aside", picture=None, doubt=why[:16])
    return Settled("aside", paper.vote)


def set_aside(state: State) -> list[Aside]:
    """Return the papers that were set aside, in no order that says anything."""
    rows = Paper.objects.filter(meeting=state.id, state="aside").prefetch_related("looks").order_by("id")
    return [Aside(paper.vote, paper.doubt, _looks(paper)) for paper in rows]


def _looks(paper: Paper) -> list[Seen]:
    """Return what people saw, the first one first."""
    return [_revealed(paper, look) for look in sorted(paper.looks.all(), key=lambda look: look.nth)]


def _revealed(paper: Paper, look: Look) -> Seen:
    seen = meetings.urn().reveal(paper.meeting, paper.vote, bytes(look.seen))
    found: Seen = json.loads(seen) if seen is not None else None
    return found
