"""Pictures of ballots come in, several at once; for each the page says what came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from asamblea.meetings import public as meetings
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import role_of
from asamblea.meetings.words import refusal as in_words
from asamblea.paper import reading
from asamblea.paper.pages import desk
from asamblea.paper.reading import InUrn, Outcome
from asamblea.rules.meeting.papers import ReadPapers
from asamblea.rules.meeting.state import State
from asamblea.rules.paper.marks import Doubt
from asamblea.rules.refusal import Refusal
from asamblea.site import pictures
from asamblea.site.pictures import Told

READ_BEFORE = ("read_already", "waits_already")
"""Refusals of a paper that stands where it belongs: nothing is wrong."""


@pictures.in_memory
@desk.for_the_table
def read(request: HttpRequest, meeting: str) -> HttpResponse:
    """Read each picture and say what came of it."""
    state = state_or_404(meeting)
    if request.method != "POST":
        return redirect("papers", meeting=meeting)
    found = pictures.sent(request)
    if isinstance(found, Refusal):
        return desk.page(request, state, 400, refused=in_words(found))
    told, counted = [], dict[str, int]()
    for picture in found:
        outcome = reading.read(state, picture.read())
        told.append(_told(picture.name or "", outcome))
        if isinstance(outcome, InUrn):
            counted[outcome.vote] = counted.get(outcome.vote, 0) + 1
    noted(state, counted, role_of(request, meeting))
    return desk.page(request, state_or_404(meeting), told=told)


def noted(state: State, counted: dict[str, int], role: str) -> None:
    """Note in the minutes how many papers went into the urn of each vote."""
    for vote, papers in counted.items():
        meetings.append(state.id, ReadPapers(vote, papers), role)


def _told(name: str, outcome: Outcome) -> Told:
    if isinstance(outcome, Refusal):
        return Told(name, "before" if outcome.code in READ_BEFORE else "refused", in_words(outcome))
    if isinstance(outcome, Doubt):
        return Told(name, "look", gettext(outcome.sentence))
    return Told(name, "counted", gettext("The ballot is in the urn."))
