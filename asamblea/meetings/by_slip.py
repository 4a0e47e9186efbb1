"""What a slip does where no page is: by text message, by call. The same rules, urn and minutes as on a phone."""

from typing import Any

from django.utils.translation import gettext

from asamblea.meetings import ballots
from asamblea.meetings.acts import neighbor
from asamblea.meetings.acts.forms import Form, NotUnderstood
from asamblea.meetings.pages import room
from asamblea.rules import slips as slip_rules
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.slips.public import Voice
from asamblea.urn.drops import Counted, Drop


def cast(voice: Voice, cookie: str, vote: str, ballot: dict[str, Any], pledge: int | None = None) -> Counted | Refusal:
    """Drop the ballot of who holds this slip by its cookie; call outside of transactions, the urn has its own."""
    held = slip_rules.read_cookie(cookie)
    claim = slip_rules.claim_hash(held.claim) if held else None
    (counted,) = ballots.urn().drop_many([Drop(voice.meeting, vote, voice.code_hash, claim, ballot, pledge)])
    return counted


def kept(voice: Voice, vote: str) -> tuple[dict[str, Any], str] | None:
    """Return the ballot that this slip has in an open urn, and its receipt."""
    return ballots.urn().mine(voice.meeting, vote, voice.code_hash)


def act(state: State, voice: Voice, name: str, lang: str, **fields: str) -> str | Refusal:
    """Do a neighbor's act (`acts.neighbor`) and return the sentence that says so, or why not."""
    form = Form({field: (value,) for field, value in fields.items()}, lang, state.zone)
    try:
        done = room.act_on_slip(state, voice, name, form, by="neighbor")
    except NotUnderstood as not_understood:
        return not_understood.refusal
    return done if isinstance(done, Refusal) else gettext(neighbor.DID[name])
