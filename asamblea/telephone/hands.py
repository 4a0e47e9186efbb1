"""Ballots and pledges by text and by call, into the same urn and onto the same board as from a phone."""

import re
from typing import Any

from django.utils.translation import gettext, gettext_noop

from asamblea.efforts import public as efforts
from asamblea.meetings.public import by_slip
from asamblea.rules.meeting.state import Vote
from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import ballots, reading
from asamblea.telephone import saying
from asamblea.telephone.keeping import Held
from asamblea.urn.drops import Counted

MOST_HOURS = 60


def vote_said(held: Held, words: str) -> tuple[Vote, str] | Refusal:
    """Return the vote that words are for, and the words without the letter that names it."""
    named = dict(saying.votes_of(held.state))
    if not named:
        return no_vote()
    if "" in named:
        return named[""], words
    letter = re.match(r"\s*([A-Za-z])\b(.*)", words, re.DOTALL)
    if letter is None or letter[1].upper() not in named:
        sentence = gettext_noop(
            "Several votes are open: %(letters)s. Send WHAT to see them, then VOTE, its letter and your choice."
        )
        return Refusal("which_vote", sentence, {"letters": ", ".join(named)})
    return named[letter[1].upper()], letter[2]


def no_vote() -> Refusal:
    """Return the refusal while nothing can be voted on."""
    return Refusal("no_vote", gettext_noop("No vote is open now. Send WHAT to hear what is asked."))


def vote_as_it_stands(held: Held, vote: Vote) -> str:
    """Return what this number's ballot says now with its receipt, or how to cast one."""
    kept = by_slip.kept(held.voice, vote.id)
    if kept is None:
        letter = next(letter for letter, one in saying.votes_of(held.state) if one.id == vote.id)
        return saying.vote_in_a_text(held.state, vote, letter)
    ballot, receipt = kept
    said = gettext("Your ballot: %(choice)s. Receipt %(receipt)s. You can vote again until the vote closes.")
    return said % {"choice": saying.named(held.state, vote, ballot), "receipt": receipt}


def cast_words(held: Held, vote: Vote, words: str, lang: str) -> str | Refusal:
    """Cast the ballot that words say, with the pledge beside it if they hold one; return the line that says it counted."""
    said, pledged = reading.pledge_beside(words)
    ballot = ballots.from_text(vote.spec, said, lang)
    return ballot if isinstance(ballot, Refusal) else cast(held, vote, ballot, pledged)


def cast_if_a_ballot(held: Held, vote: Vote, words: str, lang: str) -> str | Refusal | None:
    """Cast words as a ballot where they are one; None where they are not."""
    said, pledged = reading.pledge_beside(words)
    ballot = ballots.from_text(vote.spec, said, lang)
    if isinstance(ballot, Refusal):
        return None if ballot.code == "say_a_number" else ballot
    return cast(held, vote, ballot, pledged)


def cast(held: Held, vote: Vote, ballot: dict[str, Any], pledged: int | None = None) -> str | Refusal:
    """Drop a ballot into the urn; return the line that says it counted, with its receipt."""
    counted = by_slip.cast(held.voice, held.cookie, vote.id, ballot, pledged)
    if not isinstance(counted, Counted):
        return counted
    choice = saying.named(held.state, vote, ballot) + (f", {saying.hours(pledged)}" if pledged else "")
    said = gettext("Counted: %(choice)s. Receipt %(receipt)s. You can vote again until the vote closes.")
    return said % {"choice": choice, "receipt": counted.receipt}


def pledge_said(held: Held, words: str) -> str | Refusal:
    """Pledge hours.

    Hours alone stand beside the ballot of an open vote; with numbers of efforts after them they go to the board,
    where a second pledge replaces the first.
    """
    numbers = [int(n) for n in re.findall(r"\d{1,4}", words)]
    open_votes = saying.votes_of(held.state)
    if numbers and not 1 <= numbers[0] <= MOST_HOURS:
        return Refusal("bad_hours", gettext_noop("Promise whole hours a week, from 1 to 60: PLEDGE 3"))
    if len(numbers) == 1 and len(open_votes) == 1:
        return _beside(held, open_votes[0][1], numbers[0])
    asking = efforts.asking(held.state.assembly)
    if not asking:
        return Refusal("no_efforts", gettext_noop("Nothing asks for hours now."))
    places = numbers[1:] or ([1] if numbers and len(asking) == 1 else [])
    if not places or any(not 1 <= place <= len(asking) for place in places):
        listed = " ".join(f"{n} {saying.short(title['text'], saying.OPTION)}." for n, (_, title) in enumerate(asking, 1))
        return listed + " " + gettext("Send PLEDGE, your hours a week, and the numbers you would help with: PLEDGE 3 1")
    refused = efforts.pledge_hours(held.state.id, held.code, numbers[0], [asking[place - 1][0] for place in places])
    if refused:
        return refused
    named = ", ".join(saying.short(asking[place - 1][1]["text"], saying.OPTION) for place in places)
    return gettext("Pledged: %(hours)s for %(efforts)s.") % {"hours": saying.hours(numbers[0]), "efforts": named}


def _beside(held: Held, vote: Vote, hours: int) -> str | Refusal:
    """Cast the same ballot again with these hours beside it."""
    kept = by_slip.kept(held.voice, vote.id)
    if kept is None:
        return Refusal(
            "vote_first", gettext_noop("Vote first, with your hours beside it: VOTE 1 PLEDGE %(hours)s"), {"hours": hours}
        )
    return cast(held, vote, kept[0], hours)
