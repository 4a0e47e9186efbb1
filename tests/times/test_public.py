"""What other rooms ask: to keep a card that came another way, and to remove a demo's."""

import pytest

from asamblea.assemblies import public as assemblies
from asamblea.rules.meeting_times.week import from_bits
from asamblea.rules.refusal import Refusal
from asamblea.times import keeping, public
from asamblea.times.models import Card, Counts, Openness
from tests.times.conftest import EVENINGS, counted, kept


def test_a_card_that_came_another_way_is_kept_under_a_new_code(room):
    code = public.give(assemblies.get("ocho"), [EVENINGS, ["sat-morning"]], 2, "es", "kitchen", ["childcare"])
    card = keeping.of_code("ocho", code)
    assert (card.how, card.turns, card.childcare, card.step_free) == ("paper", 2, True, False)
    assert from_bits(card.week_2) == {"sat-morning"}


@pytest.mark.parametrize(
    "said",
    [
        {"language": "xx"},
        {"work": "spy"},
        {"needs": ["a car"]},
        {"how": "telepathy"},
        {"weeks": [["mon-noon"]]},
        {"weeks": [EVENINGS] * 5},
        {"turn": 2},
    ],
)
def test_what_no_card_holds_is_refused_and_nothing_is_kept(room, said):
    plain = {"weeks": [EVENINGS], "turn": 1, "language": "es", "work": "kitchen"}
    assert isinstance(public.give(assemblies.get("ocho"), **{**plain, **said}), Refusal)
    assert Card.objects.count() == 0


def test_a_week_alone_changes_the_card_of_a_code_and_leaves_its_work_and_needs(room):
    ocho = assemblies.get("ocho")
    code = public.give(ocho, [EVENINGS, ["sat-morning"]], 1, "es", "kitchen", ["childcare"])
    assert public.is_kept("ocho", code) and public.give_week(ocho, ["sun-night"], "ko", code=code) == code
    card = Card.objects.get()
    assert (card.how, card.language, card.work, card.turns, card.childcare) == ("paper", "es", "kitchen", 1, True)
    assert from_bits(card.week_1) == {"sun-night"}


def test_a_new_week_alone_says_its_language_and_no_work(room):
    slip = public.Slip(room.id, "0123456789ABCDEF")
    code = public.give_week(assemblies.get("ocho"), EVENINGS, "ko", slip=slip)
    card = keeping.of_slip(slip)
    assert card == keeping.of_code("ocho", code)
    assert (card.how, card.language, card.work, card.childcare) == ("slip", "ko", "unsaid", False)
    assert isinstance(public.give_week(assemblies.get("ocho"), ["mon-noon"], "ko", slip=slip), Refusal)
    assert [public.erase("ocho", slip=slip), public.erase("ocho", slip=slip), public.erase("ocho")] == [True, False, False]


def test_a_demo_takes_its_cards_with_it(room):
    kept(EVENINGS)
    kept(EVENINGS, assembly="nueve")
    Openness.objects.create(assembly="ocho", anyone=True)
    counted()
    public.remove("ocho")
    assert not Counts.objects.exists()
    assert [card.assembly for card in Card.objects.all()] == ["nueve"] and not Openness.objects.exists()
