"""What the assembly decided of its efforts so far: read from its decisions, never kept beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import get_language

from asamblea.efforts import records
from asamblea.efforts.models import Effort, Plan, Pledge
from asamblea.meetings import public as meetings
from asamblea.meetings.public import OutcomeCard
from asamblea.rules.meeting.wording import Key, Reading
from asamblea.translating import public as translating


@dataclass(frozen=True)
class Standing:
    """The efforts of an assembly by what was decided: open, asking for pledges, or stopped."""

    assembly: str
    efforts: Mapping[str, Effort]
    plan: Plan | None = None
    """The plan that was adopted last."""
    by: OutcomeCard | None = None
    """The decision that adopted it."""
    stopped: frozenset[str] = frozenset()
    decided: Mapping[str, str] = field(default_factory=dict)
    """What was decided last of each effort after the plan: continue, change or stop."""

    def readings(self) -> dict[Key, Reading]:
        """Return what the reader sees for titles and purposes of all efforts; one query."""
        texts = [text for effort in self.efforts.values() for text in (effort.words, effort.aim)]
        return translating.readings(self.assembly, texts, get_language() or "")

    @cached_property
    def open(self) -> list[Effort]:
        """Efforts that are open, in the order they were proposed in."""
        chosen = set(self.plan.made["open"]) if self.plan else set()
        return [e for number, e in self.efforts.items() if number in chosen and number not in self.stopped]

    @cached_property
    def asking(self) -> list[Effort]:
        """Efforts that people can pledge to: all but those stopped or withdrawn."""
        return [e for number, e in self.efforts.items() if number not in self.stopped and not e.withdrawn]

    @cached_property
    def ended(self) -> list[Effort]:
        """Efforts that were stopped by decision."""
        return [e for number, e in self.efforts.items() if number in self.stopped]

    @cached_property
    def track(self) -> dict[str, int]:
        """What was worked of what was pledged so far, as `records.track` has it; asked of the database once."""
        return records.track(self.efforts.values())

    def is_open(self, effort: Effort) -> bool:
        """Return whether the effort is open now."""
        return effort in self.open

    def members(self, effort: Effort) -> list[int]:
        """Return the ids of the pledges that the adopted plan put into an open effort."""
        return self.placed(effort) if self.is_open(effort) else []

    def placed(self, effort: Effort) -> list[int]:
        """Return the ids of the pledges that the adopted plan put into an effort, stopped since or not."""
        return [int(one) for one in self.plan.made["members"].get(str(effort.id), ())] if self.plan else []

    def places(self, pledge: Pledge) -> list[Effort]:
        """Return the open efforts in which this person has a place."""
        return [effort for effort in self.open if pledge.id in self.members(effort)]


def standing(assembly: str) -> Standing:
    """Return what stands in this assembly; three queries."""
    efforts = {str(effort.id): effort for effort in Effort.objects.filter(assembly=assembly).order_by("id")}
    adopted = meetings.adopted_of(assembly)
    plans = [(card, what["plan"]) for card, what in adopted if "plan" in what]
    by, chosen = plans[-1] if plans else (None, "")
    plan = Plan.objects.filter(id=chosen, assembly=assembly).first() if chosen else None
    decided = _decided(adopted)
    stopped = frozenset(number for number, do in decided.items() if do == "stop")
    return Standing(assembly, efforts, plan, by, stopped, decided)


def _decided(adopted: Sequence[tuple[OutcomeCard, Mapping[str, str]]]) -> dict[str, str]:
    """Return the last word on each effort; stopped stays stopped until a later decision says otherwise."""
    return {what["effort"]: what["do"] for _, what in adopted if "effort" in what}
