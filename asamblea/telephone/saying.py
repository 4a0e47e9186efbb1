"""What a text or a voice says of a meeting: short, in the listener's language, user's words in their own.

A piece is (language, words): a voice reads each in its language, a text writes one after another.
"""

from datetime import UTC, datetime, timedelta

from django.utils import formats, translation
from django.utils.translation import gettext, ngettext

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings import public as meetings
from asamblea.meetings.public import MeetingCard
from asamblea.rules.meeting.state import State, Vote
from asamblea.rules.telephone import ballots
from asamblea.rules.texts import Text
from asamblea.rules.votes import RANKED

Piece = tuple[str, str]
STILL_ON = timedelta(hours=6)
"""A meeting that has begun is the next one for as long."""
TITLE, OPTION = 110, 30
"""Characters of a question and of an option in a text message; a voice reads them whole."""


def ours(words: str) -> Piece:
    """Return words of the program as a piece, in the language that is active."""
    return translation.get_language() or "en", words


def theirs(state: State, text: Text, most: int = 0) -> Piece:
    """Return a person's words as a piece, translated where a person did, cut to `most` characters where that is not 0."""
    read = meetings.reading(state, text)
    mark = " (" + gettext("draft translation") + ")" if read.state == "draft" else ""
    return read.text["lang"], short(read.text["text"], most) + mark


def short(words: str, most: int) -> str:
    """Return words cut to `most` characters where that is not 0."""
    return words if not most or len(words) <= most else words[: most - 1].rstrip() + "…"


def asked_now(state: State, *, most: int = 0) -> list[Piece]:
    """Return what the room is asked now, without its votes."""
    if state.phase == "planned":
        return [ours(gettext("The meeting has not begun yet."))]
    if state.temperature:
        return [ours(gettext("The room is asked how it feels about this:")), *_item(state, most)]
    if state.current:
        return [ours(gettext("Now:")), *_item(state, most)]
    if state.phase == "closed":
        return [ours(gettext("The meeting is over."))]
    return [ours(gettext("Nothing is asked now."))]


def _item(state: State, most: int) -> list[Piece]:
    return [theirs(state, state.items[state.current].title, most)] if state.current else []


def question(state: State, vote: Vote, *, most: int = 0) -> Piece:
    """Return the words that a vote is about: of its amendment or proposal, its question, or its item."""
    if vote.amendment:
        return theirs(state, state.amendments[vote.amendment].text, most)
    if vote.proposal:
        return theirs(state, state.proposals[vote.proposal].text, most)
    asked = vote.spec["question"]
    return theirs(state, asked if asked.get("text") else state.items[vote.item].title, most)


def options(state: State, vote: Vote, *, most: int = 0) -> list[Piece]:
    """Return what a ballot can name, in the order of its numbers."""
    choices = meetings.words.CHOICES.get(vote.spec["method"])
    if choices:
        return [ours(str(name)) for _, name, _, _ in choices]
    return [theirs(state, option["text"], most) for option in vote.spec["options"]]


def named(state: State, vote: Vote, ballot: dict[str, object]) -> str:
    """Return a ballot in words: its choice, or the options it names with what it gives them."""
    names = dict(zip(ballots.options(vote.spec), (words for _, words in options(state, vote, most=OPTION)), strict=True))
    said = ballot.get("choice") or ballot.get("approve") or ballot.get("ranking") or ballot.get("scores") or ballot.get("points")
    if isinstance(said, str):
        return names[said]
    if isinstance(said, dict):
        return ", ".join(f"{names[one]} {many}" for one, many in said.items())
    between = " > " if vote.spec["method"] in RANKED else ", "
    return between.join(names[one] for one in said) if isinstance(said, list) and said else gettext("none of them")


def vote_in_a_text(state: State, vote: Vote, letter: str = "") -> str:
    """Return a vote as a text message asks it; `letter` names it where several are open."""
    listed = " ".join(f"{n} {words}." for n, (_, words) in enumerate(options(state, vote, most=OPTION), 1))
    _, asked = question(state, vote, most=TITLE)
    return f"{letter and letter + ': '}{asked} {listed} {_how(vote, letter)}"


def _how(vote: Vote, letter: str) -> str:
    """Return how the ballot of this vote is written."""
    method, lead = vote.spec["method"], f"{letter} " if letter else ""
    if method in ballots.CHOICES:
        return gettext("Send VOTE %(lead)s1, 2 or 3, then your reason.") % {"lead": lead}
    if method == "score":
        return gettext("Send VOTE %(lead)sand a score from 0 to 5 for each: VOTE %(lead)s5 0 3") % {"lead": lead}
    if vote.spec.get("points"):
        most = vote.spec["points"]
        return gettext("Give at most %(most)s points in all: VOTE %(lead)s1=2 3=1") % {"lead": lead, "most": most}
    if method in RANKED:
        return gettext("Send VOTE %(lead)sand the numbers, the best first: VOTE %(lead)s2 1") % {"lead": lead}
    return gettext("Send VOTE %(lead)sand the numbers you like: VOTE %(lead)s1 3") % {"lead": lead}


def next_meetings(assembly: str = "", most: int = 2) -> list[str]:
    """Return the next meetings in sentences, the soonest first: of one assembly, or of all real ones here."""
    cards = [card for card in assemblies.everyone() if card.slug == assembly or (not assembly and not card.is_demo)]
    coming = sorted(((m.starts_at, m.id), card, m) for card in cards for m in _coming(card))
    return [_when(card, meeting) for _, card, meeting in coming[:most]] or [gettext("No next meeting is planned yet.")]


def only_assembly() -> str:
    """Return the assembly that a number without a slip means: the only real one here, or ""."""
    real = [card.slug for card in assemblies.everyone() if not card.is_demo]
    return real[0] if len(real) == 1 else ""


def _coming(card: AssemblyCard) -> list[MeetingCard]:
    since = datetime.now(UTC) - STILL_ON
    return [m for m in meetings.meetings_of(card.slug) if m.phase != "closed" and m.starts_at > since]


def _when(card: AssemblyCard, meeting: MeetingCard) -> str:
    local = meeting.starts_at.astimezone(card.tz)
    day, hour = formats.date_format(local, "l"), formats.date_format(local, "DATETIME_FORMAT")
    where = f", {meeting.place}" if meeting.place else ""
    when = gettext("%(weekday)s, %(date_and_hour)s") % {"weekday": day, "date_and_hour": hour}
    return f"{card.name}: {when}{where}."


def votes_of(state: State) -> list[tuple[str, Vote]]:
    """Return the votes that take ballots now, each with the letter that names it, "" where there is only one."""
    open_now = meetings.urn_votes(state)
    return [("" if len(open_now) == 1 else chr(ord("A") + n), vote) for n, vote in enumerate(open_now[:26])]


def came_in(state: State, seat: int) -> str:
    """Return the line of who came in."""
    return gettext("You are in: neighbor %(seat)s.") % {"seat": seat} + " " + theirs(state, state.title, OPTION)[1] + "."


def hours(many: int) -> str:
    """Return hours a week in words."""
    return ngettext("%(n)s hour a week", "%(n)s hours a week", many) % {"n": many}
