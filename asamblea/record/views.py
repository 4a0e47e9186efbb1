"""The pages of the public record; nobody signs in, nothing is asked, nothing is changed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.tz import do_timezone
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings import public as meetings, shown
from asamblea.meetings.public import MeetingCard, OutcomeCard
from asamblea.record import files, receipts, sentences
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.wording import Key, Reading
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text, clean
from asamblea.translating import public as translating

STATUSES = {
    "": gettext_lazy("everything"),
    "overdue": gettext_lazy("overdue"),
    "open": gettext_lazy("promised, still open"),
    "done": gettext_lazy("done"),
    "decided": gettext_lazy("decided"),
    "none": gettext_lazy("no decision"),
}
RECENT = 5
MOST = 200
"""Outcomes on one page; a search narrows them."""
KINDS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
NEXT_PHASES = ("planned", "open")


@require_safe
def front(request: HttpRequest, assembly: str) -> HttpResponse:
    """The assembly's front page: what comes next, what was promised, what was decided; six queries."""
    card = assemblies.or_404(assembly)
    today, cards = card.today, meetings.meetings_of(card.slug)
    promises = meetings.promises_of(card.slug)
    recent = meetings.outcomes_of(card.slug, today, most=RECENT)
    titles = [m.title for m in cards]
    context = {
        **assemblies.around(card),
        "coming": sorted((m for m in cards if m.phase in NEXT_PHASES), key=lambda m: m.starts_at),
        "records": [m for m in cards if m.phase == "closed"],
        "promises": [(p, p.is_late(today)) for p in promises],
        "late": sum(p.is_late(today) for p in promises),
        "recent": [(o, o.is_late(today)) for o in recent],
        "readings": _readings(card, titles, (*promises, *recent)),
        "statuses": STATUSES.items(),
    }
    return render(request, "record/front.html", context)


@require_safe
def decisions(request: HttpRequest, assembly: str) -> HttpResponse:
    """Search what was decided and what was not, across all meetings."""
    card = assemblies.or_404(assembly)
    today = card.today
    words, status = clean(request.GET.get("q", "")[:100], lines=False), request.GET.get("status", "")
    status = status if status in STATUSES else ""
    found = meetings.outcomes_of(card.slug, today, words, status, MOST + 1)
    context = {
        **assemblies.around(card),
        "q": words,
        "status": status,
        "statuses": STATUSES.items(),
        "found": [(o, o.is_late(today)) for o in found[:MOST]],
        "more": len(found) > MOST,
        "readings": _readings(card, (), found),
    }
    return render(request, "record/decisions.html", context)


def _readings(card: AssemblyCard, titles: Sequence[Text], outcomes: Sequence[OutcomeCard]) -> dict[Key, Reading]:
    """Return what the reader sees for these titles and outcomes of many meetings; one query."""
    texts = (*titles, *(o.words for o in outcomes))
    return translating.readings(card.slug, texts, get_language() or "")


@require_safe
def meeting_record(request: HttpRequest, assembly: str, meeting: str) -> HttpResponse:
    """One evening: what was decided first, then every vote, then the files to check it with."""
    card, state, about = _meeting(assembly, meeting)
    closed = [shown.vote(state, v) for v in state.votes.values() if v.status == "closed"]
    context = {
        **assemblies.around(card),
        **shown.context(state, {}),
        "about": about,
        "votes": closed,
        "tabled": [p for p in state.proposals.values() if p.status == "tabled"],
        "head": state.hash,
    }
    return render(request, "record/meeting.html", context)


@require_safe
def minutes(request: HttpRequest, assembly: str, meeting: str) -> HttpResponse:
    """The minutes of one evening, told in the reader's language."""
    card, state, about = _meeting(assembly, meeting)
    lines = [(_clock(line.at, card), line) for line in sentences.lines_of(meetings.entries_of(state.id), state)]
    return render(request, "record/minutes.html", {**assemblies.around(card), "state": state, "about": about, "lines": lines})


@require_safe
def vote_record(request: HttpRequest, assembly: str, meeting: str, vote: str) -> HttpResponse:
    """One vote: its result, how it was counted, every ballot by its receipt, and where to find one's own."""
    card, state, about = _meeting(assembly, meeting)
    found = state.votes.get(vote)
    if found is None or found.status != "closed":
        raise Http404
    cast = files.ballots_of(state, vote)
    context = {
        **assemblies.around(card),
        "state": state,
        "about": about,
        "v": shown.vote(state, found),
        "formats": files.formats_of(found),
        **receipts.page(found, cast, request.GET.get("receipt", ""), request.GET.get("page", "")),
    }
    return render(request, "record/vote.html", context)


def _attached(page: Callable[..., tuple[str | Refusal, str]]) -> Callable[..., HttpResponse]:
    """Turn (text, file name) into an answer that a browser keeps as a file."""

    @require_safe
    @wraps(page)
    def answered(request: HttpRequest, assembly: str, meeting: str, **which: str) -> HttpResponse:
        _meeting(assembly, meeting)
        text, name = page(meeting, **which)
        if isinstance(text, Refusal):
            raise Http404
        answer = HttpResponse(text, content_type=KINDS.get(name.rpartition(".")[2], "text/plain; charset=utf-8"))
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    return answered


@_attached
def record_file(meeting: str) -> tuple[str | Refusal, str]:
    """The whole record in the form that `asamblea verify` reads."""
    return files.of_meeting(meeting), f"record-{meeting}.json"


@_attached
def vote_file(meeting: str, vote: str, kind: str) -> tuple[str | Refusal, str]:
    """The ballots of one vote in a form that other people's programs count."""
    return files.of_vote(meeting, vote, kind), f"{meeting}-{vote}.{kind}"


def _meeting(assembly: str, meeting: str) -> tuple[AssemblyCard, State, MeetingCard]:
    card, state = assemblies.or_404(assembly), meetings.state_of(meeting)
    about = meetings.card_of(state) if state else None
    if state is None or about is None or state.assembly != card.slug:
        raise Http404
    return card, state, about


def _clock(at: int, card: AssemblyCard) -> datetime:
    """Return unix ms by the assembly's clock, which templates then leave as it is."""
    moment: datetime = do_timezone(datetime.fromtimestamp(at / 1000, card.tz), card.tz)
    return moment
