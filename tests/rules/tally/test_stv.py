"""Scottish STV: stages worked out by hand, and what is true of every count."""

from fractions import Fraction

from hypothesis import given, strategies as st

from asamblea.rules.tally import count
from tests.rules.tally.elections import IDS, ranked, rankings, vote


def test_a_surplus_moves_at_a_value_cut_to_five_decimals():
    """9 of 19 votes, quota 7: the surplus of 2 gives each of 9 papers 2/9, cut to 0.22222."""
    ballots = ranked("9: 1 2", "6: 3", "4: 2")
    result = count(vote("stv", ["1", "2", "3"], seats=2), ballots, present=19)
    first, second = result["rounds"][:2]
    assert (first["quota"], first["elected"]) == ("7", ["1"])
    assert (second["surplus_of"], second["surplus"], second["transfers"]) == ("1", "2", {"2": "1.99998"})
    assert second["non_transferable"] == "0.00002"


def test_papers_moved_twice_multiply_their_values():
    """2 has 12 papers at 6/12 and 3 whole ones, 9 in all, 3 too many: 0.5 x 3/9 and 1 x 3/9, both cut."""
    ballots = ranked("12: 1 2 3", "3: 2 3", "2: 4", "4: 3")
    result = count(vote("stv", ["1", "2", "3", "4"], seats=3), ballots, present=21)
    by_stage = {stage.get("surplus_of"): stage for stage in result["rounds"]}
    assert result["rounds"][0]["quota"] == "6"
    assert by_stage["1"]["transfers"] == {"2": "6"}
    assert by_stage["2"]["transfers"] == {"3": "2.99991"}  # 12 x 0.16666 + 3 x 0.33333


def test_the_fewest_votes_are_excluded_and_their_papers_move_whole():
    result = count(vote("stv", ["1", "2", "3"]), ranked("5: 1", "4: 2", "3: 3 2"), present=12)
    assert result["winners"] == ["2"]
    assert [stage.get("excluded") for stage in result["rounds"]] == [None, ["3"]]


def test_who_is_level_is_told_apart_by_the_latest_earlier_stage():
    """After 4's paper goes to 3, candidates 2 and 3 have 3 each; before it 3 had fewer."""
    ballots = ranked("6: 1", "3: 2", "2: 3 2", "1: 4 3")
    result = count(vote("stv", ["1", "2", "3", "4"], seats=1), ballots, present=12)
    assert [stage.get("excluded") for stage in result["rounds"]][:3] == [None, ["4"], ["3"]]
    assert result["tie"] is None


def test_who_is_always_level_is_told_apart_by_lot():
    result = count(vote("stv", ["1", "2", "3"], seats=1), ranked("3: 1", "2: 2", "2: 3"), present=7)
    assert result["tie"]["between"] == ["2", "3"]
    assert result["tie"]["drawn"] == result["rounds"][1]["excluded"]


def test_as_many_candidates_as_places_are_all_elected():
    result = count(vote("stv", ["1", "2"], seats=2), ranked("1: 1"), present=1)
    assert sorted(result["winners"]) == ["1", "2"]


def test_without_ballots_nobody_is_elected():
    result = count(vote("stv", seats=2), [], present=3)
    assert (result["outcome"], result["winners"]) == ("none", [])


@given(rankings, st.integers(1, 5))
def test_exactly_the_places_are_filled(ballots, seats):
    winners = count(vote("stv", seats=seats), ballots, present=0)["winners"]
    assert len(winners) == len(set(winners)) == seats


@given(rankings, st.integers(1, 4))
def test_no_vote_is_lost_or_made(ballots, seats):
    for stage in count(vote("stv", seats=seats), ballots, present=0)["rounds"]:
        there = sum(map(Fraction, stage["votes"].values())) + Fraction(stage["non_transferable"])
        assert there == len(ballots)


@given(rankings, st.integers(1, 4))
def test_a_solid_group_with_a_quota_for_each_gets_its_places(ballots, seats):
    """Droop proportionality: k quotas of ballots that rank the same k first elect them all."""
    solid = ranked(f"{len(ballots) * 3}: 1 2")
    winners = count(vote("stv", seats=seats), [*ballots, *solid], present=0)["winners"]
    assert "1" in winners or "2" in winners or seats == 0
    quota = (len(ballots) + len(solid)) // (seats + 1) + 1
    if len(solid) >= 2 * quota:
        assert {"1", "2"} <= set(winners)


@given(rankings, st.integers(1, 4), st.randoms())
def test_the_order_of_ballots_does_not_matter(ballots, seats, chance):
    mixed = list(ballots)
    chance.shuffle(mixed)
    assert count(vote("stv", seats=seats), mixed, present=0) == count(vote("stv", seats=seats), ballots, present=0)


@given(rankings, st.integers(1, 4), st.permutations(IDS))
def test_renaming_candidates_renames_the_winners(ballots, seats, names):
    new = dict(zip(IDS, names, strict=True))
    renamed = [{"ranking": [new[one] for one in ballot["ranking"]]} for ballot in ballots]
    one, other = (count(vote("stv", seats=seats), them, present=0) for them in (ballots, renamed))
    if one["tie"] is None and other["tie"] is None:
        assert {new[winner] for winner in one["winners"]} == set(other["winners"])
