"""Two people look at a doubtful paper, each alone."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from asamblea.meetings import public as meetings
from asamblea.meetings.acts.forms import Form, NotUnderstood
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.shown import vote as shown_vote
from asamblea.meetings.viewer import role_of
from asamblea.meetings.words import refusal as in_words
from asamblea.paper import eyes as looking, papers, words
from asamblea.paper.eyes import Settled
from asamblea.paper.models import Paper
from asamblea.paper.pages.desk import for_the_table
from asamblea.paper.pages.upload import noted
from asamblea.rules import votes
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal


@require_http_methods(["GET", "POST"])
@for_the_table
def eyes(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show the next doubtful paper to this person, and take what they see."""
    state = state_or_404(meeting)
    if request.method == "POST":
        return _looked(request, state)
    looking.finish(state)
    paper = looking.next_for(state, looking.who(request))
    if paper is None:
        return redirect("papers", meeting=meeting)
    vote = papers.vote_of(state, paper.vote)
    assert vote is not None  # only papers of open votes wait
    first = looking.first_look(paper)
    context = {
        **around(state),
        "state": state,
        "paper": paper,
        "v": shown_vote(state, vote),
        "doubt": words.doubt(paper.doubt),
        "reason": (first or {}).get("reason", {}).get("text", ""),
    }
    return render(request, "paper/eyes.html", context)


def _looked(request: HttpRequest, state: State) -> HttpResponse:
    try:
        form = form_of(request, state)
        settled = _seen(request, state, form)
    except NotUnderstood as not_understood:
        settled = not_understood.refusal
    if isinstance(settled, Refusal):
        messages.error(request, in_words(settled))
    else:
        messages.success(request, str(words.SETTLED[settled.end]))
        if settled.end == "counted":
            noted(state, {settled.vote: 1}, role_of(request, state.id))
    return redirect("papers-eyes", meeting=state.id)


def _seen(request: HttpRequest, state: State, form: Form) -> Settled | Refusal:
    typed = form.one("paper_id")
    paper = Paper.objects.filter(meeting=state.id, id=int(typed)).first() if typed.isdecimal() and len(typed) < 20 else None
    vote = papers.vote_of(state, paper.vote) if paper else None
    if paper is None or vote is None:
        return papers.closed()
    person = looking.who(request)
    if form.one("unclear"):
        return looking.look(paper, person, None)
    ballot = votes.ballot_from_form(vote.spec, form.fields, form.lang)
    return ballot if isinstance(ballot, Refusal) else looking.look(paper, person, ballot)


@require_GET
@for_the_table
def picture(request: HttpRequest, meeting: str, paper: int) -> HttpResponse:
    """Return the picture of a doubtful paper's choices, to who counts, until two people looked."""
    held = Paper.objects.filter(meeting=meeting, id=paper, state="doubtful").first()
    shown = held and held.picture and meetings.urn().reveal(held.meeting, held.vote, bytes(held.picture))
    if not shown:
        raise Http404
    return HttpResponse(shown, content_type="image/jpeg")
