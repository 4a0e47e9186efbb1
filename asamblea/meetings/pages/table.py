"""The table's pages: the facilitator's desk and the note-taker's."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_GET, require_POST

from asamblea.meetings import ballots, grouping, interpreting, likes, minutes, public, readers, shown, wiping, words
from asamblea.meetings.acts import table
from asamblea.meetings.acts.forms import NotUnderstood, unknown_act
from asamblea.meetings.minutes import Done
from asamblea.meetings.pages.answering import answer
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.viewer import role_of
from asamblea.rules.house_rules import NAMES
from asamblea.rules.meeting import voting
from asamblea.rules.meeting.roles import TABLE
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.slips import public as slips

DESKS = {"facilitator": ("facilitator", "timekeeper"), "notes": ("note-taker", "facilitator", "teller", "timekeeper")}


@require_GET
def desk(request: HttpRequest, meeting: str, which: str) -> HttpResponse:
    """Show the facilitator's or the note-taker's desk to who has that role tonight."""
    if which not in DESKS:
        raise Http404
    role = role_of(request, meeting)
    if role != "organizer" and role not in DESKS[which]:
        return render(request, "meetings/no_role.html", {"which": which}, status=403)
    state = state_or_404(meeting)
    return render(request, f"meetings/{which}.html", {**around(state), **desk_context(state), "role": role, "desk": which})


def desk_context(state: State) -> dict[str, object]:
    """Return what a desk shows: the room, the urn's turnout, and what waits to be recorded."""
    names = slips.names(state.id)
    context = shown.context(state, names)
    to_record = [shown.vote(state, v) for v in state.votes.values() if v.passed and not v.decided and not v.amendment]
    return {
        **context,
        "vote_turnout": ballots.turnout(state),
        "declared": readers.declared(state),
        "to_record": to_record,
        "first_waiting": state.stack.waiting[0].id if state.stack.waiting else "",
        "running": state.stack.open[-1].id if state.stack.open else "",
        "methods": words.METHODS,
        "rule_choices": words.rule_choices(),
        "house_rules": [(name, words.HOUSE_RULES[name], words.rule_value(getattr(state.house, name))) for name in NAMES],
        "notes": list(state.notes.values()),
        "choices": interpreting.choices(state),
        "asked_slips": len(slips.asked(state.id)),
        **grouping.context(state, names),
        **likes.context(state, names),
    }


@require_POST
def act(request: HttpRequest, meeting: str, name: str) -> HttpResponse:
    """Do one of the table's acts; a refusal says what changed meanwhile and changes nothing."""
    role = role_of(request, meeting)
    state = state_or_404(meeting)
    which = "notes" if request.POST.get("desk") == "notes" else "facilitator"
    try:
        done = _do(request, state, role, name)
    except NotUnderstood as not_understood:
        done = not_understood.refusal
    if isinstance(done, Done) and done.entries[-1]["kind"] == "counts_differ":
        done = Refusal("counts_differ", gettext_noop("The two counts differ, and neither stands. Both tellers count again."))
    did = gettext(done) if isinstance(done, str) else gettext("Done. It stands in the minutes.")
    return answer(request, done, did, "desk", meeting, which)


def _do(request: HttpRequest, state: State, role: str, name: str) -> Done | str | Refusal:
    form = form_of(request, state)
    if name == "close-vote":
        return ballots.close(state.id, form.one("vote"), role) if role in ("organizer", "facilitator") else not_yours()
    if name in grouping.ACTS:
        return _wiped(grouping.ACTS[name](state, form, role)) if role in TABLE else not_yours()
    read = table.ACTS.get(name)
    if read is None:
        return unknown_act()
    command = public.beginning(state) if name == "open-meeting" else read(state, form)
    if isinstance(command, voting.OpenVote):
        command = replace(command, declared=readers.declared(state))
        return ballots.open_vote(state.id, command, role)
    if name == "cancel-vote":
        return ballots.cancel(state.id, command, role)  # type: ignore[arg-type]
    return _wiped(minutes.append(state.id, command, role, tell="all"))


def _wiped(done: Done | str | Refusal) -> Done | str | Refusal:
    if isinstance(done, Done):
        wiping.after(done)
    return done


def not_yours() -> Refusal:
    """Return the refusal for an act of another role."""
    return Refusal("not_your_role", gettext_noop("This act belongs to another role of the evening."))


def state_or_404(meeting: str) -> State:
    """Return the meeting's state, or answer that there is no such meeting."""
    state = minutes.state_of(meeting)
    if state is None:
        raise Http404
    return state
