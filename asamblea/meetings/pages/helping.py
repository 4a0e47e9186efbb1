"""For a neighbor without a phone: the door acts on their slip, and the minutes mark each act as helped."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods

from asamblea.meetings import ballots, minutes, own_words, shown, words
from asamblea.meetings.acts import neighbor
from asamblea.meetings.acts.forms import Form, NotUnderstood
from asamblea.meetings.pages import door, enter, room, seen
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.pages.table import state_or_404
from asamblea.rules import slips as slip_rules, votes
from asamblea.rules.meeting.opening import MarkHelped
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.refusal import Refusal
from asamblea.slips import public as slips
from asamblea.slips.public import Voice
from asamblea.urn.drops import Drop

DID = {
    "speak": gettext_noop("This seat is in line to speak."),
    "point": gettext_noop("The point of order is in line."),
    "question": gettext_noop("The question is in line."),
    "propose": gettext_noop("The proposal is on the floor."),
    "leave-line": gettext_noop("This seat is out of the line."),
    "follow": gettext_noop("The facilitator and the room see that somebody cannot follow."),
    "ready": gettext_noop("The facilitator sees that somebody is ready to move on."),
    "temperature": gettext_noop("The answer is in the room’s temperature."),
}


@require_http_methods(["GET", "POST"])
@door.for_the_door
def help_slip(request: HttpRequest, meeting: str) -> HttpResponse:
    """Act on the slip whose code the form carries, and show what it can do now."""
    if request.method == "GET":
        return redirect("door", meeting=meeting)
    state = state_or_404(meeting)
    try:
        form = form_of(request, state)
        voice = in_the_room(request, state, form)
    except NotUnderstood as not_understood:
        voice = not_understood.refusal
    if isinstance(voice, Refusal):
        return door.page(request, state, _said(request, voice), status=403)
    said = ""
    if form.one("do"):
        done = _done(state_or_404(meeting), voice, form)
        said = _said(request, done)
        if form.one("do") == "go-home" and not isinstance(done, Refusal):
            return door.page(request, state_or_404(meeting), said)
    return render(request, "meetings/door_slip.html", {**_context(state_or_404(meeting), voice, form), "answer": said})


def in_the_room(request: HttpRequest, state: State, form: Form) -> Voice | Refusal:
    """Return the slip of the code, seated: who stands at the desk is here."""
    voice = door.found(request, state.id, form.one("code"))
    if isinstance(voice, Refusal):
        return voice
    with transaction.atomic():
        # Looked at again while it is held: two taps on the same slip give it one seat.
        now = slips.again(voice)
        return now if isinstance(now, Refusal) else enter.seat(now, by="door")


def _done(state: State, voice: Voice, form: Form) -> str | Refusal | tuple[str, str]:
    """Do the act `do`; return a sentence, or for a ballot the sentence and its receipt, or why not."""
    name = form.one("do")
    try:
        if name == "vote":
            return cast(state, voice, form)
        done = room.act_on_slip(state, voice, name, form, by="door")
    except NotUnderstood as not_understood:
        return not_understood.refusal
    if isinstance(done, Refusal):
        return done
    return gettext(DID.get(name) or neighbor.DID.get(name, ""))


def cast(state: State, voice: Voice, form: Form) -> Refusal | tuple[str, str]:
    """Drop a ballot for this slip; the minutes note that a vote was helped, not whose."""
    vote = next((v for v in ballots.by_urn(state) if v.id == form.one("vote")), None)
    if vote is None:
        return Refusal("vote_not_open", gettext_noop("This vote is not open. Your ballot was not counted."))
    ballot = votes.ballot_from_form(vote.spec, form.fields, form.lang)
    if isinstance(ballot, Refusal):
        return ballot
    pledge = form.number("pledge", 0) or None
    drop = Drop(state.id, vote.id, voice.code_hash, None, ballot, pledge, way="desk")
    (counted,) = ballots.urn().drop_many([drop])
    if isinstance(counted, Refusal):
        return counted
    minutes.append(state.id, MarkHelped("vote"), "door", helped=True)
    return gettext("The ballot is in the urn. It can be cast again until the vote closes."), counted.receipt


def _context(state: State, voice: Voice, form: Form) -> dict[str, object]:
    return {
        **seen.of_seat(state, voice, slips.names(state.id), seen.signals(state, voice)),
        **own_words.shown(state, voice),
        "code": slip_rules.normal(form.one("code")),
        "helped": words.seat(str(voice.seat), {voice.seat or 0: voice.name}),
        "ballots": [(shown.vote(state, v), _kept(state, v, voice)) for v in ballots.by_urn(state)],
    }


def _kept(state: State, vote: Vote, voice: Voice) -> tuple[dict[str, Any], str] | None:
    """Return the ballot of this slip and its receipt, for who cast it here.

    The door knows codes that it handed out. A receipt finds a ballot in the record, so that of a
    phone is shown on that phone and not at the desk.
    """
    kept = ballots.urn().mine(state.id, vote.id, voice.code_hash)
    return ({}, "") if kept and slips.is_held(voice) else kept


def _said(request: HttpRequest, done: str | Refusal | tuple[str, str]) -> str:
    """Return the line that says whether it counted."""
    if isinstance(done, Refusal):
        return render_to_string("parts/refusal.html", {"sentence": words.refusal(done)}, request)
    sentence, receipt = done if isinstance(done, tuple) else (done, "")
    return render_to_string("parts/counted.html", {"sentence": sentence, "receipt": receipt}, request)
