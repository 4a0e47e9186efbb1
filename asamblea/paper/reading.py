"""From a picture to the urn: read, then counted, sent to two people's eyes, or refused with a sentence."""

from dataclasses import dataclass

from asamblea.channels.scanning import ink, sheets
from asamblea.channels.scanning.sheets import Sheet
from asamblea.meetings import public as meetings
from asamblea.paper import papers
from asamblea.paper.models import Paper
from asamblea.rules.meeting.state import State
from asamblea.rules.paper import marks
from asamblea.rules.paper.layout import Layout, layout
from asamblea.rules.paper.marks import Doubt, Ink
from asamblea.rules.paper.serials import Named, TimesCard, serial_hash
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.urn.drops import Counted


@dataclass(frozen=True)
class InUrn:
    """The paper's ballot is in the urn of this vote."""

    vote: str


Outcome = InUrn | Doubt | Refusal
"""A Doubt waits for two people's eyes; a Refusal counted nothing and kept nothing."""


def read(state: State, picture: bytes) -> Outcome:
    """Read one picture of one paper of this meeting. Call outside of transactions."""
    sheet = sheets.open_sheet(picture)
    if isinstance(sheet, Refusal):
        return sheet
    paper = _known(state, sheet.named)
    if isinstance(paper, Refusal):
        return paper
    vote = papers.vote_of(state, paper.vote)
    assert vote is not None  # `_known` looked
    places = layout(vote.spec)
    assert not isinstance(places, Refusal), "it was printed"
    inks = ink.measure(sheet, places)
    said = marks.read(vote.spec, places, inks)
    if isinstance(said, Refusal):
        return said
    first = _first(paper, _shown(inks, places))
    if isinstance(first, Refusal):
        return first
    if isinstance(said, Doubt) or not first:
        return _to_eyes(paper, said if isinstance(said, Doubt) and first else marks.SAID_ELSE, sheet)
    counted = papers.count(paper, said)
    return InUrn(paper.vote) if isinstance(counted, Counted) else counted


def _known(state: State, named: Named | TimesCard) -> Paper | Refusal:
    """Return the paper that the code names, if it can be counted now."""
    if isinstance(named, TimesCard):
        return Refusal("a_times_card", gettext_noop("This is a times card, not a ballot. An organizer reads it with the times."))
    if named.meeting != state.id:
        return Refusal("paper_elsewhere", gettext_noop("This ballot belongs to another meeting."))
    if named.vote not in state.votes:
        return _not_ours()
    if papers.vote_of(state, named.vote) is None:
        return papers.closed()
    paper = Paper.objects.filter(serial_hash=serial_hash(named)).first()
    if paper is None:
        return _not_ours()
    if paper.state == "printed":
        return Refusal(
            "no_slip_yet", gettext_noop("This paper belongs to no slip yet. Tie it to its slip at the door, then read it again.")
        )
    if paper.state == "replaced":
        return Refusal("paper_replaced", gettext_noop("Its slip has a newer paper. This one does not count."))
    if paper.state == "aside":
        return Refusal(
            "set_aside", gettext_noop("Two people looked at this paper and set it aside. A new paper can be tied to its slip.")
        )
    return paper


def _shown(inks: list[Ink], places: Layout) -> bytes:
    """Return what a picture showed, bubble by bubble: two pictures of one untouched paper show the same."""
    return ",".join(marks.verdict(one) for one in inks).encode()


def _first(paper: Paper, shown: bytes) -> bool | Refusal:
    """Return True for the first picture of a paper, False for one that shows something else, a refusal for the same again."""
    mark = meetings.urn().mark(paper.meeting, paper.vote, shown)
    if mark is None:
        return papers.closed()
    # One statement, so that of two pictures read at once one is the first.
    if Paper.objects.filter(id=paper.id, reading_mark=None).update(reading_mark=mark):
        return True
    paper.refresh_from_db()
    if paper.state == "doubtful":
        return Refusal("waits_already", gettext_noop("This paper waits for two people’s eyes already."))
    if bytes(paper.reading_mark or b"") != mark:
        return False
    if paper.state == "given":
        return True  # read before, but nothing came of it: its slip had not come in, or the power went
    return Refusal("read_already", gettext_noop("This paper was read already. Nothing was counted again."))


def _to_eyes(paper: Paper, doubt: Doubt, sheet: Sheet) -> Doubt | Refusal:
    picture = meetings.urn().conceal(paper.meeting, paper.vote, ink.crop(sheet))
    if picture is None:
        return papers.closed()
    waits = {"state": "doubtful", "doubt": doubt.code, "picture": picture, "urn_mark": papers.urn_mark(paper)}
    Paper.objects.filter(id=paper.id).update(**waits)
    return doubt


def _not_ours() -> Refusal:
    return Refusal("paper_unknown", gettext_noop("This site did not print this ballot, or its vote is over. It does not count."))
