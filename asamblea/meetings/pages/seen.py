"""What a neighbor's phone sees of the room, and the page of it.

The page is rendered once for all phones to whom it says the same in one language: a hall of phones
without script loads it again at every news. What is a phone's own in it (token of the forms, seat,
receipt, hour) stands in the kept page as a mark and is put in for each. Marks hold a secret of this
process, so nobody can write one.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from asamblea.meetings import ballots, beside, groups, likes, minutes, shown
from asamblea.meetings.acts import neighbor
from asamblea.meetings.pages.around import around
from asamblea.meetings.wiping import HOLD
from asamblea.rules.meeting import merging
from asamblea.rules.meeting.state import State, Vote
from asamblea.slips import public as slips
from asamblea.slips.public import Voice

MOST_KEPT = 256
_BLANK = re.compile(r"\n\s*\n")
"""What templates leave between their parts: bytes on the wire that say nothing. No field of it holds words."""
_kept: dict[tuple[object, ...], str] = {}
_TOKEN, _SEAT, _RECEIPT, _NOW = (f"{name}-{secrets.token_hex(8)}" for name in ("token", "seat", "receipt", "now"))


@dataclass(frozen=True)
class Own:
    """What the page shows besides the minutes: names in the room, and this phone's signals and ballot with receipt."""

    names: Mapping[int, str]
    signals: Mapping[str, str]
    vote: Vote | None
    ballot: tuple[Mapping[str, Any], str] | None


def own(state: State, voice: Voice) -> Own:
    """Return it; three queries."""
    vote = state.open_vote or next(iter(state.late_votes), None)
    in_urn = vote is not None and vote.spec["by"] == "urn"
    mine = ballots.urn().mine(state.id, vote.id, voice.code_hash) if vote and in_urn else None
    return Own(slips.names(state.id), signals(state, voice), vote, mine)


def signals(state: State, voice: Voice) -> dict[str, str]:
    """Return what this seat said and to what, such as a temperature; one query."""
    with connection.cursor() as cursor:  # plain SQL: every page asks this
        sql = "SELECT about, mark FROM meetings_signal WHERE meeting_id = %s AND seat = %s ORDER BY about"
        cursor.execute(sql, (state.id, voice.seat))
        return dict(cursor.fetchall())


def by(state: State, voice: Voice) -> dict[str, Any]:
    """Return what templates show to this phone."""
    return _context(state, voice, own(state, voice))


def page(request: HttpRequest, state: State, voice: Voice) -> str:
    """Return the whole page; a page that has something to say to this phone only is not kept."""
    mine = own(state, voice)
    key = _key(request, state, voice, mine)
    # What another room shows beside an item changes without the minutes.
    may_be_kept = not beside.stands(state) and not request.META.get("QUERY_STRING") and "messages" not in request.COOKIES
    kept = _kept.get(key) if may_be_kept else None
    if kept is None:
        seat = voice.seat if _stands_out(state, voice) else _SEAT
        ballot = (mine.ballot[0], _RECEIPT) if mine.ballot else None
        marks = {"csrf_token": _TOKEN, "seat": seat, "my_ballot": ballot, "now_ms": _NOW}
        kept = _BLANK.sub("\n", render_to_string("meetings/room.html", {**_context(state, voice, mine), **marks}, request))
        if may_be_kept:
            _keep(key, kept)
    own_page = kept.replace(_TOKEN, get_token(request)).replace(_SEAT, str(voice.seat)).replace(_NOW, str(minutes.now_ms()))
    return own_page.replace(_RECEIPT, mine.ballot[1]) if mine.ballot else own_page


def _key(request: HttpRequest, state: State, voice: Voice, mine: Own) -> tuple[object, ...]:
    shared = (state.id, state.hash, request.LANGUAGE_CODE, tuple(mine.names.items()), tuple(mine.signals.items()))
    seat = voice.seat if _stands_out(state, voice) else None
    asked = tuple(one.id for one in merging.asked(state, voice.seat or 0))
    return (
        *shared,
        mine.ballot is not None,
        voice.seat in state.present,
        seat,
        groups.mine(state, voice),
        groups.sign(state),
        asked,
    )


def _stands_out(state: State, voice: Voice) -> bool:
    """Return whether the page says something of this seat: it speaks, waits, or proposed something."""
    seat = str(voice.seat)
    speaks, waits = (any(one.who == seat for one in entries) for entries in (state.stack.open, state.stack.waiting))
    return speaks or waits or any(proposal.seat == voice.seat for proposal in state.proposals.values())


def _keep(key: tuple[object, ...], rendered: str) -> None:
    while len(_kept) >= MOST_KEPT:
        _kept.pop(next(iter(_kept)), None)
    _kept[key] = rendered


def of_seat(state: State, voice: Voice, names: Mapping[int, str], signals: Mapping[str, str]) -> dict[str, Any]:
    """Return the room and one seat in it, as its phone and the door's desk show them; no query."""
    room = shown.context(state, names)
    seat = str(voice.seat)
    in_line = [w for w in room["line"] if w.seat == seat]
    grouped = groups.mine(state, voice)
    among = room["groups"] or room["reporting"]
    return {
        **room,
        **around(state),
        "mine_in_line": in_line,
        "may_line_up": not any(w.kind != "point" for w in in_line),
        "my_mark": signals.get(state.temperature.id, "") if state.temperature else "",
        "my_group": grouped,
        "group": among.groups[grouped.number - 1] if grouped else None,
        "asked_to_merge": likes.asked(state, voice.seat, names),
        "where": state.where_now,
        "my_where": signals.get(state.where_now.id, "") if state.where_now else "",
        "here": voice.seat in state.present,
    }


def _context(state: State, voice: Voice, own: Own) -> dict[str, Any]:
    room = of_seat(state, voice, own.names, own.signals)
    return {
        **room,
        "voice": voice,
        "seat": voice.seat,
        "mine_speaking": [s for s in room["speakers"] if s.seat == str(voice.seat)],
        "said_ready": f"ready.{state.current}" in own.signals,
        "said_follow": f"follow.{state.current}" in own.signals,
        "said_slower": neighbor.slower_about(state) in own.signals,
        "said_not_interpreted": any(about.startswith(HOLD) for about in own.signals),
        "my_ballot": own.ballot,
        "plans_efforts": any(item.about == "efforts" for item in state.items.values()),
        "typing": own.vote is not None,
    }
