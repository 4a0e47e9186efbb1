"""Every way the stack says no, in plain words."""

from collections.abc import Mapping
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

SENTENCES: Mapping[str, str] = {
    "closed": gettext_noop("The list is closed: nobody new can be added now."),
    "not_present": gettext_noop("Only people who are in the room can be added to the list."),
    "not_yours": gettext_noop("Only the person it belongs to can do this."),
    "already_waiting": gettext_noop("This person is already waiting in the list."),
    "nobody_waiting": gettext_noop("Nobody is waiting to speak."),
    "not_waiting": gettext_noop("This entry is not waiting any more."),
    "no_running_speech": gettext_noop("Nobody is speaking, so there is no speech to ask a question about."),
    "not_speaking": gettext_noop("This person is not speaking now."),
    "not_paused": gettext_noop("This speech is not paused."),
    "nothing_to_take_back": gettext_noop("No speech has ended yet, so there is nothing to take back."),
    "order_mismatch": gettext_noop("The new order must name everybody who is waiting, each once."),
    "changed": gettext_noop("Somebody else acted first and the list has changed. Look again before you tap."),
    "nothing_to_reply": gettext_noop("You can reply after somebody made an intervention to your speech."),
    "already_last": gettext_noop("You are the last in the list already."),
    "no_such_place": gettext_noop("The list has no place number %(place)s."),
    "reason_missing": gettext_noop("Give a reason for the move; everybody will see it."),
    "no_time": gettext_noop("More time must be at least one second."),
    "id_taken": gettext_noop("There is an entry “%(id)s” already."),
    "unknown_kind": gettext_noop("“%(kind)s” is not a kind of speech."),
    "unknown_act": gettext_noop("“%(act)s” is not an act of the list of speakers."),
    "malformed": gettext_noop("The act “%(act)s” needs a proper value for “%(field)s”."),
}

NEEDED: Mapping[str, Mapping[str, type]] = {
    "add": {"as": str, "who": str},
    "remove": {"id": str},
    "move_down": {"id": str},
    "move": {"id": str, "to": int},
    "reorder": {"order": list},
    "call": {"at": int},
    "pause": {"id": str, "at": int},
    "resume": {"id": str, "at": int},
    "end": {"id": str, "at": int},
    "rounds": {"on": bool},
    "more_time": {"seconds": int},
}
MAY: Mapping[str, tuple[type, ...]] = {
    "id": (str,),
    "who": (str,),
    "kind": (str,),
    "rank": (int, type(None)),
    "reason": (str,),
    "expect": (str, type(None)),
    "after": (str, type(None)),
}


def refuse(code: str, **params: str | int) -> Refusal:
    """Return the refusal of this code with its sentence."""
    return Refusal(code, SENTENCES[code], params)


def malformed(act: Mapping[str, Any]) -> Refusal | None:
    """Return a refusal when a field of a known act is missing or of another type."""
    name = act["do"]
    for field, kind in NEEDED.get(name, {}).items():
        if type(act.get(field)) is not kind:
            return refuse("malformed", act=name, field=field)
    for field, kinds in MAY.items():
        if field in act and type(act[field]) not in kinds:
            return refuse("malformed", act=name, field=field)
    if act.get("by", "self") not in ("self", "facilitator"):
        return refuse("malformed", act=name, field="by")
    return None
