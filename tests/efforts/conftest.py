"""A planning evening: a room with an item about efforts, efforts on the board, and people who pledge."""

import threading

import pytest

from asamblea.efforts import planning
from asamblea.efforts.models import Effort, Plan
from asamblea.meetings import ballots
from asamblea.meetings.minutes import Done
from asamblea.rules.meeting import agenda
from asamblea.rules.meeting.decisions import RecordDecision
from asamblea.rules.meeting.voting import CloseVote, OpenVote
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
    return ended(room)


def ended(room: Room) -> Plan:
    """Wait until the run that began last has ended, its thread too."""
    for thread in [t for t in threading.enumerate() if t.name.startswith("plan-")]:
        thread.join(60)
    run = planning.last("ocho", room.id)
    assert run is not None and run.state != "running"
    return run


def adopt(room: Room, run: Plan) -> None:
    """Put a plan before the room, agree, and record the decision."""
    room.desk().post(f"/m/{room.id}/efforts/do/propose/", {"plan": run.id})
    decided(room, list(room.state.proposals)[-1])


def decided(room: Room, proposal: str) -> None:
    """Let the room agree to a proposal and record the decision."""
    opened = ballots.open_vote(room.id, OpenVote("consent", "00" * 16, proposal=proposal), "facilitator")
    assert isinstance(opened, Done), str(opened)
    vote = opened.entries[0]["vote"]["id"]
    room.does(CloseVote(vote, [{"receipt": "AAAA-BBBB-CCCC-0001", "ballot": {"choice": "agree"}}]))
    ballots.urn().purge(room.id, vote)
    room.does(RecordDecision(vote, "mesa", "role", "2027-01-10"))
