"""The neighbors' side of a replayed evening: every slip comes in and votes over HTTP, from many phones at once."""

import json
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.phones import Phone, at_once
from bench.replay.elections import Ballot, Replayed

AT_THE_DOOR = 8
"""Phones that come in at once; SQLite lets one write at a time, so more would only wait longer."""
TRIES = 5
"""A page that says "please try again in a moment" is believed so often."""
VOTING = 256
CHANGE_THEIR_MIND = 10
"""Of so many voters one casts another's ballot first and then their own."""

Cast = tuple[str, Ballot]
Voter = tuple[str, Sequence[str]]
"""The slip's cookie and the forms this voter sends, the one that counts last."""


class NotCounted(Exception):
    """A phone was not told what it had to be told."""


@dataclass(frozen=True)
class Voted:
    """`receipts` lead to the ballot that each phone cast last; seconds of coming in and of voting; `sent` ballots in all.

    `longest` is what the slowest phone waited at the door, `again` how often one was asked to try again there.
    """

    receipts: dict[str, Ballot]
    coming_in: float
    longest: float
    again: int
    voting: float
    sent: int


async def evening(port: int, meeting: str, codes: Sequence[str], replayed: Replayed) -> Voted:
    """Let every slip come in and cast its ballot, in a mixed order that is the same each time."""
    begun, door = time.perf_counter(), _Door(meeting)
    cookies = await at_once(port, AT_THE_DOOR, codes, door.come_in)
    inside = time.perf_counter()
    lot = random.Random(replayed.file.name)
    cast = lot.sample(replayed.cast, len(replayed.cast))
    voters = [(cookie, _sent(lot, cast, n)) for n, cookie in enumerate(cookies)]
    path = f"/live/{meeting}/vote/v1"
    receipts = await at_once(port, VOTING, voters, lambda phone, voter: _vote(phone, path, voter))
    done = time.perf_counter()
    if len(set(receipts)) != len(receipts):
        raise NotCounted("two phones were given the same receipt")
    by_receipt = {receipt: ballot for receipt, (_, ballot) in zip(receipts, cast, strict=True)}
    sent = sum(len(forms) for _, forms in voters)
    return Voted(by_receipt, inside - begun, door.longest, door.again, done - inside, sent)


def _sent(lot: random.Random, cast: Sequence[Cast], n: int) -> Sequence[str]:
    own = cast[n][0]
    return [lot.choice(cast)[0], own] if n % CHANGE_THEIR_MIND == 0 else [own]


@dataclass
class _Door:
    """Lets phones come in; each phone loads the page once for its form's token."""

    meeting: str
    longest: float = 0.0
    again: int = 0
    tokens: dict[Phone, str] = field(default_factory=dict)

    async def come_in(self, phone: Phone, code: str) -> str:
        """Return the cookie of the slip with this code."""
        if phone not in self.tokens:
            self.tokens[phone] = (await phone.get("/s/")).cookie("csrftoken")
        token, begun = self.tokens[phone], time.perf_counter()
        form = f"code={code}&language=es&csrfmiddlewaretoken={token}"
        answer = await phone.post("/s/", form, {"csrftoken": token})
        for _ in range(TRIES):
            if answer.status != 503:
                break
            self.again += 1
            answer = await phone.post("/s/", form, {"csrftoken": token})
        self.longest = max(self.longest, time.perf_counter() - begun)
        if answer.status != 302 or answer.header("location") != f"/m/{self.meeting}/":
            raise NotCounted(f"a slip could not come in: {answer.head.splitlines()[0]}")
        return answer.cookie("slip")


async def _vote(phone: Phone, path: str, voter: Voter) -> str:
    """Return the receipt; the same after a ballot was changed."""
    cookie, forms = voter
    receipts = set()
    for form in forms:
        answer = await phone.post(path, f"{form}&lang=es&pledge=", {"slip": cookie}, accept="application/json")
        said = json.loads(answer.body)
        if answer.status != 200 or not said["counted"] or not re.fullmatch(r"\w{4}(-\w{4}){3}", said["receipt"]):
            raise NotCounted(f"a ballot was not counted: {answer.body.decode()}")
        receipts.add(said["receipt"])
    if len(receipts) != 1:
        raise NotCounted("a changed ballot was given another receipt")
    return str(receipts.pop())
