"""Checks an assignment from the people alone, without the code that made it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from asamblea.rules.breakouts.model import Assignment, Group, Person
from asamblea.rules.breakouts.refusals import refuse
from asamblea.rules.refusal import Refusal


def wrong_assignment(people: Sequence[Person], found: Assignment) -> Refusal | None:
    """Return None for groups that hold everybody once, work in languages they can, name whoever is not served, and
    are worth what they say; else what is wrong. `bound` stays a claim of whoever searched, as far as it is possible."""
    return next(_wrong(people, found), None)


def _wrong(people: Sequence[Person], found: Assignment) -> Iterator[Refusal]:
    by_id = {person.id: person for person in people}
    placed = Counter(one for group in found.groups for one in group.people)
    for one, many in placed.items():
        if one not in by_id or many > 1:
            yield refuse("wrong_people", person=one)
            return
    for one in by_id:
        if one not in placed and one not in found.unserved:
            yield refuse("wrong_people", person=one)
    if [group.number for group in found.groups] != list(range(1, len(found.groups) + 1)):
        yield refuse("wrong_numbers")
    for group in found.groups:
        if not _can_work(group, by_id):
            yield refuse("wrong_languages", group=group.number)
    yield from _served(found, by_id)
    yield from _counts(found, by_id)


def _can_work(group: Group, people: Mapping[str, Person]) -> bool:
    speakers = [set(people[one].languages) for one in group.people]
    if not group.languages:
        return not any(speakers)
    if len(group.languages) == 1:
        return any(group.languages[0] in spoken for spoken in speakers)
    between = {frozenset(pair) for one in group.people for pair in people[one].interprets}
    return len(group.languages) == 2 and frozenset(group.languages) in between


def _served(found: Assignment, people: Mapping[str, Person]) -> Iterator[Refusal]:
    served = {one for group in found.groups for one in group.people if set(people[one].languages) & set(group.languages)}
    if len(found.unserved) != len(set(found.unserved)) or set(found.unserved) != set(people) - served:
        wrong = sorted(set(found.unserved) ^ (set(people) - served)) or sorted(found.unserved)
        yield refuse("wrong_unserved", person=wrong[0])


def _counts(found: Assignment, people: Mapping[str, Person]) -> Iterator[Refusal]:
    said, together = found.worth, [set(group.people) for group in found.groups]
    apart = 0
    for person in people.values():
        for other in person.with_whom & set(people):
            apart += not any({person.id, other} <= group for group in together)
    first = sum(bool({*people[one].languages[:1]} & set(group.languages)) for group in found.groups for one in group.people)
    counted = {
        "unserved": len(found.unserved),
        "new_unserved": sum(people[one].is_newcomer for one in found.unserved if one in people),
        "sizes": sum(len(group) ** 2 for group in together),
        "apart": apart,
        "newcomers": sum(sum(people[one].is_newcomer for one in group) ** 2 for group in together),
        "not_best": len(people) - first,
    }
    if any(getattr(said, name) != count for name, count in counted.items()):
        yield refuse("wrong_worth")
    if found.bound is not None and found.bound > said:
        yield refuse("wrong_bound")
