"""The stack: who speaks now, who is next, and why.

1. Who waits. Each person has one place in the line, and one point of order besides. The list can
   be closed; then only points of order (unless the house says otherwise) and those whom the
   facilitator adds get in. Nobody raises a point of order for somebody else.
2. The order. First questions to the running speech, then interventions, then points of order by
   rank, then replies to an intervention, then everybody else. Inside each: first come.
3. Everybody else stands by house rule: who has spoken least first and who never spoke before all
   (`least_spoken`), or first come (`first_come`). In rounds, everyone once before anyone twice.
   Points of order and questions are not held against anybody as having spoken.
4. Moving. You may take your own place off or let the next person go first, never go up. The
   facilitator may put an entry elsewhere, with a reason that all can see; it stays there.
5. Speaking. Only who is called speaks. Calling the next ends every open speech with its
   questions; calling a question to the speech only pauses it, until it is resumed.
6. Time. Pauses add up and are not spoken time. More time is the same for everybody.
7. Mistakes. "Take back" puts the speech that ended last in front of the line, as if not begun. Of
   two facilitators who act at once, one wins and the other is told.

A reply comes after points of order: these guard everybody (safety, access, our own rules), and an
exchange between two people never holds them up. It comes before the rest since an answer gets old.

The files follow: `line` (1-3), `joining` (1, 4), `speaking` (5-7); `state` has the nouns and
`refusals` each way to say no. Behaviour as in OpenSlides' list of speakers where the two overlap.
"""

from collections.abc import Callable, Mapping
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.stack import joining, speaking
from asamblea.rules.stack.line import Reason, next_up, reason
from asamblea.rules.stack.refusals import malformed, refuse
from asamblea.rules.stack.speaking import fresh, now_speaking
from asamblea.rules.stack.state import KINDS, Entry, Settings, Speech, Spoken, Stack, seconds

__all__ = [
    "KINDS",
    "Entry",
    "Reason",
    "Refusal",
    "Settings",
    "Speech",
    "Spoken",
    "Stack",
    "apply",
    "fresh",
    "next_up",
    "now_speaking",
    "reason",
    "seconds",
]

Act = Callable[[Stack, Mapping[str, Any], Settings], Stack | Refusal]

ACTS: Mapping[str, Act] = {**joining.ACTS, **speaking.ACTS}


def apply(stack: Stack, act: Mapping[str, Any], settings: Settings) -> Stack | Refusal:
    """Return the stack after `act`, or why the act changes nothing.

    `act` is `{"do": name, …}`: add {as, who, kind, rank, by}, remove {id, who?, by?}, move_down {id,
    who, by}, move {id, to, reason}, reorder {order}, close, open_list, call {id?, at, expect?, after?},
    pause, resume and end {id, at}, take_back, rounds {on}, more_time {seconds}, usual_time. `at` is
    seconds, `by` is "self" or "facilitator".
    """
    name = act.get("do")
    if not isinstance(name, str) or name not in ACTS:
        return refuse("unknown_act", act=str(name)[:40])
    return malformed(act) or ACTS[name](stack, act, settings)
