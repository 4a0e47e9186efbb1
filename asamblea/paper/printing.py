"""The papers of one vote as a PDF."""

from typing import Literal

from asamblea.assemblies import public as assemblies
from asamblea.channels.printing import ballots as press
from asamblea.channels.printing.ballots import Asked, PaperToPrint, Said
from asamblea.channels.printing.typeset import PressFailed
from asamblea.paper import papers
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.paper.layout import layout
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop
from asamblea.slips.public import Voice

PaperSize = Literal["letter", "a4"]


def printed(state: State, vote: Vote, count: int, paper: PaperSize, voice: Voice | None = None) -> bytes | Refusal:
    """Make `count` papers of a vote and return their PDF; with `voice`, one that belongs to this slip already."""
    places = layout(vote.spec)
    if isinstance(places, Refusal):
        return places
    made = papers.make(state.id, vote.id, count, voice)
    if isinstance(made, Refusal):
        return made
    assembly = assemblies.get(state.assembly)
    try:
        return press.sheets(
            [PaperToPrint(number, code) for number, code in made],
            asked(state, vote),
            places,
            paper=paper,
            assembly=assembly.name if assembly else "",
            meeting_title=state.title["text"],
        )
    except PressFailed:
        return Refusal("papers_not_printed", gettext_noop("The ballots could not be set for printing. Please try again."))


def asked(state: State, vote: Vote) -> Asked:
    """Return what the room is asked, in the languages in which it was said."""
    question = vote.spec["question"] if vote.spec["question"].get("text") else state.items[vote.item].title
    options = {option["id"]: _said(option["text"]) for option in vote.spec["options"]}
    return Asked(vote.spec["method"], _said(question), options)


def _said(text: Text) -> Said:
    return {text["lang"]: text["text"]}
