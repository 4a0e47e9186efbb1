"""The minutes in the reader's words: one sentence for each entry that somebody would look for.

Arrivals, single signals and the line's small moves are in the record's file and not told here:
a page of five hundred arrivals hides the evening.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext, gettext_noop, ngettext

from asamblea.languages import itself
from asamblea.meetings import plans, shown, words
from asamblea.rules.meeting import interpreting_state, minutes
from asamblea.rules.meeting.state import State
from asamblea.rules.texts import Text

Entry = Mapping[str, Any]
NOBODY: Mapping[int, str] = {}
"""Names shown on an evening are gone the next morning: the minutes know seats only."""
HEADINGS = ("meeting_opened", "item_opened", "meeting_closed")


@dataclass(frozen=True)
class Line:
    """One line of the minutes: `at` is unix ms, `text` are somebody's own words, `helped` by the door's desk."""

    n: int
    at: int
    sentence: str
    text: Text
    tail: str
    helped: bool
    heading: bool
    vote: str


def lines_of(entries: list[Entry], last: State) -> list[Line]:
    """Return the lines that the minutes of a meeting tell, in order; `last` is the state after them all."""
    state, told = State(), []
    for entry in entries:
        # What was translated later is read here, too.
        after = replace(minutes.fold(state, [entry]), translations=last.translations)
        tell = TELL.get(entry["kind"])
        if tell:
            said = tell(entry, state, after)
            heading = entry["kind"] in HEADINGS
            vote = entry["vote"] if entry["kind"] == "vote_closed" else ""
            told.append(
                Line(entry["n"], entry["at"], said.sentence, said.text, said.tail, bool(entry.get("helped")), heading, vote)
            )
        state = after
    return told


@dataclass(frozen=True)
class Told:
    """A sentence of ours, the words somebody wrote, and a sentence after them."""

    sentence: str
    text: Text = field(default_factory=dict)
    tail: str = ""


Tell = Callable[[Entry, State, State], Told]
"""(entry, the state before it, the state after it) -> what is told of it"""


def _said(sentence: str) -> Tell:
    """Return a teller for entries that need no more than their sentence; translated when told."""
    return lambda e, before, after: Told(gettext(sentence))


def _who(number: object) -> str:
    return words.seat(str(number), NOBODY) if number is not None else gettext("The table")


def _speaker(entry: Entry, state: State) -> str:
    """Return who an act on the line is about: the act names an entry, the stack knows whose it is."""
    act = entry["act"]
    if "who" in act:
        return _who(act["who"])
    of = {s.id: s.who for s in (*state.stack.open, *state.stack.done)} | {w.id: w.who for w in state.stack.waiting}
    return _who(of[act["id"]])


def _item_opened(e: Entry, before: State, after: State) -> Told:
    item = after.items[e["item"]]
    return Told(gettext("Item · %(asks)s") % {"asks": words.asks(item.asks, item.about)}, item.title)


def _called(e: Entry, before: State, after: State) -> Told:
    return Told(gettext("%(who)s has the floor.") % {"who": _who(after.stack.open[-1].who)})


def _asked(e: Entry, before: State, after: State) -> Told:
    kind = words.KINDS[e["act"]["kind"]]
    return Told(gettext("%(who)s stands in line: %(kind)s.") % {"who": _speaker(e, before), "kind": kind})


def _moved(e: Entry, before: State, after: State) -> Told:
    sentence = gettext("The facilitator moved %(who)s to place %(place)s in the line. The reason:")
    said = sentence % {"who": _speaker(e, before), "place": e["act"]["to"] + 1}
    return Told(said, {"lang": "", "text": e["act"]["reason"]})


def _more_time(e: Entry, before: State, after: State) -> Told:
    n = e["act"]["seconds"]
    return Told(ngettext("%(n)s second more for every speaker.", "%(n)s seconds more for every speaker.", n) % {"n": n})


def _rounds(e: Entry, before: State, after: State) -> Told:
    return Told(gettext("From now on in rounds: everyone once.") if e["act"]["on"] else gettext("The rounds end."))


def _cleared(e: Entry, before: State, after: State) -> Told:
    n = e["people"]
    sentence = ngettext(
        "%(n)s neighbor could not follow; the room helped.", "%(n)s neighbors could not follow; the room helped.", n
    )
    return Told(sentence % {"n": n})


def _slower(e: Entry, before: State, after: State) -> Told:
    n = e["people"]
    sentence = ngettext("%(n)s time somebody asked to speak slower.", "%(n)s times somebody asked to speak slower.", n)
    return Told(sentence % {"n": n})


def _pair_left(e: Entry, before: State, after: State) -> Told:
    pair = interpreting_state.of(before.interpreted, e["interpreter"])
    assert pair is not None
    goes_on = gettext("An interpreter for %(pair)s stops, and another goes on.")
    sentence = goes_on if pair.resting else gettext("The only interpreter for %(pair)s stops. Now nobody interprets.")
    return Told(sentence % {"pair": words.pair(pair.pair)})


def _of_language(sentence: str) -> Tell:
    return lambda e, before, after: Told(gettext(sentence) % {"language": itself(e["language"])}, e.get("why", {}))


def _temperature(e: Entry, before: State, after: State) -> Told:
    counts = {"up": e["up"], "so_so": e["so_so"], "down": e["down"]}
    asked = gettext("More time for this item?") if e["asks"] == "more_time" else gettext("Temperature:")
    return Told(f"{asked} " + gettext("%(up)s up, %(so_so)s so-so, %(down)s down") % counts)


def _extended(e: Entry, before: State, after: State) -> Told:
    n = e["minutes"]
    return Told(ngettext("The room gives %(n)s minute more.", "The room gives %(n)s minutes more.", n) % {"n": n})


def _proposed(e: Entry, before: State, after: State) -> Told:
    tail = f"{plans.head(e['plan']['document'])} {plans.proof(e['plan']['document'])}" if e.get("plan") else ""
    who = words.group(e["group"]) if e.get("group") else _who(e["seat"])
    return Told(gettext("%(who)s proposes:") % {"who": who}, e["text"], tail)


def _merge_answered(e: Entry, before: State, after: State) -> Told:
    sentence = (
        gettext("%(who)s agrees that the proposals become one.") if e["agree"] else gettext("%(who)s keeps the proposals apart.")
    )
    return Told(sentence % {"who": _who(e["seat"])})


def _effort_decided(e: Entry, before: State, after: State) -> Told:
    return Told(gettext("This effort %(becomes)s:") % {"becomes": words.BECOMES[e["do"]]}, e["title"])


def _breakouts_opened(e: Entry, before: State, after: State) -> Told:
    n = len(e["groups"])
    minutes_long = ngettext("%(n)s minute", "%(n)s minutes", e["minutes"]) % {"n": e["minutes"]}
    sentence = ngettext(
        "The room talks in %(n)s group, %(how)s, %(minutes)s:", "The room talks in %(n)s groups, %(how)s, %(minutes)s:", n
    )
    return Told(sentence % {"n": n, "how": words.HOW_GROUPED[e["how"]], "minutes": minutes_long}, e["question"])


def _group_reported(e: Entry, before: State, after: State) -> Told:
    points, apart = e["points"], e["disagreed"]["text"]
    read = [shown.reading(after, point).text for point in points]
    text = {"lang": read[0]["lang"], "text": " · ".join(p["text"] for p in read)} if read else {}
    tail = gettext("They could not agree on: %(what)s") % {"what": shown.words_of(after, e["disagreed"])} if apart else ""
    return Told(gettext("%(group)s reports:") % {"group": words.group(e["group"])}, text, tail)


def _breakouts_closed(e: Entry, before: State, after: State) -> Told:
    silent = ", ".join(words.group(number) for number in e["unreported"])
    tail = gettext("Reported nothing: %(groups)s") % {"groups": silent} if silent else ""
    return Told(gettext("Everybody is called back to one room."), {}, tail)


def _amended(e: Entry, before: State, after: State) -> Told:
    return Told(gettext("%(who)s would change the proposal to:") % {"who": _who(e["seat"])}, e["text"])


def _tabled(e: Entry, before: State, after: State) -> Told:
    return Told(gettext("The proposal goes to another meeting: %(to)s") % {"to": e["to"]}, before.proposals[e["proposal"]].text)


def _vote_opened(e: Entry, before: State, after: State) -> Told:
    vote = shown.vote(after, after.votes[e["vote"]["id"]])
    n = e["present"]
    sentence = ngettext(
        "Vote, with %(n)s neighbor in the room: %(method)s.", "Vote, with %(n)s neighbors in the room: %(method)s.", n
    )
    without = gettext("The room votes without a translation into: %(languages)s.")
    tail = without % {"languages": words.languages(vote.vote.without)} if vote.vote.without else ""
    return Told(sentence % {"n": n, "method": vote.method}, vote.title, tail)


def _vote_closed(e: Entry, before: State, after: State) -> Told:
    vote = shown.vote(after, after.votes[e["vote"]])
    counts = ", ".join(f"{shown.words_of(after, word)} {count}" for word, count in vote.rows)
    result = gettext("Result: %(outcome)s") % {"outcome": vote.outcome}
    return Told(". ".join(filter(None, (result, counts))) + ".")


def _cancelled(e: Entry, before: State, after: State) -> Told:
    return Told(gettext("The vote was stopped without counting. The reason:"), e["why"])


def _decided(e: Entry, before: State, after: State) -> Told:
    carried = {"owner": e["owner"], "due": shown.day(e["due"])}
    return Told(gettext("Decided. %(owner)s carries it, by %(due)s.") % carried, e["text"])


def _not_decided(e: Entry, before: State, after: State) -> Told:
    return Told(
        gettext("No decision, because:"),
        shown.why(e["why"]),
        gettext("What happens next: %(next)s") % {"next": shown.words_of(after, e["next"])},
    )


def _reviewed(e: Entry, before: State, after: State) -> Told:
    promise = before.promises[e["promise"]]
    status = words.PROMISES[e["status"]]
    word = f" ({shown.words_of(after, e['word'])})" if e["word"]["text"] else ""
    return Told(gettext("What was promised is %(status)s:") % {"status": f"{status}{word}"}, promise.text)


def _rules_changed(e: Entry, before: State, after: State) -> Told:
    changes = "; ".join(f"{words.HOUSE_RULES[k]}: {words.rule_value(v)}" for k, v in e["changes"].items())
    return Told(gettext("The house rules change. %(changes)s") % {"changes": changes})


def _of_proposal(sentence: str) -> Tell:
    return lambda e, before, after: Told(gettext(sentence), before.proposals[e["proposal"]].text)


def _of_amendment(sentence: str) -> Tell:
    return lambda e, before, after: Told(gettext(sentence), before.amendments[e["amendment"]].text)


def _helped(e: Entry, before: State, after: State) -> Told:
    sentence = HELPED[e["what"]]
    return Told(gettext(sentence))


def _papers_read(e: Entry, before: State, after: State) -> Told:
    n = e["papers"]
    sentence = ngettext("%(n)s ballot on paper was read into the urn.", "%(n)s ballots on paper were read into the urn.", n)
    return Told(sentence % {"n": n})


HELPED = {
    "vote": gettext_noop("The door’s desk helped somebody to vote."),
    "pledge": gettext_noop("The door’s desk entered somebody’s pledge from paper."),
    "release": gettext_noop("The door’s desk let another phone come in with a slip."),
}
TELL: Mapping[str, Tell] = {
    "meeting_planned": lambda e, before, after: Told(gettext("The meeting is planned:"), e["title"]),
    "meeting_opened": _said(gettext_noop("The meeting begins.")),
    "meeting_closed": _said(gettext_noop("The meeting is closed.")),
    "item_opened": _item_opened,
    "time_extended": _extended,
    "time_refused": _said(gettext_noop("The room gives no more time.")),
    "asked_to_speak": _asked,
    "moved_in_stack": _moved,
    "called": _called,
    "taken_back": _said(gettext_noop("The last call was a mistake and is undone.")),
    "stack_closed": _said(gettext_noop("The line is closed.")),
    "stack_opened": _said(gettext_noop("The line is open again.")),
    "more_time_given": _more_time,
    "rounds_set": _rounds,
    "cannot_follow_cleared": _cleared,
    "pair_taken": lambda e, before, after: Told(
        gettext("An interpreter is here for %(pair)s.") % {"pair": words.pair(e["pair"])}
    ),
    "pair_left": _pair_left,
    "speak_slower_cleared": _slower,
    "not_interpreted": _of_language(gettext_noop("Not interpreted yet, so votes wait. Language: %(language)s")),
    "not_interpreted_cleared": _of_language(gettext_noop("Interpreted now. Language: %(language)s")),
    "hold_ended": _of_language(gettext_noop("Votes wait no longer for this language: %(language)s. The reason:")),
    "temperature_taken": _temperature,
    "proposed": _proposed,
    "merge_offered": lambda e, before, after: Told(gettext("Authors are asked whether their proposals become one:"), e["text"]),
    "merge_answered": _merge_answered,
    "proposals_merged": lambda e, before, after: Told(gettext("Several proposals become one:"), e["text"]),
    "proposal_withdrawn": _of_proposal(gettext_noop("The proposal is taken back:")),
    "proposal_tabled": _tabled,
    "amended": _amended,
    "amendment_accepted": _of_amendment(gettext_noop("The change is taken in as friendly:")),
    "amendment_withdrawn": _of_amendment(gettext_noop("The change is taken back:")),
    "vote_opened": _vote_opened,
    "papers_read": _papers_read,
    "counts_differ": _said(gettext_noop("The two tellers’ counts differ; they count again.")),
    "vote_closed": _vote_closed,
    "vote_cancelled": _cancelled,
    "decision_recorded": _decided,
    "house_rules_changed": _rules_changed,
    "no_decision_recorded": _not_decided,
    "plan_adopted": _said(gettext_noop("The plan of efforts is adopted.")),
    "effort_decided": _effort_decided,
    "effort_reported": lambda e, before, after: Told(
        gettext("An effort reports: %(word)s") % {"word": shown.words_of(after, e["word"])}, e["title"]
    ),
    "promise_reviewed": _reviewed,
    "breakouts_opened": _breakouts_opened,
    "group_reported": _group_reported,
    "breakouts_closed": _breakouts_closed,
    "translation_checked": lambda e, before, after: Told(
        gettext("Translated into %(language)s:") % {"language": words.languages((e["text"]["lang"],))}, e["text"]
    ),
    "noted": lambda e, before, after: Told(gettext("Note"), e["text"]),
    "note_struck": lambda e, before, after: Told(gettext("This note is struck:"), before.notes[e["note"]].text),
    "helped": _helped,
}
