"""The neighbor's page: where am I, what is asked, what can I do, did it count."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_GET, require_POST

from asamblea.meetings import minutes, own_words
from asamblea.meetings.acts import groups, neighbor
from asamblea.meetings.acts.forms import Form, NotUnderstood, unknown_act
from asamblea.meetings.minutes import Done
from asamblea.meetings.models import Meeting, Signal
from asamblea.meetings.pages import seen
from asamblea.meetings.pages.answering import answer
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.viewer import no_slip, viewer
from asamblea.rules.meeting import opening
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.slips.public import Voice

MOST_CHANGES = 3
"""Of an answer to one temperature check: every change is an entry of the minutes."""
WRITTEN = ("propose", "amend", "group", "name", "about", "leave")
"""What has a page of its own."""


@require_GET
def room(request: HttpRequest, meeting: str) -> HttpResponse:
    """The whole page; works without script."""
    who, state = viewer(request, meeting), _state(meeting)
    if who.voice is None:
        if not _over(state):
            return redirect("enter-meeting", meeting=meeting)
        messages.success(request, gettext("Thank you for coming."))
        return redirect("meeting-record", state.assembly, meeting)
    return HttpResponse(seen.page(request, state, who.voice))


@require_GET
def mine(request: HttpRequest, meeting: str) -> HttpResponse:
    """This phone's own part of the page, fetched again when something about this seat changed."""
    who = viewer(request, meeting)
    if who.voice is None:
        return HttpResponse(status=403)
    return render(request, "meetings/parts/mine.html", seen.by(_state(meeting), who.voice))


@require_GET
def write(request: HttpRequest, meeting: str, what: str) -> HttpResponse:
    """A page of its own for longer writing, which no refresh can wipe."""
    who = viewer(request, meeting)
    if who.voice is None:
        return redirect("enter-meeting", meeting=meeting)
    if what not in WRITTEN:
        raise Http404
    state = _state(meeting)
    context = seen.by(state, who.voice)
    chosen = request.GET.get("proposal", "")
    context["typing"] = True
    if what == "about":
        context |= own_words.shown(state, who.voice)
    context["chosen"] = next((p for p in context["proposals"] if p.proposal.id == chosen), None)
    if what == "amend" and context["chosen"] is None:
        return redirect("room", meeting=meeting)
    if what == "group" and not (context["my_group"] and context["my_group"].may_write):
        return redirect("room", meeting=meeting)
    return render(request, f"meetings/write_{what}.html", context)


@require_POST
def act(request: HttpRequest, meeting: str, name: str) -> HttpResponse:
    """Do one of a neighbor's acts and say in one line whether it counted."""
    who = viewer(request, meeting)
    state = _state(meeting)
    if who.voice is None:
        return answer(request, _over(state) or who.refusal or no_slip(), "", "room", meeting)
    try:
        done = act_on_slip(state, who.voice, name, form_of(request, state), by="neighbor")
    except NotUnderstood as not_understood:
        done = not_understood.refusal
    return answer(request, done, gettext(neighbor.DID.get(name, "")), "room", meeting)


def act_on_slip(state: State, voice: Voice, name: str, form: Form, *, by: str) -> Done | Refusal | None:
    """Do a neighbor's act on this slip, from their phone or at the door's desk."""
    seat, helped = voice.seat or 0, by == "door"
    if name in neighbor.SIGNALS:
        return signal(state, voice, name, form, by=by)
    if name in own_words.ACTS:
        return own_words.ACTS[name](state, voice, form)
    read = neighbor.ACTS.get(name)
    if read is None:
        return unknown_act()
    return minutes.append(state.id, read(state, seat, form), by, helped=helped, tell=_concerned(state, seat, name))


def _concerned(state: State, seat: int, name: str) -> list[int] | str:
    """Return whose own part of the page this act changes: everybody's, or those in line, whose places move."""
    if name in neighbor.ON_THE_FLOOR or (name == "group-report" and state.reporting_back):
        return "all"
    if name in neighbor.IN_A_GROUP:
        return list(groups.group_of(state, seat))
    return sorted({seat, *(int(entry.who) for entry in state.stack.waiting)})


def signal(state: State, voice: Voice, name: str, form: Form, *, by: str) -> Done | Refusal:
    """Give a signal once: the row that remembers it and the entry without a seat are one transaction."""
    mark = form.one("mark") if name == "temperature" else ""  # the others say one thing, and say it once
    seat, lang = voice.seat or 0, voice.language or form.lang
    with transaction.atomic():
        # Held before looking: a phone that taps twice at once is still one phone.
        Meeting.objects.select_for_update().filter(id=state.id).first()
        state = _state(state.id)
        about, _ = neighbor.SIGNALS[name](state, lang, mark, "")
        before = Signal.objects.filter(meeting=state.id, about=about, seat=seat).first()
        if before and (not mark or before.mark == mark):
            return Refusal("already_said", gettext_noop("You already said so; it counts once."))
        if before and before.changes >= MOST_CHANGES:
            return Refusal("changed_often", gettext_noop("You changed your answer several times. The last one counts."))
        _, command = neighbor.SIGNALS[name](state, lang, mark, before.mark if before else "")
        # The stream must not tell whose it is: a seat named beside a count would.
        done = minutes.append(state.id, command, by, helped=by == "door")
        if isinstance(done, Done):
            changes = before.changes + 1 if before else 0
            said = {"mark": mark, "changes": changes}
            Signal.objects.update_or_create(meeting_id=state.id, about=about, seat=seat, defaults=said)
    return done


def _state(meeting: str) -> State:
    state = minutes.state_of(meeting)
    if state is None:
        raise Http404
    return state


def _over(state: State) -> Refusal | None:
    """Return the refusal of a meeting that needs no slip any more: what its slips held is erased."""
    return opening.over() if state.phase == "closed" and not state.late_votes else None
