"""Text messages: reads one, does what it asks as a phone would, and says in a line or two what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import gettext, gettext_noop

from asamblea import languages
from asamblea.assemblies import public as assemblies
from asamblea.channels.telephone import incoming
from asamblea.live.guesses import Guesses
from asamblea.meetings import public as meetings
from asamblea.meetings.public import by_slip
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import reading, segments, times as times_rules
from asamblea.rules.telephone.reading import Intent
from asamblea.site import guessing
from asamblea.slips import public as slips
from asamblea.telephone import asking, hands, keeping, saying, weeks
from asamblea.telephone.keeping import Held

READS = ("what", "next", "help")
"""Words that change nothing, whatever stands after them."""
Answer = str | Refusal
LOST, LOST_S = 3, 600
"""How often within these seconds a number hears which words we know, after words that we do not."""
_lost = Guesses(most=LOST, window_s=LOST_S)


@dataclass
class Sender:
    """Who wrote what. `slip` is looked up once, when an act needs it."""

    number: str
    body: str
    intent: Intent

    @cached_property
    def slip(self) -> Held | Refusal | None:
        return keeping.held(self.number)

    @property
    def held(self) -> Held | None:
        return self.slip if isinstance(self.slip, Held) else None

    @property
    def assembly(self) -> str:
        return self.held.state.assembly if self.held else ""

    @cached_property
    def chosen(self) -> str:
        """The language this number chose or came in with, or ""."""
        return (self.held.voice.language if self.held else "") or asking.language_of(self.number)

    @cached_property
    def lang(self) -> str:
        """The language of the word, else the one this number chose or came in with, else the meeting's first."""
        spoken = self.held.state.languages[:1] if self.held else ()
        asked = (self.intent.lang, self.chosen, *spoken)
        return next((lang for lang in asked if lang in languages.CODES), languages.CODES[0])

    @property
    def only_reads(self) -> bool:
        """Whether the message changes nothing: a replay is answered anew."""
        return self.intent.word in READS or (self.intent.word == "times" and not self.intent.rest)


def take(text: incoming.Text) -> list[str]:
    """Return the messages to send back; a request that was answered before is answered the same and does nothing."""
    if not text.sender or text.sender == incoming.number(settings.TELEPHONE_NUMBER, settings.TELEPHONE_REGION):
        return []  # a machine wrote it, or we ourselves: an answer would be answered
    request = ("text", text.id, text.sender, text.body)
    before = keeping.answered(*request)
    if before is not None:
        return [before] if before else []
    read = reading.read(text.body)
    sender = Sender(text.sender, text.body, read if isinstance(read, Intent) else Intent(""))
    with translation.override(sender.lang):
        answer = read if isinstance(read, Refusal) else ACTS[read.word](sender)
        said = segments.thrifty(in_words(answer) if isinstance(answer, Refusal) else answer)
    said = said if sender.only_reads else keeping.keep_answer(said, *request)
    return [said] if said else []


def join(sender: Sender) -> Answer:
    """Come in with a slip; the number then holds it like a phone."""
    place = keeping.place(sender.number)
    entered = keeping.come_in(sender.number, sender.intent.rest)
    if isinstance(entered, Refusal):
        if entered.code == "unknown_slip":
            refused = guessing.refusal_at(place)
            guessing.missed_at(place)
            return refused or entered
        return entered
    more = gettext("Send WHAT to hear what is asked, HELP for all words.")
    return f"{saying.came_in(entered.state, entered.voice.seat or 0)} {more}"


def what(sender: Sender) -> Answer:
    """Say what is asked now."""
    if sender.held is None:
        return _not_in(sender)
    state = sender.held.state
    if open_votes := saying.votes_of(state):
        return "\n".join(saying.vote_in_a_text(state, vote, letter) for letter, vote in open_votes)
    said = " ".join(words for _, words in saying.asked_now(state, most=saying.TITLE))
    return said + " " + gettext("Send UP, SO or DOWN.") if state.temperature else said


def vote(sender: Sender) -> Answer:
    """Cast a ballot, or say what is voted on and what this number's ballot is."""
    if sender.held is None:
        return _not_in(sender)
    said = hands.vote_said(sender.held, sender.intent.rest)
    if isinstance(said, Refusal):
        return said
    chosen, words = said
    if not words:
        return hands.vote_as_it_stands(sender.held, chosen)
    return hands.cast_words(sender.held, chosen, words, sender.lang)


def pledge(sender: Sender) -> Answer:
    """Pledge hours beside the ballot of an open vote, or to efforts on the board."""
    return hands.pledge_said(sender.held, sender.intent.rest) if sender.held else _not_in(sender)


def speak(sender: Sender) -> Answer:
    return _act(sender, "speak")


def temperature(sender: Sender) -> Answer:
    return _act(sender, "temperature", mark=sender.intent.word)


def _act(sender: Sender, name: str, **fields: str) -> Answer:
    if sender.held is None:
        return _not_in(sender)
    return by_slip.act(sender.held.state, sender.held.voice, name, sender.lang, **fields)


def language(sender: Sender) -> Answer:
    """From now on answer in this language."""
    if sender.held and sender.held.state.phase != "closed":  # languages are erased at closing, and none comes after
        slips.speaks(sender.held.voice, sender.intent.lang)
    asking.speaks(sender.number, sender.intent.lang)
    return gettext("We write to you in English.") + " " + gettext("Send HELP for all words.")


def next_meeting(sender: Sender) -> Answer:
    """Say when and where the next meetings are."""
    return " ".join(saying.next_meetings(sender.assembly))


def times(sender: Sender) -> Answer:
    """Keep, change or erase a usual week; alone, say how it is written."""
    card = assemblies.get(sender.assembly or saying.only_assembly())
    if card is None:
        return which_assembly()
    if not sender.intent.rest:
        return weeks.how_to_say(card)
    read = times_rules.read(sender.intent.rest)
    if isinstance(read, Refusal):
        return read
    slip = weeks.slip_of(sender.held)
    if read.erase or read.code or slip or weeks.anyone_may(card):
        return weeks.said(card, read, slip, sender.chosen or sender.lang, keeping.place(sender.number))
    return _not_in(sender)


def ask_for_messages(sender: Sender) -> Answer:
    """Keep the number, encrypted, for messages about the next meetings."""
    assembly = sender.assembly or saying.only_assembly()
    if not assembly:
        return which_assembly()
    until = asking.ask(sender.number, assembly, sender.lang, reading.reminder(sender.intent.rest))
    words = gettext(
        "We text you about the next meetings until %(day)s. Your number is kept encrypted for that only. STOP erases it."
    )
    hours = gettext("Another hour than the evening before: MESSAGES MORNING, NOON or HOURS.")
    return f"{words % {'day': formats.date_format(until, 'DATE_FORMAT')}} {hours}"


def which_assembly() -> Refusal:
    """Return the refusal of a number without a slip where several assemblies live."""
    return Refusal("which_assembly", gettext_noop("Come in with a slip first: then we know which assembly you mean."))


def stop(sender: Sender) -> Answer:
    """Erase the number."""
    asking.stop(keeping.asked_hash(sender.number))
    return gettext("You get no more messages, and your number is erased.")


def for_a_person(sender: Sender) -> Answer:
    """Show what is no opt-out to somebody at the door, or to an organizer while no meeting is on."""
    state = sender.held.state if sender.held else None
    meeting = state.id if state and state.phase != "closed" else ""
    keeping.show_to_a_person(sender.number, sender.body, meeting)
    if meeting:
        meetings.tell_again(meeting, ())
    return gettext("A person will read your message. To get no more messages, send STOP alone.")


def numbers(sender: Sender) -> Answer:
    """Take numbers alone as a ballot while a vote is open."""
    return vote_with(sender) or lost(sender)


def unknown(sender: Sender) -> Answer:
    """Take a choice's own words as a ballot while a vote is open; else say which words we know."""
    return vote_with(sender) or lost(sender)


def lost(sender: Sender) -> Answer:
    """Say which words we know, a few times: a phone that answers by itself would answer each, and each is paid for."""
    place = keeping.place(sender.number)
    if _lost.too_many(place):
        return ""
    _lost.wrong(place)
    return help_(sender)


def vote_with(sender: Sender) -> Answer | None:
    """Cast the whole message as a ballot where it is one of the only open vote; None where it is not."""
    open_votes = saying.votes_of(sender.held.state) if sender.held else []
    if sender.held is None or len(open_votes) != 1 or not sender.body.strip():
        return None
    return hands.cast_if_a_ballot(sender.held, open_votes[0][1], sender.body, sender.lang)


def help_(sender: Sender) -> Answer:
    return help_words()


def help_words() -> str:
    """Return the words that a text may begin with, each with what it does."""
    return gettext(
        "JOIN and your slip code: come in. WHAT is asked. VOTE. SPEAK. PLEDGE hours. NEXT meeting. TIMES. MESSAGES: we text you. STOP."
    )


def _not_in(sender: Sender) -> Refusal:
    if isinstance(sender.slip, Refusal):
        return sender.slip
    return Refusal("not_in", gettext_noop("This number is in no meeting now. Send JOIN and the code on your slip."))


ACTS: dict[str, Callable[[Sender], Answer]] = {
    "join": join,
    "what": what,
    "vote": vote,
    "pledge": pledge,
    "speak": speak,
    "up": temperature,
    "so_so": temperature,
    "down": temperature,
    "language": language,
    "next": next_meeting,
    "times": times,
    "messages": ask_for_messages,
    "stop": stop,
    "person": for_a_person,
    "number": numbers,
    "help": help_,
    "": unknown,
}
