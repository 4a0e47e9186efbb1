"""Proposals and amendments: said on the floor, made friendly, merged, tabled or withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from asamblea.rules import house_rules
from asamblea.rules.meeting import efforts
from asamblea.rules.meeting.opening import needs_open
from asamblea.rules.meeting.signals import no_item
from asamblea.rules.meeting.state import Amendment, Draft, Proposal, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

MOST_OF_ONE, MOST_OPEN = 2, 20
"""Open proposals of one seat, and of all, on one item."""


@dataclass(frozen=True)
class Propose:
    """`seat` is None when the table writes for somebody.

    A proposal may carry what a decision on it changes beside its words: house rules (`changes`),
    a `plan` of efforts, or what becomes of an `effort` (see `rules.meeting.efforts`).
    """

    seat: int | None
    text: Text
    hours: int = 0
    changes: Mapping[str, Any] = field(default_factory=dict)
    plan: Mapping[str, Any] = field(default_factory=dict)
    effort: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class WithdrawProposal:
    """Its proposer takes it back; the table may, where the table wrote it."""

    proposal: str
    seat: int | None = None


@dataclass(frozen=True)
class TableProposal:
    """Move a proposal to a named later meeting."""

    proposal: str
    to: str


@dataclass(frozen=True)
class MergeProposals:
    """Make one proposal of several that say nearly the same."""

    proposals: tuple[str, ...]
    text: Text
    hours: int = 0


@dataclass(frozen=True)
class Amend:
    """`text` would replace the whole text of the proposal."""

    proposal: str
    seat: int | None
    text: Text


@dataclass(frozen=True)
class AcceptAmendment:
    """The proposer takes the amendment as friendly."""

    amendment: str
    seat: int | None = None


@dataclass(frozen=True)
class WithdrawAmendment:
    """Its author takes it back."""

    amendment: str
    seat: int | None = None


def propose(state: State, c: Propose, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state)
    if refusal:
        return refusal
    if not state.current:
        return no_item()
    refusal = bad_hours(c.hours) or _too_many(state, c.seat) or _carried(state, c)
    if refusal:
        return refusal
    made = {"kind": "proposed", "id": state.next_id("p"), "item": state.current, "seat": c.seat, "text": c.text}
    about_efforts = {name: dict(carried) for name, carried in (("plan", c.plan), ("effort", c.effort)) if carried}
    return [{**made, "hours": c.hours, "changes": dict(c.changes), **about_efforts}]


def _too_many(state: State, seat: int | None) -> Refusal | None:
    """Return why the floor bears no further proposal, or None: a room cannot weigh more at once."""
    on_the_floor = [p for p in state.proposals.values() if p.item == state.current and p.status == "open"]
    if seat is not None and sum(p.seat == seat for p in on_the_floor) >= MOST_OF_ONE:
        return Refusal("enough_of_yours", gettext_noop("Two proposals of yours are on the floor. Take one back first."))
    if len(on_the_floor) >= MOST_OPEN:
        return Refusal("enough_proposals", gettext_noop("The floor is full of proposals. Decide, merge or take some back first."))
    return None


def _carried(state: State, c: Propose) -> Refusal | None:
    """Return why what the proposal carries beside its words cannot be decided, or None."""
    if c.changes:
        changed = house_rules.changed(state.house, c.changes)
        if isinstance(changed, Refusal):
            return changed
    return efforts.refusal(c.plan, c.effort)


def proposed(state: State, e: Draft) -> State:
    carried = {"changes": e["changes"], "plan": e.get("plan", {}), "effort": e.get("effort", {})}
    return with_proposals(
        state, Proposal(e["id"], e["item"], e["seat"], e["text"], e["hours"], group=e.get("group", 0), **carried)
    )


def withdraw(state: State, c: WithdrawProposal, at: int) -> list[Draft] | Refusal:
    found = movable(state, c.proposal)
    if isinstance(found, Refusal):
        return found
    if found.seat != c.seat:
        return Refusal("not_yours", gettext_noop("Only the person who proposed this can take it back."))
    return [{"kind": "proposal_withdrawn", "proposal": c.proposal}]


def withdrawn(state: State, e: Draft) -> State:
    return with_proposals(state, replace(state.proposals[e["proposal"]], status="withdrawn"))


def table(state: State, c: TableProposal, at: int) -> list[Draft] | Refusal:
    found = movable(state, c.proposal)
    if isinstance(found, Refusal):
        return found
    if not c.to.strip():
        return Refusal("no_meeting_named", gettext_noop("Name the meeting that will take this up."))
    return [{"kind": "proposal_tabled", "proposal": c.proposal, "to": c.to.strip()}]


def tabled(state: State, e: Draft) -> State:
    return with_proposals(state, replace(state.proposals[e["proposal"]], status="tabled", to=e["to"]))


def merge(state: State, c: MergeProposals, at: int) -> list[Draft] | Refusal:
    if refusal := bad_hours(c.hours):
        return refusal
    if len(set(c.proposals)) < 2:
        return Refusal("merge_needs_two", gettext_noop("Choose at least two proposals to merge."))
    for one in c.proposals:
        found = movable(state, one)
        if isinstance(found, Refusal):
            return found
        if found.carries:
            return Refusal(
                "rules_stand_alone", gettext_noop("A proposal that changes a house rule or an effort is not merged with another.")
            )
    id = state.next_id("p")
    new = {"kind": "proposals_merged", "id": id, "item": state.current, "text": c.text, "hours": c.hours}
    return [{**new, "merged": sorted(set(c.proposals))}]


def merged(state: State, e: Draft) -> State:
    gone = [replace(state.proposals[p], status="merged", to=e["id"]) for p in e["merged"]]
    return with_proposals(state, *gone, Proposal(e["id"], e["item"], None, e["text"], e["hours"]))


def amend(state: State, c: Amend, at: int) -> list[Draft] | Refusal:
    found = movable(state, c.proposal)
    if isinstance(found, Refusal):
        return found
    if found.carries:
        return Refusal(
            "rules_stand_alone",
            gettext_noop("This proposal changes a house rule or an effort. Propose the other way as a proposal of its own."),
        )
    if c.text["text"] == found.text["text"]:
        return Refusal("same_text", gettext_noop("This amendment changes nothing. Write the words as they should be."))
    made = {"kind": "amended", "id": state.next_id("m"), "proposal": c.proposal, "seat": c.seat, "text": c.text}
    return [made]


def amended(state: State, e: Draft) -> State:
    return with_amendment(state, Amendment(e["id"], e["proposal"], e["seat"], e["text"]))


def accept(state: State, c: AcceptAmendment, at: int) -> list[Draft] | Refusal:
    found = open_amendment(state, c.amendment)
    if isinstance(found, Refusal):
        return found
    if state.proposals[found.proposal].seat != c.seat:
        return Refusal("not_yours", gettext_noop("Only the person who proposed this can accept a friendly amendment."))
    return [{"kind": "amendment_accepted", "amendment": found.id, "proposal": found.proposal}]


def accepted(state: State, e: Draft) -> State:
    return take_up(state, e["amendment"], "accepted")


def withdraw_amendment(state: State, c: WithdrawAmendment, at: int) -> list[Draft] | Refusal:
    found = open_amendment(state, c.amendment)
    if isinstance(found, Refusal):
        return found
    if found.seat != c.seat:
        return Refusal("not_yours", gettext_noop("Only the person who proposed this can take it back."))
    return [{"kind": "amendment_withdrawn", "amendment": found.id}]


def amendment_withdrawn(state: State, e: Draft) -> State:
    return with_amendment(state, replace(state.amendments[e["amendment"]], status="withdrawn"))


def take_up(state: State, amendment: str, status: str) -> State:
    """Return the state in which the amendment's words replace the proposal's."""
    taken = state.amendments[amendment]
    proposal = replace(state.proposals[taken.proposal], text=taken.text)
    return with_proposals(with_amendment(state, replace(taken, status=status)), proposal)


def bad_hours(hours: int) -> Refusal | None:
    """Return the refusal of hours a week that no effort takes."""
    if 0 <= hours <= 10_000:
        return None
    return Refusal("bad_hours", gettext_noop("Hours a week are a whole number from 0 to 10,000."))


def movable(state: State, proposal: str) -> Proposal | Refusal:
    """Return an open proposal of the open item that no vote is about, or why it cannot be touched."""
    refusal = needs_open(state)
    if refusal:
        return refusal
    found = state.proposals.get(proposal)
    if found is None or found.status != "open" or found.item != state.current:
        return Refusal("proposal_not_open", gettext_noop("This proposal is not open any more."))
    if any(v.status == "open" and v.proposal == proposal for v in state.votes.values()):
        return Refusal("being_voted", gettext_noop("A vote on this is open; its words cannot change now."))
    if any(proposal in v.spec.get("proposals", ()) for v in state.votes.values() if v.status == "open"):
        return Refusal("being_voted", gettext_noop("A vote on this is open; its words cannot change now."))
    return found


def open_amendment(state: State, amendment: str) -> Amendment | Refusal:
    """Return an open amendment whose proposal can still change, or why not."""
    found = state.amendments.get(amendment)
    if found is None or found.status != "open":
        return Refusal("amendment_not_open", gettext_noop("This amendment is not open any more."))
    proposal = movable(state, found.proposal)
    return proposal if isinstance(proposal, Refusal) else found


def with_proposals(state: State, *changed: Proposal) -> State:
    """Return the state with these proposals replaced or added."""
    return replace(state, proposals={**state.proposals, **{p.id: p for p in changed}})


def with_amendment(state: State, changed: Amendment) -> State:
    """Return the state with this amendment replaced or added."""
    return replace(state, amendments={**state.amendments, changed.id: changed})


ACTS = {
    Propose: propose,
    WithdrawProposal: withdraw,
    TableProposal: table,
    MergeProposals: merge,
    Amend: amend,
    AcceptAmendment: accept,
    WithdrawAmendment: withdraw_amendment,
}
FOLDS = {
    "proposed": proposed,
    "proposal_withdrawn": withdrawn,
    "proposal_tabled": tabled,
    "proposals_merged": merged,
    "amended": amended,
    "amendment_accepted": accepted,
    "amendment_withdrawn": amendment_withdrawn,
}
