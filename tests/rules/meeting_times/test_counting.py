"""Counts are made anew so seldom that the difference of any two in a row is of five cards or more."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from asamblea.rules.meeting_times import FEWEST_CARDS, is_due

DAY = date(2026, 11, 25)
counts = st.integers(0, 12)


@given(counts, counts, st.integers(0, 3))
def test_never_twice_on_a_day_nor_on_a_day_before_it(came, went, earlier):
    assert not is_due(DAY, DAY - timedelta(days=earlier), came, went)


@given(counts, counts, st.integers(1, 400))
def test_fewer_than_five_changed_cards_never_count_however_long_one_waits(came, went, days):
    assert is_due(DAY, DAY + timedelta(days=days), came, went) == (max(came, went) >= FEWEST_CARDS)


def test_the_first_five_cards_are_counted_at_once():
    assert [is_due(None, DAY, cards, 0) for cards in (0, 4, 5)] == [False, False, True]


acts = st.lists(st.tuples(st.sampled_from(("give", "change", "erase", "sleep")), st.integers(0, 8)), max_size=120)


@given(acts)
def test_two_counts_in_a_row_differ_by_five_cards_or_more(done):
    """Cards are (whose, which): a changed card is another one of the same neighbor."""
    cards: dict[int, int] = {}
    shown: list[set[tuple[int, int]]] = []
    last: set[tuple[int, int]] = set()
    counted_on, today = None, DAY
    for n, (act, whose) in enumerate(done):
        if act == "sleep":
            today += timedelta(days=whose)
        elif act == "erase":
            cards.pop(whose, None)
        elif (act == "change") == (whose in cards):
            cards[whose] = n
        stand = set(cards.items())
        if is_due(counted_on, today, len(stand - last), len(last - stand)):
            counted_on, last = today, stand if len(stand) >= FEWEST_CARDS else set()
            shown += [last] if last else []
    for before, after in zip([set(), *shown], shown, strict=False):
        assert max(len(before - after), len(after - before)) >= FEWEST_CARDS


@given(st.integers(5, 30))
def test_one_card_given_and_erased_again_and_again_is_one_change(times):
    came, went = 1, 1  # as it stands now, and as it was counted
    assert not any(is_due(DAY, DAY + timedelta(days=n), came, went) for n in range(1, times))
