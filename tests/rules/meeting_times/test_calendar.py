"""Cards whose weeks turn, laid on the calendar: against saying the definition week by week, card by card."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings, strategies as st

from asamblea.rules.meeting_times import WEEK, WORK, Card, Columns, Sitting, lay, propose
from asamblea.rules.meeting_times.cards import read
from asamblea.rules.meeting_times.week import from_bits, in_turn

SLOTS = ("mon-morning", "wed-evening", "sat-afternoon", "sun-night")
_free = st.sets(st.sampled_from(SLOTS), max_size=3)
_weeks = st.lists(_free, min_size=1, max_size=4).filter(any)


@st.composite
def _card(draw) -> Card:
    weeks = draw(_weeks)
    turn = draw(st.integers(1, len(weeks)))
    found = read(weeks, turn, draw(st.integers(90, 110)), draw(st.sampled_from(["es", "ko"])), draw(st.sampled_from(WORK[:3])))
    assert isinstance(found, Card)
    return found


_cards = st.lists(_card(), max_size=7)
_sitting = st.builds(Sitting, st.integers(95, 110), st.sampled_from(SLOTS))
_sittings = st.lists(_sitting, min_size=1, max_size=4, unique=True)


def comes(card: Card, sitting: Sitting) -> bool:
    return sitting.slot in from_bits(in_turn(card.weeks, card.first, sitting.week))


def missed(card: Card, held) -> int:
    return sum(not comes(card, one) for one in held)


@given(_weeks, st.integers(1, 4), st.integers(0, 200))
def test_a_card_says_which_week_it_is_now(weeks, turn, now):
    turn = min(turn, len(weeks))
    card = read(weeks, turn, now, "ko", "night")
    assert 0 <= card.first < len(weeks)
    for n in range(len(weeks)):
        assert from_bits(in_turn(card.weeks, card.first, now + n)) == weeks[(turn - 1 + n) % len(weeks)]


@settings(deadline=None)
@given(_cards, _sittings, st.lists(_sitting, max_size=3))
def test_meetings_count_each_card_with_the_shift_of_that_week(cards, sittings, held):
    found = lay(Columns(cards), sittings, held).choice
    assert found.people == len(cards)
    assert found.reached == sum(any(comes(card, one) for one in sittings) for card in cards)
    assert found.weight == sum(1 + missed(card, held) for card in cards if any(comes(card, one) for one in sittings))
    for sitting, one in zip(sittings, found.rounds, strict=True):
        assert one.reached == sum(comes(card, sitting) for card in cards)
        assert sum(row.people for row in one.left_out) == len(cards) - one.reached


@settings(deadline=None)
@given(_cards, _sittings, st.lists(_sitting, max_size=3), st.lists(_sitting, max_size=2))
def test_who_is_left_out_hears_of_the_meetings_before_and_after_that_they_can_come_to(cards, sittings, held, planned):
    laid = lay(Columns(cards), sittings, held, planned)
    order = sorted({*sittings, *held, *planned}, key=lambda one: (one.week, WEEK.index(one.slot)))
    assert list(laid.around) == order
    for sitting, one in zip(sittings, laid.choice.rounds, strict=True):
        place, expected = order.index(sitting), {}
        for card in cards:
            if comes(card, sitting):
                continue
            back = [str(n) for n, other in enumerate(order) if n < place and comes(card, other)]
            ahead = [str(n) for n, other in enumerate(order) if n > place and comes(card, other)]
            row = (card.language, card.work, back[-1] if back else None, ahead[0] if ahead else None)
            expected[row] = expected.get(row, 0) + 1
        assert {(row.language, row.work, row.before, row.after): row.people for row in one.left_out} == expected


@settings(deadline=None)
@given(_cards, st.integers(100, 106), st.lists(_sitting, max_size=3))
def test_no_other_slot_of_that_week_weighs_more(cards, week, held):
    found = propose(Columns(cards), SLOTS, [week], held)
    weights = [sum((1 + missed(c, held)) * comes(c, Sitting(week, slot)) for c in cards) for slot in SLOTS]
    assert found == (Sitting(week, SLOTS[weights.index(max(weights))]),)
    assert lay(Columns(cards), found, held).choice.weight == max(weights)


@settings(deadline=None, max_examples=50)
@given(_cards, st.lists(_sitting, max_size=2), st.integers(1, 3))
def test_of_alternating_meetings_no_order_reaches_more_on_the_calendar(cards, held, every):
    weeks = [100, 100 + every]
    found = propose(Columns(cards), SLOTS, weeks, held)
    # Six pairs of four slots are fewer than are tried, so the best of all orders of all pairs must be found.
    ways = [tuple(map(Sitting, weeks, pair)) for pair in permutations(SLOTS, 2)]
    best = max(sum((1 + missed(c, held)) * any(comes(c, one) for one in way) for c in cards) for way in ways)
    assert lay(Columns(cards), found, held).choice.weight == best


@settings(deadline=None)
@given(_cards)
def test_the_heat_of_a_slot_is_the_share_of_weeks_in_which_each_is_free(cards):
    heat = Columns(cards).heat()
    assert list(heat) == list(WEEK)
    for slot, people in heat.items():
        assert people == sum(Fraction(sum(slot in from_bits(w) for w in card.weeks), len(card.weeks)) for card in cards)


def test_two_weeks_nights_change_which_evening_is_best():
    """Whoever works nights for two weeks comes in the afternoon then, and in the evening after."""
    days, nights = ["wed-evening"], ["sat-afternoon"]
    cards = Columns([read([nights, nights, days, days], 1, 100, "ko", "rotating")] * 3 + [read([days], 1, 100, "es", "day")] * 2)
    slots = {week: propose(cards, WEEK, [week], [])[0].slot for week in (100, 101, 102, 103, 104)}
    assert slots == {
        100: "sat-afternoon",
        101: "sat-afternoon",
        102: "wed-evening",
        103: "wed-evening",
        104: "sat-afternoon",
    }


def test_whoever_missed_before_weighs_more():
    few, many = read([["sun-night"]], 1, 100, "ko", "night"), read([["wed-evening"]], 1, 100, "es", "day")
    cards, held = Columns([few] * 2 + [many] * 5), [Sitting(90, "wed-evening"), Sitting(92, "wed-evening")]
    assert propose(cards, WEEK, [100], [])[0].slot == "wed-evening"
    assert propose(cards, WEEK, [100], held)[0].slot == "sun-night"
