"""Sign-in sheets, pledge cards and times cards are printed from the pages of those who hand them out."""

import pytest
from django.test import Client

from asamblea.people.models import Organizer
from asamblea.slips import public as slips
from tests.channels.printing import paper as printed
from tests.efforts.conftest import effort


@pytest.fixture
def organizer(room) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(Organizer.objects.create(name="Rosa"))
    return client


def pdf(answer) -> bytes:
    assert answer.headers["Content-Type"] == "application/pdf", answer
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_an_organizer_prints_the_sign_in_sheet_and_makes_no_slip(room, organizer, size):
    made = pdf(organizer.post(f"/m/{room.id}/slips.pdf", {"what": "sign-in", "paper": size, "count": 60}))
    assert "Weshredthissheet" in printed.letters(made)
    assert [code.text.partition("/m/")[2] for code in printed.codes(made)] == [f"{room.id}/"]
    assert slips.count(room.id) == (0, 0)


def test_an_organizer_prints_times_cards_in_the_languages_of_the_assembly(room, organizer):
    assert "Print cards" in organizer.get("/a/ocho/times/paper/").content.decode()
    made = pdf(organizer.post("/a/ocho/times/paper/cards/", {"paper": "a4"}))
    text = printed.letters(made)
    assert printed.pages(made) == 20
    for said in ("Turnodenoche", "Nightshift", "벵골어", "Русский"):
        assert said in text
    codes = {code.text for code in printed.codes(made)}
    assert all(code.startswith("ASAMBLEA:T1:OCHO:") or code.endswith("/a/ocho/times/") for code in codes)
    assert len(codes) == 21, "each card has a code of its own"


def test_nobody_else_prints_times_cards(room):
    assert Client().post("/a/ocho/times/paper/cards/", {"paper": "a4"}).status_code == 302


def test_the_door_prints_pledge_cards_with_the_efforts_that_take_pledges(room):
    effort("Línea de avisos")
    effort("Ya no", withdrawn=True)
    made = pdf(room.desk("door").post(f"/m/{room.id}/efforts/paper/cards/", {"paper": "letter"}))
    text = printed.letters(made)
    assert printed.pages(made) == 10
    assert "Líneadeavisos" in text and "Yano" not in text
    assert all(code.text.endswith(f"/m/{room.id}/pledge/") for code in printed.codes(made))


def test_without_efforts_there_is_no_pledge_card_and_the_page_says_so(room):
    answer = room.desk("door").post(f"/m/{room.id}/efforts/paper/cards/", {"paper": "letter"}, follow=True)
    assert "room for 1 to 14 efforts" in answer.content.decode()


def test_others_print_no_pledge_cards(room):
    assert room.desk("wall").post(f"/m/{room.id}/efforts/paper/cards/", {}).status_code == 403
