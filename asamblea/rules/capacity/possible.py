"""What all its supporters together could open: everything else is closed before any search."""

from asamblea.rules.capacity.able import Able


def is_possible(able: Able, j: int) -> bool:
    """Return whether everybody who could work on effort j would be enough for it, were they in no other."""
    effort, pledges = able.problem.efforts[j], able.problem.pledges
    people = able.of_effort[j]
    most = sorted((pledges[i].hours for i in people), reverse=True)[: effort.people_max]
    can = {ability: sum(ability in pledges[i].abilities for i in people) for ability in effort.needs}
    return (
        len(people) >= effort.people_min
        and sum(most) >= able.problem.track.needed(effort.hours)
        and all(can[ability] >= many for ability, many in effort.needs.items())
    )
