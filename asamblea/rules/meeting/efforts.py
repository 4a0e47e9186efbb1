"""Efforts in the minutes: a plan is adopted, an effort goes on or stops, each reports in one line.

The engine proposes (`rules.capacity`), the assembly decides: a plan enters the minutes as a
proposal that carries it whole, and stands only when a decision adopts it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from asamblea.rules.capacity import check_plan
from asamblea.rules.meeting.opening import needs_open, no_change
from asamblea.rules.meeting.state import Draft, Proposal, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

BECOMES = ("continue", "change", "stop")
"""What a decision may say of an effort that is open."""


@dataclass(frozen=True)
class ReportEffort:
    """One line of what an effort did since the last assembly; `title` is the effort's, as it was adopted."""

    effort: str
    title: Text
    word: Text


def refusal(plan: Mapping[str, Any], effort: Mapping[str, Any]) -> Refusal | None:
    """Return why a plan `{"id", "document"}` or what becomes of an effort cannot be proposed, or None.

    The document is checked without the solver that made it: nobody votes on a plan that breaks
    somebody's word.
    """
    if plan:
        wrong = check_plan(plan.get("document"))
        if wrong:
            return wrong
    if effort and effort.get("do") not in BECOMES:
        return Refusal("unknown_becoming", gettext_noop("An effort continues, changes, or stops."))
    return None


def carried_out(vote: str, proposal: Proposal) -> list[Draft]:
    """Return the entries that a decision on this proposal adds."""
    entries: list[Draft] = []
    if proposal.plan:
        entries.append({"kind": "plan_adopted", "vote": vote, "proposal": proposal.id, "plan": proposal.plan["id"]})
    if proposal.effort:
        about = proposal.effort
        entries.append(
            {"kind": "effort_decided", "vote": vote, "effort": about["id"], "title": about["title"], "do": about["do"]}
        )
    return entries


def report(state: State, c: ReportEffort, at: int) -> list[Draft] | Refusal:
    if not c.word["text"]:
        return Refusal("empty", gettext_noop("Say in one line what the effort did."))
    reported = {"kind": "effort_reported", "effort": c.effort, "title": c.title, "word": c.word, "item": state.current}
    return needs_open(state) or [reported]


def reported(state: State, e: Draft) -> State:
    return replace(state, reports={**state.reports, e["effort"]: e["word"]})


ACTS = {ReportEffort: report}
FOLDS = {"plan_adopted": no_change, "effort_decided": no_change, "effort_reported": reported}
