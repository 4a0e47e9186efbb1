"""A planning evening: a room with an item about efforts, efforts on the board, and people who pledge."""

import time

import pytest

from asamblea.efforts import planning
from asamblea.efforts.models import Effort, Plan
from asamblea.rules.meeting import agenda
from tests.meetings.conftest import Room, room, said, urn_of_this_database

__all__ = ["room", "urn_of_this_database"]


@pytest.fixture
def hall(room: Room) -> Room:
    """The room of the meetings' tests, at an item that plans efforts."""
    room.does(agenda.AddItem(said("¿Qué hacemos este invierno?"), "decide", about="efforts"))
    room.does(agenda.OpenItem("i2"))
    return room


def effort(title: str = "Línea de avisos", *, least: int = 2, most: int = 5, hours: int = 4, **more) -> Effort:
    """Put an effort on the board."""
    plain = {"assembly": "ocho", "meeting": "t", "title": title, "lang": "es", "hours_each": 1}
    return Effort.objects.create(people_min=least, people_max=most, hours=hours, **{**plain, **more})


def pledge(room: Room, phone, choices: dict[Effort, int], hours: int = 3, **more):
    """Let a phone pledge; return the answer."""
    fields = {f"choice-{e.id}": str(glad) for e, glad in choices.items()}
    return phone.post(f"/m/{room.id}/pledge/", {"hours": hours, "until": "90", **fields, **more})


def planned(room: Room, desk, **fields) -> Plan:
    """Ask the engine from the desk and wait for its end."""
    desk.post(f"/m/{room.id}/efforts/do/plan/", fields)
    for _ in range(300):
        run = planning.last("ocho", room.id)
        assert run is not None
        if run.state != "running":
            return run
        time.sleep(0.1)
    raise TimeoutError("the engine did not end")
