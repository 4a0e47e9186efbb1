"""What other rooms ask: to keep a card that came another way, and to remove a demo's."""

import pytest

from asamblea.assemblies import public as assemblies
from asamblea.rules.meeting_times.week import from_bits
from asamblea.rules.refusal import Refusal
from asamblea.times import keeping, public
from asamblea.times.models import Card, Openness
from tests.times.conftest import EVENINGS, kept


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


def test_a_demo_takes_its_cards_with_it(room):
    kept(EVENINGS)
    kept(EVENINGS, assembly="nueve")
    Openness.objects.create(assembly="ocho", anyone=True)
    public.remove("ocho")
    assert [card.assembly for card in Card.objects.all()] == ["nueve"] and not Openness.objects.exists()
