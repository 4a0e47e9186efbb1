"""Takes ballots over HTTP: reads, drops into the urn through the committer, says whether it counted.

POST /live/<meeting>/vote/<vote id>, an urlencoded form with the cookie `slip`. The answer comes
after the ballot is on disk: JSON where asked for, a fragment for fixi, otherwise a redirect to
the meeting's page (or, when refused, a page that says why).
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any

from asamblea.languages import CODES
from asamblea.live import forms, http, pages, refusals
from asamblea.live.commits import Committer, Outcome
from asamblea.live.guesses import Guesses
from asamblea.live.http import Headers, Receive, Scope, Send
from asamblea.live.languages import language
from asamblea.rules.refusal import Refusal
from asamblea.urn.drops import Counted, Unavailable
from asamblea.urn.refusals import VOTE_NOT_OPEN
from asamblea.urn.store import Urn

Answer = Callable[[str, Outcome], str]
"""(lang, outcome) -> an HTML fragment in that language; called on the event loop, so no database."""
Page = Callable[[str, str, Outcome], str]
"""(lang, meeting, outcome) -> a whole HTML page, for a refusal without JavaScript."""

_MOST_SPECS = 256


class Ballots:
    """The intake of one process."""

    def __init__(
        self,
        urn: Urn,
        answer: Answer,
        *,
        page: Page | None = None,
        languages: Sequence[str] = CODES,
        guesses: Guesses | None = None,
    ) -> None:
        self._urn = urn
        self._answer = answer
        self._page = page or pages.around(answer)
        self._languages = languages
        self._guesses = guesses or Guesses()
        self._committer = Committer(urn)
        self._specs: dict[tuple[str, str], dict[str, Any]] = {}

    async def receive(self, scope: Scope, receive: Receive, send: Send, meeting: str, vote: str) -> None:
        """Handle one request for this vote."""
        if scope["method"] != "POST":
            await http.answer(send, 405, "", http.TEXT, (b"allow", b"POST"))
            return
        sent = http.headers(scope)
        given = await self._fields(sent, receive)
        asked = "" if isinstance(given, Refusal) else given.get("lang", [""])[-1]
        lang = language(sent, self._languages, asked)
        outcome = given if isinstance(given, Refusal) else await self._outcome(sent, given, lang, meeting, vote)
        if isinstance(outcome, Refusal):
            outcome = self._limited(scope, outcome)
        await self._say(send, sent, lang, meeting, outcome)

    async def close(self) -> None:
        """Take no more ballots and wait until those that wait are written."""
        await self._committer.close()

    async def _fields(self, sent: Headers, receive: Receive) -> forms.Fields | Refusal:
        if not http.same_site(sent):
            return refusals.NOT_FROM_HERE
        body = await http.body(receive, forms.MOST_OCTETS)
        return refusals.TOO_LARGE if body is None else forms.fields(body)

    async def _outcome(self, sent: Headers, given: forms.Fields, lang: str, meeting: str, vote: str) -> Outcome:
        slip = forms.held(sent, meeting)
        if isinstance(slip, Refusal):
            return slip
        try:
            spec = self._specs.get((meeting, vote)) or await self._spec(meeting, vote)
        except Unavailable:
            return refusals.UNAVAILABLE
        if spec is None:
            return VOTE_NOT_OPEN
        drop = forms.drop(slip, spec, given, lang)
        return drop if isinstance(drop, Refusal) else await self._committer.submit(drop)

    async def _spec(self, meeting: str, vote: str) -> dict[str, Any] | None:
        try:
            spec = await asyncio.to_thread(self._urn.spec, meeting, vote)
        except ValueError:
            return None
        if spec is not None:
            if len(self._specs) >= _MOST_SPECS:
                self._specs.pop(next(iter(self._specs)))
            self._specs[meeting, vote] = spec
        return spec

    def _limited(self, scope: Scope, outcome: Refusal) -> Refusal:
        """Return the refusal that this client may hear.

        A client with too many wrong slips learns nothing more about slips, while its neighbors
        behind the same address (a church hall has one) go on voting with theirs.
        """
        address = (scope.get("client") or ("",))[0]
        if outcome.code == "unknown_slip":
            self._guesses.wrong(address)
        about_slip = outcome.code in ("unknown_slip", "void_slip", "used_slip", "not_in_room")
        return refusals.TOO_MANY if about_slip and self._guesses.too_many(address) else outcome

    async def _say(self, send: Send, sent: Headers, lang: str, meeting: str, outcome: Outcome) -> None:
        status = 200 if isinstance(outcome, Counted) else refusals.STATUS.get(outcome.code, 422)
        if sent.get("accept", "").startswith(http.JSON):
            await http.answer(send, status, _json(outcome), http.JSON)
        elif sent.get("fx-request") == "true":
            # A refusal by the rules is an answer like any other; only trouble is an HTTP error.
            status = status if status in (413, 429, 503) else 200
            await http.answer(send, status, self._answer(lang, outcome), http.HTML)
        elif isinstance(outcome, Counted):
            await http.answer(send, 303, "", http.TEXT, (b"location", f"/m/{meeting}/?did=counted".encode()))
        else:
            await http.answer(send, status, self._page(lang, meeting, outcome), http.HTML)


def _json(outcome: Outcome) -> str:
    if isinstance(outcome, Counted):
        return f'{{"counted": true, "receipt": "{outcome.receipt}"}}'
    return json.dumps({"counted": False, "code": outcome.code, "sentence": str(outcome)})
