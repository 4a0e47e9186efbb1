"""What a stream request asks for, from its address and headers."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from asamblea.live.http import Headers, Scope
from asamblea.live.languages import language
from asamblea.live.listeners import Channel

VIEWS = ("phone", "wall", "facilitator", "notes", "door", "interpreter", "board", "plan", "translate", "log")
_MOST_LANGUAGES = 2


@dataclass(frozen=True)
class Asked:
    """`after` is the entry number the page already shows, None when it does not say."""

    view: str
    channels: tuple[Channel, ...]
    after: int | None


def read(scope: Scope, sent: Headers, languages: Sequence[str]) -> Asked | None:
    """Return what is asked for, None for a view that does not exist."""
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    view = query.get("view", ["phone"])[-1]
    if view not in VIEWS:
        return None
    tags = ",".join(query.get("lang", [])).split(",")
    wanted = list(dict.fromkeys(tag for tag in tags if tag in languages)) or [language(sent, languages)]
    wanted = wanted[: _MOST_LANGUAGES if view == "wall" else 1]
    channels = ((view, ""),) if view == "log" else tuple((view, lang) for lang in wanted)
    return Asked(view, channels, _number(sent.get("last-event-id") or query.get("after", [""])[-1]))


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 12 else None
