"""The evening's texts in the languages of the room: what each says to whom, and which wait for a translation.

A translation is of words, not of the thing that carries them: a decision that repeats a proposal is read
in the proposal's translation, and words that were changed have none until somebody translates them anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from asamblea.rules.meeting.breakout_state import Breakouts
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.texts import Text
from asamblea.rules.translation import Translation

Key = tuple[str, str]
"""Language and words of a source."""


@dataclass(frozen=True)
class Reading:
    """What somebody reads in the place of `source`.

    `state` is source (it was written in their language), checked, draft, or none: then `text` is the source.
    """

    source: Text
    text: Text
    state: str


@dataclass(frozen=True)
class Piece:
    """Words that `people` neighbors wait for in `lang`.

    `draft` waits to be checked; `stale` is a checked translation of what stood here before: both may be None.
    """

    of: str
    source: Text
    lang: str
    people: int
    draft: Translation | None
    stale: Translation | None


def key(text: Text) -> Key:
    """Return under what a text's translations are kept."""
    return text["lang"], text["text"]


def reading(state: State, text: Text, lang: str) -> Reading:
    """Return what a reader of `lang` sees for a text. What a machine drafted is for the desk, not for readers."""
    if not text.get("text") or text["lang"] in ("", lang):
        return Reading(text, text, "source")
    made = state.translations.get(key(text), {}).get(lang)
    if made is None or (made.is_machine and not made.is_checked):
        return Reading(text, text, "none")
    return Reading(text, made.text, "checked" if made.is_checked else "draft")


def is_read(state: State, text: Text, lang: str) -> bool:
    """Return whether these words stand in `lang`, written there or checked by a person."""
    return reading(state, text, lang).state in ("source", "checked")


def texts_of(state: State) -> dict[str, Text]:
    """Return everything that people wrote this evening, by what it belongs to, the most urgent first.

    First what the room votes on and what lies before it, then what comes, then what was.
    """
    return {of: text for of, text in (*_on_the_ballot(state), *_before_the_room(state), *_rest(state)) if text.get("text")}


def _on_the_ballot(state: State) -> Iterator[tuple[str, Text]]:
    for vote in (*((state.open_vote,) if state.open_vote else ()), *state.late_votes):
        yield from _of_vote(vote)


def _of_vote(vote: Vote) -> Iterator[tuple[str, Text]]:
    yield vote.proposal or vote.amendment or vote.id, vote.spec["question"]
    for option, proposal in zip(vote.spec["options"], vote.spec["proposals"], strict=True):
        yield proposal or f"{vote.id}.{option['id']}", option["text"]


def _before_the_room(state: State) -> Iterator[tuple[str, Text]]:
    if state.item:
        yield state.current, state.item.title
    floor = [p for p in state.proposals.values() if p.item == state.current and p.status == "open"]
    yield from ((p.id, p.text) for p in floor)
    yield from ((a.id, a.text) for p in floor for a in state.amendments.values() if a.proposal == p.id and a.status == "open")
    for breakouts in filter(None, (state.breakouts_now, state.reporting_back)):
        yield from _of_breakouts(breakouts)


def _of_breakouts(breakouts: Breakouts) -> Iterator[tuple[str, Text]]:
    yield breakouts.id, breakouts.question
    for group in breakouts.groups:
        if group.report:
            said = (*group.report.points, group.report.disagreed)
            yield from ((f"{breakouts.id}.{group.number}.{n}", text) for n, text in enumerate(said, 1))


def _rest(state: State) -> Iterator[tuple[str, Text]]:
    yield from ((i.id, i.title) for i in state.items.values() if i.phase != "done")
    yield from ((p.id, p.text) for p in state.promises.values())
    yield from ((f"{p.id}.word", p.word) for p in state.promises.values() if p.word)
    yield from ((d.id, d.text) for d in state.decisions.values())
    for none in state.no_decisions.values():
        yield from ((f"{none.id}.why", none.why), (f"{none.id}.next", none.next))
    yield from ((f"effort.{effort}", word) for effort, word in state.reports.items())
    for breakouts in state.breakouts.values():
        yield from _of_breakouts(breakouts)
    yield "title", state.title
    yield from ((i.id, i.title) for i in state.items.values())
    yield from ((p.id, p.text) for p in state.proposals.values())
    yield from ((a.id, a.text) for a in state.amendments.values())
    for vote in state.votes.values():
        yield from _of_vote(vote)
    yield from ((n.id, n.text) for n in state.notes.values() if not n.struck)


def waiting(state: State, people: Mapping[str, int]) -> tuple[Piece, ...]:
    """Return what lacks a checked translation, in the order of who waits for it.

    `people` counts the neighbors in the room by language; only these languages are asked for. What lies
    before the room goes first, and of one text the language that more people wait for.
    """
    seen: set[tuple[Key, str]] = set()
    pieces = []
    langs = sorted((lang for lang in people if people[lang] > 0), key=lambda lang: (-people[lang], lang))
    for of, text in texts_of(state).items():
        for lang in langs:
            if is_read(state, text, lang) or (key(text), lang) in seen:
                continue
            seen.add((key(text), lang))
            draft = state.translations.get(key(text), {}).get(lang)
            pieces.append(Piece(of, text, lang, people[lang], draft, _stale(state, of, lang)))
    return tuple(pieces)


def piece(state: State, of: str, lang: str) -> Piece | None:
    """Return what stands at `of` with its translation into `lang`, checked or not, as a piece nobody waits for.

    None where no such text stands, or it was written in `lang`.
    """
    text = texts_of(state).get(of)
    if text is None or text["lang"] == lang:
        return None
    return Piece(of, text, lang, 0, state.translations.get(key(text), {}).get(lang), _stale(state, of, lang))


def _stale(state: State, of: str, lang: str) -> Translation | None:
    """Return the latest checked translation of other words in this place."""
    made = [t for langs in state.translations.values() if (t := langs.get(lang)) and t.of == of and t.is_checked]
    return max(made, key=lambda t: t.at, default=None)
