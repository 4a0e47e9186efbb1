"""Calls: a menu in three languages, each step an address of its own that the provider signs with everything in it.

What a step needs to know stands in its address (language, vote, keys pressed before, how many steps so far); who calls
is known by the number. The answer to a step that does something is kept, so that a replay does it once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import gettext, gettext_noop

from asamblea.channels.telephone import answers, incoming
from asamblea.languages import CODES
from asamblea.meetings.public import by_slip
from asamblea.meetings.words import CHOICES, refusal as in_words
from asamblea.rules.meeting.state import Vote
from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import ballots
from asamblea.site import guessing
from asamblea.telephone import asking, keeping, saying
from asamblea.telephone.keeping import Held
from asamblea.telephone.saying import Piece, ours
from asamblea.urn.drops import Counted

ACTING = ("chosen", "code", "confirm", "messages")
"""Steps whose keys change something."""
CODE_LENGTH = 8
EVERYONE = "telephone codes"
"""Where wrong codes of all callers are counted together: a caller's number can be forged."""
ASKED, VOTE, SPEAK, NEXT, MESSAGES, MENU = "1", "2", "3", "4", "9", "0"
NEEDS_SLIP = (ASKED, VOTE, SPEAK)


@dataclass(frozen=True)
class Moment:
    """A caller at a step; `asked` is what its address said: lang, n, v (a vote), k (keys pressed for it), then."""

    call: incoming.Call
    asked: dict[str, str] = field(default_factory=dict)

    @property
    def digits(self) -> str:
        return self.call.digits

    @cached_property
    def slip(self) -> Held | Refusal | None:
        return keeping.held(self.call.caller) if self.call.caller else None

    @property
    def held(self) -> Held | None:
        return self.slip if isinstance(self.slip, Held) else None

    def url(self, at: str, **more: str) -> str:
        """Return the address of the next step."""
        steps = self.asked.get("n", "0")
        n = int(steps) + 1 if steps.isdecimal() else 1
        said = {"lang": translation.get_language() or CODES[0], "n": str(n), **more}
        return f"{reverse('telephone-call-at', args=[at])}?{urlencode(said)}"


@dataclass(frozen=True)
class Said:
    """What is said, and the step that the next keys go to; `many` keys, None until #."""

    pieces: Sequence[Piece]
    url: str
    many: int | None = 1


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


def after(moment: Moment, *said: Piece) -> Said:
    """Say what came of an act, and how to go on."""
    return Said([*said, ours(gettext("For the menu, press 0."))], moment.url("chosen"))


def chosen(moment: Moment) -> Said:
    """Do what a key of the menu says."""
    return choose(moment, moment.digits)


def choose(moment: Moment, key: str) -> Said:
    """Do what this key of the menu says; without a slip ask for the door's number first where one is needed."""
    if key in NEEDS_SLIP and moment.held is None:
        return ask_code(moment, key, *([_sentence(moment.slip)] if isinstance(moment.slip, Refusal) else []))
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
        return after(moment, _sentence(paused))
    entered = keeping.call_in(moment.call.caller, moment.digits) if moment.call.caller else None
    if isinstance(entered, Held):
        seat = ours(saying.came_in(entered.state, entered.voice.seat or 0))
        went_on = choose(replace(moment, call=replace(moment.call, digits="")), then)
        return replace(went_on, pieces=[seat, *went_on.pieces])
    if isinstance(entered, Refusal):
        return after(moment, _sentence(entered))
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


def votes(moment: Moment) -> Said:
    """Read out the open vote; of several let the caller choose one first."""
    assert moment.held
    open_votes = [vote for _, vote in saying.votes_of(moment.held.state)]
    if not open_votes:
        return after(moment, ours(gettext("No vote is open now.")))
    if len(open_votes) == 1:
        return ask_vote(moment, open_votes[0])
    pieces = [ours(gettext("Several votes are open."))]
    for key, vote in enumerate(open_votes[:9], 1):
        pieces += [saying.question(moment.held.state, vote), ours(gettext("For this one, press %(key)s.") % {"key": key})]
    return Said(pieces, moment.url("which"))


def which(moment: Moment) -> Said:
    """Read out the vote of this key."""
    open_votes = saying.votes_of(moment.held.state) if moment.held else []
    place = int(moment.digits) if moment.digits.isdecimal() else 0
    return ask_vote(moment, open_votes[place - 1][1]) if 1 <= place <= len(open_votes) else choose(moment, VOTE)


def ask_vote(moment: Moment, vote: Vote, *before: Piece) -> Said:
    """Read out a question and what each key means."""
    assert moment.held
    if not ballots.can_be_keyed(vote.spec):
        return after(moment, ours(gettext("This ballot is too long for a keypad. Send it by text message, or ask the door.")))
    pieces = [*before, saying.question(moment.held.state, vote)]
    meant = CHOICES.get(vote.spec["method"])
    if meant:
        for key, (_, name, means, _) in enumerate(meant, 1):
            pieces.append(ours(gettext("%(name)s: %(means)s Press %(key)s.") % {"name": name, "means": means, "key": key}))
        return Said(pieces, moment.url("ballot", v=vote.id))
    for key, option in enumerate(saying.options(moment.held.state, vote), 1):
        pieces += [ours(gettext("Number %(key)s:") % {"key": key}), option]
    return Said([*pieces, ours(_how(vote))], moment.url("ballot", v=vote.id), None)


def _how(vote: Vote) -> str:
    """Return how the ballot of this vote is keyed in."""
    if vote.spec["method"] == "score":
        return gettext("Press a digit from 0 to 5 for each, in this order, then the pound key.")
    if vote.spec.get("points"):
        return gettext("Press how many points you give each, in this order, then the pound key.")
    if vote.spec["method"] in ballots.RANKED:
        return gettext("Press the numbers in your order, the best first, then the pound key.")
    return gettext("Press the numbers of all you like, then the pound key. For none, press 0.")


def ballot(moment: Moment) -> Said:
    """Read back what the keys say, and ask whether it is so."""
    vote = _vote(moment)
    if vote is None or moment.held is None:
        return choose(moment, VOTE)
    read = ballots.from_keys(vote.spec, moment.digits)
    if isinstance(read, Refusal):
        return ask_vote(moment, vote, _sentence(read if read.code != "reason_needed" else reason_by_text()))
    said = gettext("You chose: %(choice)s. To cast it, press 1. To choose again, press 2.")
    pieces = [ours(said % {"choice": saying.named(moment.held.state, vote, read)})]
    return Said(pieces, moment.url("confirm", v=vote.id, k=moment.digits))


def reason_by_text() -> Refusal:
    """Return the refusal of a block, whose reason a keypad cannot say."""
    sentence = gettext_noop(
        "To block, your reason is needed. Send VOTE 3 and your reason by text message to this number, or tell the door."
    )
    return Refusal("reason_by_text", sentence)


def confirm(moment: Moment) -> Said:
    """Cast the ballot that was read back."""
    vote = _vote(moment)
    if vote is None or moment.held is None or moment.digits != "1":
        return choose(moment, VOTE)
    read = ballots.from_keys(vote.spec, moment.asked.get("k", ""))
    counted = read if isinstance(read, Refusal) else by_slip.cast(moment.held.voice, moment.held.cookie, vote.id, read)
    if not isinstance(counted, Counted):
        return after(moment, _sentence(counted))
    return _receipt(moment, vote, counted.receipt)


def receipt(moment: Moment) -> Said:
    """Read the receipt again, or go on with the menu."""
    vote = _vote(moment)
    kept = by_slip.kept(moment.held.voice, vote.id) if moment.held and vote else None
    return _receipt(moment, vote, kept[1]) if moment.digits == "1" and vote and kept else choose(moment, moment.digits)


def _receipt(moment: Moment, vote: Vote, code: str) -> Said:
    """Read a receipt slowly: a letter or digit at a time, a pause between its groups."""
    pieces = [ours(gettext("Counted. Write down your receipt: it finds your ballot in the record."))]
    pieces += [ours(". ".join(group) + ".") for group in code.split("-")]
    pieces += [ours(gettext("To hear it again, press 1. For the menu, press 0."))]
    return Said(pieces, moment.url("receipt", v=vote.id))


def speak(moment: Moment) -> Said:
    """Put the caller's seat in line."""
    assert moment.held
    said = by_slip.act(moment.held.state, moment.held.voice, "speak", translation.get_language() or CODES[0])
    return after(moment, _sentence(said) if isinstance(said, Refusal) else ours(said))


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


def _vote(moment: Moment) -> Vote | None:
    """Return the open vote that this step is about."""
    open_votes = saying.votes_of(moment.held.state) if moment.held else []
    return next((vote for _, vote in open_votes if vote.id == moment.asked.get("v")), None)


def _sentence(refused: Refusal) -> Piece:
    return ours(in_words(refused))


CHOSEN: dict[str, Callable[[Moment], Said]] = {
    ASKED: decided_now,
    VOTE: votes,
    SPEAK: speak,
    NEXT: next_meeting,
    MESSAGES: ask_messages,
}
STEPS: dict[str, Callable[[Moment], Said]] = {
    "": begin,
    "language": language,
    "chosen": chosen,
    "code": code,
    "which": which,
    "ballot": ballot,
    "confirm": confirm,
    "receipt": receipt,
    "messages": messages,
}
