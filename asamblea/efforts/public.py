"""What other rooms may ask of the efforts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from asamblea.efforts import pledging
from asamblea.efforts.in_few_words import asking, pledge_hours
from asamblea.efforts.models import Effort, Plan, Pledge
from asamblea.rules import slips
from asamblea.rules.texts import Text

__all__ = ["asking", "forget_expired", "pledge", "pledge_hours", "remove", "write_down"]


def write_down(
    assembly: str,
    meeting: str,
    title: Text,
    purpose: str,
    people: tuple[int, int],
    hours: int,
    *,
    hours_each: int = 1,
    weeks: int = 0,
    needs: Mapping[str, int] | None = None,
    times: Sequence[str] = (),
) -> int:
    """Put an effort on the board and return its number; `people` are at least and at most, hours those of a week."""
    least, most = people
    effort = Effort.objects.create(
        assembly=assembly,
        meeting=meeting,
        title=title["text"],
        lang=title["lang"],
        purpose=purpose,
        people_min=least,
        people_max=most,
        hours=hours,
        hours_each=hours_each,
        weeks=weeks,
        needs=dict(needs or {}),
        times=list(times),
    )
    return effort.id


def pledge(
    assembly: str,
    meeting: str,
    code: str,
    hours: int,
    until: date,
    choices: Mapping[int, int],
    *,
    abilities: Iterable[str] = (),
    times: Iterable[str] = (),
) -> None:
    """Keep a pledge under the code of a slip; `choices` are gladness by the effort's number, 0 for support only."""
    kept = {"meeting": meeting, "how": "slip", "hours": hours, "until": until, "abilities": list(abilities), "times": list(times)}
    said = {str(effort): glad for effort, glad in choices.items()}
    Pledge.objects.update_or_create(
        assembly=assembly, key_hash=slips.pledge_hash(assembly, code), defaults={**kept, "choices": said}
    )


def forget_expired() -> int:
    """Erase the pledges whose day has passed everywhere on earth; return how many. The clock asks this."""
    return pledging.erase(Pledge.objects.filter(until__lt=datetime.now(UTC).date() - timedelta(days=1)))


def remove(assembly: str) -> None:
    """Remove every effort, pledge and plan of an assembly that was never real (a demo)."""
    for rows in (Pledge, Plan, Effort):
        rows.objects.filter(assembly=assembly).delete()
