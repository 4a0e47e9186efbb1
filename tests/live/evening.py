"""A meeting that a test moves forward by hand, and the site around it."""

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from asamblea.live.ballots import Ballots
from asamblea.live.commits import Outcome
from asamblea.live.http import App, Headers
from asamblea.live.hub import Hub
from asamblea.rules import slips
from asamblea.rules.refusal import Refusal
from tests.urn.halls import CLAIM, MEETING, Hall

CODE = "ABCDEFGH23456789"


@dataclass
class Evening:
    """`n` is the last entry; `rendered` what was rendered; clear `go` to hold rendering up."""

    n: int = 1
    rendered: list[tuple[str, str, int]] = field(default_factory=list)
    go: threading.Event = field(default_factory=threading.Event)
    broken: bool = False

    def __post_init__(self) -> None:
        self.go.set()

    def render(self, meeting: str, view: str, lang: str) -> tuple[int, str]:
        n = self.n
        self.rendered.append((view, lang, n))
        self.go.wait(5)
        if self.broken:
            raise RuntimeError("the database went away")
        return n, f"<p>{meeting} {view} {lang}\nstate {n}</p>"

    def authorize(self, meeting: str, view: str, headers: Headers) -> bool:
        return view in ("phone", "wall", "log") or headers.get("cookie") == "pass=ok"

    def entries(self, meeting: str, after: int) -> Sequence[str]:
        return [
            json.dumps({"kind": "said", "n": n, "text": "línea\u2028쪽"}, ensure_ascii=False)
            for n in range(after + 1, self.n + 1)
        ]

    def current(self, meeting: str) -> int:
        return self.n


@dataclass(frozen=True)
class Site:
    app: App
    hub: Hub
    ballots: Ballots
    hall: Hall
    evening: Evening

    def step(self, seats: Sequence[int] | str | None = None) -> None:
        """Let the meeting move on by one entry and tell."""
        self.evening.n += 1
        self.hub.tell(MEETING, seats)

    def slip(self, code: str = CODE, *, void: bool = False, seat: int | None = 1, meeting: str = MEETING) -> str:
        """Hand out a slip; return the cookie header of the phone that holds it."""
        place = self.hall.place
        sql = f"INSERT INTO slips_slip (meeting, code_hash, claim_hash, seat, void) VALUES ({', '.join([place] * 5)})"
        self.hall.run(sql, (meeting, slips.code_hash(meeting, code), slips.claim_hash(CLAIM), seat, void))
        return cookie(code, meeting)


def cookie(code: str, meeting: str = MEETING, claim: str = CLAIM) -> str:
    return f"slip={slips.cookie(meeting, code, claim)}"


def answer(lang: str, outcome: Outcome) -> str:
    if isinstance(outcome, Refusal):
        return f'<p class="refused" lang="{lang}">{outcome}</p>'
    return f'<p class="counted" lang="{lang}">Counted: {outcome.receipt}</p>'
