"""The assembly's own thresholds.

They are read by the other rules and changed only by a decision of the assembly: a
proposal carries the changes, the vote on it adopts them, and the minutes apply them.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop


@dataclass(frozen=True)
class HouseRules:
    """One assembly's rules; times are seconds unless the name says minutes or days."""

    quorum: int = 0
    """People present below which no vote counts; 0 asks for none."""
    max_blocks: int = 0
    """Blocks that a consent still bears; one more stops it."""
    base: str = "voting"
    """Majorities are taken of those voting, or of those present."""
    stack_order: str = "least_spoken"
    """Who has spoken least and never first, or first come."""
    speaker_seconds: int = 120
    item_minutes: int = 20
    more_minutes: int = 5
    """Minutes asked of the room each time an item runs out."""
    temperature_pause: int = 60
    """Seconds between two temperature checks."""
    points_when_closed: bool = True
    """A closed list still lets points of order pass."""
    breakouts_by_affinity: bool = False
    """Small groups may be made of those who chose the same topic."""
    review_days: int = 90
    """Days after which a decision is looked at again unless it says otherwise."""
    interpreter_minutes: int = 25
    """Minutes after which an interpreter hands over to the one who rests."""


BOUNDS: Mapping[str, tuple[int, int]] = {
    "quorum": (0, 100_000),
    "max_blocks": (0, 1_000),
    "speaker_seconds": (15, 3_600),
    "item_minutes": (1, 240),
    "more_minutes": (1, 60),
    "temperature_pause": (0, 3_600),
    "review_days": (1, 3_660),
    "interpreter_minutes": (10, 60),
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "base": ("voting", "present"),
    "stack_order": ("least_spoken", "first_come"),
}
YES_NO = ("points_when_closed", "breakouts_by_affinity")
SINCE_THEN = ("interpreter_minutes", "breakouts_by_affinity")
"""Rules that came after the first records were published; those hold none of them."""
NAMES = tuple(field.name for field in fields(HouseRules))


def changed(rules: HouseRules, changes: Mapping[str, object]) -> HouseRules | Refusal:
    """Return `rules` with `changes` made, or say which change is not possible."""
    checked: dict[str, int | str | bool] = {}
    for name, value in changes.items():
        if name not in NAMES:
            return Refusal("unknown_rule", gettext_noop("There is no house rule “%(name)s”."), {"name": name})
        refusal = _refusal(name, value)
        if refusal:
            return refusal
        checked[name] = value  # type: ignore[assignment]
    return replace(rules, **checked)  # type: ignore[arg-type]


def _refusal(name: str, value: object) -> Refusal | None:
    if name in BOUNDS:
        low, high = BOUNDS[name]
        if type(value) is not int or not low <= value <= high:
            return Refusal(
                "rule_out_of_range",
                gettext_noop("“%(name)s” must be a whole number from %(low)s to %(high)s."),
                {"name": name, "low": low, "high": high},
            )
    elif name in CHOICES and value not in CHOICES[name]:
        return Refusal(
            "rule_unknown_choice",
            gettext_noop("“%(name)s” must be one of: %(choices)s."),
            {"name": name, "choices": ", ".join(CHOICES[name])},
        )
    elif name in YES_NO and type(value) is not bool:
        return Refusal("rule_not_yes_or_no", gettext_noop("“%(name)s” must be yes or no."), {"name": name})
    return None


def as_dict(rules: HouseRules) -> dict[str, int | str | bool]:
    """Return the rules as they stand in the minutes, by name.

    One that came later stands there only where the assembly set it: records from before give themselves back.
    """
    first = HouseRules()
    return {k: v for k, v in asdict(rules).items() if k not in SINCE_THEN or v != getattr(first, k)}
