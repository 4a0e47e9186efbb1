"""Text messages a second over HTTP, each signed, read and answered by the running site; also: python -m bench.texts

Its peer is a bare page of the same run, asked over the same connections: a text does more, since it checks a
signature, finds the number's slip, and for a vote writes the ballot and its own answer to the disk before it says
"counted". A provider sends about one text a second from each of its numbers; a room of 300 who all vote within a
minute is five a second.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from asamblea.channels.telephone import incoming
from asamblea.channels.telephone.pretend import message_fields, new_id
from asamblea.rules.telephone import segments
from bench.basics import row
from bench.evening import with_a_vote
from bench.phones import Answer, Phone, at_once
from bench.site import Site, asamblea, site

PHONES = 16
NUMBERS = 64
TEXTS = 960
ROOM_PER_SECOND = 5
OURS, PUBLIC, TOKEN, PATH = "+12135550100", "https://asamblea.example", "a secret of this bench", "/telephone/text/"
SETTINGS = {
    "ASAMBLEA_TELEPHONE": "1",
    "ASAMBLEA_TELEPHONE_TOKEN": TOKEN,
    "ASAMBLEA_TELEPHONE_NUMBER": OURS,
    "ASAMBLEA_PUBLIC_URL": PUBLIC,
}

Signed = tuple[str, str]
"""(form, signature)"""


def main() -> int:
    """Print the rows; return 1 when a vote by text was lost or a text went unanswered."""
    os.environ.update(SETTINGS)
    with tempfile.TemporaryDirectory(prefix="asamblea-texts-") as name:
        var = Path(name)
        made = asamblea("telephone", "keys", var=var)
        assert made.returncode == 0, made.stderr
        with site(var) as running:
            meeting, codes = with_a_vote(var, NUMBERS)
            return asyncio.run(_measure(running, codes, meeting))


async def _measure(running: Site, codes: Sequence[str], meeting: str) -> int:
    numbers = [f"+1213555{n:04}" for n in range(1000, 1000 + NUMBERS)]
    joined = [_signed(number, f"UNIRME {code}") for number, code in zip(numbers, codes, strict=True)]
    await _speed(running.port, joined)
    each = TEXTS // NUMBERS
    bare = await _bare(running.port)
    for what, words in (("texts a second that ask what is decided", "QUE"), ("texts a second that vote, on the disk", "VOTO 1")):
        speed = await _speed(running.port, [_signed(number, words) for _ in range(each) for number in numbers])
        row(what, f"{speed:,.0f}/s", f"bare page {bare:,.0f}/s", f"{speed / bare:.2f}; a room needs {ROOM_PER_SECOND}/s")
    counted = await asyncio.to_thread(_turnout, meeting)
    row("ballots by text in the urn", f"{counted:,}", f"{NUMBERS} numbers", f"{counted / NUMBERS:.2f}")
    _prices()
    return 0 if counted == NUMBERS else 1


def _signed(number: str, words: str) -> Signed:
    fields = message_fields(number, OURS, words, new_id("SM"))
    return urlencode(fields), incoming.signature(TOKEN, PUBLIC + PATH, fields)


async def _speed(port: int, texts: Sequence[Signed]) -> float:
    """Return answered texts a second, over as many connections as a busy provider opens."""

    async def send(phone: Phone, text: Signed) -> Answer:
        form, signature = text
        return await phone.post(PATH, form, {}, more=(f"{incoming.HEADER}: {signature}",))

    begun = time.perf_counter()
    answers = await at_once(port, PHONES, texts, send)
    took = time.perf_counter() - begun
    wrong = [answer for answer in answers if answer.status != 200 or b"<Message>" not in answer.body]
    assert not wrong, wrong[0]
    return len(texts) / took


async def _bare(port: int) -> float:
    """Return bare pages a second over the same connections: the one that asks for a slip's code."""
    begun = time.perf_counter()
    await at_once(port, PHONES, ["/s/"] * TEXTS, lambda phone, path: phone.get(path))
    return TEXTS / (time.perf_counter() - begun)


def _turnout(meeting: str) -> int:
    from asamblea.meetings import public as meetings

    state = meetings.state_of(meeting)
    assert state is not None
    return sum(meetings.urn().turnout(meeting, vote.id) for vote in meetings.urn_votes(state))


def _prices() -> None:
    """Print how many messages the longest everyday answer takes in each language: two at most are paid for."""
    from django.utils import translation

    from asamblea import languages
    from asamblea.telephone import texting

    for lang in languages.CODES:
        with translation.override(lang):
            counted = segments.count(segments.thrifty(str(texting.help_words())))
        figure = f"{counted.segments} x {counted.alphabet}"
        row(f"messages of the answer to HELP ({lang})", figure, "limit 2", f"{counted.segments / 2:.2f}")


if __name__ == "__main__":
    sys.exit(main())
