"""What every plan keeps, and what more pledges can and cannot do."""

import time
from dataclasses import replace

from hypothesis import given, settings, strategies as st

from asamblea.rules.capacity import Conditions, Plan, Pledge, Problem, plan, why_not
from asamblea.rules.capacity.check import wrong_plan
from tests.rules.capacity.neighborhoods import effort, planned, pledge, pledges, problems

IDS = ("e0", "e1", "e2")
crowds = problems(most=14)


def explained(problem, found, asked=None):
    return why_not(problem, found, asked or Conditions(), clock=time.monotonic, seconds=60)


@settings(max_examples=60, deadline=None)
@given(crowds, st.none() | st.integers(1, 3))
def test_every_plan_passes_the_check_that_knows_no_solver(problem, most):
    asked = Conditions(most)
    assert wrong_plan(problem, planned(problem, asked), asked) is None


@settings(max_examples=60, deadline=None)
@given(crowds, st.sampled_from(IDS), st.integers(1, 4), st.none() | st.integers(1, 3))
def test_one_more_pledge_for_an_effort_never_closes_it(problem, one, hours, most):
    before = planned(problem, Conditions(most))
    more = replace(problem, pledges=(*problem.pledges, Pledge("new", hours, {one: 2})))
    assert one not in before.open or one in planned(more, Conditions(most)).open


@settings(max_examples=60, deadline=None)
@given(crowds, pledges(1, 3, efforts=3))
def test_more_pledges_never_place_fewer_people(problem, more):
    new = tuple(replace(one, id=f"new{n}") for n, one in enumerate(more))
    assert planned(replace(problem, pledges=problem.pledges + new)).placed >= planned(problem).placed


@settings(max_examples=40, deadline=None)
@given(crowds, st.randoms(use_true_random=False))
def test_other_names_change_nothing_but_names(problem, draw):
    names = draw.sample(["z", "k", "a"], 3)
    to = dict(zip(IDS, names, strict=True))
    efforts = tuple(replace(one, id=to[one.id]) for one in problem.efforts)
    people = [f"n{n}" for n in range(len(problem.pledges))]
    draw.shuffle(people)
    renamed = tuple(
        replace(one, id=who, efforts={to[e]: glad for e, glad in one.efforts.items()})
        for one, who in zip(problem.pledges, people, strict=True)
    )
    one, other = planned(problem), planned(Problem(efforts, renamed))
    assert ([to[e] for e in one.open], one.placed, one.gladness) == (list(other.open), other.placed, other.gladness)


@settings(max_examples=60, deadline=None)
@given(crowds)
def test_what_why_not_asks_for_is_enough(problem):
    found = planned(problem)
    for one, why in explained(problem, found).items():
        if why.extra.people:
            assert one in planned(with_extra(problem, one, why.extra)).open


def with_extra(problem, one, extra):
    left = dict(extra.abilities)
    new = []
    for n in range(extra.people):
        able = frozenset(ability for ability, many in left.items() if many > n)
        new.append(Pledge(f"new{n}", extra.hours_each, {one: 1}, able))
    return replace(problem, pledges=(*problem.pledges, *new))


@settings(max_examples=40, deadline=None)
@given(problems(most=7))
def test_one_pledge_fewer_than_why_not_asks_for_is_not_enough_with_every_place_kept(problem):
    """Every place kept: forced open beside the others, some efforts' people would have to move or leave."""
    found = planned(problem)
    for one, why in explained(problem, found).items():
        if why.extra.people > 1 and not why.extra.abilities:
            fewer = replace(why.extra, people=why.extra.people - 1)
            again = explained(with_extra(problem, one, fewer), found)[one]
            assert again.extra.people == 1


@settings(max_examples=60, deadline=None)
@given(crowds, st.none() | st.integers(1, 2))
def test_no_closed_effort_could_open_with_those_who_have_no_place(problem, most):
    asked = Conditions(most)
    found = planned(problem, asked)
    reasons = explained(problem, found, asked)
    placed = {who for members in found.members.values() for who in members}
    left = tuple(one for one in problem.pledges if one.id not in placed)
    for one in set(IDS) - set(found.open):
        alone = planned(replace(problem, pledges=left), Conditions(out=frozenset(IDS) - {one}))
        if alone.open:
            assert len(found.open) == most
            assert reasons[one].ready and reasons[one].waiting


@settings(max_examples=60, deadline=None)
@given(crowds, st.sets(st.sampled_from(IDS), min_size=1).map(frozenset))
def test_what_was_adopted_stays_unless_it_cannot_and_then_the_shortage_is_named(problem, keep):
    problem = replace(problem, keep=keep)
    found = planned(problem)
    for one in keep - set(found.open):
        why = explained(problem, found)[one]
        others = keep & set(found.open)
        forced = plan(problem, Conditions(force=others | {one}), clock=time.monotonic, seconds=60)
        assert not isinstance(forced, Plan)
        assert why.kept and why.extra.people > 0


def test_an_adopted_effort_stays_where_the_same_people_would_rather_do_another():
    people = tuple(pledge(f"p{n}", 2, "tipline=1 cards=3") for n in range(3))
    efforts = (effort("tipline", least=3, hours_each=2), effort("cards", least=3, hours_each=2))
    assert planned(Problem(efforts, people)).open == ("cards",)
    assert planned(Problem(efforts, people, keep=frozenset({"tipline"}))).open == ("tipline",)


def test_people_have_two_efforts_only_where_one_would_not_do():
    efforts = (effort("tipline", least=2, hours_each=1), effort("cards", least=2, hours_each=1))
    enough = tuple(pledge(f"p{n}", 4, "tipline cards") for n in range(4))
    assert sum(map(len, planned(Problem(efforts, enough)).members.values())) == 4
    few = (pledge("p1", 4, "tipline"), pledge("p2", 4, "tipline cards"), pledge("p3", 4, "cards"))
    assert planned(Problem(efforts, few)).placed == 3


def test_nobody_is_in_two_places_at_once():
    efforts = tuple(effort(id, least=2, times=frozenset({"mon"})) for id in ("tipline", "cards"))
    few = (pledge("p1", 4, "tipline"), pledge("p2", 4, "tipline cards"), pledge("p3", 4, "cards"))
    assert len(planned(Problem(efforts, few)).open) == 1


def test_of_plans_as_good_the_earlier_proposed_opens():
    efforts = tuple(effort(id, least=2, most=2, hours_each=3) for id in ("z", "a"))
    assert planned(Problem(efforts, tuple(pledge(f"p{n}", 4, "z a") for n in range(2)))).open == ("z",)
