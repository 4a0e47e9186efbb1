"""Which few efforts can really be staffed from what was pledged, why not the others, and what would change it.

`board` needs no solver; `plan`, `why_not` and `curve` load one when called. Nothing here opens an effort: a plan
is a proposal, and only a recorded decision adopts it.
"""

from asamblea.rules.capacity.checking import check_plan
from asamblea.rules.capacity.conditions import Conditions
from asamblea.rules.capacity.curves import Point, curve
from asamblea.rules.capacity.document import anonymous, counted, whole
from asamblea.rules.capacity.extra import Extra
from asamblea.rules.capacity.model import GLAD, HOUR, WEEK, Effort, Pledge, Problem, Track
from asamblea.rules.capacity.planning import plan
from asamblea.rules.capacity.reading import read
from asamblea.rules.capacity.reasons import Cost, WhyNot, why_not
from asamblea.rules.capacity.result import Plan
from asamblea.rules.capacity.thermometers import Thermometer, board
from asamblea.rules.capacity.valid import wrong_pledge, wrong_problem

__all__ = [
    "GLAD",
    "HOUR",
    "WEEK",
    "Conditions",
    "Cost",
    "Effort",
    "Extra",
    "Plan",
    "Pledge",
    "Point",
    "Problem",
    "Thermometer",
    "Track",
    "WhyNot",
    "anonymous",
    "board",
    "check_plan",
    "counted",
    "curve",
    "plan",
    "read",
    "whole",
    "why_not",
    "wrong_pledge",
    "wrong_problem",
]
