"""Says in one line whether an act counted: into the part of the page that asked, or on the page it goes back to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from asamblea.meetings import words
from asamblea.meetings.pages.reading import is_fragment
from asamblea.rules.refusal import Refusal


def answer(request: HttpRequest, done: object, did: str, back: str, *where: str) -> HttpResponse:
    """Say `did`, or why not where `done` is a Refusal; `back` and `where` are the page's url name and its arguments."""
    refused = isinstance(done, Refusal)
    sentence = words.refusal(done) if isinstance(done, Refusal) else did
    if is_fragment(request):
        return render(request, f"parts/{'refusal' if refused else 'counted'}.html", {"sentence": sentence})
    (messages.error if refused else messages.success)(request, sentence)
    return redirect(back, *where)
