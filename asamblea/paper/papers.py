"""Papers of a vote: made for the press, tied to a slip, counted, forgotten."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count

from asamblea.meetings import public as meetings
from asamblea.paper.models import Look, Paper
from asamblea.rules.chain import canonical
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.paper.serials import Named, payload, serial_hash
from asamblea.rules.refusal import Refusal
from asamblea.rules.slips import new_code
from asamblea.rules.words import gettext_noop
from asamblea.slips.public import Voice
from asamblea.urn.drops import Counted, Drop

TABLES = (Look._meta.db_table, Paper._meta.db_table)
_LEAST, _MOST = 100_000, 999_999
"""Numbers of papers: six digits, none that begins with 0."""


def make(meeting: str, vote: str, count: int, voice: Voice | None = None) -> list[tuple[str, str]] | Refusal:
    """Make papers and return (number, text of the QR code) of each; with `voice`, one that is tied to this slip.

    The serials are shown now and never stored.
    """
    with transaction.atomic():
        taken = set(Paper.objects.filter(meeting=meeting, vote=vote).values_list("number", flat=True))
        numbers = _drawn(taken, count)
        named = [Named(meeting, vote, new_code(secrets.token_bytes(10))) for _ in numbers]
        made = Paper.objects.bulk_create(
            Paper(meeting=meeting, vote=vote, number=number, serial_hash=serial_hash(one))
            for number, one in zip(numbers, named, strict=True)
        )
        refusal = _tied(made[0], voice) if voice else None
        if refusal:
            transaction.set_rollback(True)
            return refusal
    return [(in_digits(number), payload(one)) for number, one in zip(numbers, named, strict=True)]


def _drawn(taken: set[int], count: int) -> list[int]:
    numbers: list[int] = []
    while len(numbers) < count:
        number = _LEAST + secrets.randbelow(_MOST - _LEAST + 1)
        if number not in taken:
            taken.add(number)
            numbers.append(number)
    return numbers


def in_digits(number: int) -> str:
    """Return a paper's number as it is printed: 482 913."""
    return f"{number:,}".replace(",", " ")


def tie(state: State, typed: str, voice: Voice) -> Refusal | None:
    """Tie the paper of this number to a slip; a paper that the slip had before does not count any more."""
    number = "".join(typed.split())
    votes = [vote.id for vote in meetings.urn_votes(state)]
    with transaction.atomic():
        rows = Paper.objects.select_for_update().filter(meeting=state.id, vote__in=votes)
        paper = rows.filter(number=int(number)).first() if number.isdecimal() and len(number) < 10 else None
        if paper is None:
            return Refusal("unknown_paper_number", gettext_noop("No paper of an open vote has this number. Please look again."))
        return _tied(paper, voice)


def _tied(paper: Paper, voice: Voice) -> Refusal | None:
    urn = meetings.urn()
    mark = urn.mark(paper.meeting, paper.vote, voice.code_hash)
    if mark is None:
        return closed()
    if paper.slip_mark is not None and bytes(paper.slip_mark) != mark:
        return Refusal("paper_taken", gettext_noop("This paper belongs to another slip. Take a new paper."))
    if paper.state != "printed":
        return None  # the same slip once more
    of_this_slip = Paper.objects.filter(meeting=paper.meeting, vote=paper.vote, slip_mark=mark)
    of_this_slip.update(state="replaced", slip=None, slip_mark=None, picture=None)
    paper.state, paper.slip_mark = "given", mark
    paper.slip = urn.conceal(paper.meeting, paper.vote, voice.code_hash)
    paper.save(update_fields=["state", "slip", "slip_mark"])
    return None


def count(paper: Paper, ballot: Mapping[str, Any]) -> Counted | Refusal:
    """Put the ballot of a tied paper into the urn; true only after it is on disk. Call outside of transactions."""
    urn = meetings.urn()
    slip = urn.reveal(paper.meeting, paper.vote, bytes(paper.slip)) if paper.slip else None
    if slip is None:
        return closed()
    (counted,) = urn.drop_many([Drop(paper.meeting, paper.vote, slip, None, ballot, way="paper")])
    if isinstance(counted, Counted):
        Paper.objects.filter(id=paper.id).update(state="counted", picture=None)
    return counted


def urn_mark(paper: Paper) -> bytes:
    """Return a mark of the ballot that this paper's slip has in the urn now; "" without one."""
    urn = meetings.urn()
    slip = urn.reveal(paper.meeting, paper.vote, bytes(paper.slip)) if paper.slip else None
    held = urn.mine(paper.meeting, paper.vote, slip) if slip else None
    return (urn.mark(paper.meeting, paper.vote, canonical(held[0])) or b"") if held else b""


def vote_of(state: State, vote: str) -> Vote | None:
    """Return this vote while its urn takes ballots."""
    return next((v for v in meetings.urn_votes(state) if v.id == vote), None)


def counts(state: State) -> dict[str, dict[str, int]]:
    """Return by open vote how many papers are in each state; one query."""
    told: dict[str, dict[str, int]] = {}
    rows = Paper.objects.filter(meeting=state.id).values_list("vote", "state").annotate(many=Count("id"))
    for vote, at, many in rows:
        told.setdefault(vote, {})[at] = many
    return told


def forget_closed(standing: Iterable[tuple[str, str]]) -> None:
    """Erase the papers of every vote whose urn is not among `standing` (meeting, vote): its tie went with the key."""
    kept = set(standing)
    gone = [of for of in Paper.objects.values_list("meeting", "vote").distinct() if of not in kept]
    for meeting, vote in gone:
        Look.objects.filter(paper__meeting=meeting, paper__vote=vote).delete()
        Paper.objects.filter(meeting=meeting, vote=vote).delete()
    if gone:
        meetings.sweep_later(*TABLES)


def closed() -> Refusal:
    """Return the refusal of a paper whose vote takes no ballots."""
    return Refusal("vote_closed", gettext_noop("This vote is closed. Your ballot was not counted."))
