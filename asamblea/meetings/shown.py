"""What pages show of a state: plain values in the reader's language, no queries.

Templates read these; the phone page, the wall, the desks and the live stream share them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import get_language

from asamblea.meetings import beside, groups, interpreting, minutes, words
from asamblea.meetings.groups import ShownBreakouts
from asamblea.rules import stack
from asamblea.rules.meeting import floor, wording
from asamblea.rules.meeting.state import Amendment, Decision, Item, NoDecision, Proposal, State, Vote
from asamblea.rules.meeting.wording import Reading
from asamblea.rules.texts import Text


@dataclass(frozen=True)
class Speaker:
    """An open speech; `until` is unix ms, `spoken` is seconds, `limit` is written as a clock."""

    id: str
    seat: str
    who: str
    kind: str
    kind_words: str
    is_paused: bool
    until: int
    spoken: int
    limit: str


@dataclass(frozen=True)
class InLine:
    """A waiting entry; `place` counts from 1."""

    id: str
    place: int
    seat: str
    who: str
    kind: str
    kind_words: str
    why: str


@dataclass(frozen=True)
class Choice:
    """One thing a ballot can say."""

    value: str
    name: str
    means: str
    asks: str


@dataclass(frozen=True)
class ShownVote:
    """A vote as a page shows it; `rows` are (words, count) once it is closed."""

    vote: Vote
    title: Text
    method: str
    choices: tuple[Choice, ...]
    ranks: tuple[int, ...]
    outcome: str
    rows: tuple[tuple[Text, str], ...]
    chosen: tuple[Text, ...]
    about: str
    reasons: tuple[tuple[str, Text], ...] = ()
    """(choice in words, the reason) of whoever did not agree and said why."""

    @property
    def about_id(self) -> str:
        """What its question belongs to, as translations name it."""
        return self.vote.proposal or self.vote.amendment or self.vote.id

    @property
    def spec(self) -> Mapping[str, Any]:
        return self.vote.spec


@dataclass(frozen=True)
class ShownProposal:
    """A proposal with the amendments made to it."""

    proposal: Proposal
    who: str
    status: str
    amendments: tuple[tuple[Amendment, str, str], ...]
    rule: str
    open_amendments: bool


@dataclass(frozen=True)
class AgendaLine:
    """An agenda item with its answer, if it has one."""

    item: Item
    asks: str
    ends_at: int
    decisions: tuple[Decision, ...]
    none: NoDecision | None
    late: bool
    brought: ShownBreakouts | None
    """What small groups bring to it, at a report-back."""


def context(state: State, names: Mapping[int, str]) -> dict[str, Any]:
    """Return what every view of the room starts from."""
    agenda = tuple(line(state, i) for i in state.items.values())
    item = next((a for a in agenda if a.item.id == state.current), None)
    floor_of = tuple(proposal(state, p, names) for p in state.proposals.values() if p.item == state.current)
    return {
        "state": state,
        "agenda": agenda,
        "now": item,
        "next_item": next((a for a in agenda if a.item.phase == "waiting" and not a.item.answer), None),
        "speakers": speakers(state, names),
        "line": in_line(state, names),
        "proposals": floor_of,
        "carried_on_the_floor": any(p.proposal.status == "open" and p.proposal.carries for p in floor_of),
        "on_the_floor": tuple(p for p in floor_of if p.proposal.status == "open"),
        "vote": vote(state, state.open_vote) if state.open_vote else None,
        "late_votes": tuple(vote(state, v) for v in state.late_votes),
        "last_vote": last_vote(state),
        "promises": tuple((p, str(words.PROMISES[p.status])) for p in state.promises.values()),
        "present": len(state.present),
        "has_beside": beside.stands(state),
        "ranks": words.RANKS,
        **groups.context(state, names),
        **interpreting.context(state, names, minutes.now_ms()),
    }


def line(state: State, item: Item) -> AgendaLine:
    """Return one agenda line."""
    ends_at = item.opened_at + item.minutes * 60_000 if item.phase == "open" else 0
    decided = tuple(d for d in state.decisions.values() if d.item == item.id)
    late = any(v.item == item.id for v in state.late_votes)
    none = next((x for x in state.no_decisions.values() if x.item == item.id), None)
    back = next((groups.shown(state, b, {}) for b in state.breakouts.values() if b.report_back == item.id), None)
    return AgendaLine(item, words.asks(item.asks, item.about), ends_at, decided, none, late, back)


def speakers(state: State, names: Mapping[int, str]) -> tuple[Speaker, ...]:
    """Return the open speeches, the one being held last."""
    limit = state.house.speaker_seconds + state.stack.more_seconds
    clock = f"{limit // 60}:{limit % 60:02}"
    shown = []
    for s in state.stack.open:
        paused = s.state == "paused"
        until = (s.begin + s.paused + limit) * 1000
        spoken = stack.seconds(s, state.at // 1000)
        who = words.seat(s.who, names)
        shown.append(Speaker(s.id, s.who, who, s.kind, str(words.KINDS[s.kind]), paused, until, spoken, clock))
    return tuple(shown)


def in_line(state: State, names: Mapping[int, str]) -> tuple[InLine, ...]:
    """Return who waits, with the reason beside each place."""
    shown = []
    for place, w in enumerate(state.stack.waiting, 1):
        reason = stack.reason(state.stack, w, floor.settings(state))
        why = reason.words or words.reason(reason.code, reason.n)
        who = words.seat(w.who, names)
        about = words.RANKS.get(w.rank) if w.kind == "point" else None  # an alarm must be told from a wish
        shown.append(InLine(w.id, place, w.who, who, w.kind, str(about or words.KINDS[w.kind]), why))
    return tuple(shown)


def proposal(state: State, p: Proposal, names: Mapping[int, str]) -> ShownProposal:
    """Return a proposal with its amendments, in the order they came."""
    of = [a for a in state.amendments.values() if a.proposal == p.id]
    amendments = tuple((a, _by(a.seat, names), str(words.STATUSES[a.status])) for a in of)
    rule = "; ".join(f"{words.HOUSE_RULES[k]}: {words.rule_value(v)}" for k, v in p.changes.items())
    return ShownProposal(
        p,
        words.group(p.group) if p.group else _by(p.seat, names),
        str(words.STATUSES[p.status]),
        amendments,
        rule,
        any(a.status == "open" for a in of),
    )


def _by(seat: int | None, names: Mapping[int, str]) -> str:
    return words.seat(seat, names) if seat is not None else ""


def vote(state: State, v: Vote) -> ShownVote:
    """Return a vote, with its result once it is closed."""
    method = "two_thirds" if v.spec["method"] == "majority" and v.spec["threshold"] == "two_thirds" else v.spec["method"]
    choices = tuple(Choice(value, str(n), str(m), str(a)) for value, n, m, a in words.CHOICES.get(v.spec["method"], ()))
    title = v.spec["question"] if v.spec["question"].get("text") else state.items[v.item].title
    ranks = tuple(range(1, len(v.spec["options"]) + 1))
    result = v.result or {}
    chosen = tuple(o["text"] for o in v.spec["options"] if o["id"] in result.get("winners", ()))
    outcome = str(words.OUTCOMES[result["outcome"]]) if result else ""
    about = "amendment" if v.amendment else "proposal" if v.proposal else "options"
    named = {c.value: c.name for c in choices}
    reasons = tuple((named[choice], why) for choice, why in v.reasons)
    rows = _rows(v, result, choices)
    return ShownVote(v, title, str(words.METHODS[method]), choices, ranks, outcome, rows, chosen, about, reasons)


def _rows(v: Vote, result: Mapping[str, Any], choices: tuple[Choice, ...]) -> tuple[tuple[Text, str], ...]:
    counts = result.get("counts", {})
    if choices:
        return tuple(({"lang": "", "text": c.name}, str(counts.get(c.value, 0))) for c in choices)
    return tuple((o["text"], str(counts[o["id"]])) for o in v.spec["options"] if o["id"] in counts)


def last_vote(state: State) -> ShownVote | None:
    """Return the vote of the open item that closed last and shows its result now."""
    of = [v for v in state.votes.values() if v.item == state.current and v.status == "closed"]
    return vote(state, of[-1]) if of and state.current and not state.open_vote else None


def reading(state: State, text: Text) -> Reading:
    """Return what the reader of now sees for somebody's words."""
    return wording.reading(state, text, get_language() or "")


def words_of(state: State, text: Text) -> str:
    """Return these words as the reader of now reads them."""
    return reading(state, text).text["text"]


def why(text: Text) -> Text:
    """Return why nothing was decided; a late vote's reason is its outcome, said in the reader's language."""
    return text if text["lang"] else {"lang": "", "text": str(words.OUTCOMES[text["text"]])}


def day(iso: str) -> str:
    """Return an ISO day as the reader writes dates."""
    return formats.date_format(date.fromisoformat(iso), "DATE_FORMAT")
