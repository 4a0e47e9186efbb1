"""Like proposals become one when all their authors agree: the table offers it in words, each author says yes or no.

Of a proposal that a small group brought, whoever speaks for the group is the author. The table can still merge with
the room's word (`MergeProposals`), where an author has gone home.
"""

from dataclasses import dataclass, replace

from asamblea.rules.meeting import proposals
from asamblea.rules.meeting.proposals import MergeProposals
from asamblea.rules.meeting.report_back import speak_for
from asamblea.rules.meeting.state import Draft, MergeOffer, Proposal, State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop


@dataclass(frozen=True)
class OfferMerge:
    """Ask the authors of these proposals whether `text` may stand in their place."""

    proposals: tuple[str, ...]
    text: Text
    hours: int = 0


@dataclass(frozen=True)
class AnswerMerge:
    """An author agrees, or keeps the own proposal: then nothing is merged."""

    offer: str
    seat: int
    agree: bool


def offer(state: State, c: OfferMerge, at: int) -> list[Draft] | Refusal:
    refusal = _unfit(state, c)
    if refusal:
        return refusal
    offered = {"kind": "merge_offered", "id": state.next_id("o"), "item": state.current, "proposals": sorted(set(c.proposals))}
    return [{**offered, "text": c.text, "hours": c.hours}]


def _unfit(state: State, c: OfferMerge) -> Refusal | None:
    """Return why these proposals cannot be offered to become one, or None."""
    tried = proposals.merge(state, MergeProposals(c.proposals, c.text, c.hours), state.at)
    if isinstance(tried, Refusal):
        return tried
    if not c.text["text"]:
        return Refusal("empty", gettext_noop("Write the one proposal that stands in their place."))
    if any(set(standing.proposals) & set(c.proposals) for standing in offers_now(state)):
        return Refusal("offered_already", gettext_noop("The authors of one of these proposals are asked already."))
    if not any(authors(state, state.proposals[one]) for one in c.proposals):
        return Refusal("no_authors", gettext_noop("None of their authors is here to be asked. Ask the room, and merge them."))
    return None


def offered(state: State, e: Draft) -> State:
    return _with(state, MergeOffer(e["id"], e["item"], tuple(e["proposals"]), e["text"], e["hours"]))


def authors(state: State, proposal: Proposal) -> frozenset[int]:
    """Return the seats in the room that answer for a proposal; none for one that the table wrote."""
    if proposal.group:
        sat = next((b for b in state.breakouts.values() if b.report_back == proposal.item), None)
        return speak_for(state, sat.groups[proposal.group - 1]) if sat else frozenset()
    return frozenset({proposal.seat} & state.present if proposal.seat is not None else ())


def offers_now(state: State) -> tuple[MergeOffer, ...]:
    """Return what authors are asked now: every proposal of it is still on the floor."""
    return tuple(one for one in state.offers.values() if one.is_open and all(_stands(state, p) for p in one.proposals))


def _stands(state: State, proposal: str) -> bool:
    found = state.proposals[proposal]
    return found.status == "open" and found.item == state.current


def asked(state: State, seat: int) -> tuple[MergeOffer, ...]:
    """Return the offers that this seat has still to answer."""
    return tuple(one for one in offers_now(state) if set(_theirs(state, one, seat)) - one.agreed)


def waits_for(state: State, of: MergeOffer) -> tuple[str, ...]:
    """Return the proposals whose authors have not agreed yet; who wrote at the table agreed by offering."""
    return tuple(p for p in of.proposals if p not in of.agreed and not _by_table(state.proposals[p]))


def _by_table(proposal: Proposal) -> bool:
    return proposal.seat is None and not proposal.group


def _theirs(state: State, of: MergeOffer, seat: int) -> list[str]:
    return [p for p in of.proposals if seat in authors(state, state.proposals[p])]


def answer(state: State, c: AnswerMerge, at: int) -> list[Draft] | Refusal:
    found = next((one for one in offers_now(state) if one.id == c.offer), None)
    if found is None:
        return Refusal("no_offer", gettext_noop("Nobody asks any more whether these proposals become one."))
    theirs = _theirs(state, found, c.seat)
    if not theirs:
        return Refusal("not_yours", gettext_noop("Only the authors of these proposals are asked."))
    if set(theirs) <= found.agreed and c.agree:
        return Refusal("already_said", gettext_noop("You already said so; it counts once."))
    said = {"kind": "merge_answered", "offer": found.id, "seat": c.seat, "proposals": theirs, "agree": c.agree}
    if not c.agree or set(waits_for(state, found)) - set(theirs):
        return [said]
    made = proposals.merge(state, MergeProposals(found.proposals, found.text, found.hours), at)
    return made if isinstance(made, Refusal) else [said, *made]


def answered(state: State, e: Draft) -> State:
    found = state.offers[e["offer"]]
    if not e["agree"]:
        return _with(state, replace(found, is_open=False))
    return _with(state, replace(found, agreed=found.agreed | set(e["proposals"])))


def _with(state: State, changed: MergeOffer) -> State:
    return replace(state, offers={**state.offers, changed.id: changed})


ACTS = {OfferMerge: offer, AnswerMerge: answer}
FOLDS = {"merge_offered": offered, "merge_answered": answered}
