"""Calling people to speak, their time, and taking back a mistake."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.stack.joining import is_waiting, without
from asamblea.rules.stack.line import in_order, next_up
from asamblea.rules.stack.refusals import refuse
from asamblea.rules.stack.state import COUNTED, Settings, Speech, Spoken, Stack, seconds


def now_speaking(stack: Stack) -> Speech | None:
    """Return the speech that runs, or else the open one that began last."""
    running = [speech for speech in stack.open if speech.state == "speaking"]
    return next(reversed(running or stack.open), None)


def call(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Let the next, or a named entry, speak from `at`.

    `expect` and `after` say whom the caller saw as next and as speaking ("" for nobody).
    """
    if _changed(stack, act):
        return refuse("changed")
    entry, wanted = next_up(stack), act.get("id")
    if wanted is not None:
        entry = next((e for e in stack.waiting if e.id == wanted), None)
    if entry is None:
        return refuse("nobody_waiting" if wanted is None else "not_waiting")
    if entry.kind == "question" and not stack.open:
        return refuse("no_running_speech")
    at = act["at"]
    stack = without(stack, entry)
    stack = _all_paused(stack, at) if entry.kind == "question" else _all_ended(stack, at)
    return in_order(replace(stack, open=(*stack.open, Speech(entry, at))), settings)


def _changed(stack: Stack, act: Mapping[str, Any]) -> bool:
    upcoming, now = next_up(stack), now_speaking(stack)
    seen = {"expect": upcoming.id if upcoming else "", "after": now.id if now else ""}
    return any(act.get(key) is not None and act[key] != so for key, so in seen.items())


def pause(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Stop the speaker's time at `at`."""
    speech = _find(stack, act["id"])
    if speech is None or speech.state != "speaking":
        return refuse("not_speaking")
    return _with(stack, _paused(speech, act["at"]))


def resume(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Let a paused speech go on from `at`; the one that runs is paused."""
    speech = _find(stack, act["id"])
    if speech is None or speech.state != "paused":
        return refuse("not_paused")
    return _with(_all_paused(stack, act["at"]), _resumed(speech, act["at"]))


def end(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """End a speech at `at`, and with it the questions to it."""
    speech = _find(stack, act["id"])
    if speech is None:
        return refuse("not_speaking")
    stack = _ended(stack, speech, act["at"]) if speech.is_question else _all_ended(stack, act["at"], speech)
    return in_order(stack, settings)


def take_back(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Put the speech that ended last in front of the line, as if it had not begun."""
    speech = _ended_last(stack)
    if speech is None:
        return refuse("nothing_to_take_back")
    if speech.is_question and not stack.open:
        return refuse("no_running_speech")
    if is_waiting(stack, speech.entry, settings):
        return refuse("already_waiting")
    entry = replace(speech.entry, placed="taken_back", reason="")
    done = tuple(other for other in stack.done if other is not speech)
    stack = replace(stack, done=done, spoken=_counted(stack, speech, -1), waiting=(entry, *stack.waiting))
    return in_order(stack, settings)


def _ended_last(stack: Stack) -> Speech | None:
    # A speech and the questions to it end in the same second: the speech is what was tapped.
    latest = max((speech.end or 0 for speech in stack.done), default=0)
    together = [speech for speech in stack.done if speech.end == latest]
    speeches = [speech for speech in together if not speech.is_question]
    return next(iter(speeches[-1:] or together), None)


def rounds(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack:
    """Begin rounds (everyone once before anyone twice), counting from now, or go back to the house order."""
    spoken = tuple(replace(person, this_round=0) for person in stack.spoken)
    return in_order(replace(stack, rounds=act["on"], spoken=spoken), settings)


def more_time(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Give every speaker of this item the same seconds on top."""
    if act["seconds"] < 1:
        return refuse("no_time")
    return replace(stack, more_seconds=stack.more_seconds + act["seconds"])


def usual_time(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack:
    """Go back to the house's time for everybody."""
    return replace(stack, more_seconds=0)


def fresh(stack: Stack, at: int) -> Stack:
    """Return the empty, open line of a new agenda item; who has spoken how often stays known.

    Speeches still open end at `at` (seconds).
    """
    spoken = tuple(replace(person, this_round=0) for person in _all_ended(stack, at).spoken)
    return Stack(spoken=spoken)


def _all_paused(stack: Stack, at: int) -> Stack:
    return replace(stack, open=tuple(_paused(s, at) if s.state == "speaking" else s for s in stack.open))


def _all_ended(stack: Stack, at: int, first: Speech | None = None) -> Stack:
    """End every open speech, `first` before the others, and drop the questions to them."""
    if not stack.open:
        return stack
    for speech in sorted(stack.open, key=lambda s: s is not first):
        stack = _ended(stack, speech, at)
    return replace(stack, waiting=tuple(entry for entry in stack.waiting if entry.kind != "question"))


def _ended(stack: Stack, speech: Speech, at: int) -> Stack:
    over = replace(_resumed(speech, at), end=at)
    still_open = tuple(other for other in stack.open if other.id != speech.id)
    return replace(stack, open=still_open, done=(*stack.done, over), spoken=_counted(stack, over, 1))


def _counted(stack: Stack, speech: Speech, sign: int) -> tuple[Spoken, ...]:
    """Return who has spoken how much with this ended speech counted in (+1) or out again (-1)."""
    if speech.kind not in COUNTED:
        return stack.spoken
    people = {person.who: person for person in stack.spoken}
    so_far = people.get(speech.who, Spoken(speech.who))
    people[speech.who] = Spoken(
        speech.who,
        turns=so_far.turns + sign,
        seconds=so_far.seconds + sign * seconds(speech, 0),
        this_round=max(0, so_far.this_round + sign),
    )
    return tuple(people[who] for who in sorted(people) if people[who].turns)


def _paused(speech: Speech, at: int) -> Speech:
    return replace(speech, paused_at=at)


def _resumed(speech: Speech, at: int) -> Speech:
    if speech.paused_at is None:
        return speech
    return replace(speech, paused=speech.paused + max(0, at - speech.paused_at), paused_at=None)


def _with(stack: Stack, speech: Speech) -> Stack:
    return replace(stack, open=tuple(speech if other.id == speech.id else other for other in stack.open))


def _find(stack: Stack, wanted: str) -> Speech | None:
    return next((speech for speech in stack.open if speech.id == wanted), None)


ACTS: Mapping[str, Callable[[Stack, Mapping[str, Any], Settings], Stack | Refusal]] = {
    "call": call,
    "pause": pause,
    "resume": resume,
    "end": end,
    "take_back": take_back,
    "rounds": rounds,
    "more_time": more_time,
    "usual_time": usual_time,
}
