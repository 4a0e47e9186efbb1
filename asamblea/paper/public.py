"""What others may ask of the papers."""

from asamblea.meetings import public as meetings
from asamblea.paper import papers

PAPER_ROLES = ("teller", "note-taker", "door", "facilitator")
"""Who may send pictures of ballots and look at doubtful ones; organizers may too."""


def forget_closed() -> None:
    """Erase the papers of votes that are over; the clock asks this every few seconds."""
    papers.forget_closed([(meeting, vote) for meeting, vote, _ in meetings.urn().standing()])
