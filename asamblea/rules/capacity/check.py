"""Checks a plan by itself: it knows the assembly's promises, and nothing of how the plan was found.

It shares no code with the search on purpose: what able means is written here a second time.
"""

from collections.abc import Iterator, Mapping

from asamblea.rules.capacity.conditions import Conditions
from asamblea.rules.capacity.model import Effort, Pledge, Problem
from asamblea.rules.capacity.result import Plan
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

Members = Mapping[str, int]


def wrong_plan(problem: Problem, plan: Plan, asked: Conditions) -> Refusal | None:
    """Return the first promise that the plan breaks, or None."""
    return next(_wrong(problem, plan, asked), None)


def _wrong(problem: Problem, plan: Plan, asked: Conditions) -> Iterator[Refusal]:
    efforts = {effort.id: effort for effort in problem.efforts}
    pledges = {pledge.id: pledge for pledge in problem.pledges}
    for one, members in plan.members.items():
        if one not in efforts:
            yield _no("plan_effort", gettext_noop("The plan opens “%(effort)s”, which is not an effort."), effort=one)
            return
        for who in members:
            if who not in pledges:
                sentence = gettext_noop("“%(effort)s” counts on “%(pledge)s”, who pledged nothing.")
                yield _no("plan_pledge", sentence, effort=one, pledge=who)
                return
        yield from _staffed(problem, efforts[one], members, pledges)
    for pledge in problem.pledges:
        yield from _person(efforts, pledge, {one: m[pledge.id] for one, m in plan.members.items() if pledge.id in m})
    yield from _as_asked(plan, asked)
    yield from _counts(plan, pledges)


def _staffed(problem: Problem, effort: Effort, members: Members, pledges: Mapping[str, Pledge]) -> Iterator[Refusal]:
    if not effort.people_min <= len(members) <= effort.people_max:
        sentence = gettext_noop("“%(effort)s” has %(people)s people; it takes %(least)s to %(most)s.")
        yield _no("plan_people", sentence, effort=effort.id, people=len(members), least=effort.people_min, most=effort.people_max)
    track = problem.track
    short = sum(members.values()) * track.worked < effort.hours * track.pledged
    if sum(members.values()) < effort.hours or short:
        yield _no("plan_hours", gettext_noop("“%(effort)s” has fewer hours than it needs."), effort=effort.id)
    for ability, many in effort.needs.items():
        can = sum(ability in pledges[who].abilities for who in members)
        if can < many:
            sentence = gettext_noop("“%(effort)s” has %(found)s people able to do “%(ability)s”; it needs %(many)s.")
            yield _no("plan_ability", sentence, effort=effort.id, found=can, ability=ability, many=many)


def _person(efforts: Mapping[str, Effort], pledge: Pledge, places: Members) -> Iterator[Refusal]:
    if len(places) > 2:
        sentence = gettext_noop("“%(pledge)s” is in %(efforts)s efforts; two are the most.")
        yield _no("plan_places", sentence, pledge=pledge.id, efforts=len(places))
    if sum(places.values()) > pledge.hours:
        yield _no("plan_pledged", gettext_noop("“%(pledge)s” gives more hours than they pledged."), pledge=pledge.id)
    for one, hours in places.items():
        about = {"pledge": pledge.id, "effort": one}
        if one not in pledge.efforts:
            yield _no("plan_yes", gettext_noop("“%(pledge)s” did not say yes to “%(effort)s”."), **about)
        if hours <= 0 or hours < efforts[one].hours_each:
            yield _no("plan_each", gettext_noop("“%(pledge)s” gives too few hours to “%(effort)s”."), **about)
    if not _at_possible_times(pledge, [efforts[one] for one in places]):
        yield _no("plan_times", gettext_noop("“%(pledge)s” would have to be somewhere at a time they cannot."), pledge=pledge.id)


def _at_possible_times(pledge: Pledge, efforts: list[Effort]) -> bool:
    """Return whether each effort has a time for this person, and no two need the very same one."""
    only: list[str] = []
    for effort in efforts:
        if not effort.times and not pledge.times:
            continue
        fitting = [time for time in (effort.times or pledge.times) if not pledge.times or time in pledge.times]
        if not fitting:
            return False
        if len(fitting) == 1:
            only += fitting
    return len(only) == len(set(only))


def _as_asked(plan: Plan, asked: Conditions) -> Iterator[Refusal]:
    if asked.most is not None and len(plan.members) > asked.most:
        sentence = gettext_noop("The plan opens %(open)s efforts; at most %(most)s were asked for.")
        yield _no("plan_most", sentence, open=len(plan.members), most=asked.most)
    for one in sorted(asked.force - set(plan.members)):
        yield _no("plan_forced", gettext_noop("“%(effort)s” was to be open and is not."), effort=one)
    for one in sorted(asked.out & set(plan.members)):
        yield _no("plan_left_out", gettext_noop("“%(effort)s” was to be left out and is open."), effort=one)


def _counts(plan: Plan, pledges: Mapping[str, Pledge]) -> Iterator[Refusal]:
    gladness: dict[str, int] = {}
    for one, members in plan.members.items():
        for who in members:
            gladness[who] = max(gladness.get(who, 0), pledges[who].efforts[one])
    if plan.placed != len(gladness) or plan.gladness != sum(gladness.values()):
        sentence = gettext_noop("The plan says that %(said)s people have a place; %(found)s have.")
        if plan.placed == len(gladness):
            sentence = gettext_noop("The plan does not say rightly how glad its members are.")
        yield _no("plan_counts", sentence, said=plan.placed, found=len(gladness))
    if plan.bound < plan.placed or (plan.best and not plan.proved):
        yield _no("plan_claim", gettext_noop("What the plan says of its own proof contradicts itself."))


def _no(code: str, sentence: str, **params: str | int) -> Refusal:
    return Refusal(code, sentence, params)
