"""Views of the efforts that the live stream sends: the board for everyone, the plan for the table."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from asamblea.efforts import boards, counting, planning, records
from asamblea.efforts.boards import Thermometer
from asamblea.efforts.standing import Standing, standing as standing_of
from asamblea.meetings import public as meetings
from asamblea.meetings.pages.around import around
from asamblea.meetings.plans import shown as plan_shown
from asamblea.meetings.words import BECOMES, refusal as in_words
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal

VIEWS = ("board", "plan")


def render(meeting: str, view: str, lang: str) -> tuple[int, str]:
    """Return (number of the last entry, HTML) of a view in a language."""
    state = meetings.state_of(meeting)
    if state is None:
        return 0, ""
    with translation.override(lang):
        context = board_context(state) if view == "board" else plan_context(state)
        context = {**around(state), **context, "LANGUAGE_CODE": lang}
        return state.n, render_to_string(f"efforts/parts/{view}.html", context)


def board_context(state: State) -> dict[str, Any]:
    """Return what the board shows: counts, never who, and the curve of the last plan; seven queries."""
    context, ready = counts(state), planning.last_ready(state.assembly, state.id)
    return {
        **context,
        "of_ten": records.usually(context["standing"].track),
        "shown": plan_shown(ready.document, ready.made["curve"]) if ready else None,
        "plan": ready,
        "assembly_slug": state.assembly,
    }


def counts(state: State) -> dict[str, Any]:
    """Return the efforts with their thermometers and what is pledged in all, all that the wall and phones show."""
    standing = standing_of(state.assembly)
    counted = counting.counted(standing)
    return {
        "state": state,
        "standing": standing,
        "readings": standing.readings(),
        "board": boards.board(standing, counted),
        "pledges": counted.people,
        "hours": counted.hours,
    }


def nearest(board: Sequence[Thermometer], most: int) -> list[Thermometer]:
    """Return the efforts to show where few fit: those not full yet that need least, then the others."""
    return sorted(board, key=lambda t: (t.is_ready, t.missing))[:most] if len(board) > most else list(board)


def plan_context(state: State) -> dict[str, Any]:
    """Return what the table sees: the board, the run that goes on, and the last good plan in sentences."""
    context = board_context(state)
    running, last = planning.running(state.assembly), planning.last(state.assembly, state.id)
    ready = context["plan"]
    trouble = last.trouble if last and last.state == "failed" else {}
    return {
        **context,
        "running": running,
        "ends_at": int(running.started_at.timestamp() * 1000) + running.limit * 1000 if running else 0,
        "so_far": running.made.get("placed", 0) if running else 0,
        "unreported": [effort for effort in context["standing"].open if str(effort.id) not in state.reports],
        "trouble": in_words(Refusal("failed", **trouble)) if trouble else "",
        "cancelled": bool(last and last.state == "cancelled"),
        "forced": _titles(context["standing"], ready.document["inputs"]["force"] if ready else ()),
        "left_out": _titles(context["standing"], ready.document["inputs"]["out"] if ready else ()),
        "is_proposed": bool(ready and any(p.plan.get("id") == ready.id for p in state.proposals.values())),
        "becomes": BECOMES.items(),
        "declared": meetings.declared(state),
        "here": [p for p in state.proposals.values() if p.status in ("open", "adopted") and not p.carries],
    }


def _titles(standing: Standing, numbers: Sequence[str]) -> list[str]:
    return [standing.efforts[number].title for number in numbers if number in standing.efforts]
