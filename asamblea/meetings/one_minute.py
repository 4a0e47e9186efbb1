"""A vote that stays open after the meeting, in a minute of reading: for whoever was at work while it was talked about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext, gettext_lazy, ngettext

from asamblea.meetings import shown
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.texts import Text

COUNTED = {
    "consent": gettext_lazy("It passes when somebody agrees and no more than %(blocks)s block."),
    "majority": gettext_lazy("It passes when more say yes than no."),
    "majority_present": gettext_lazy("It passes when more than half of those who came say yes."),
    "two_thirds": gettext_lazy("It passes when at least two of three who say yes or no say yes."),
    "two_thirds_present": gettext_lazy("It passes when at least two of three who came say yes."),
    "approval": gettext_lazy("What is ticked most often wins."),
    "score": gettext_lazy("What has the most points in all wins."),
    "irv": gettext_lazy("What comes last goes out, and its ballots count for their next choice, until one has more than half."),
    "schulze": gettext_lazy("Every two are compared: what most put before the others wins."),
    "stv": gettext_lazy("What has enough ballots wins; what it has too many of counts for the next choices."),
    "equal_shares": gettext_lazy("Everyone has the same share of the budget; what enough people can pay for together wins."),
}


@dataclass(frozen=True)
class Minute:
    """`counted` says how it is counted, `until` the hour; `hours` what it costs; then what follows a yes and a no."""

    counted: str
    until: str
    hours: str
    owner: str
    due: str
    otherwise: Text | None


def minute(state: State, vote: Vote) -> Minute:
    """Return what somebody needs to know who was not there."""
    zone = ZoneInfo(state.zone)
    closes = datetime.fromtimestamp(vote.spec["until"] / 1000, zone)
    until = gettext("%(when)s, on the clock of %(zone)s") % {
        "when": formats.date_format(closes, "DATETIME_FORMAT"),
        "zone": state.zone,
    }
    prepared: Mapping[str, object] = vote.prepared or {}
    proposal = state.proposals.get(vote.proposal)
    hours = proposal.hours if proposal else 0
    costs = ngettext("%(n)s hour of work a week", "%(n)s hours of work a week", hours) % {"n": hours} if hours else ""
    due, following = str(prepared.get("due") or ""), prepared.get("next")
    otherwise: Text | None = following if isinstance(following, dict) and following.get("text") else None
    return Minute(counted(vote), until, costs, str(prepared.get("owner") or ""), shown.day(due) if due else "", otherwise)


def counted(vote: Vote) -> str:
    """Return how this vote is counted, in one sentence."""
    spec = vote.spec
    method = str(spec["method"])
    if method == "majority":
        method = f"{spec['threshold']}{'_present' if spec['base'] == 'present' else ''}"
    sentence = str(COUNTED[method]) % {"blocks": spec["max_blocks"]} if method == "consent" else str(COUNTED[method])
    if not spec["quorum"]:
        return sentence
    return f"{sentence} " + gettext("At least %(n)s people must have come.") % {"n": spec["quorum"]}
