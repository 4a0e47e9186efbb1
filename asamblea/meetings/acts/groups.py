"""What people do with small groups: the table asks for tables or blocks, calls groups back, a group reports."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_noop

from asamblea.meetings.acts.forms import PROPOSAL, SHORT, TITLE, Form
from asamblea.rules.meeting import breakouts, report_back, where
from asamblea.rules.meeting.state import State
from asamblea.rules.texts import Text

SAY_QUESTION = gettext_noop("Write the question that the groups talk about.")
LABEL = 80
"""Characters that fit in the name of a place, a table or a block."""


def question(form: Form) -> Text:
    """Return the question of the groups that a form opens."""
    return form.text("question", TITLE, SAY_QUESTION, lines=False)


def places(form: Form) -> list[str]:
    """Return where the groups sit, in their order."""
    return [line["text"][:LABEL] for line in lines(form, "places", PROPOSAL)]


def ask_where(state: State, form: Form) -> object:
    names = [{**line, "text": line["text"][:LABEL]} for line in lines(form, "names", PROPOSAL)]
    return where.AskWhere(form.one("how"), names)


def lines(form: Form, name: str, most: int) -> list[Text]:
    """Return the lines of a field that say something."""
    whole = form.text(name, most)
    return [{"lang": whole["lang"], "text": line.strip()} for line in whole["text"].split("\n") if line.strip()]


def _brought(form: Form) -> Mapping[str, Any]:
    points = [form.text(f"point{n}", SHORT, lines=False) for n in range(1, report_back.MOST_POINTS + 1)]
    proposals = lines(form, "proposals", PROPOSAL)
    return {"points": [p for p in points if p["text"]], "proposals": proposals, "disagreed": form.text("disagreed", SHORT)}


def report_for_a_group(state: State, form: Form) -> object:
    return report_back.ReportGroup(form.number("group", 0), None, **_brought(form))


def report(state: State, seat: int, form: Form) -> object:
    return report_back.ReportGroup(group_number(state, seat), seat, **_brought(form))


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
