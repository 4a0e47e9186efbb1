"""Before the evening: planning it, its agenda, what is printed, and links for the roles of the evening."""

from io import BytesIO

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats, translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from asamblea.assemblies import public as assemblies
from asamblea.meetings import beside, minutes, public, shown, words
from asamblea.meetings.acts import table as table_acts
from asamblea.meetings.acts.forms import NotUnderstood, unknown_act
from asamblea.meetings.models import Meeting, RolePass
from asamblea.meetings.pages import address, table
from asamblea.meetings.pages.around import around
from asamblea.meetings.pages.evening_form import EveningForm
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import COOKIE_DAYS, PASS_ROLES, new_pass as make_pass, role_by_pass
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.site import cookies
from asamblea.slips import public as slips

AGENDA_ACTS = ("add-item", "move-item", "remove-item")
MOST_SLIPS = 1000
"""Slips in one printing: a few seconds of the press."""
PAPERS = ("letter", "a4")


@login_required
@require_http_methods(["GET", "POST"])
def new_meeting(request: HttpRequest, assembly: str) -> HttpResponse:
    """Plan the next evening; it opens on what was promised. Day and hour may be suggested by the address."""
    card = assemblies.or_404(assembly)
    suggested = {name: request.GET[name][:10] for name in ("day", "hour") if name in request.GET}
    begins = {"languages": card.languages, "first": card.languages[0], "hour": "18:30", **suggested}
    form = EveningForm(request.POST or None, initial=begins)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        title = {"lang": request.LANGUAGE_CODE, "text": said["title"]}
        planned = public.plan_meeting(card, title, form.starts_at(card.tz), said["place"], form.ordered_languages())
        if isinstance(planned, str):
            return redirect("prepare", meeting=planned)
        form.add_error(None, words.refusal(planned))
    context = {**assemblies.around(card), "form": form}
    return render(request, "meetings/new_meeting.html", context, status=400 if form.is_bound else 200)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, meeting: str) -> HttpResponse:
    """The organizer's page of an evening; its agenda is edited here."""
    state = state_or_404(meeting)
    if request.method == "GET":
        return _page(request, state)
    try:
        done = _agenda(request, state)
    except NotUnderstood as not_understood:
        done = not_understood.refusal
    if isinstance(done, Refusal):
        messages.error(request, words.refusal(done))
    return redirect("prepare", meeting=meeting)


def _agenda(request: HttpRequest, state: State) -> minutes.Done | Refusal:
    form = form_of(request, state)
    name = form.one("do")
    if name not in AGENDA_ACTS:
        return unknown_act()
    return minutes.append(state.id, table_acts.ACTS[name](state, form), "organizer", tell="all")


def _page(request: HttpRequest, state: State, **more: object) -> HttpResponse:
    from asamblea.channels.printing.words import not_on_paper

    live = RolePass.objects.filter(meeting=state.id, void=False).values_list("role", flat=True)
    handed, void = slips.count(state.id)
    room = shown.context(state, {})
    waiting = [i.id for i in state.items.values() if i.phase == "waiting"]
    up = {item: place - 1 for place, item in enumerate(waiting) if place}
    down = {item: place + 1 for place, item in enumerate(waiting[:-1])}
    context = {
        **room,
        **around(state),
        "role": "organizer",
        "roles": [(role, words.ROLES[role], role in live) for role in PASS_ROLES if page_of(role)],
        "slips": handed - void,
        "most_slips": MOST_SLIPS,
        "before": [mark_safe(html) for html in beside.before(state, request.LANGUAGE_CODE)],  # noqa: S308 our own templates
        "unprinted": words.languages(not_on_paper(state.languages)),
        "changes": [(a, up.get(a.item.id), down.get(a.item.id)) for a in room["agenda"]],
        **more,
    }
    return render(request, "meetings/prepare.html", context)


def page_of(role: str) -> tuple[str, ...] | None:
    """Return the url name and its words of the page where this role works, if it has one."""
    if role in ("wall", "door"):
        return (role,)
    if role == "interpreter":
        return ("interpret",)
    if role == "translator":
        return ("translate",)
    return next((("desk", which) for which, may in table.DESKS.items() if role in may), None)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def new_pass(request: HttpRequest, meeting: str, role: str) -> HttpResponse:
    """Make a link that gives a role of this evening and show it once; or take all links of the role back."""
    state = state_or_404(meeting)
    if role not in PASS_ROLES or not page_of(role):
        raise Http404
    if request.method == "GET":
        return redirect("prepare", meeting=meeting)
    if "back" in request.POST:
        RolePass.objects.filter(meeting=meeting, role=role).update(void=True)
        messages.success(request, gettext("No link gives this role any more."))
        return redirect("prepare", meeting=meeting)
    from asamblea.channels.printing import qr

    url = address.for_phones(request, reverse("take-pass", args=[meeting, make_pass(meeting, role)]))
    drawn = mark_safe(qr.svg(url, label=gettext("QR code of the link")))  # noqa: S308 our own drawing
    return _page(request, state, link=url, qr=drawn, link_role=words.ROLES[role])


@never_cache
@require_http_methods(["GET", "POST"])
def take_pass(request: HttpRequest, meeting: str, code: str) -> HttpResponse:
    """Ask whether this device takes the role of the link; take it when it says so."""
    cookie = f"{meeting}.{code}"
    role = role_by_pass(cookie, meeting)
    state = minutes.state_of(meeting)
    where = page_of(role)
    if state is None or where is None:
        return render(request, "meetings/no_role.html", {"which": "pass"}, status=403)
    if request.method == "GET":
        return render(request, "meetings/take_pass.html", {**around(state), "role": words.ROLES[role]})
    name, *which = where
    answer = redirect(name, meeting, *which)
    cookies.keep(answer, request, "pass", cookie, COOKIE_DAYS)
    return answer


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def slips_pdf(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Print new slips, the poster for the door, or the sign-in sheet; slips are made with the sheet and stand nowhere else."""
    state = state_or_404(meeting)
    if request.method == "GET":
        return redirect("prepare", meeting=meeting)
    try:
        printed = _printed(request, state)
    except NotUnderstood as not_understood:
        printed = not_understood.refusal
    if isinstance(printed, Refusal):
        messages.error(request, words.refusal(printed))
        return redirect("prepare", meeting=meeting)
    pdf, name = printed
    answer = FileResponse(BytesIO(pdf), content_type="application/pdf", as_attachment=True, filename=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _printed(request: HttpRequest, state: State) -> tuple[bytes, str] | Refusal:
    """Return the PDF and its file name."""
    from asamblea.channels.printing import address as addresses, poster, signin, slips as sheets
    from asamblea.channels.printing.typeset import PressFailed
    from asamblea.channels.printing.words import on_paper

    form = form_of(request, state)
    paper, count = form.one("paper"), form.number("count", 1)
    about, spoken = _about(state), on_paper(state.languages)
    home = address.for_phones(request)
    if paper not in PAPERS:
        return Refusal("unknown_paper", gettext_noop("Paper is Letter or A4."))
    if not 1 <= count <= MOST_SLIPS:
        return Refusal("bad_count", gettext_noop("Print from 1 to %(most)s slips at once."), {"most": MOST_SLIPS})
    try:
        addresses.host_of(home)  # before any slip is made
        if form.one("what") == "poster":
            return poster.door_poster(paper=paper, languages=spoken, address=home, **about), f"poster-{state.id}.pdf"  # type: ignore[arg-type]
        if form.one("what") == "sign-in":
            where = address.for_phones(request, reverse("room", args=[state.id]))
            return signin.sheet(paper=paper, languages=spoken, address=where, **about), f"sign-in-{state.id}.pdf"  # type: ignore[arg-type]
        codes = slips.hand_out(state.id, count)
        made = [sheets.SlipToPrint(c, address.for_phones(request, reverse("enter-code", args=[c]))) for c in codes]
        return sheets.sheet(made, paper=paper, languages=spoken, **about), f"slips-{state.id}.pdf"  # type: ignore[arg-type]
    except (ValueError, PressFailed):
        return Refusal(
            "not_printed", gettext_noop("The paper could not be set. Open this page at a short web address, and try again.")
        )


def _about(state: State) -> dict[str, str]:
    """Return the lines that stand on every paper of the evening, in the language that leads in the room."""
    assembly, row = assemblies.get(state.assembly), Meeting.objects.get(id=state.id)
    begins = row.starts_at.astimezone(assembly.tz) if assembly else row.starts_at
    with translation.override(state.languages[0]):
        when = formats.date_format(begins, "DATETIME_FORMAT")
    return {
        "assembly": assembly.name if assembly else "",
        "meeting_title": state.title["text"],
        "when": when,
        "place": row.place,
    }
