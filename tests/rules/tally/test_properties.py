"""What is true of every method, whatever the ballots."""

import json

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.chain import canonical
from asamblea.rules.tally import count
from tests.rules.tally.elections import IDS, chosen, costs, ranked, rankings, scores, ticks, vote

BALLOTS = {"approval": ticks, "score": scores, "irv": rankings, "schulze": rankings, "stv": rankings, "equal_shares": ticks}
CASES = st.one_of(*(st.tuples(st.just(method), ballots) for method, ballots in BALLOTS.items()))
PRICES = dict(zip(IDS, (10, 25, 40, 15, 33), strict=True))


def counted(method, ballots, **said):
    return count(vote(method, costs=PRICES, budget=90, **said), ballots, present=0)


@given(CASES)
def test_results_can_stand_in_the_hash_chain(case):
    result = counted(*case)
    assert json.loads(canonical(result)) == result


@given(CASES, st.randoms())
def test_nobody_gains_by_voting_first(case, chance):
    method, ballots = case
    mixed = list(ballots)
    chance.shuffle(mixed)
    assert counted(method, mixed) == counted(method, ballots)


@given(CASES)
def test_only_options_win_and_none_twice(case):
    winners = counted(*case)["winners"]
    assert set(winners) <= set(IDS)
    assert len(set(winners)) == len(winners)


@given(st.sampled_from(["irv", "schulze"]), rankings)
def test_more_than_half_of_first_places_win(method, ballots):
    ballots = ballots + ranked(f"{len(ballots) + 1}: 4 2")
    assert counted(method, ballots)["winners"] == ["4"]


@given(ticks, st.sampled_from(IDS))
def test_one_more_tick_never_harms_under_approval(ballots, one):
    before, after = counted("approval", ballots), counted("approval", [*ballots, {"approve": [one]}])
    assert one not in before["winners"] or after["winners"] == [one]


@given(rankings, st.sampled_from(IDS))
def test_schulze_never_elects_who_loses_to_everyone(ballots, one):
    result = counted("schulze", ballots)
    preferred = result["rounds"][0]["preferred"]
    loses = all(preferred[other][one] > preferred[one][other] for other in IDS if other != one)
    assert not (loses and result["winners"] == [one])


@given(rankings)
def test_schulze_elects_whoever_beats_everyone(ballots):
    result = counted("schulze", ballots)
    preferred = result["rounds"][0]["preferred"]
    for one in IDS:
        if all(preferred[one][other] > preferred[other][one] for other in IDS if other != one):
            assert result["winners"] == [one]


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_one_more_yes_never_rejects(yes, no, abstain):
    before = count(vote("majority"), chosen(yes=yes, no=no, abstain=abstain), present=30)["outcome"]
    after = count(vote("majority"), chosen(yes=yes + 1, no=no, abstain=abstain), present=30)["outcome"]
    assert (before, after) != ("adopted", "rejected")


@given(ticks, costs, st.permutations(IDS))
def test_renaming_projects_renames_what_is_funded(ballots, prices, names):
    new = dict(zip(IDS, names, strict=True))
    renamed = [{"approve": [new[one] for one in ballot["approve"]]} for ballot in ballots]
    one = count(vote("equal_shares", costs=prices, budget=80), ballots, present=0)
    other = count(vote("equal_shares", costs={new[i]: price for i, price in prices.items()}, budget=80), renamed, present=0)
    if one["tie"] is None and other["tie"] is None:
        assert [new[winner] for winner in one["winners"]] == other["winners"]


@pytest.mark.parametrize("method", BALLOTS)
def test_no_ballots_no_winner(method):
    assert counted(method, [])["outcome"] == "none"
