"""Voting by keypad: a question read out, keys read back, a receipt read slowly.

A step gives None where its vote is closed, its caller's slip was taken back, or the caller wants to choose again: then
the open vote is read out anew.
"""

from django.utils.translation import gettext, gettext_noop

from asamblea.meetings.public import by_slip
from asamblea.meetings.words import CHOICES
from asamblea.rules.meeting.state import Vote
from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import ballots
from asamblea.telephone import saying
from asamblea.telephone.moments import Moment, Said, after, sentence
from asamblea.telephone.saying import Piece, ours
from asamblea.urn.drops import Counted


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


def which(moment: Moment) -> Said | None:
    """Read out the vote of this key."""
    open_votes = saying.votes_of(moment.held.state) if moment.held else []
    place = int(moment.digits) if moment.digits.isdecimal() else 0
    return ask_vote(moment, open_votes[place - 1][1]) if 1 <= place <= len(open_votes) else None


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


def ballot(moment: Moment) -> Said | None:
    """Read back what the keys say, and ask whether it is so."""
    vote = _vote(moment)
    if vote is None or moment.held is None:
        return None
    read = ballots.from_keys(vote.spec, moment.digits)
    if isinstance(read, Refusal):
        return ask_vote(moment, vote, sentence(read if read.code != "reason_needed" else reason_by_text()))
    said = gettext("You chose: %(choice)s. To cast it, press 1. To choose again, press 2.")
    pieces = [ours(said % {"choice": saying.named(moment.held.state, vote, read)})]
    return Said(pieces, moment.url("confirm", v=vote.id, k=moment.digits))


def reason_by_text() -> Refusal:
    """Return the refusal of a block, whose reason a keypad cannot say."""
    sentence = gettext_noop(
        "To block, your reason is needed. Send VOTE 3 and your reason by text message to this number, or tell the door."
    )
    return Refusal("reason_by_text", sentence)


def confirm(moment: Moment) -> Said | None:
    """Cast the ballot that was read back."""
    vote = _vote(moment)
    if vote is None or moment.held is None or moment.digits != "1":
        return None
    read = ballots.from_keys(vote.spec, moment.asked.get("k", ""))
    counted = read if isinstance(read, Refusal) else by_slip.cast(moment.held.voice, moment.held.cookie, vote.id, read)
    if not isinstance(counted, Counted):
        return after(moment, sentence(counted))
    return _receipt(moment, vote, counted.receipt)


def receipt(moment: Moment) -> Said | None:
    """Read the receipt again; None for a key of the menu."""
    vote = _vote(moment)
    kept = by_slip.kept(moment.held.voice, vote.id) if moment.held and vote else None
    return _receipt(moment, vote, kept[1]) if moment.digits == "1" and vote and kept else None


def _receipt(moment: Moment, vote: Vote, code: str) -> Said:
    """Read a receipt slowly: a letter or digit at a time, a pause between its groups."""
    pieces = [ours(gettext("Counted. Write down your receipt: it finds your ballot in the record."))]
    pieces += [ours(". ".join(group) + ".") for group in code.split("-")]
    pieces += [ours(gettext("To hear it again, press 1. For the menu, press 0."))]
    return Said(pieces, moment.url("receipt", v=vote.id))


def _vote(moment: Moment) -> Vote | None:
    """Return the open vote that this step is about."""
    open_votes = saying.votes_of(moment.held.state) if moment.held else []
    return next((vote for _, vote in open_votes if vote.id == moment.asked.get("v")), None)
