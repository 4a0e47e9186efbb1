"""No page tells the week of one card: what is shown are counts that no single card changes."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from asamblea.rules.meeting_times.week import WEEK
from asamblea.times import counting, keeping
from asamblea.times.models import Card, Counts, Openness
from tests.times.conftest import EVENINGS, counted, fields, gives, kept

WHY, CHOOSE, CARD = "/a/ocho/times/", "/a/ocho/times/choose/", "/a/ocho/times/card/"
SEEN = (WHY, CHOOSE, f"{CHOOSE}?times=3&every=1", "/a/ocho/interpreters/")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def later(days: int = 2) -> datetime:
    return datetime.now(UTC) + timedelta(days=days)


def pages(organizer: Client) -> list[str]:
    """Return what everyone and the organizers read of the counts."""
    answers = [Client().get(WHY), *(organizer.get(path) for path in SEEN)]
    assert all(answer.status_code == 200 for answer in answers)
    return [TOKEN.sub("", answer.content.decode()) for answer in answers]


@pytest.fixture
def seven(room, organizer):
    """Six cards from paper and one from a slip, counted; return the phone of that one."""
    for n in range(6):
        kept(list(WEEK[n : n + 9]), language="es", work="kitchen")
    phone = room.phone("ko")
    gives(room, phone)
    assert counting.renew() == 1
    return phone


def test_the_first_five_cards_are_counted_and_four_are_not(room, client):
    for _ in range(4):
        kept(EVENINGS)
    assert counting.renew() == 0 and b"fill-8" not in client.get(WHY).content
    kept(EVENINGS)
    assert counting.renew() == 1 and b"fill-8" in client.get(WHY).content


def test_a_card_given_changes_no_page(seven, room, organizer):
    phone = room.phone("en")
    before = pages(organizer)
    gives(room, phone, ["sun-morning"], childcare="on")
    assert counting.renew(later()) == 0 and pages(organizer) == before


def test_a_card_changed_as_often_as_one_likes_changes_no_page(seven, room, organizer):
    before = pages(organizer)
    for slot in WEEK[:9]:
        gives(room, seven, [slot])
        assert counting.renew(later()) == 0
    assert pages(organizer) == before


def test_a_card_erased_is_gone_at_once_and_changes_no_page(seven, organizer):
    before = pages(organizer)
    said = seven.post(f"{CARD}erase/", follow=True).content.decode()
    assert Card.objects.count() == 6 and counting.renew(later()) == 0
    assert pages(organizer) == before and 'class="said"' in said


def test_one_slip_that_gives_and_erases_is_one_change(seven, room, organizer):
    for slot in WEEK[:6]:
        seven.post(f"{CARD}erase/")
        gives(room, seven, [slot])
    assert counting.renew(later()) == 0


def test_five_changed_cards_change_the_counts_on_the_next_day(seven, room, organizer):
    phones = [room.phone("en") for _ in range(5)]
    before = pages(organizer)
    for phone in phones:
        gives(room, phone, ["sun-morning"])
    assert counting.renew() == 0 and pages(organizer) == before
    assert counting.renew(later()) == 1 and pages(organizer) != before
    assert Counts.objects.get().cards == 12
    assert counting.renew(later(9)) == 0


def test_the_same_times_given_again_are_no_change(seven, room):
    gives(room, seven)
    assert Card.objects.filter(counted=False).count() == 0
    gives(room, seven, childcare="on")
    assert Card.objects.filter(counted=False).count() == 1


def test_when_most_cards_are_erased_nothing_is_shown_or_kept_of_them(seven, client):
    keeping.erase(Card.objects.filter(how="paper"))
    assert counting.renew(later()) == 1
    assert (Counts.objects.get().rows, Counts.objects.get().cards) == ([], 0)
    assert b"fill-8" not in client.get(WHY).content and not Card.objects.filter(counted=True).exists()


def test_nothing_in_the_counts_leads_to_a_card(seven, room):
    (counts,) = Counts.objects.values_list("rows", "needs", "hows")
    assert counts[0] == sorted(counts[0]) and {len(row) for row in counts[0]} == {8}
    assert counts[1:] == ({"childcare": 0, "step_free": 0, "interpreter": 0}, {"paper": 6, "slip": 1})


def test_cards_without_a_slip_bring_nobodys_week_out(room, organizer, client):
    Openness.objects.create(assembly="ocho", anyone=True)
    kept(["wed-evening", "sat-morning"])
    for _ in range(8):
        Client().post(CARD, fields(list(WEEK), language="es", work="kitchen"))
    assert counting.renew(later()) == 0 and b"fill-8" not in client.get(WHY).content
    for _ in range(4):
        kept(EVENINGS)
    assert counting.renew() == 1 and Counts.objects.get().cards == 5
    assert "And 8 cards given without a slip: they are in none of the counts." in organizer.get(CHOOSE).content.decode()


def test_a_card_without_a_slip_is_told_that_it_stands_beside(room):
    Openness.objects.create(assembly="ocho", anyone=True)
    phone = Client(headers={"accept-language": "en"})
    page = phone.post(CARD, fields(EVENINGS), follow=True).content.decode()
    assert "they stand beside the counts" in page and "Your card counts" not in page


SENTENCE = {"en": "Many cards came without a slip just now.", "es": "Acaban de llegar", "ko": "참여표 없이"}


@pytest.mark.parametrize("lang", SENTENCE)
def test_a_flood_of_cards_without_a_slip_waits_and_what_was_ticked_stays(room, lang):
    Openness.objects.create(assembly="ocho", anyone=True)
    for _ in range(60):
        answer = Client(headers={"accept-language": lang}).post(CARD, fields(EVENINGS))
    assert Card.objects.count() == keeping.MOST_OPEN and answer.status_code == 429
    page = answer.content.decode()
    assert SENTENCE[lang] in page and page.count(" checked") >= 2
    assert gives(room, room.phone(lang)).status_code == 302, "a slip is not kept waiting"
    assert Card.objects.count() == keeping.MOST_OPEN + 1


def test_counts_are_of_one_assembly(room):
    for _ in range(5):
        kept(EVENINGS, assembly="nueve")
    counted()
    assert counting.of("ocho") is None and counting.languages("ocho") == {}
