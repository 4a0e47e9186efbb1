"""The record: a meeting's minutes as one file that anybody can check without us.

`{"format": 1, "meeting", "assembly", "entries": […], "head"}`. `entries` are the minutes, word for
word (`rules.chain`); `head` is the hash of the last one, which the record's page shows as well:
two copies with the same head say the same. Nothing stands in the file that the entries do not
say, so that a byte changed anywhere shows.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asamblea.rules import capacity, chain
from asamblea.rules.meeting import minutes, voting
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.tally.recount import Recount, recounted
from asamblea.rules.words import gettext_noop

FORMAT = 1

_KEYS = {"format", "meeting", "assembly", "entries", "head"}


@dataclass(frozen=True)
class Verified:
    """A record that holds: the state its entries give and a recount of each closed vote."""

    state: State
    recounts: tuple[Recount, ...]


def of_entries(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the record of these minutes, the first entry on."""
    first, last = entries[0], entries[-1]
    return {
        "format": FORMAT,
        "meeting": first["id"],
        "assembly": first["assembly"],
        "entries": list(entries),
        "head": last["hash"],
    }


def written(record: Mapping[str, Any]) -> str:
    """Return the record as the text of a file: an entry a line, in the canonical form that was hashed."""
    entries = ",\n".join(chain.canonical(entry).decode() for entry in record["entries"])
    head = json.dumps({k: v for k, v in record.items() if k != "entries"}, ensure_ascii=False, sort_keys=True)
    return f'{head[:-1]}, "entries": [\n{entries}\n]}}\n'


def verify(record: object) -> Verified | Refusal:
    """Return what the record says, all of it recomputed, or the first thing that is wrong with it.

    Takes anything that a JSON file may hold. Checked are the chain, every vote by its own ballots,
    and the rules: an entry that the state before it does not bear ends the check there.
    """
    if not isinstance(record, Mapping) or record.get("format") != FORMAT or not isinstance(record.get("entries"), list):
        sentence = gettext_noop("This is not a record: expected an object with “format”: 1 and a list “entries”.")
        return Refusal("not_a_record", sentence)
    entries = record["entries"]
    broken = chain.check(entries) if entries else _empty()
    if broken:
        return broken
    return _outside(record) or _replayed(entries)


def _empty() -> Refusal:
    return Refusal("no_entries", gettext_noop("This record has no entries."))


def _outside(record: Mapping[str, Any]) -> Refusal | None:
    """Return what stands around the entries and is not what they say."""
    entries = record["entries"]
    if record.get("head") != entries[-1]["hash"]:
        sentence = gettext_noop("The last entry is not the one that the record was closed with: entries are missing at the end.")
        return Refusal("other_head", sentence)
    said = {"meeting": entries[0].get("id"), "assembly": entries[0].get("assembly")}
    strange = sorted((set(record) - _KEYS) | {name for name, value in said.items() if record.get(name) != value})
    if strange:
        sentence = gettext_noop("“%(name)s” was changed: the entries say something else, or nothing.")
        return Refusal("changed_outside", sentence, {"name": strange[0]})
    return None


def _replayed(entries: Sequence[minutes.Entry]) -> Verified | Refusal:
    state = State()
    for entry in entries:
        try:
            refusal = _not_borne(state, entry)
            state = minutes.fold(state, [entry])
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, AssertionError):
            refusal = _impossible(entry)
        if refusal:
            return refusal
    recounts = tuple(recounted(entries))
    wrong = next((r for r in recounts if not r.agrees), None)
    if wrong is None:
        return _unanswered(state) or Verified(state, recounts)
    if isinstance(wrong.found, Refusal):
        return wrong.found
    sentence = gettext_noop("Vote %(vote)s: the ballots give another result than the one published.")
    return Refusal("other_result", sentence, {"vote": str(wrong.vote.get("id", ""))})


def _not_borne(state: State, entry: minutes.Entry) -> Refusal | None:
    """Return why the state does not bear this entry, though it could be written down.

    Somebody who recomputes all hashes can also recompute a result: what remains is that ballots come
    from slips, votes are held by the house rules,
    two tellers counted the same, decisions rest on votes that adopted them, a plan of efforts
    keeps everybody's word, and a small group said what it is said to propose.
    """
    borne = True
    match entry["kind"]:
        case "vote_opened":
            said, house = entry["vote"], state.house
            borne = entry["present"] == len(state.present) and state.breakouts_now is None
            borne = borne and (said["quorum"], said["max_blocks"]) == (house.quorum, house.max_blocks)
        case "vote_closed":
            vote = state.votes[entry["vote"]]
            refusal = voting.stuffed(state, entry.get("ballots", ()))
            if refusal:
                return refusal
            borne = vote.status == "open" and entry["present"] == voting.present_for(state, vote)
            if vote.spec["by"] != "urn":
                borne = borne and len(vote.counts) > 1 and all(said == entry["counts"] for said in vote.counts.values())
        case "proposed" if entry.get("group"):
            back = state.reporting_back
            said = back.groups[entry["group"] - 1].report if back else None
            borne = said is not None and entry["text"] in said.proposals
        case "group_reported":
            group = state.breakouts[entry["breakouts"]].groups[entry["group"] - 1]
            borne = entry["seat"] is None or entry["seat"] in group.seats
        case "breakouts_closed":
            sat = state.breakouts[entry["breakouts"]].groups
            borne = entry["unreported"] == [g.number for g in sat if g.report is None]
        case "proposed" if entry.get("plan"):
            return capacity.check_plan(entry["plan"]["document"])
        case "plan_adopted":
            vote = state.votes[entry["vote"]]
            borne = vote.passed and state.proposals[vote.proposal].plan["id"] == entry["plan"]
        case "effort_decided":
            vote = state.votes[entry["vote"]]
            borne = vote.passed and state.proposals[vote.proposal].effort["do"] == entry["do"]
        case "decision_recorded":
            borne = state.votes[entry["vote"]].passed
        case "house_rules_changed":
            vote = state.votes[entry["vote"]]
            borne = vote.passed and state.proposals[vote.proposal].changes == entry["changes"]
    return None if borne else _impossible(entry)


def _impossible(entry: minutes.Entry) -> Refusal:
    sentence = gettext_noop("Entry %(n)s cannot follow what the minutes say before it.")
    return Refusal("entry_impossible", sentence, {"n": entry["n"]})


def _unanswered(state: State) -> Refusal | None:
    """Return what a closed meeting left open, which our rules never allow."""
    if state.phase != "closed" or not state.unanswered:
        return None
    sentence = gettext_noop("The meeting was closed while “%(item)s” had no answer.")
    return Refusal("closed_unanswered", sentence, {"item": state.unanswered[0].title.get("text", "")})
