"""Small groups through the pages: opened at the table, seen on phones, reported, called back to one plenary."""


import pytest
from django.test import Client

from tests.meetings.conftest import Room

BROUGHT = {
    "point1": "las noches dan miedo",
    "point2": "hay quien quiere ayudar",
    "proposals": "abrir los martes\n\nun cartel en cada tienda",
    "disagreed": "si cobrar o no",
}


def open_groups(room: Room, desk: Client, **fields: object) -> None:
    form = {"question": "¿Qué hace falta?", "groups": 2, "minutes": 15, "how": "counting", "places": "cocina\npatio"}
    answer = room.table(desk, "open-groups", **{**form, **fields})
    assert 'class="counted"' in answer.content.decode(), answer.content.decode()


def page(room: Room, phone: Client) -> str:
    return phone.get(f"/m/{room.id}/").content.decode()


def mine(room: Room, phone: Client) -> str:
    return phone.get(f"/m/{room.id}/mine/").content.decode()


def wall(room: Room) -> str:
    return room.desk("wall").get(f"/m/{room.id}/wall/?lang=en").content.decode()


@pytest.fixture
def phones(room: Room) -> list[Client]:
    return [room.phone("en") for _ in range(4)]


@pytest.fixture
def desk(room: Room, phones: list[Client]) -> Client:
    """The facilitator's, with two groups open."""
    desk = room.desk()
    open_groups(room, desk)
    return desk


def test_each_phone_sees_its_group_its_place_and_the_question(room, phones, desk):
    for n, phone in enumerate(phones):
        text = page(room, phone)
        assert "¿Qué hace falta?" in text
        assert f'<span class="n">{n % 2 + 1}</span>' in text
        assert ("cocina", "patio")[n % 2] in text and ("patio", "cocina")[n % 2] not in text
        assert 'data-until="' in text


def test_a_group_reports_and_the_plenary_gets_its_proposals(room, phones, desk):
    assert 'class="counted"' in room.do(phones[0], "group-report", **BROUGHT).content.decode()
    room.table(desk, "call-back", breakouts="b1")
    state = room.state
    assert (state.item.about, state.item.of, state.item.asks) == ("report-back", "i1", "discuss")
    assert [(p.text["text"], p.seat, p.group) for p in state.proposals.values()] == [
        ("abrir los martes", None, 1),
        ("un cartel en cada tienda", None, 1),
    ]
    text = page(room, phones[3])
    assert "las noches dan miedo" in text and "abrir los martes" in text and "This group reported nothing." in text
