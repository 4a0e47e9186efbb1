"""A times card: given with a slip, on paper, or openly; changed and erased under its code; never anything that endangers."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from asamblea.rules import slips
from asamblea.rules.meeting_times.week import from_bits, week_number
from asamblea.times import keeping
from asamblea.times.models import Card, Openness
from tests.times.conftest import EVENINGS, fields, gives, kept

CODE = re.compile(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}")


def code_on(page: str) -> str:
    found = CODE.search(page)
    assert found, page
    return found[0]


def test_a_phone_with_a_slip_gives_its_times_and_sees_a_code_once_more(room):
    phone = room.phone("en")
    answer = gives(room, phone, childcare="on")
    page = phone.get(answer.url).content.decode()
    card = Card.objects.get()
    assert from_bits(card.week_1) == set(EVENINGS)
    assert (card.language, card.work, card.childcare, card.interpreter, card.how) == ("ko", "night", True, False, "slip")
    code = slips.normal(code_on(page))
    assert bytes(card.code_hash) == slips.times_hash("ocho", code)
    assert card.until == date.today() + timedelta(days=365) or abs((card.until - date.today()).days - 365) <= 1


def test_shifts_that_change_are_kept_as_weeks_in_turn(room):
    nights, days = ["sat-morning"], ["wed-evening"]
    gives(room, room.phone("en"), nights, nights, days, days, turn=3)
    card = Card.objects.get()
    week = week_number(datetime.now(UTC).date())
    assert card.turns == 4 and (week - card.first) % 4 in (1, 2)  # the day may turn at the assembly’s midnight
    assert [from_bits(w) for w in (card.week_1, card.week_2, card.week_3, card.week_4)] == [set(nights)] * 2 + [set(days)] * 2


def test_a_second_card_from_one_slip_replaces_the_first(room):
    phone = room.phone("en")
    gives(room, phone)
    phone.cookies.pop("times")
    gives(room, phone, ["sun-morning"], work="kitchen")
    assert [(from_bits(c.week_1), c.work) for c in Card.objects.all()] == [({"sun-morning"}, "kitchen")]


def test_the_same_phone_changes_its_card_and_keeps_its_code(room):
    phone = room.phone("en")
    first = code_on(phone.get(gives(room, phone).url).content.decode())
    second = code_on(phone.get(gives(room, phone, ["sun-morning"]).url).content.decode())
    assert first == second and Card.objects.count() == 1


def test_the_card_outlives_its_meeting_and_the_slip_is_forgotten(room):
    phone = room.phone("en")
    gives(room, phone)
    assert keeping.forget_expired() == 0
    assert Card.objects.get().slip_hash is not None
    room.ends()
    keeping.forget_expired()
    card = Card.objects.get()
    assert (card.slip_hash, card.meeting) == (None, "")
    changed = phone.post("/a/ocho/times/card/", fields(["mon-morning"]))
    assert changed.status_code == 302 and from_bits(Card.objects.get().week_1) == {"mon-morning"}


def test_a_shared_phone_shows_nobody_the_card_of_who_had_it_before(room):
    phone = room.phone("en")
    gives(room, phone, work="kitchen")
    phone.cookies.pop("slip")
    assert phone.post("/s/", {"code": room.slip(), "language": "en"}).status_code == 302
    page = phone.get(f"/m/{room.id}/times/").content.decode()
    assert "This phone keeps a times card from before." in page and " checked" not in page
    gives(room, phone, ["sun-morning"])
    assert sorted(from_bits(card.week_1) == {"sun-morning"} for card in Card.objects.all()) == [False, True]


def test_a_phone_that_is_passed_on_forgets_the_card(room):
    phone = room.phone("en")
    gives(room, phone)
    phone.post(f"/m/{room.id}/leave-phone/")
    assert not phone.cookies["times"].value and Card.objects.count() == 1


def test_when_the_meeting_is_over_its_slips_give_no_more_cards(room):
    phone = room.phone("en")
    room.ends()
    assert gives(room, phone).url == "/a/ocho/times/card/"
    assert Card.objects.count() == 0


def test_a_card_is_erased_on_its_day(room):
    old, today = datetime.now(UTC).date() - timedelta(days=2), datetime.now(UTC).date()
    kept(EVENINGS, until=old)
    kept(EVENINGS, until=today)
    assert keeping.forget_expired() == 1
    assert [card.until for card in Card.objects.all()] == [today]


def test_the_code_opens_the_card_on_another_phone_and_erases_it(room):
    phone = room.phone("en")
    code = code_on(phone.get(gives(room, phone).url).content.decode())
    other = Client(headers={"accept-language": "en"})
    assert other.post("/a/ocho/times/card/find/", {"code": code.lower().replace("-", " ")}).status_code == 302
    assert 'value="tue-evening" aria-label="Tuesday evening" checked' in other.get("/a/ocho/times/card/").content.decode()
    other.post("/a/ocho/times/card/erase/")
    assert Card.objects.count() == 0


def test_the_link_opens_the_card_and_leaving_keeps_it(room):
    phone = room.phone("en")
    page = phone.get(gives(room, phone).url).content.decode()
    link = re.search(r'href="http://testserver(/a/ocho/times/card/\w+)"', page)[1]
    other = Client(headers={"accept-language": "en"})
    asked = other.get(link)
    assert "times" not in other.cookies, "nobody gives their times on the card of who sent a link"
    assert "Is this your times card?" in asked.content.decode()
    code = re.search(r'name="code" value="([^"]+)"', asked.content.decode())[1]
    assert other.post("/a/ocho/times/card/find/", {"code": code}).url == "/a/ocho/times/card/"
    other.post("/a/ocho/times/card/leave/")
    assert Card.objects.count() == 1 and not other.cookies["times"].value


def test_a_wrong_code_is_a_sentence(room, client):
    answer = client.post("/a/ocho/times/card/find/", {"code": "ABCD-ABCD-ABCD-ABCD"}, headers={"accept-language": "en"})
    assert answer.status_code == 403 and "No times card has this code." in answer.content.decode()
    korean = client.get("/a/ocho/times/card/hello", headers={"accept-language": "ko"})
    assert korean.status_code == 403 and 'role="alert"' in korean.content.decode()


REFUSED = [
    ({"week-1": ["mon-noon"]}, "The time “mon-noon” is not one of the times to choose from."),
    ({"turns": 9}, "A times card holds at most 4 weeks in turn; 9 were given."),
    ({"turns": 0}, "Say at least one week of free times"),
    ({"turn": 3}, "Say which of your 1 weeks this week is."),
    ({"work": "spy"}, "This kind of work is not on the card."),
    ({"work": ""}, "Choose your kind of work"),
    ({"week-1": []}, "No time is ticked."),
]


@pytest.mark.parametrize(("said", "sentence"), REFUSED)
def test_what_cannot_be_meant_is_said_and_nothing_is_kept(room, said, sentence):
    answer = gives(room, room.phone("en"), **said)
    assert (answer.status_code, Card.objects.count()) == (400, 0)
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("lang", ["es", "ko"])
def test_refusals_are_in_the_readers_language(room, lang):
    page = gives(room, room.phone(lang), **{"week-1": []}).content.decode()
    assert 'role="alert"' in page and "No time is ticked." not in page


def test_without_a_slip_nobody_gives_a_card_unless_the_assembly_is_open(room, client):
    assert client.get(f"/m/{room.id}/times/").status_code == 302
    assert client.post("/a/ocho/times/card/", fields(EVENINGS)).status_code == 403
    assert Card.objects.count() == 0
    Openness.objects.create(assembly="ocho", anyone=True)
    assert client.post("/a/ocho/times/card/", fields(EVENINGS)).status_code == 302
    assert Card.objects.get().how == "open"


def test_a_void_slip_gives_no_card(room):
    from asamblea.slips.models import Slip

    phone = room.phone("en")
    Slip.objects.update(void=True)
    assert gives(room, phone).status_code == 302 and Card.objects.count() == 0


def test_a_shift_fills_the_week_in_and_counts_nothing_yet(room):
    phone = room.phone("en")
    page = gives(room, phone, do="", fill="1-night", **{"week-1": ["mon-morning"]}).content.decode()
    assert Card.objects.count() == 0 and 'role="alert"' not in page
    assert 'value="wed-afternoon" aria-label="Wednesday afternoon" checked' in page
    assert 'value="mon-morning" aria-label="Monday morning" checked' not in page


def test_more_weeks_are_shown_and_what_was_ticked_stays(room):
    page = gives(room, room.phone("en"), do="weeks", turns=4).content.decode()
    assert 'name="week-4"' in page and page.count(" checked") == 3  # two evenings, and which week this is
    assert Card.objects.count() == 0


def test_a_card_on_paper_is_entered_by_an_organizer_only(room, organizer, client):
    assert client.post("/a/ocho/times/paper/", fields(EVENINGS)).status_code == 302
    assert Card.objects.count() == 0
    answer = organizer.post("/a/ocho/times/paper/", fields(EVENINGS), follow=True)
    assert Card.objects.get().how == "paper"
    code = slips.normal(code_on(answer.content.decode()))
    assert keeping.of_code("ocho", code) == Card.objects.get()
    wrong = organizer.post("/a/ocho/times/paper/", fields(["mon-noon"]))
    assert wrong.status_code == 400 and Card.objects.count() == 1


def test_the_page_asks_the_database_little(room, django_assert_max_num_queries):
    phone = room.phone("en")
    gives(room, phone)
    phone.get(f"/m/{room.id}/")
    with django_assert_max_num_queries(6):
        phone.get(f"/m/{room.id}/times/")
    with django_assert_max_num_queries(6):
        phone.get("/a/ocho/times/card/")
