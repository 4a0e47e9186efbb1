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

from asamblea.rules import capacity, chain, redo
from asamblea.rules.meeting import minutes
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.tally import recount
from asamblea.rules.words import gettext_noop

FORMAT = 1

_BROKEN = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, AssertionError, RecursionError)
"""What Python raises over an entry that holds something else than entries hold."""

_KEYS = {"format", "meeting", "assembly", "entries", "head"}


@dataclass(frozen=True)
class Verified:
    """A record that holds: the state its entries give, and the votes whose ballots gave the published result again."""

    state: State
    votes: tuple[str, ...]


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

    Takes anything that a JSON file may hold. Checked are the chain and, act by act, the rules
    (`rules.redo` says how, and what is taken on trust): the first entry that they do not give ends the check.
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
    state, votes = State(), []
    while state.n < len(entries):
        try:
            given = _given(state, entries)
            if isinstance(given, Refusal):
                return given
            state = minutes.fold(state, given)
        except _BROKEN:
            return _refused(state, entries[state.n])
        votes += [e["vote"] for e in given if e["kind"] == "vote_closed"]
    return Verified(state, tuple(votes))


def _given(state: State, entries: Sequence[minutes.Entry]) -> tuple[minutes.Entry, ...] | Refusal:
    """Do the next act again; return its entries, or how they are not the very ones that stand there."""
    given = redo.again(state, entries)
    if isinstance(given, Refusal):
        return _refused(state, entries[state.n], given)
    return _other(given, entries) or given


def _other(given: Sequence[minutes.Entry], entries: Sequence[minutes.Entry]) -> Refusal | None:
    """Return the first difference between what the rules give for an act and what stands there."""
    for made in given:
        n = made["n"]
        if n > len(entries):
            return Refusal(
                "entry_missing", gettext_noop("After entry %(n)s something is missing that our rules add."), {"n": n - 1}
            )
        if made["hash"] != entries[n - 1]["hash"]:
            return _miscounted(made, entries[n - 1]) or Refusal(
                "entry_other", gettext_noop("Entry %(n)s says something else than our rules give there."), {"n": n}
            )
    return None


def _miscounted(made: minutes.Entry, entry: minutes.Entry) -> Refusal | None:
    if made["kind"] != "vote_closed" or {**entry, "result": made["result"], "hash": made["hash"]} != made:
        return None
    sentence = gettext_noop("Vote %(vote)s: the ballots give another result than the one published.")
    return Refusal("other_result", sentence, {"vote": made["vote"]})


def _refused(state: State, entry: minutes.Entry, why: Refusal | None = None) -> Refusal:
    """Return that no act gives this entry there, or more exactly why, where that helps whoever checks."""
    if why and why.code == "unanswered":
        sentence = gettext_noop("The meeting was closed while “%(item)s” had no answer.")
        return Refusal("closed_unanswered", sentence, {"item": why.params["item"]})
    if why and why.code == "more_ballots_than_slips":
        return why
    return _unsound(state, entry) or Refusal(
        "entry_impossible", gettext_noop("Entry %(n)s cannot follow what the minutes say before it."), {"n": entry["n"]}
    )


def _unsound(state: State, entry: minutes.Entry) -> Refusal | None:
    """Return what is wrong with a plan or with ballots by themselves, or None."""
    try:
        if entry["kind"] == "proposed" and "plan" in entry:
            return capacity.check_plan(entry["plan"]["document"])
        if entry["kind"] == "vote_closed":
            found = recount.found(state.votes[entry["vote"]].spec, entry)
            return found if isinstance(found, Refusal) else None
    except _BROKEN:
        return None
    return None
