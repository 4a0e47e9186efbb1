"""Proposals that are alike, side by side at the desk, and what their authors are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asamblea.meetings import words
from asamblea.rules.likeness import alike
from asamblea.rules.meeting import merging
from asamblea.rules.meeting.state import MergeOffer, Proposal, State


@dataclass(frozen=True)
class ShownOffer:
    """What authors are asked: the proposals with who made each, and whose yes is missing."""

    offer: MergeOffer
    proposals: tuple[tuple[Proposal, str], ...]
    waits_for: tuple[str, ...]


def context(state: State, names: Mapping[int, str]) -> dict[str, Any]:
    """Return what the desk shows: like proposals whose authors nobody has asked yet, and open offers."""
    offers = merging.offers_now(state)
    asked = {p for one in offers for p in one.proposals}
    floor = [p for p in state.proposals.values() if p.item == state.current and p.status == "open" and not p.carries]
    like = alike({p.id: p.text for p in floor if p.id not in asked})
    return {
        "like": [[(state.proposals[p], _who(state.proposals[p], names)) for p in group] for group in like],
        "offers": [shown(state, one, names) for one in offers],
    }


def shown(state: State, offer: MergeOffer, names: Mapping[int, str]) -> ShownOffer:
    """Return an offer in the reader's language."""
    of = [state.proposals[p] for p in offer.proposals]
    waits = [state.proposals[p] for p in merging.waits_for(state, offer)]
    return ShownOffer(offer, tuple((p, _who(p, names)) for p in of), tuple(_who(p, names) for p in waits))


def asked(state: State, seat: int | None, names: Mapping[int, str]) -> list[ShownOffer]:
    """Return what this seat is asked as an author."""
    return [shown(state, one, names) for one in merging.asked(state, seat or 0)]


def _who(proposal: Proposal, names: Mapping[int, str]) -> str:
    if proposal.group:
        return words.group(proposal.group)
    return words.seat(proposal.seat, names) if proposal.seat is not None else ""
