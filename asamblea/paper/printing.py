"""The papers of one vote as a PDF."""

from typing import Literal

from asamblea.assemblies import public as assemblies
from asamblea.channels.printing import ballots as press
from asamblea.channels.printing.ballots import Asked, PaperToPrint, Said
from asamblea.channels.printing.typeset import PressFailed
from asamblea.channels.printing.words import on_paper
from asamblea.meetings import words
from asamblea.paper import papers
from asamblea.rules.meeting import wording
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.paper.layout import layout
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop
from asamblea.site.tongues import in_each
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
            languages=on_paper(state.languages),
            assembly=assembly.name if assembly else "",
            meeting_title=state.title["text"],
        )
    except PressFailed:
        return Refusal("papers_not_printed", gettext_noop("The ballots could not be set for printing. Please try again."))


def asked(state: State, vote: Vote) -> Asked:
    """Return what the room is asked, as it was said and in the languages that a person checked."""
    question = vote.spec["question"] if vote.spec["question"].get("text") else state.items[vote.item].title
    method = vote.spec["method"]
    rows = {option["id"]: _said(state, option["text"]) for option in vote.spec["options"]}
    means: dict[str, Said] = {}
    for choice, name, meaning, _ in words.CHOICES.get(method, ()):
        rows[choice], means[choice] = in_each(name, on_paper(state.languages)), in_each(meaning, on_paper(state.languages))
    return Asked(method, _said(state, question), rows, means)


def _said(state: State, text: Text) -> Said:
    """Return somebody's words by language: the source, and every checked translation that the room reads."""
    read = {lang: wording.reading(state, text, lang) for lang in on_paper(state.languages)}
    known = {lang: one.text["text"] for lang, one in read.items() if one.state in ("source", "checked")}
    return known if text["lang"] in known else {text["lang"]: text["text"], **known}
