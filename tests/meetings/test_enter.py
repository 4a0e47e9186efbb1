import pytest
from django.test import Client

from asamblea.rules.meeting import decisions, opening
from asamblea.slips import public as slips
from tests.meetings.conftest import said


def test_a_slip_brings_a_phone_into_the_room(room):
    phone = room.phone("es")
    page = phone.get(f"/m/{room.id}/")
    assert page.status_code == 200
    assert "¿Qué hacemos?" in page.content.decode()
    assert room.state.present == {1}


def test_looking_at_the_page_of_a_slip_binds_nothing(room):
    code = room.slip()
    assert Client().get(f"/s/{code}").status_code == 200
    assert room.state.present == frozenset()
    assert Client().post("/s/", {"code": code, "language": "es"}).status_code == 302


def test_a_code_is_understood_as_people_type_it(room):
    code = room.slip()
    typed = " ".join((code[:4], code[4:8].lower(), code[8:])).replace("0", "o")
    assert Client().post("/s/", {"code": typed, "language": "ko"}).status_code == 302


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "in use on another phone"), ("es", "otro teléfono"), ("ko", "다른")],
)
def test_a_second_phone_is_told_that_the_slip_is_in_use(room, lang, words):
    room.phone()
    second = Client(headers={"accept-language": lang}).post("/s/", {"code": room.codes[0], "language": lang})
    assert second.status_code == 403
    assert words in second.content.decode()
    assert room.state.present == {1}


def test_the_same_phone_may_scan_again(room):
    phone = room.phone()
    assert phone.post("/s/", {"code": room.codes[0], "language": "en"}).status_code == 302
    assert room.state.present == {1}


def test_an_unknown_code_is_refused_with_a_sentence(room):
    answer = Client().post("/s/", {"code": "0000-0000-0000-0000", "language": "en"})
    assert answer.status_code == 403
    assert "No slip has this code" in answer.content.decode()


def test_a_void_slip_opens_nothing_any_more(room):
    phone = room.phone()
    slips.make_void(slips.find(room.id, room.codes[0]))
    assert phone.get(f"/m/{room.id}/").status_code == 302
    again = phone.post("/s/", {"code": room.codes[0], "language": "en"})
    assert "void" in again.content.decode()


def test_a_slip_of_a_meeting_that_is_over_says_so(room):
    code = room.slip()
    room.does(decisions.RecordNoDecision("i1", said("no"), said("luego")))
    room.does(opening.CloseMeeting())
    answer = Client().post("/s/", {"code": code, "language": "en"})
    assert "over" in answer.content.decode()


def test_a_slip_taken_off_one_phone_works_on_another(room):
    phone = room.phone()
    phone.post(f"/m/{room.id}/leave-phone/")
    assert phone.get(f"/m/{room.id}/").status_code == 302
    other = Client()
    assert other.post("/s/", {"code": room.codes[0], "language": "es"}).status_code == 302
    assert room.state.present == {1}


def test_somebody_far_away_asks_the_door_and_comes_in(room):
    far = Client()
    far.post(f"/m/{room.id}/ask/", {"word": "Rosa, edificio 4"})
    assert far.get(f"/m/{room.id}/ask/").status_code == 200
    ((asked, word),) = slips.asked(room.id)
    assert word == "Rosa, edificio 4"
    slips.answer(room.id, asked, give=True)
    assert far.get(f"/m/{room.id}/ask/").status_code == 302
    assert far.get(f"/m/{room.id}/").status_code == 200
    assert slips.asked(room.id) == []


def test_somebody_the_door_does_not_know_gets_no_slip(room):
    far = Client()
    far.post(f"/m/{room.id}/ask/", {"word": "nobody"})
    ((asked, _),) = slips.asked(room.id)
    slips.answer(room.id, asked, give=False)
    assert "did not give a slip" in far.get(f"/m/{room.id}/ask/").content.decode()
