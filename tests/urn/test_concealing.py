"""What other rooms keep of an open vote becomes unreadable with its key."""

import pytest
from cryptography.exceptions import InvalidTag

from asamblea.urn.drops import Counted
from tests.urn.halls import MEETING, Hall, yes


def test_what_was_concealed_is_revealed_until_the_vote_is_purged(sqlite: Hall) -> None:
    kept = sqlite.urn.conceal(MEETING, "v3", b"which slip")
    assert kept is not None and b"which slip" not in kept
    assert sqlite.urn.reveal(MEETING, "v3", kept) == b"which slip"
    sqlite.urn.purge(MEETING, "v3")
    assert sqlite.urn.reveal(MEETING, "v3", kept) is None
    assert sqlite.urn.conceal(MEETING, "v3", b"x") is None and sqlite.urn.mark(MEETING, "v3", b"x") is None


def test_the_same_is_concealed_differently_each_time_and_known_again_by_its_mark(sqlite: Hall) -> None:
    urn = sqlite.urn
    assert urn.conceal(MEETING, "v3", b"a") != urn.conceal(MEETING, "v3", b"a")
    assert urn.mark(MEETING, "v3", b"a") == urn.mark(MEETING, "v3", b"a") != urn.mark(MEETING, "v3", b"b")


def test_a_changed_byte_is_noticed(sqlite: Hall) -> None:
    kept = sqlite.urn.conceal(MEETING, "v3", b"which slip")
    assert kept is not None
    with pytest.raises(InvalidTag):
        sqlite.urn.reveal(MEETING, "v3", kept[:-1] + bytes([kept[-1] ^ 1]))


@pytest.mark.parametrize("claim", [None, "the-claim-of-some-phone"])
def test_a_paper_counts_whether_a_phone_holds_its_slip_or_not(hall: Hall, claim: str | None) -> None:
    slip = hall.slip(claim=claim) if claim else hall.slip(claim=None)
    (counted,) = hall.urn.drop_many([yes(slip, claim_hash=None, way="paper")])
    assert isinstance(counted, Counted)
