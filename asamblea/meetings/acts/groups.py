"""What people do with small groups: the table opens them and calls them back, a group reports."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_noop

from asamblea.meetings.acts.forms import PROPOSAL, SHORT, TITLE, Form, NotUnderstood
from asamblea.rules import breakout_groups
from asamblea.rules.meeting import breakouts
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.slips import public as slips

SAY_QUESTION = gettext_noop("Write the question that the groups talk about.")
MOST_GROUPS = 100


def open_groups(state: State, form: Form) -> object:
    question = form.text("question", TITLE, SAY_QUESTION, lines=False)
    how = form.one("how", "counting")
    number = min(form.number("groups", 0), MOST_GROUPS)
    if how == "language":
        spoken = slips.languages(state.id)
        made = breakout_groups.by_language({seat: spoken.get(seat, "") for seat in state.present}, number)
    else:
        counted = breakout_groups.counting_off(state.present, number)
        made = counted if isinstance(counted, Refusal) else [("", seats) for seats in counted]
    if isinstance(made, Refusal):
        raise NotUnderstood(made)
    places = [line["text"][:80] for line in lines(form, "places", PROPOSAL)] + [""] * len(made)
    groups = [{"place": p, "language": lang, "seats": seats} for p, (lang, seats) in zip(places, made, strict=False)]
    return breakouts.OpenBreakouts(question, form.number("minutes", 0), groups, how)


def lines(form: Form, name: str, most: int) -> list[Text]:
    """Return the lines of a field that say something."""
    whole = form.text(name, most)
    return [{"lang": whole["lang"], "text": line.strip()} for line in whole["text"].split("\n") if line.strip()]


def _brought(form: Form) -> Mapping[str, Any]:
    points = [form.text(f"point{n}", SHORT, lines=False) for n in range(1, breakouts.MOST_POINTS + 1)]
    proposals = lines(form, "proposals", PROPOSAL)
    return {"points": [p for p in points if p["text"]], "proposals": proposals, "disagreed": form.text("disagreed", SHORT)}


def report_for_a_group(state: State, form: Form) -> object:
    return breakouts.ReportGroup(form.number("group", 0), None, **_brought(form))


def report(state: State, seat: int, form: Form) -> object:
    return breakouts.ReportGroup(group_number(state, seat), seat, **_brought(form))


def take_role(state: State, seat: int, form: Form) -> object:
    return breakouts.TakeGroupRole(seat, form.one("role"))


def group_number(state: State, seat: int) -> int:
    """Return the number of this seat's group now, 0 where it sits in none."""
    now = state.breakouts_now or state.reporting_back
    group = now.group_of(seat) if now else None
    return group.number if group else 0


def group_of(state: State, seat: int) -> tuple[int, ...]:
    """Return the seats of this seat's group, itself included."""
    now = state.breakouts_now or state.reporting_back
    group = now.group_of(seat) if now else None
    return group.seats if group else (seat,)
