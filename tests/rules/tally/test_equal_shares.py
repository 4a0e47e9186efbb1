"""Equal shares: cases worked out by hand, and the promises of the rule."""

from fractions import Fraction

from hypothesis import given, strategies as st

from asamblea.rules.tally import count
from asamblea.rules.tally.equal_shares import gathered
from asamblea.rules.tally.papers import put_together
from asamblea.rules.tally.purchases import Purses, bought
from tests.rules.tally.elections import IDS, costs, ticks, vote


def shared(ballots, prices, budget, **said):
    return count(vote("equal_shares", list(prices), prices, budget=budget, **said), ballots, present=0)


def ticked(*lines):
    return [{"approve": line.split(":")[1].split()} for line in lines for _ in range(int(line.split(":")[0]))]


def test_a_small_group_buys_with_its_own_share():
    """10 people, 10 each: 7 want 1 (60) and 3 (40), which by mere majority would take all; 3 want 2 (30)."""
    result = shared(ticked("7: 1 3", "3: 2"), {"1": 60, "2": 30, "3": 40}, 100)
    assert sorted(result["winners"]) == ["2", "3"]


def test_who_has_less_gives_what_is_left():
    """Shares of 6. Two buy 1 (6) at 3 each; for 2 (11) they give the 3 they have left, and the third 5."""
    result = shared(ticked("2: 1 2", "1: 2"), {"1": 6, "2": 11}, 18, satisfaction="cardinality")
    assert result["winners"] == ["1", "2"]
    assert [this["each_pays"] for this in result["rounds"][1:3]] == ["3", "5"]


def test_purchases_can_be_followed():
    result = shared(ticked("2: 1", "1: 2"), {"1": 5, "2": 9}, 12)
    assert result["rounds"] == [
        {"share": "4", "voters": 3},
        {"funded": "1", "cost": "5", "supporters": 2, "each_pays": "2.5"},
        {"not_funded": {"2": {"cost": "9", "left": "4"}}},
    ]


def test_worth_by_cost_and_by_number_may_differ():
    ballots, prices = ticked("3: 1 2", "2: 2"), {"1": 3, "2": 9}
    by_cost = shared(ballots, prices, 10, satisfaction="cost")
    by_number = shared(ballots, prices, 10, satisfaction="cardinality")
    assert (by_cost["winners"], by_number["winners"]) == (["2"], ["1"])


def test_ties_take_the_cheaper_then_the_better_liked_then_the_lot():
    cheaper = shared(ticked("2: 1 2"), {"1": 4, "2": 3}, 4)
    assert (cheaper["winners"], cheaper["tie"]) == (["2"], None)
    drawn = shared(ticked("2: 1 2"), {"1": 4, "2": 4}, 4)
    assert drawn["tie"]["drawn"] == drawn["winners"]
    assert drawn["tie"]["between"] == ["1", "2"]


def test_without_a_seed_ties_go_by_id_as_text():
    assert shared(ticked("2: 9 10"), {"9": 4, "10": 4}, 4, seed="")["winners"] == ["10"]


def test_points_weigh_when_asked_to():
    ballots = [{"points": {"1": 1, "2": 9}}, {"points": {"1": 1, "2": 9}}, {"points": {"1": 1}}]
    weighed = shared(ballots, {"1": 6, "2": 6}, 9, satisfaction="points")
    assert weighed["winners"][0] == "2"
    assert shared(ballots, {"1": 6, "2": 6}, 9, satisfaction="cost")["winners"][0] == "1"


def test_what_costs_nothing_and_somebody_wants_is_funded():
    assert shared(ticked("1: 1"), {"1": 0, "2": 0}, 1)["winners"] == ["1"]


def test_growing_shares_spend_what_plain_shares_leave():
    """Shares of 10 buy nothing that costs two people 25 or 31; with 13 they buy the cheaper, and the budget bears it."""
    ballots, prices = ticked("2: 1", "2: 2"), {"1": 25, "2": 31}
    assert shared(ballots, prices, 40)["winners"] == []
    assert shared(ballots, prices, 40, completion="add_one")["winners"] == ["1"]


@given(ticks, costs, st.integers(1, 150), st.sampled_from(["cost", "cardinality"]), st.sampled_from(["none", "add_one"]))
def test_the_budget_is_never_overspent(ballots, prices, budget, satisfaction, completion):
    result = shared(ballots, prices, budget, satisfaction=satisfaction, completion=completion)
    assert sum(prices[one] for one in result["winners"]) <= budget


@given(ticks, costs, st.integers(1, 150), st.sampled_from(["cost", "cardinality"]))
def test_supporters_pay_exactly_the_cost_and_nobody_more_than_they_have(ballots, prices, budget, satisfaction):
    said = vote("equal_shares", IDS, prices, budget=budget, satisfaction=satisfaction)
    election = gathered(said, put_together("equal_shares", ballots))
    purses = Purses(election, budget) if election.voters else None
    for purchase in bought(election, budget).purchases if purses else ():
        before = [Fraction(m, purses.denominator) for m in purses.money]
        each = purses.pay(purchase.project, purses.asked(purchase.project))
        after = [Fraction(m, purses.denominator) for m in purses.money]
        paid = [(b - a) * size for b, a, size in zip(before, after, election.sizes, strict=True)]
        assert sum(paid) == purchase.project.cost
        assert min(after) >= 0
        assert all(p == 0 for g, p in enumerate(paid) if g not in purchase.project.backers)
        assert each == purchase.per_point


@given(ticks, costs, st.integers(1, 150))
def test_whatever_supporters_can_still_pay_together_is_bought(ballots, prices, budget):
    for this in shared(ballots, prices, budget)["rounds"]:
        for missed in this.get("not_funded", {}).values():
            assert Fraction(missed["left"]) < Fraction(missed["cost"])


@given(ticks, costs, st.integers(1, 150))
def test_a_group_that_can_pay_all_its_projects_alone_gets_one(ballots, prices, budget):
    """Justified representation: n people with the price of a common project among them are not left with nothing."""
    winners = set(shared(ballots, prices, budget)["winners"])
    for one, price in prices.items():
        group = [ballot["approve"] for ballot in ballots if one in ballot["approve"]]
        if group and len(group) * Fraction(budget, len(ballots)) >= price:
            assert any(winners & set(approved) for approved in group)
