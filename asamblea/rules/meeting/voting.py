"""Votes: opened with all that is needed to recount them, counted, closed with every ballot."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from asamblea.rules import tally, votes
from asamblea.rules.meeting import decisions, translations
from asamblea.rules.meeting.interpreting import hold
from asamblea.rules.meeting.opening import apart, needs_open, vote_open
from asamblea.rules.meeting.proposals import take_up, with_amendment, with_proposals
from asamblea.rules.meeting.state import Draft, State, Vote
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

YES_NO = ("consent", "majority")
METHODS = (*YES_NO, "approval", "score", "irv", "schulze", "stv", "equal_shares")
BY = ("urn", "hands", "paper")
WEEK_HOURS = 168
SEED = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True)
class OpenVote:
    """Ask the room.

    Consent and majority ask about one `proposal` or `amendment`; the other methods ask
    to choose among `options` (`{"text": Text, "cost": int, "proposal": id or ""}`).
    `seed` is 32 hex digits, drawn before anyone votes, for lots. `until` (unix ms) keeps
    the vote open after the meeting; then `prepared` says owner, owner_kind, due, review
    and next step beforehand. `declared` are the languages that people in the room read: the vote waits
    until its words stand in each, checked by a person, but for those that the room decided to go `without`.
    """

    method: str
    seed: str
    proposal: str = ""
    amendment: str = ""
    question: Text = field(default_factory=dict)
    options: Sequence[Mapping[str, Any]] = ()
    seats: int = 1
    threshold: str = "majority"
    base: str = ""
    budget: int = 0
    by: str = "urn"
    until: int | None = None
    prepared: Mapping[str, Any] | None = None
    declared: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class EnterCount:
    """One teller's count of hands or paper: `{"agree": 12, …}`, by choice or option id."""

    vote: str
    teller: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class CloseVote:
    """`ballots` are `{"receipt", "ballot"}`; `pledged` is (people, hours a week) said beside them."""

    vote: str
    ballots: Sequence[Mapping[str, Any]] = ()
    pledged: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class CancelVote:
    """Stop a vote without counting, for a reason that stands in the minutes."""

    vote: str
    why: Text


def open_vote(state: State, c: OpenVote, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state) or apart(state) or _about(state, c) or _manner(state, c, at) or hold(state)
    if refusal:
        return refusal
    prepared = dict(c.prepared) if c.prepared else None
    asked = any(state.items[i].asks == "decide" for i in state.answered_with(state.current))
    if c.until is not None and not c.amendment and (prepared or asked):
        ready = decisions.check_prepared(state, prepared or {})
        if isinstance(ready, Refusal):
            return ready
        prepared = {**(prepared or {}), **ready}
    spec = _spec(state, c)
    unread = translations.unread(state, spec, c.declared)
    if set(unread) - set(c.without):
        return not_in_words(tuple(lang for lang in unread if lang not in c.without))
    opened = {"kind": "vote_opened", "vote": spec, "proposal": c.proposal, "amendment": c.amendment}
    languages = {"versions": translations.versions(state, spec, c.declared), "without": list(unread)} if c.declared else {}
    return [{**opened, "present": len(state.present), "prepared": prepared, **languages}]


def _about(state: State, c: OpenVote) -> Refusal | None:
    """Return why this cannot be asked now, or None."""
    if not state.current:
        return Refusal("no_item", gettext_noop("No agenda item is open now."))
    if c.method not in METHODS:
        return Refusal("unknown_method", gettext_noop("There is no such way to vote."))
    if c.method not in YES_NO:
        if c.proposal or c.amendment:
            return Refusal("not_on_one", gettext_noop("A proposal is voted on by consent or majority, by its own words."))
        texts = [o["text"]["text"] for o in c.options]
        twice = next((text for n, text in enumerate(texts) if text in texts[:n]), None)
        if twice is not None:
            return Refusal("option_twice", gettext_noop("“%(option)s” stands twice among the options."), {"option": twice})
        return None if len(c.options) >= 2 else too_few_options()
    proposal = c.proposal
    if c.amendment:
        amendment = state.amendments.get(c.amendment)
        if amendment is None or amendment.status != "open" or c.proposal not in ("", amendment.proposal):
            return Refusal("amendment_not_open", gettext_noop("This amendment is not open any more."))
        proposal = amendment.proposal
    found = state.proposals.get(proposal)
    if found is None or found.status != "open" or found.item != state.current:
        return Refusal("proposal_not_open", gettext_noop("This proposal is not open any more."))
    if any(v.status == "open" and proposal in (v.proposal, _proposal_of(state, v.amendment)) for v in state.votes.values()):
        return Refusal("being_voted", gettext_noop("A vote on this is open; its words cannot change now."))
    if not c.amendment and any(a.status == "open" for a in state.amendments.values() if a.proposal == proposal):
        return Refusal(
            "amendments_first", gettext_noop("Amendments come first: accept, vote on or withdraw each before the proposal.")
        )
    return None


def _proposal_of(state: State, amendment: str) -> str:
    return state.amendments[amendment].proposal if amendment else ""


def _manner(state: State, c: OpenVote, at: int) -> Refusal | None:
    """Return why the vote cannot be held in this manner, or None."""
    if state.open_vote and c.until is None:
        return vote_open()
    if c.by not in BY or (c.by != "urn" and c.method not in (*YES_NO, "approval")):
        return Refusal("not_by_hand", gettext_noop("This way of voting cannot be counted by hands; use slips."))
    if c.until is not None and (c.by != "urn" or not at < c.until < at + 31 * 86_400_000):
        return Refusal("bad_until", gettext_noop("A vote with slips may stay open until an hour in the next 30 days."))
    if c.threshold not in ("majority", "two_thirds") or c.base not in ("", "voting", "present"):
        return Refusal("unknown_threshold", gettext_noop("The threshold is a majority or two thirds, of voting or present."))
    if not SEED.fullmatch(c.seed):
        return Refusal("bad_seed", gettext_noop("A lot is drawn from a seed of 32 hex digits."))
    if not 1 <= c.seats <= max(1, len(c.options)) or c.budget < 0 or any(int(o.get("cost", 0)) < 0 for o in c.options):
        return Refusal("bad_seats", gettext_noop("Places to fill are from 1 to the number of options."))
    return None


def not_in_words(languages: Sequence[str]) -> Refusal:
    """Return the refusal of a vote whose words people here cannot read yet; `languages` are codes."""
    return Refusal(
        "not_in_words",
        gettext_noop(
            "The words of this vote are not checked yet in: %(languages)s. "
            "Have them translated, or ask the room whether it votes without."
        ),
        {"languages": ", ".join(languages)},
    )


def too_few_options() -> Refusal:
    """Return the refusal for a choice among fewer than two options."""
    return Refusal("too_few_options", gettext_noop("Choosing needs at least two options."))


def _spec(state: State, c: OpenVote) -> dict[str, Any]:
    options = [{"id": str(i), "text": o["text"], "cost": int(o.get("cost", 0))} for i, o in enumerate(c.options, 1)]
    question = c.question
    if c.amendment or c.proposal:  # nobody adopts words that the room did not read
        question = (state.amendments[c.amendment] if c.amendment else state.proposals[c.proposal]).text
    return {
        "id": state.next_id("v"),
        "item": state.current,
        "question": dict(question),
        "method": c.method,
        "options": options if c.method not in YES_NO else [],
        "proposals": [o.get("proposal", "") for o in c.options],
        "seats": c.seats,
        "threshold": c.threshold,
        "base": c.base or state.house.base,
        "quorum": state.house.quorum,
        "max_blocks": state.house.max_blocks,
        "budget": c.budget,
        "seed": c.seed,
        "by": c.by,
        "until": c.until,
    }


def vote_opened(state: State, e: Draft) -> State:
    about = {"proposal": e["proposal"], "amendment": e["amendment"], "prepared": e["prepared"]}
    languages = {"versions": e.get("versions", {}), "without": tuple(e.get("without", ()))}
    vote = Vote(e["vote"], present=e["present"], **about, **languages)
    return with_vote(state, vote)


def enter_count(state: State, c: EnterCount, at: int) -> list[Draft] | Refusal:
    vote = state.votes.get(c.vote)
    if vote is None or vote.status != "open" or vote.spec["by"] == "urn":
        return vote_not_open()
    result = hold(state) or tally.count_hands(vote.spec, c.counts, present=len(state.present))
    if isinstance(result, Refusal):
        return result
    entered = {"kind": "count_entered", "vote": c.vote, "teller": c.teller, "counts": dict(c.counts)}
    others = [n for t, n in vote.counts.items() if t != c.teller]
    if not others:
        return [entered]
    if dict(c.counts) != dict(others[0]):
        return [entered, {"kind": "counts_differ", "vote": c.vote}]
    return [entered, *_outcome(state, vote, result, {"counts": dict(c.counts), "present": len(state.present)})]


def count_entered(state: State, e: Draft) -> State:
    vote = state.votes[e["vote"]]
    return with_vote(state, replace(vote, counts={**vote.counts, e["teller"]: e["counts"]}))


def counts_differ(state: State, e: Draft) -> State:
    return with_vote(state, replace(state.votes[e["vote"]], counts={}))


def close_vote(state: State, c: CloseVote, at: int) -> list[Draft] | Refusal:
    vote = state.votes.get(c.vote)
    if vote is None or vote.status != "open" or vote.spec["by"] != "urn":
        return vote_not_open()
    if vote.is_late and at < vote.spec["until"]:
        return Refusal("not_yet", gettext_noop("This vote stays open until the hour that was promised."))
    held = None if vote.is_late else hold(state)  # at the hour that was promised it closes all the same
    if held:
        return held
    ballots = sorted(({"receipt": b["receipt"], "ballot": b["ballot"]} for b in c.ballots), key=lambda b: b["receipt"])
    refusal = _ballots_sound(state, vote, ballots)
    if refusal:
        return refusal
    present = present_for(state, vote)
    result = tally.count(vote.spec, [b["ballot"] for b in ballots], present=present)
    people, hours = c.pledged
    if not 0 <= people <= state.seats or not 0 <= hours <= people * WEEK_HOURS:
        return Refusal("bad_pledges", gettext_noop("More hours were pledged beside this vote than there are people."))
    pledged = {"people": people, "hours": hours}
    return _outcome(state, vote, result, {"ballots": ballots, "present": present, "pledged": pledged})


def present_for(state: State, vote: Vote) -> int:
    """Return the people present that a vote is counted with when it closes now."""
    if vote.spec["by"] != "urn":
        return len(state.present)
    # A late vote asks for the quorum of the evening it began on: people go home before it ends.
    return vote.present if vote.is_late else max(vote.present, len(state.present))


def stuffed(state: State, ballots: Sequence[Mapping[str, Any]]) -> Refusal | None:
    """Return the refusal of more ballots than slips, or of one that stands there twice."""
    receipts = [b["receipt"] for b in ballots]
    if len(set(receipts)) == len(receipts) <= state.seats:
        return None
    return Refusal("more_ballots_than_slips", gettext_noop("There are more ballots than slips; this vote does not count."))


def _ballots_sound(state: State, vote: Vote, ballots: Sequence[Mapping[str, Any]]) -> Refusal | None:
    refusal = stuffed(state, ballots)
    if refusal:
        return refusal
    for b in ballots:
        checked = votes.check_ballot(vote.spec, b["ballot"])
        if isinstance(checked, Refusal):
            return checked
    return None


def _outcome(state: State, vote: Vote, result: Mapping[str, Any], count: Mapping[str, Any]) -> list[Draft]:
    closed = {"kind": "vote_closed", "vote": vote.id, **count, "result": dict(result)}
    if not vote.is_late or vote.amendment or state.items[vote.item].answer or vote.prepared is None:
        return [closed]
    after = vote_closed(state, closed)
    return [closed, *decisions.of_late_vote(after, after.votes[vote.id])]


def vote_closed(state: State, e: Draft) -> State:
    said = tuple((b["ballot"]["choice"], b["ballot"]["reason"]) for b in e.get("ballots", ()) if "reason" in b["ballot"])
    against = tuple((choice, reason) for choice, reason in said if choice not in ("agree", "yes"))
    closed = {"status": "closed", "result": e["result"], "pledged": e.get("pledged", {}), "reasons": against}
    vote = replace(state.votes[e["vote"]], **closed)
    state = with_vote(state, vote)
    if vote.amendment:
        if vote.passed:
            return take_up(state, vote.amendment, "adopted")
        return with_amendment(state, replace(state.amendments[vote.amendment], status="rejected"))
    if not vote.proposal or vote.result is None:
        return state
    # A consent that was blocked sends the proposal back to the floor to be amended.
    status = {"adopted": "adopted", "rejected": "rejected"}.get(vote.result["outcome"], "open")
    return with_proposals(state, replace(state.proposals[vote.proposal], status=status))


def cancel_vote(state: State, c: CancelVote, at: int) -> list[Draft] | Refusal:
    vote = state.votes.get(c.vote)
    if vote is None or vote.status != "open" or state.phase != "open":
        return vote_not_open()
    if not c.why["text"]:
        return Refusal("why_empty", gettext_noop("Say why, so that the minutes can tell it."))
    return [{"kind": "vote_cancelled", "vote": c.vote, "why": c.why}]


def vote_cancelled(state: State, e: Draft) -> State:
    return with_vote(state, replace(state.votes[e["vote"]], status="cancelled"))


def vote_not_open() -> Refusal:
    """Return the refusal for acting on a vote that is not open."""
    return Refusal("vote_not_open", gettext_noop("This vote is not open."))


def with_vote(state: State, vote: Vote) -> State:
    """Return the state with this vote replaced or added."""
    return replace(state, votes={**state.votes, vote.id: vote})


ACTS = {OpenVote: open_vote, EnterCount: enter_count, CloseVote: close_vote, CancelVote: cancel_vote}
FOLDS = {
    "vote_opened": vote_opened,
    "count_entered": count_entered,
    "counts_differ": counts_differ,
    "vote_closed": vote_closed,
    "vote_cancelled": vote_cancelled,
}
