"""The table's page of paper ballots, and what the door does there: print papers, tie one to a slip."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from asamblea.meetings import public as meetings
from asamblea.meetings.acts.forms import Form, NotUnderstood
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.door import for_the_door
from asamblea.meetings.pages.helping import in_the_room
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.shown import vote as shown_vote
from asamblea.meetings.viewer import role_of
from asamblea.meetings.words import refusal as in_words
from asamblea.paper import eyes, papers, printing, words
from asamblea.paper.public import PAPER_ROLES
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal

MOST_PAPERS = 1000
"""Papers in one printing: some seconds of the press."""
SIZES = ("letter", "a4")
Page = Callable[..., HttpResponseBase]


def for_the_table(page: Page) -> Page:
    """Let only those who count see this page, and nobody keep it."""

    @never_cache
    @wraps(page)
    def kept(request: HttpRequest, meeting: str, *args: Any, **more: Any) -> HttpResponseBase:
        if role_of(request, meeting) not in ("organizer", *PAPER_ROLES):
            return render(request, "meetings/no_role.html", {"which": "papers"}, status=403)
        return page(request, meeting, *args, **more)

    return kept


@require_GET
@for_the_table
def table(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show how many papers are out, read and waiting, and what can be done."""
    return page(request, state_or_404(meeting))


def page(request: HttpRequest, state: State, status: int = 200, **more: object) -> HttpResponse:
    """Return the page, with what came of the act before in `more`."""
    role, counts = role_of(request, state.id), papers.counts(state)
    votes = {vote.id: shown_vote(state, vote) for vote in meetings.urn_votes(state)}
    aside = [
        (votes[one.vote], words.aside(one.why), [words.seen(state, votes[one.vote], seen) for seen in one.seen])
        for one in eyes.set_aside(state)
        if one.vote in votes
    ]
    context = {
        **around(state),
        "state": state,
        "role": role,
        "desk": "papers",
        "at_the_door": role in ("organizer", "door"),
        "votes": [(vote, counts.get(id, {})) for id, vote in votes.items()],
        "waiting": eyes.waiting(state, eyes.who(request)),
        "aside": aside,
        "most_papers": MOST_PAPERS,
        **more,
    }
    return render(request, "paper/papers.html", context, status=status)


@require_POST
@for_the_door
def print_papers(request: HttpRequest, meeting: str) -> HttpResponse:
    """Print papers of a vote, or one that belongs to the slip whose code was typed."""
    state = state_or_404(meeting)
    try:
        done = _printed(request, state, form_of(request, state))
    except NotUnderstood as not_understood:
        done = not_understood.refusal
    if isinstance(done, Refusal):
        messages.error(request, in_words(done))
        return redirect("papers", meeting=meeting)
    name = f'attachment; filename="ballots-{state.id}.pdf"'
    return HttpResponse(done, content_type="application/pdf", headers={"Content-Disposition": name})


def _printed(request: HttpRequest, state: State, form: Form) -> bytes | Refusal:
    vote = papers.vote_of(state, form.one("vote"))
    if vote is None:
        return papers.closed()
    size, count = form.one("paper"), form.number("count", 1)
    if size not in SIZES:
        return Refusal("unknown_paper", gettext_noop("Paper is Letter or A4."))
    if not 1 <= count <= MOST_PAPERS:
        return Refusal("bad_paper_count", gettext_noop("Print from 1 to %(most)s ballots at once."), {"most": MOST_PAPERS})
    if not form.one("code").strip():
        return printing.printed(state, vote, count, size)  # type: ignore[arg-type]
    voice = in_the_room(request, state, form)
    return voice if isinstance(voice, Refusal) else printing.printed(state, vote, 1, size, voice)  # type: ignore[arg-type]


@sensitive_post_parameters()
@require_POST
@for_the_door
def tie(request: HttpRequest, meeting: str) -> HttpResponse:
    """Tie the paper whose number was typed to the slip whose code was typed."""
    state = state_or_404(meeting)
    try:
        form = form_of(request, state)
        voice = in_the_room(request, state, form)
        refusal = voice if isinstance(voice, Refusal) else papers.tie(state, form.one("number")[:20], voice)
    except NotUnderstood as not_understood:
        refusal = not_understood.refusal
    if refusal:
        messages.error(request, in_words(refusal))
    else:
        messages.success(request, gettext("The paper belongs to this slip now. Give it to the neighbor."))
    return redirect("papers", meeting=meeting)
