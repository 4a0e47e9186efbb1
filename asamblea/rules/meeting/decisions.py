"""How an item is answered: a decision somebody carries, or an explicit no with what happens next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from asamblea.rules import house_rules
from asamblea.rules.meeting import efforts
from asamblea.rules.meeting.opening import apart, items_of, needs_open, vote_open
from asamblea.rules.meeting.state import Decision, Draft, NoDecision, Proposal, State, Vote
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

STATUSES = ("done", "going_on", "not_done", "dropped")


@dataclass(frozen=True)
class RecordDecision:
    """The words are those that were voted on; `owner_kind` is "role" or "name", dates are ISO days.

    A name stands here only because that person agreed to show it; `review` "" takes the house rule.
    """

    vote: str
    owner: str
    owner_kind: str
    due: str
    review: str = ""


@dataclass(frozen=True)
class RecordNoDecision:
    """Why the item ends without a decision and what happens next; both are required."""

    item: str
    why: Text
    next: Text


@dataclass(frozen=True)
class ReviewPromise:
    """What became of an earlier promise: done, going_on, not_done or dropped, in a word."""

    promise: str
    status: str
    word: Text


def record_decision(state: State, c: RecordDecision, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state)
    if refusal:
        return refusal
    vote = state.votes.get(c.vote)
    if vote is None or not vote.passed or vote.amendment:
        return Refusal("nothing_adopted", gettext_noop("A decision rests on a vote that adopted it."))
    if vote.decided:
        return Refusal("already_decided", gettext_noop("This decision is already recorded."))
    ready = check_prepared(state, {"owner": c.owner, "owner_kind": c.owner_kind, "due": c.due, "review": c.review})
    return ready if isinstance(ready, Refusal) else _decided(state, vote, ready)


def check_prepared(state: State, who: Mapping[str, Any]) -> dict[str, str] | Refusal:
    """Return owner and dates in order, the review day filled in by house rule, or say what is missing."""
    if not str(who.get("owner", "")).strip() or who.get("owner_kind") not in ("role", "name"):
        return Refusal(
            "no_owner", gettext_noop("A decision needs somebody who carries it: a role, or a name they agreed to show.")
        )
    try:
        due = date.fromisoformat(str(who.get("due", "")))
        review = str(who.get("review", "") or "")
        review_day = date.fromisoformat(review) if review else due + timedelta(days=state.house.review_days)
    except (ValueError, OverflowError):
        return Refusal("no_due", gettext_noop("A decision needs a day by which it is done."))
    if due.isoformat() < state.day:
        return Refusal("due_in_past", gettext_noop("The day by which it is done lies before this meeting."))
    if review_day < due:
        return Refusal("review_before_due", gettext_noop("Look at it again on or after the day it is due."))
    ready = {"owner": str(who["owner"]).strip(), "owner_kind": str(who["owner_kind"])}
    return {**ready, "due": due.isoformat(), "review": review_day.isoformat()}


def _decided(state: State, vote: Vote, who: Mapping[str, str]) -> list[Draft]:
    decided = {"kind": "decision_recorded", "id": state.next_id("d"), "item": vote.item, "vote": vote.id}
    entries: list[Draft] = [{**decided, "text": _text(vote), **who}]
    if vote.proposal:
        entries += _carried_out(vote.id, state.proposals[vote.proposal])
    return entries


def _carried_out(vote: str, proposal: Proposal) -> list[Draft]:
    """Return what the decision changes beside its words."""
    entries: list[Draft] = []
    if proposal.changes:
        entries.append({"kind": "house_rules_changed", "vote": vote, "changes": dict(proposal.changes)})
    return entries + efforts.carried_out(vote, proposal)


def _text(vote: Vote) -> Text:
    """Return the words that were voted on: the question, and what was chosen."""
    winners = (vote.result or {}).get("winners", ())
    chosen = [o["text"]["text"] for o in vote.spec["options"] if o["id"] in winners]
    question = vote.spec["question"]
    if not chosen:
        return question
    head = f"{question['text']}: " if question.get("text") else ""
    lang = question.get("lang") or vote.spec["options"][0]["text"]["lang"]
    return {"lang": lang, "text": head + "; ".join(chosen)}


def of_late_vote(state: State, vote: Vote) -> list[Draft]:
    """Return the answer that was prepared before a vote stayed open after its meeting."""
    prepared = vote.prepared or {}
    if vote.passed:
        return _decided(state, vote, {k: str(prepared[k]) for k in ("owner", "owner_kind", "due", "review")})
    outcome = str((vote.result or {})["outcome"])
    why = {"lang": "", "text": outcome}
    none = {"kind": "no_decision_recorded", "id": state.next_id("x"), "item": vote.item, "vote": vote.id}
    return [{**none, "why": why, "next": prepared["next"]}]


def decision_recorded(state: State, e: Draft) -> State:
    made = Decision(e["id"], e["item"], e["vote"], e["text"], e["owner"], e["owner_kind"], e["due"], e["review"])
    items = items_of(state, *(replace(state.items[i], answer=e["id"]) for i in state.answered_with(e["item"])))
    votes = {**state.votes, e["vote"]: replace(state.votes[e["vote"]], decided=True)}
    return replace(state, decisions={**state.decisions, made.id: made}, items=items, votes=votes)


def house_rules_changed(state: State, e: Draft) -> State:
    changed = house_rules.changed(state.house, e["changes"])
    assert not isinstance(changed, Refusal)
    return replace(state, house=changed)


def record_no_decision(state: State, c: RecordNoDecision, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state)
    if refusal:
        return refusal
    item = state.items.get(c.item)
    if item is None or (item.phase == "waiting" and item.asks != "decide"):
        return Refusal("unknown_item", gettext_noop("The agenda has no such item."))
    if item.answer:
        return Refusal("already_answered", gettext_noop("This item already has its answer."))
    if any(v.item == c.item and v.status == "open" for v in state.votes.values()):
        return vote_open()
    if not c.why["text"]:
        return Refusal("why_empty", gettext_noop("Say why, so that the minutes can tell it."))
    if not c.next["text"]:
        return Refusal("next_empty", gettext_noop("Say what happens next: who does what, or when it comes back."))
    none = {"kind": "no_decision_recorded", "id": state.next_id("x"), "item": c.item, "why": c.why, "next": c.next}
    return (apart(state) if c.item == state.current else None) or [none]


def no_decision_recorded(state: State, e: Draft) -> State:
    made = NoDecision(e["id"], e["item"], e["why"], e["next"])
    asked = (state.items[i] for i in state.answered_with(e["item"]))
    items = items_of(state, *(replace(i, answer=e["id"]) for i in asked if i.id == e["item"] or not i.answer))
    return replace(state, no_decisions={**state.no_decisions, made.id: made}, items=items)


def review_promise(state: State, c: ReviewPromise, at: int) -> list[Draft] | Refusal:
    refusal = needs_open(state)
    if refusal:
        return refusal
    if c.promise not in state.promises:
        return Refusal("unknown_promise", gettext_noop("No such promise was made."))
    if c.status not in STATUSES:
        return Refusal("unknown_status", gettext_noop("A promise is done, going on, not done, or dropped."))
    return [{"kind": "promise_reviewed", "promise": c.promise, "status": c.status, "word": c.word}]


def promise_reviewed(state: State, e: Draft) -> State:
    seen = replace(state.promises[e["promise"]], status=e["status"], word=e["word"])
    return replace(state, promises={**state.promises, seen.id: seen})


ACTS = {RecordDecision: record_decision, RecordNoDecision: record_no_decision, ReviewPromise: review_promise}
FOLDS = {
    "decision_recorded": decision_recorded,
    "house_rules_changed": house_rules_changed,
    "no_decision_recorded": no_decision_recorded,
    "promise_reviewed": promise_reviewed,
}
