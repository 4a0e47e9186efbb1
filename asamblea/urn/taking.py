"""Takes a batch of drops inside one open transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from asamblea.rules.refusal import Refusal
from asamblea.urn import refusals
from asamblea.urn.checks import Checks
from asamblea.urn.drops import Counted, Drop
from asamblea.urn.keys import Keys, name
from asamblea.urn.receipts import ballot_key, pledge_key, receipt
from asamblea.urn.rows import Session, SlipRow, Writes


def take(session: Session, keys: Keys, drops: Sequence[Drop], now: int) -> list[Counted | Refusal]:
    """Write what may be written and return the answer to each drop; true only after the commit."""
    names = [_name(drop) for drop in drops]
    # The votes first: on PostgreSQL they hold sealing and withdrawing back while slips are read.
    votes = session.votes(sorted(set(names)))
    vote_keys = {vote: keys.read(vote) for vote in votes}
    pledging = {vote for vote, drop in zip(names, drops, strict=True) if drop.pledge is not None}
    batch = _Batch(Checks(votes, _slips(session, drops), now), vote_keys, pledging | _with_pledges(session, votes))
    outcomes = [batch.take(vote, drop) for vote, drop in zip(names, drops, strict=True)]
    session.write(batch.writes)
    return outcomes


@dataclass(frozen=True)
class _Batch:
    """`pledging` are the votes where a drop may have to replace or take back a pledge."""

    checks: Checks
    vote_keys: dict[str, bytes | None]
    pledging: set[str]
    writes: Writes = field(default_factory=lambda: Writes({}, {}))

    def take(self, vote: str, drop: Drop) -> Counted | Refusal:
        text = self.checks.check(vote, drop)
        if isinstance(text, Refusal):
            return text
        vote_key = self.vote_keys[vote]
        if vote_key is None:
            return refusals.VOTE_CLOSED
        key = ballot_key(vote_key, drop.code_hash)
        self.writes.ballots[vote, key] = text
        if vote in self.pledging:
            self.writes.pledges[vote, pledge_key(vote_key, drop.code_hash)] = drop.pledge
        return Counted(receipt(key))


def _with_pledges(session: Session, votes: Iterable[str]) -> set[str]:
    sql = "SELECT 1 FROM urn_pledge WHERE vote = ? LIMIT 1"
    return {vote for vote in votes if session.rows(sql, (vote,))}


def _name(drop: Drop) -> str:
    try:
        return name(drop.meeting, drop.vote)
    except ValueError:
        return ""  # no vote has this name


def _slips(session: Session, drops: Sequence[Drop]) -> dict[tuple[str, bytes], SlipRow]:
    wanted: dict[str, set[bytes]] = {}
    for drop in drops:
        wanted.setdefault(drop.meeting, set()).add(drop.code_hash)
    return {(meeting, code): row for meeting, hashes in wanted.items() for code, row in session.slips(meeting, hashes).items()}
