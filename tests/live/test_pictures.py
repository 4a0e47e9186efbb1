"""How large a request with pictures of papers may be: asked before any page is."""

import pytest
from django.conf import settings
from django.test import Client

from asamblea.live.http import Scope
from asamblea.people.models import Organizer
from asamblea.site import serving
from tests.meetings.conftest import Room, room, urn_of_this_database

__all__ = ["room", "urn_of_this_database"]


def scope(client: Client, path: str, method: str = "POST") -> Scope:
    kept = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return {"type": "http", "method": method, "path": path, "headers": [(b"cookie", kept.encode())]}


@pytest.mark.parametrize("role", ["teller", "note-taker", "door", "facilitator"])
def test_who_counts_may_send_pictures(room: Room, role: str):
    asked = scope(room.desk(role), f"/m/{room.id}/papers/read/")
    assert serving.pictures(asked) == settings.PICTURES_MAX_MEMORY_SIZE


def test_an_organizer_may_send_pictures_of_cards_and_nobody_else(room: Room):
    organizer, cards = Client(), "/a/ocho/times/paper/read/"
    organizer.force_login(Organizer.objects.create(name="Rosa"))
    assert serving.pictures(scope(organizer, cards)) == settings.PICTURES_MAX_MEMORY_SIZE
    assert serving.pictures(scope(organizer, cards, "GET")) == 0
    assert serving.pictures(scope(organizer, "/a/ocho/times/paper/confirm/")) == 0
    assert serving.pictures(scope(room.desk("teller"), cards)) == 0
    assert serving.pictures(scope(Client(), cards)) == 0


def test_nobody_else_and_nowhere_else(room: Room):
    read = f"/m/{room.id}/papers/read/"
    assert serving.pictures(scope(Client(), read)) == 0
    assert serving.pictures(scope(room.desk("wall"), read)) == 0
    assert serving.pictures(scope(room.phone(), read)) == 0
    assert serving.pictures(scope(room.desk("teller"), "/m/k3v9q2/papers/read/")) == 0
    assert serving.pictures(scope(room.desk("teller"), f"/m/{room.id}/do/propose/")) == 0
    assert serving.pictures(scope(room.desk("teller"), read, "GET")) == 0
