"""When to meet: the slots of a week that reach the most people, and who is left out by each.

Nothing here needs a solver or knows a name: people are free times with a language and a kind of work, and what
comes out are counts. A time is proposed; the assembly decides it.
"""

from asamblea.rules.meeting_times.calendar import Laid, lay, propose
from asamblea.rules.meeting_times.cards import WORK, Card
from asamblea.rules.meeting_times.choice import Choice, LeftOut, Round
from asamblea.rules.meeting_times.choosing import MOST_TRIED, choose, explain
from asamblea.rules.meeting_times.columns import Columns, Sitting
from asamblea.rules.meeting_times.counting import FEWEST_CARDS, is_due
from asamblea.rules.meeting_times.heat_map import heat
from asamblea.rules.meeting_times.model import Crowd, Person
from asamblea.rules.meeting_times.valid import wrong_crowd, wrong_person
from asamblea.rules.meeting_times.week import DAYS, MOST_TURNS, PARTS, SHIFTS, WEEK
from asamblea.rules.meeting_times.year import Year, year

__all__ = [
    "DAYS",
    "FEWEST_CARDS",
    "MOST_TRIED",
    "MOST_TURNS",
    "PARTS",
    "SHIFTS",
    "WEEK",
    "WORK",
    "Card",
    "Choice",
    "Columns",
    "Crowd",
    "Laid",
    "LeftOut",
    "Person",
    "Round",
    "Sitting",
    "Year",
    "choose",
    "explain",
    "heat",
    "is_due",
    "lay",
    "propose",
    "wrong_crowd",
    "wrong_person",
    "year",
]
