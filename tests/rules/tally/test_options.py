"""Approval, score, instant runoff and Schulze on cases worked out by hand."""

from asamblea.rules.tally import count, lot
from tests.rules.tally.elections import SEED, ranked, vote

TENNESSEE = ranked("42: 1 2 3 4", "26: 2 3 4 1", "15: 3 4 2 1", "17: 4 3 2 1")
"""Memphis, Nashville, Chattanooga, Knoxville: the textbook example of methods that differ."""


def test_the_most_ticks_win():
    ballots = [{"approve": ["1", "2"]}, {"approve": ["2"]}, {"approve": []}]
    result = count(vote("approval"), ballots, present=3)
    assert (result["winners"], result["counts"]["2"], result["voted"]) == (["2"], 2, 3)


def test_nobody_wins_without_a_tick():
    result = count(vote("approval"), [{"approve": []}], present=1)
    assert (result["outcome"], result["winners"]) == ("none", [])


def test_a_tie_is_drawn_from_the_published_seed():
    result = count(vote("approval"), [{"approve": ["1", "2", "3"]}], present=1)
    first = lot.drawn(SEED, ["1", "2", "3"])[0]
    assert (result["winners"], result["tie"]) == ([first], {"between": ["1", "2", "3"], "drawn": [first], "seed": SEED})


def test_another_seed_may_draw_another():
    winners = {
        count(vote("approval", seed=f"{n:032x}"), [{"approve": ["1", "2", "3"]}], present=1)["winners"][0] for n in range(40)
    }
    assert winners == {"1", "2", "3"}


def test_without_a_seed_ties_go_by_number():
    ballots = [{"approve": ["10", "2"]}]
    assert count(vote("approval", ["10", "2"], seed=""), ballots, present=1)["winners"] == ["2"]


def test_a_tie_outside_the_places_is_none():
    ballots = [{"approve": ["1"]}, {"approve": ["1", "2", "3"]}]
    assert count(vote("approval"), ballots, present=2)["tie"] is None


def test_points_add_up():
    ballots = [{"scores": {"1": 5, "2": 4}}, {"scores": {"2": 2}}]
    result = count(vote("score"), ballots, present=2)
    assert (result["winners"], result["counts"]["1"], result["counts"]["2"]) == (["2"], 5, 6)


def test_instant_runoff_elects_knoxville():
    result = count(vote("irv", IDS4), TENNESSEE, present=100)
    assert result["winners"] == ["4"]
    assert [this.get("excluded") for this in result["rounds"]] == [["3"], ["2"], None]


def test_instant_runoff_counts_exhausted_ballots():
    result = count(vote("irv", ["1", "2", "3"]), ranked("4: 1", "3: 2", "2: 3"), present=9)
    assert (result["winners"], [this["exhausted"] for this in result["rounds"]]) == (["1"], [0, 2])


def test_schulze_elects_nashville_the_condorcet_winner():
    assert count(vote("schulze", IDS4), TENNESSEE, present=100)["winners"] == ["2"]


def test_schulze_on_his_own_example_of_45_voters():
    """Schulze's paper of 2011, example 1 of 5 candidates A to E as 1 to 5: E wins."""
    ballots = ranked(
        "5: 1 3 2 5 4",
        "5: 1 4 5 3 2",
        "8: 2 5 4 1 3",
        "3: 3 1 2 5 4",
        "7: 3 1 5 2 4",
        "2: 3 2 1 4 5",
        "7: 4 3 5 2 1",
        "8: 5 2 1 4 3",
    )
    result = count(vote("schulze"), ballots, present=45)
    assert result["winners"] == ["5"]
    assert result["counts"] == {"1": 3, "2": 1, "3": 2, "4": 0, "5": 4}


def test_schulze_counts_winning_votes_where_margins_would_choose_another():
    """1 beats 2 by 6 to 3, 2 beats 3 by 5 to 4, 3 beats 1 by 4 to 2: fewest votes are 4, the least margin is 1 (3 would win)."""
    result = count(vote("schulze", ["1", "2", "3"]), ranked("2: 1 2", "4: 3 1 2", "3: 2"), present=9)
    assert result["rounds"][0]["preferred"]["3"] == {"1": 4, "2": 4}
    assert result["winners"] == ["1"]


IDS4 = ("1", "2", "3", "4")
