"""Calls: a menu in three languages, each step an address of its own that the provider signs with everything in it.

What a step needs to know stands in its address (language, vote, keys pressed before, how many steps so far); who calls
is known by the number. The answer to a step that does something is kept, so that a replay does it once.
"""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

from django.utils import formats, translation
from django.utils.translation import gettext

from asamblea.channels.telephone import answers, incoming
from asamblea.languages import CODES
from asamblea.meetings.public import by_slip
from asamblea.rules.refusal import Refusal
from asamblea.site import guessing
from asamblea.telephone import asking, keeping, keypad, saying
from asamblea.telephone.keeping import Held
from asamblea.telephone.moments import Moment, Said, after, sentence
from asamblea.telephone.saying import Piece, ours

ACTING = ("chosen", "code", "confirm", "receipt", "messages")
"""Steps whose keys change something."""
CODE_LENGTH = 8
EVERYONE = "telephone codes"
"""Where wrong codes of all callers are counted together: a caller's number can be forged."""
ASKED, VOTE, SPEAK, NEXT, MESSAGES, MENU = "1", "2", "3", "4", "9", "0"
NEEDS_SLIP = (ASKED, VOTE, SPEAK)


def take(call: incoming.Call, at: str, asked: dict[str, str]) -> str:
    """Return what the provider does next in this call, as TwiML."""
    request = ("call", call.id, at, urlencode(sorted(asked.items())), call.digits, call.caller)
    before = keeping.answered(*request) if at in ACTING else None
    if before is not None:
        return before
    lang = asked.get("lang", "")
    with translation.override(lang if lang in CODES else CODES[0]):
        said = STEPS.get(at, begin)(Moment(call, asked))
        answer = answers.speech(said.pieces, answers.Keys(said.url, said.many), [ours(gettext("Goodbye."))])
    return keeping.keep_answer(answer, *request) if at in ACTING else answer


def begin(moment: Moment) -> Said:
    """Ask for the language, in each."""
    pieces = []
    for key, lang in enumerate(CODES, 1):
        with translation.override(lang):
            pieces.append(ours(gettext("This is the neighborhood assembly. For English, press %(key)s.") % {"key": key}))
    return Said(pieces, moment.url("language"))


def language(moment: Moment) -> Said:
    """Go on in the language that was chosen."""
    place = int(moment.digits) if moment.digits.isdecimal() else 0
    if not 1 <= place <= len(CODES):
        return begin(moment)
    translation.activate(CODES[place - 1])
    return menu(moment)


def menu(moment: Moment, *before: Piece) -> Said:
    """Say what each key does, after what was said before."""
    pieces = [
        *before,
        ours(gettext("To hear what is decided now, press 1.")),
        ours(gettext("To vote, press 2.")),
        ours(gettext("To ask to speak, press 3.")),
        ours(gettext("To hear when the next meeting is, press 4.")),
        ours(gettext("For text messages about meetings, press 9.")),
        ours(gettext("To hear this again, press 0.")),
    ]
    return Said(pieces, moment.url("chosen"))


def chosen(moment: Moment) -> Said:
    """Do what a key of the menu says."""
    return choose(moment, moment.digits)


def choose(moment: Moment, key: str) -> Said:
    """Do what this key of the menu says; without a slip ask for the door's number first where one is needed."""
    if key in NEEDS_SLIP and moment.held is None:
        return ask_code(moment, key, *([sentence(moment.slip)] if isinstance(moment.slip, Refusal) else []))
    return CHOSEN.get(key, menu)(moment)


def ask_code(moment: Moment, then: str, *before: Piece) -> Said:
    """Ask for the eight digits of the door; what was chosen follows."""
    if not moment.call.caller:
        hidden = gettext("Your number is hidden, so we cannot keep your voice apart from others. Please call with it shown.")
        return after(moment, *before, ours(hidden))
    words = gettext("Press the eight digits that the door gave you for this evening.")
    return Said([*before, ours(words)], moment.url("code", then=then), CODE_LENGTH)


def code(moment: Moment) -> Said:
    """Come in with the door's digits, then do what was chosen before."""
    then, places = moment.asked.get("then", MENU), (keeping.place(moment.call.caller), EVERYONE)
    paused = next(filter(None, map(guessing.refusal_at, places)), None)
    if paused:
        return after(moment, sentence(paused))
    entered = keeping.call_in(moment.call.caller, moment.digits) if moment.call.caller else None
    if isinstance(entered, Held):
        seat = ours(saying.came_in(entered.state, entered.voice.seat or 0))
        went_on = choose(replace(moment, call=replace(moment.call, digits="")), then)
        return replace(went_on, pieces=[seat, *went_on.pieces])
    if isinstance(entered, Refusal):
        return after(moment, sentence(entered))
    for place in places:
        guessing.missed_at(place)
    return ask_code(moment, then, ours(gettext("Nobody gave these digits.")))


def decided_now(moment: Moment) -> Said:
    """Say what the room is asked, and each vote that is open."""
    assert moment.held
    state = moment.held.state
    votes = [saying.question(state, vote) for _, vote in saying.votes_of(state)]
    voting = [ours(gettext("A vote is open on this:")), *votes, ours(gettext("To vote, press 2."))] if votes else []
    return after(moment, *saying.asked_now(state), *voting)


def speak(moment: Moment) -> Said:
    """Put the caller's seat in line."""
    assert moment.held
    said = by_slip.act(moment.held.state, moment.held.voice, "speak", translation.get_language() or CODES[0])
    return after(moment, sentence(said) if isinstance(said, Refusal) else ours(said))


def next_meeting(moment: Moment) -> Said:
    """Say when and where the next meetings are."""
    return after(moment, *map(ours, saying.next_meetings(moment.held.state.assembly if moment.held else "")))


def ask_messages(moment: Moment) -> Said:
    """Ask whether text messages are wanted, and say what is kept."""
    if not moment.call.caller:
        return after(moment, ours(gettext("Your number is hidden, so we cannot write to it.")))
    words = gettext(
        "We text you about the next meetings, half a year. Your number is kept encrypted for that only. For yes, press 1. For no more messages, press 2."
    )
    return Said([ours(words)], moment.url("messages"))


def messages(moment: Moment) -> Said:
    """Keep the number for messages, or erase it."""
    caller, assembly = moment.call.caller, moment.held.state.assembly if moment.held else saying.only_assembly()
    if moment.digits == "2":
        asking.stop(keeping.asked_hash(caller))
        return after(moment, ours(gettext("You get no more messages, and your number is erased.")))
    if moment.digits != "1" or not caller or not assembly:
        return menu(moment)
    until = asking.ask(caller, assembly, translation.get_language() or CODES[0])
    words = gettext("You get messages until %(day)s. To end them, send STOP.") % {
        "day": formats.date_format(until, "DATE_FORMAT")
    }
    return after(moment, ours(words))


def again(step: Callable[[Moment], Said | None]) -> Callable[[Moment], Said]:
    """Return a step of voting that reads out the open vote anew where it has nothing to say."""
    return lambda moment: step(moment) or choose(moment, VOTE)


def receipt(moment: Moment) -> Said:
    """Read the receipt again, or do what a key of the menu says."""
    return keypad.receipt(moment) or choose(moment, moment.digits)


CHOSEN: dict[str, Callable[[Moment], Said]] = {
    ASKED: decided_now,
    VOTE: keypad.votes,
    SPEAK: speak,
    NEXT: next_meeting,
    MESSAGES: ask_messages,
}
STEPS: dict[str, Callable[[Moment], Said]] = {
    "": begin,
    "language": language,
    "chosen": chosen,
    "code": code,
    "which": again(keypad.which),
    "ballot": again(keypad.ballot),
    "confirm": again(keypad.confirm),
    "receipt": receipt,
    "messages": messages,
}
