"""The door's page for the telephone and the organizers' list of messages."""

import pytest
from django.test import Client

from asamblea.telephone.models import Asked, ToRead
from tests.site.pages import organizer
from tests.telephone.conftest import CARMEN, ROSA


def test_the_door_leads_to_the_telephone_and_shows_that_a_message_waits(room, provider):
    door = room.desk("door")
    assert f"/m/{room.id}/telephone/" in door.get(f"/m/{room.id}/door/").content.decode()
    provider.says(CARMEN, f"JOIN {room.slip()}")
    provider.says(CARMEN, "Stop they are at 6th and Vermont")
    assert "1 message waits for a person" in door.get(f"/m/{room.id}/door/").content.decode()


def test_without_a_telephone_the_door_shows_none(room):
    door = room.desk("door")
    assert "telephone" not in door.get(f"/m/{room.id}/door/").content.decode()
    assert door.post(f"/m/{room.id}/telephone/code/", {"code": ""}).status_code == 400


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Give a number to call with"), ("es", "Dar una clave para llamar"), ("ko", "전화용 번호 드리기")]
)
def test_the_page_is_in_the_readers_language_and_cheap(room, provider, lang, words, django_assert_max_num_queries):
    door = room.desk("door", lang)
    door.get(f"/m/{room.id}/telephone/")
    with django_assert_max_num_queries(4):
        page = door.get(f"/m/{room.id}/telephone/").content.decode()
    assert words in page and "+1 213-555-0100" in page


def test_a_message_is_erased_when_it_was_read_and_a_goodbye_takes_the_number_along(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    provider.says(CARMEN, "MESSAGES")
    door = room.desk("door")
    for words, more, left in (("Stop it there", {}, 1), ("Stop writing to me please", {"goodbye": "1"}, 0)):
        provider.says(CARMEN, words)
        (message,) = ToRead.objects.all()
        door.post("/telephone/read/", {"meeting": room.id, "message": message.id, **more})
        assert not ToRead.objects.exists() and Asked.objects.count() == left
    again = door.post("/telephone/read/", {"meeting": room.id, "message": "1"}, follow=True)
    assert "Somebody else has read this message already." in again.content.decode()


def test_messages_from_outside_of_a_meeting_are_for_organizers(room, provider):
    provider.says(ROSA, "Stop they are at 6th and Vermont")
    assert Client().get("/telephone/").status_code == 302
    assert "6th and Vermont" in organizer().get("/telephone/").content.decode()
    assert "6th and Vermont" not in room.desk("door").get(f"/m/{room.id}/telephone/").content.decode()
    (message,) = ToRead.objects.all()
    assert room.desk("door").post("/telephone/read/", {"meeting": "", "message": message.id}).status_code == 403
    organizer().post("/telephone/read/", {"meeting": "", "message": message.id})
    assert not ToRead.objects.exists()


def test_others_see_neither_digits_nor_messages(room, provider):
    for client in (Client(), room.desk("facilitator"), room.phone()):
        assert client.get(f"/m/{room.id}/telephone/").status_code == 403
        assert client.post(f"/m/{room.id}/telephone/code/", {"code": ""}).status_code == 403
        assert client.post("/telephone/read/", {"meeting": room.id, "message": "1"}).status_code == 403
