"""How good groups are, and who they do not serve, counted from the people alone."""

from collections.abc import Iterable, Sequence

from asamblea.rules.breakouts.languages import prefers, understands, working
from asamblea.rules.breakouts.model import Assignment, Group, Room, Worth


def unserved(room: Room, groups: Sequence[Group]) -> tuple[str, ...]:
    """Return who is in no group, or in one whose languages they do not speak, in the order of the room."""
    served = {one for group in groups for one in group.people if understands(room.people[one], group.languages)}
    return tuple(one for one in room.people if one not in served)


def worth(room: Room, groups: Sequence[Group]) -> Worth:
    """Return what these groups are worth."""
    of = {one: group.number for group in groups for one in group.people}
    new = [sum(room.people[one].is_newcomer for one in group.people) for group in groups]
    best = sum(prefers(room.people[one], group.languages) for group in groups for one in group.people)
    out = unserved(room, groups)
    return Worth(
        unserved=len(out),
        new_unserved=sum(room.people[one].is_newcomer for one in out),
        sizes=sum(len(group.people) ** 2 for group in groups),
        apart=sum(one not in of or of[one] != of.get(other) for one, other in room.wishes),
        newcomers=sum(many * many for many in new),
        not_best=len(room.people) - best,
    )


def assigned(room: Room, groups: Sequence[Group], bound: Worth | None = None) -> Assignment:
    """Return groups with who is unserved and what they are worth."""
    return Assignment(tuple(groups), unserved(room, groups), worth(room, groups), bound)


def grouped(room: Room, lists: Iterable[Iterable[str]]) -> list[Group]:
    """Return groups of these people, numbered in this order, each working in what serves most of them."""
    return [
        Group(n, working(room.people[one] for one in people), tuple(people))
        for n, people in enumerate((list(people) for people in lists), 1)
    ]
