"""Whether a drop may go into the urn, from the rows of one transaction."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from asamblea.rules.chain import canonical
from asamblea.rules.refusal import Refusal
from asamblea.rules.votes import check_ballot
from asamblea.urn import refusals
from asamblea.urn.drops import Drop
from asamblea.urn.rows import SlipRow, VoteRow

MOST_HOURS = 60


@dataclass(frozen=True)
class Checks:
    """`votes` by urn name, `slips` by (meeting, code hash), `now` in unix ms by this machine's clock."""

    votes: Mapping[str, VoteRow]
    slips: Mapping[tuple[str, bytes], SlipRow]
    now: int
    _specs: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _known: dict[tuple[str, str], str | Refusal] = field(default_factory=dict)
    """Ballots of this batch that were checked already: many people choose the same."""

    def check(self, name: str, drop: Drop) -> str | Refusal:
        """Return the ballot of `drop` on the vote `name` as canonical JSON, or why it is not taken."""
        refusal = self._slip(drop) or self._vote(name)
        if refusal:
            return refusal
        if drop.pledge is not None and not 1 <= drop.pledge <= MOST_HOURS:
            return refusals.BAD_PLEDGE
        said = name, repr(drop.ballot)
        if said not in self._known:
            ballot = check_ballot(self._spec(name), drop.ballot)
            self._known[said] = ballot if isinstance(ballot, Refusal) else canonical(ballot).decode()
        return self._known[said]

    def _slip(self, drop: Drop) -> Refusal | None:
        slip = self.slips.get((drop.meeting, drop.code_hash))
        if slip is None:
            return refusals.UNKNOWN_SLIP
        if slip.void:
            return refusals.VOID_SLIP
        if not _may_vote(slip, drop):
            return refusals.USED_SLIP
        return refusals.NOT_IN_ROOM if slip.seat is None else None

    def _vote(self, name: str) -> Refusal | None:
        vote = self.votes.get(name)
        if vote is None:
            return refusals.VOTE_NOT_OPEN
        return None if vote.open and (vote.until is None or self.now < vote.until) else refusals.VOTE_CLOSED

    def _spec(self, name: str) -> Mapping[str, Any]:
        if name not in self._specs:
            self._specs[name] = json.loads(self.votes[name].spec)
        return self._specs[name]


def _may_vote(slip: SlipRow, drop: Drop) -> bool:
    if drop.way == "paper":
        return True
    if drop.way == "desk":
        # The desk votes for who has no phone: while a phone holds the slip, only that phone votes with it.
        return slip.claim_hash is None
    return slip.claim_hash is not None and slip.claim_hash == drop.claim_hash
