"""Takes a batch of drops inside one open transaction."""

from collections.abc import Sequence

from asamblea.rules.chain import canonical
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
    checks = Checks(votes, _slips(session, drops), now)
    writes = Writes({}, {})
    outcomes = [_one(checks, writes, vote_keys.get(vote), vote, drop) for vote, drop in zip(names, drops, strict=True)]
    session.write(writes)
    return outcomes


def _name(drop: Drop) -> str:
    try:
        return name(drop.meeting, drop.vote)
    except ValueError:
        return ""  # no vote has this name


def _one(checks: Checks, writes: Writes, vote_key: bytes | None, vote: str, drop: Drop) -> Counted | Refusal:
    ballot = checks.check(vote, drop)
    if isinstance(ballot, Refusal):
        return ballot
    if vote_key is None:
        return refusals.VOTE_CLOSED
    key = ballot_key(vote_key, drop.code_hash)
    writes.ballots[vote, key] = canonical(ballot).decode()
    writes.pledges[vote, pledge_key(vote_key, drop.code_hash)] = drop.pledge
    return Counted(receipt(key))


def _slips(session: Session, drops: Sequence[Drop]) -> dict[tuple[str, bytes], SlipRow]:
    wanted: dict[str, set[bytes]] = {}
    for drop in drops:
        wanted.setdefault(drop.meeting, set()).add(drop.code_hash)
    return {
        (meeting, code): row for meeting, hashes in wanted.items() for code, row in session.slips(meeting, hashes).items()
    }
