"""The table's desk for efforts: writes them down, asks the engine, puts a plan before the assembly."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from asamblea.assemblies import public as assemblies
from asamblea.efforts import fragments, planning, pledging, wordings
from asamblea.efforts.forms import EffortForm, needs_as_written
from asamblea.efforts.models import Effort, Plan
from asamblea.efforts.standing import standing as standing_of
from asamblea.meetings import public as meetings
from asamblea.meetings.acts.forms import Form, NotUnderstood, unknown_act
from asamblea.meetings.pages.answering import answer
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.public import Done
from asamblea.meetings.viewer import role_of
from asamblea.rules.meeting.efforts import ReportEffort
from asamblea.rules.meeting.proposals import Propose
from asamblea.rules.meeting.state import Decision, Proposal, State
from asamblea.rules.meeting.translations import CheckTranslation
from asamblea.rules.meeting.voting import OpenVote
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text

ROLES = ("organizer", "facilitator", "note-taker")


def _may_act(state: State, role: str) -> bool:
    """Return whether this role changes efforts now: a link of the evening ends with it."""
    return role == "organizer" or (role in ROLES and state.phase != "closed")


@never_cache
@require_safe
def desk(request: HttpRequest, meeting: str) -> HttpResponse:
    """The desk: efforts with their thermometers, the plan in sentences, what to do with it."""
    state, role = state_or_404(meeting), role_of(request, meeting)
    if role not in ROLES:
        return render(request, "meetings/no_role.html", {"which": "facilitator"}, status=403)
    context = {**around(state), **fragments.plan_context(state), "role": role, "desk": "plan"}
    return render(request, "efforts/desk.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, meeting: str, effort: int | None = None) -> HttpResponse:
    """Write down an effort, new or from a proposal or decision of this meeting (`?from=p1`), or change one."""
    state = state_or_404(meeting)
    if not _may_act(state, role_of(request, meeting)):
        return render(request, "meetings/no_role.html", {"which": "facilitator"}, status=403)
    kept = Effort.objects.filter(id=effort, assembly=state.assembly).first() if effort else None
    if effort and (kept is None or standing_of(state.assembly).is_open(kept)):
        raise Http404
    source = request.GET.get("from", "")[:8]
    form = EffortForm(request.POST or None, initial=_initial(state, kept, source))
    if form.is_bound and form.is_valid():
        _save(state, form, kept, source, request.LANGUAGE_CODE)
        meetings.tell_again(meeting, ())
        messages.success(request, gettext("The effort is on the board."))
        return redirect("efforts-desk", meeting=meeting)
    context = {**around(state), "form": form, "kept": kept}
    return render(request, "efforts/write.html", context, status=400 if form.is_bound else 200)


def _initial(state: State, kept: Effort | None, source: str) -> dict[str, object]:
    """Return what the form shows: the effort as it is, or the words of the proposal it comes from."""
    if kept:
        fields = ("title", "purpose", "proposed_by", "people_min", "people_max", "hours", "hours_each", "weeks", "times")
        return {**{name: getattr(kept, name) for name in fields}, "needs": needs_as_written(kept.needs)}
    found = _found(state, source)
    if found is None:
        return {}
    hours = getattr(found, "hours", 0)
    return {"title": found.text["text"][:140], "purpose": found.text["text"], "hours": hours or None}


def _found(state: State, source: str) -> Proposal | Decision | None:
    """Return the proposal or decision of this meeting that an effort comes from."""
    return state.proposals.get(source) or state.decisions.get(source)


def _save(state: State, form: EffortForm, kept: Effort | None, source: str, lang: str) -> None:
    found = _found(state, source)
    effort = kept or Effort(assembly=state.assembly, meeting=state.id, source=source, lang=found.text["lang"] if found else lang)
    for name in EffortForm.base_fields:
        setattr(effort, name, form.cleaned_data[name])
    effort.save()


Act = Callable[[State, str, Form], object | Refusal | None]


@require_POST
def act(request: HttpRequest, meeting: str, name: str) -> HttpResponse:
    """Do one of the desk's acts; the live page shows what came of it."""
    state, role = state_or_404(meeting), role_of(request, meeting)
    if not _may_act(state, role):
        return render(request, "meetings/no_role.html", {"which": "facilitator"}, status=403)
    try:
        done = ACTS[name](state, role, form_of(request, state)) if name in ACTS else unknown_act()
    except NotUnderstood as not_understood:
        done = not_understood.refusal
    if not isinstance(done, Refusal):
        meetings.tell_again(meeting, ())
    return answer(request, done, gettext(DID.get(name, "")), "efforts-desk", meeting)


def _plan(state: State, role: str, form: Form) -> Plan | Refusal:
    """Ask the engine; first forget the pledges whose day has passed."""
    pledging.forget_expired(state.assembly, assemblies.or_404(state.assembly).today)
    standing = standing_of(state.assembly)
    if not standing.asking:
        return Refusal("no_efforts", gettext_noop("There is no effort yet. Write down the first one."))
    most = form.number("most", 0) or None
    forced, left_out = form.many("force"), form.many("leave")
    return planning.start(standing, state.assembly, state.id, most=most, forced=forced, left_out=left_out)


def _stop(state: State, role: str, form: Form) -> None:
    planning.cancel(state.assembly)


def _propose(state: State, role: str, form: Form) -> Done | Refusal:
    """Put the last good plan before the assembly; what it says is what the room votes on."""
    plan = planning.last_ready(state.assembly, state.id)
    if plan is None or plan.id != form.one("plan"):
        return Refusal("other_plan", gettext_noop("There is a newer plan meanwhile. Look at it first."))
    standing = standing_of(state.assembly)
    carried = {"plan": {"id": plan.id, "document": plan.document}}
    return _put(state, role, lambda lang: wordings.of_plan(plan, standing, lang), carried)


def _put(state: State, role: str, text_in: Callable[[str], Text], carried: Mapping[str, Any]) -> Done | Refusal:
    """Propose in words that the program has in every language: nobody needs to translate them, or sees them untranslated."""
    first, *others = state.languages
    text = text_in(first)
    with transaction.atomic():
        done = meetings.append(state.id, Propose(None, text, **carried), role, tell=None)
        if isinstance(done, Done):
            for lang in others:
                meetings.append(state.id, CheckTranslation(done.entries[0]["id"], text, text_in(lang)), role, tell=None)
            meetings.tell_again(state.id, "all")
    return done


def _becomes(state: State, role: str, form: Form) -> Done | Refusal:
    """Propose that an open effort continues, changes or stops."""
    standing = standing_of(state.assembly)
    effort = standing.efforts.get(form.one("effort"))
    if effort is None or not standing.is_open(effort):
        return Refusal("not_open", gettext_noop("This effort is not open."))
    do = form.one("do")
    how = form.words("how", 300)
    carried: dict[str, Any] = {"effort": {"id": str(effort.id), "title": {"lang": effort.lang, "text": effort.title}, "do": do}}
    if how:  # somebody's own words, which only a person translates
        return meetings.append(
            state.id, Propose(None, wordings.of_becoming(effort, do, how, state.languages[0]), **carried), role, tell="all"
        )
    return _put(state, role, lambda lang: wordings.of_becoming(effort, do, "", lang), carried)


def _report(state: State, role: str, form: Form) -> Done | Refusal:
    """Note an effort's one line of the evening."""
    effort = standing_of(state.assembly).efforts.get(form.one("effort"))
    if effort is None:
        return Refusal("no_effort", gettext_noop("There is no such effort."))
    title = {"lang": effort.lang, "text": effort.title}
    return meetings.append(state.id, ReportEffort(str(effort.id), title, form.text("word", 300, lines=False)), role, tell="all")


def _withdraw(state: State, role: str, form: Form) -> Refusal | None:
    """Take an effort off the board before it is adopted."""
    standing = standing_of(state.assembly)
    effort = standing.efforts.get(form.one("effort"))
    if effort is None or standing.is_open(effort):
        return Refusal("is_open", gettext_noop("An open effort ends by a decision of the assembly."))
    Effort.objects.filter(id=effort.id).update(withdrawn=True)
    return None


def _share(state: State, role: str, form: Form) -> Done | Refusal:
    """Share a budget over the efforts ticked: a vote by equal shares, as any other."""
    standing = standing_of(state.assembly)
    chosen = [standing.efforts[n] for n in form.many("efforts") if n in standing.efforts]
    options = [
        {"text": {"lang": e.lang, "text": e.title}, "cost": form.number(f"cost-{e.id}", 0), "proposal": ""} for e in chosen
    ]
    question = form.text("question", 300, gettext_noop("Write the question."), lines=False)
    vote = OpenVote("equal_shares", meetings.new_seed(), question=question, options=options, budget=form.number("budget", 0))
    return meetings.open_vote(state.id, replace(vote, declared=meetings.declared(state), without=form.many("without")), role)


DID = {
    "plan": gettext_noop("Looking for the best plan. This page shows it when it is found."),
    "stop": gettext_noop("The search was stopped. The plan before stays."),
    "propose": gettext_noop("The plan is on the floor. Put it to a vote at the facilitator’s desk."),
    "becomes": gettext_noop("It is on the floor. Put it to a vote at the facilitator’s desk."),
    "report": gettext_noop("The line stands in the minutes."),
    "withdraw": gettext_noop("The effort is off the board."),
    "share": gettext_noop("The vote is open."),
}

ACTS: dict[str, Act] = {
    "plan": _plan,
    "stop": _stop,
    "propose": _propose,
    "becomes": _becomes,
    "report": _report,
    "withdraw": _withdraw,
    "share": _share,
}
