"""The room's words in the reader's language: kinds, answers, choices, outcomes."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext, gettext_lazy, gettext_noop, ngettext, pgettext_lazy

from asamblea.languages import itself
from asamblea.rules import house_rules
from asamblea.rules.refusal import Refusal

ASKS = {
    "share": gettext_lazy("to share"),
    "discuss": gettext_lazy("to discuss"),
    "decide": gettext_lazy("to decide"),
}
KINDS = {
    "speak": gettext_lazy("a turn to speak"),
    "point": gettext_lazy("point of order"),
    "question": gettext_lazy("question to the speaker"),
    "intervention": gettext_lazy("short word"),
    "reply": gettext_lazy("reply"),
}
RANKS = {
    1: gettext_lazy("Somebody is not safe or cannot take part"),
    2: gettext_lazy("We are not keeping our own rules"),
    3: gettext_lazy("How we go on from here"),
}
REASONS = {
    "question": gettext_lazy("questions to the speaker come first"),
    "intervention": gettext_lazy("short words come before the line"),
    "point": gettext_lazy("points of order come before the line"),
    "reply": gettext_lazy("replies come before the line"),
    "never_spoken": gettext_lazy("has not spoken yet"),
    "first_come": gettext_lazy("in the order people asked"),
    "taken_back": gettext_lazy("was called by mistake"),
    "moved_down": gettext_lazy("let somebody else go first"),
    "new_this_round": gettext_lazy("has not spoken in this round"),
    "spoken_this_round": gettext_lazy("has spoken in this round"),
}
METHODS = {
    "consent": gettext_lazy("Consent"),
    "majority": gettext_lazy("Majority"),
    "two_thirds": gettext_lazy("Two thirds"),
    "approval": gettext_lazy("Approval: tick all you like"),
    "score": gettext_lazy("Score from 0 to 5"),
    "irv": gettext_lazy("Ranked choice, one winner"),
    "schulze": gettext_lazy("Ranked pairwise (Schulze), one winner"),
    "stv": gettext_lazy("Ranked choice, several winners"),
    "equal_shares": gettext_lazy("Equal shares of a budget"),
}
CHOICES: Mapping[str, tuple[tuple[str, object, object, object], ...]] = {
    # method -> (value, name, what it means, the question back)
    "consent": (
        (
            "agree",
            pgettext_lazy("ballot", "Agree"),
            gettext_lazy("I like it, or I can live with it."),
            gettext_lazy("Will you help? Say your hours below."),
        ),
        (
            "aside",
            pgettext_lazy("ballot", "Stand aside"),
            gettext_lazy("I have doubts, and I do not stop the others."),
            gettext_lazy("What should the others know?"),
        ),
        (
            "block",
            pgettext_lazy("ballot", "Block"),
            gettext_lazy("This would do harm. It must not go ahead like this."),
            gettext_lazy("What would have to change? Your reason is required."),
        ),
    ),
    "majority": (
        (
            "yes",
            pgettext_lazy("ballot", "Yes"),
            gettext_lazy("Let us do it."),
            gettext_lazy("Will you help? Say your hours below."),
        ),
        ("no", pgettext_lazy("ballot", "No"), gettext_lazy("Let us not do it."), gettext_lazy("What would make you say yes?")),
        (
            "abstain",
            pgettext_lazy("ballot", "Abstain"),
            gettext_lazy("I leave it to the others."),
            gettext_lazy("Do you know enough to decide?"),
        ),
    ),
}
OUTCOMES = {
    "adopted": gettext_lazy("Adopted"),
    "rejected": gettext_lazy("Not adopted"),
    "blocked": gettext_lazy("Blocked"),
    "no_quorum": gettext_lazy("Too few people present to decide"),
    "elected": gettext_lazy("Chosen"),
    "none": gettext_lazy("Nothing was chosen"),
}
STATUSES = {
    "open": pgettext_lazy("proposal", "open"),
    "adopted": pgettext_lazy("proposal", "adopted"),
    "rejected": pgettext_lazy("proposal", "not adopted"),
    "withdrawn": pgettext_lazy("proposal", "taken back"),
    "tabled": pgettext_lazy("proposal", "moved to another meeting"),
    "merged": pgettext_lazy("proposal", "merged"),
    "accepted": pgettext_lazy("proposal", "taken in as friendly"),
}
PROMISES = {
    "open": pgettext_lazy("promise", "not looked at yet"),
    "": pgettext_lazy("promise", "not looked at yet"),
    "done": pgettext_lazy("promise", "done"),
    "going_on": pgettext_lazy("promise", "going on"),
    "not_done": pgettext_lazy("promise", "not done"),
    "dropped": pgettext_lazy("promise", "dropped"),
}
BECOMES = {
    "continue": gettext_lazy("goes on as it is"),
    "change": gettext_lazy("goes on, but changes"),
    "stop": gettext_lazy("stops"),
}
"""What a decision says of an effort."""
HOW_GROUPED = {
    "counting": gettext_lazy("by counting off"),
    "language": gettext_lazy("by language"),
    "table": gettext_lazy("by table"),
    "block": gettext_lazy("by block"),
    "topic": gettext_lazy("by topic"),
    "balanced": gettext_lazy("balanced, so that everybody understands each other"),
}
"""How people came into their small groups."""
ROLES = {
    "organizer": gettext_lazy("organizer"),
    "facilitator": gettext_lazy("facilitator"),
    "note-taker": gettext_lazy("note-taker"),
    "timekeeper": gettext_lazy("timekeeper"),
    "interpreter": gettext_lazy("interpreter"),
    "translator": gettext_lazy("translator"),
    "door": gettext_lazy("door"),
    "teller": gettext_lazy("teller"),
    "wall": gettext_lazy("wall"),
    "neighbor": gettext_lazy("neighbor"),
    "clock": gettext_lazy("the clock"),
}
HOUSE_RULES = {
    "quorum": gettext_lazy("People who must be present for a vote to count"),
    "max_blocks": gettext_lazy("Blocks that a consent still bears"),
    "base": gettext_lazy("Majorities are taken of"),
    "stack_order": gettext_lazy("Order of the line"),
    "speaker_seconds": gettext_lazy("Seconds for each speaker"),
    "item_minutes": gettext_lazy("Minutes for an item"),
    "more_minutes": gettext_lazy("Minutes more, when the room grants them"),
    "temperature_pause": gettext_lazy("Seconds between two temperature checks"),
    "points_when_closed": gettext_lazy("A closed line lets points of order pass"),
    "breakouts_by_affinity": gettext_lazy("Small groups may be made by topic, of those who like the same"),
    "review_days": gettext_lazy("Days until a decision is looked at again"),
    "interpreter_minutes": gettext_lazy("Minutes until an interpreter hands over"),
}
RULE_VALUES = {
    "voting": gettext_lazy("those voting"),
    "present": gettext_lazy("those present"),
    "least_spoken": gettext_lazy("who has spoken least goes first"),
    "first_come": gettext_lazy("who asked first goes first"),
}


def refusal(said: Refusal) -> str:
    """Return a refusal's sentence in the reader's language."""
    sentence = gettext(said.sentence)
    params = dict(said.params)
    if "language" in params:
        params["language"] = itself(str(params["language"]))
    if "languages" in params:
        params["languages"] = languages(str(params["languages"]).split(", "))
    return sentence % params if params else sentence


def languages(codes: Iterable[str]) -> str:
    """Return languages by the names that they have for themselves."""
    return ", ".join(itself(code) for code in codes)


def pair(of: Sequence[str]) -> str:
    """Return two languages that somebody interprets between, as one reads them."""
    return " ↔ ".join(map(itself, of))


def seat(number: int | str, names: Mapping[int, str]) -> str:
    """Return how the room calls this seat: the name they chose for tonight, or a number."""
    name = names.get(int(number), "")
    return name or gettext("Neighbor %(seat)s") % {"seat": number}


def asks(of: str, about: str) -> str:
    """Return what an agenda item asks for, or that small groups report at it."""
    return gettext("report-back") if about == "report-back" else str(ASKS[of])


def group(number: int) -> str:
    """Return how the room calls a small group."""
    return gettext("Group %(number)s") % {"number": number}


def reason(code: str, times: int) -> str:
    """Return why an entry stands where it stands in the line."""
    if code == "spoken_times":
        return ngettext("has spoken once", "has spoken %(times)s times", times) % {"times": times}
    return str(REASONS.get(code, ""))


def rule_choices() -> list[tuple[str, str]]:
    """Return (value, words) of each rule to choose: a rule with a number by its name, others with each of their values."""
    yes_no = dict.fromkeys(house_rules.YES_NO, (("yes", True), ("no", False)))
    choices: list[tuple[str, str]] = []
    for name, word in HOUSE_RULES.items():
        values = yes_no.get(name) or tuple((value, value) for value in house_rules.CHOICES.get(name, ()))
        choices += [(f"{name}={key}", f"{word}: {rule_value(value)}") for key, value in values] or [(name, str(word))]
    return choices


def rule_value(value: object) -> str:
    """Return a house rule's value in words."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return str(RULE_VALUES.get(str(value), value))


AMENDMENT_LABEL = gettext_noop("Amendment")
