"""The table's desk for efforts."""

import pytest

from asamblea.efforts.models import Effort
from asamblea.rules.meeting.proposals import Propose
from tests.efforts.conftest import effort, planned, pledge
from tests.meetings.conftest import said

GOOD = {"title": "Picnic", "people_min": "2", "people_max": "9", "hours": "4", "hours_each": "1", "weeks": "0"}


def write(hall, desk, **fields):
    return desk.post(f"/m/{hall.id}/efforts/new/", {**GOOD, **fields})


def test_an_effort_is_written_down(hall):
    answer = write(hall, hall.desk("note-taker"), needs="Coreano = 2\nvan=1", times=["sun-afternoon"])
    assert answer.status_code == 302
    made = Effort.objects.get()
    assert (made.needs, made.times) == ({"ko": 2, "van": 1}, ["sun-afternoon"])


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"people_min": "9", "people_max": "2"}, "At most 2 people cannot be at least 9."),
        ({"hours": "-4"}, "greater than or equal to 0"),
        ({"needs": "Korean"}, "“Korean”: write a language or skill, =, and how many people."),
        ({"needs": "Korean = 0"}, "write a language or skill"),
        ({"needs": "Korean = 20"}, "More people with one ability are needed than can take part."),
        ({"times": ["some-day"]}, "Select a valid choice"),
        ({"title": ""}, "This field is required."),
    ],
)
def test_what_contradicts_itself_is_said_and_nothing_is_written(hall, fields, told):
    answer = write(hall, hall.desk(), **fields)
    assert (answer.status_code, Effort.objects.count()) == (400, 0)
    assert told in answer.content.decode()


def test_a_proposal_on_the_floor_becomes_an_effort(hall):
    hall.does(Propose(4, said("abrir la línea los martes"), 6), by="neighbor")
    page = hall.desk().get(f"/m/{hall.id}/efforts/new/?from=p1").content.decode()
    assert "abrir la línea los martes" in page and 'value="6"' in page


def test_an_effort_is_taken_off_the_board_before_it_is_open(hall):
    tipline = effort()
    hall.desk().post(f"/m/{hall.id}/efforts/do/withdraw/", {"effort": tipline.id})
    assert "Línea de avisos" not in hall.phone("en").get(f"/m/{hall.id}/efforts/").content.decode()


@pytest.mark.parametrize("role", ["door", "wall", "teller"])
def test_others_have_no_desk_here(hall, role):
    desk = hall.desk(role)
    assert desk.get(f"/m/{hall.id}/efforts/desk/").status_code == 403
    assert desk.post(f"/m/{hall.id}/efforts/do/plan/").status_code == 403
    assert desk.get(f"/m/{hall.id}/efforts/new/").status_code == 403


def test_without_efforts_there_is_nothing_to_plan(hall):
    answer = hall.desk().post(f"/m/{hall.id}/efforts/do/plan/", headers={"FX-Request": "true"})
    assert "There is no effort yet." in answer.content.decode()


def test_only_the_plan_that_was_looked_at_is_proposed(hall):
    tipline = effort(least=1, hours=1)
    pledge(hall, hall.phone("en"), {tipline: 3})
    planned(hall, hall.desk())
    answer = hall.desk().post(f"/m/{hall.id}/efforts/do/propose/", {"plan": "older"}, headers={"FX-Request": "true"})
    assert "There is a newer plan meanwhile." in answer.content.decode()


def test_a_budget_is_shared_over_efforts_by_equal_shares(hall):
    one, two = effort("Tarjetas"), effort("Picnic")
    fields = {
        "question": "¿En qué gastamos?",
        "budget": "100",
        "efforts": [one.id, two.id],
        f"cost-{one.id}": "60",
        f"cost-{two.id}": "80",
    }
    hall.desk().post(f"/m/{hall.id}/efforts/do/share/", fields)
    spec = hall.state.open_vote.spec
    assert (spec["method"], spec["budget"], [o["cost"] for o in spec["options"]]) == ("equal_shares", 100, [60, 80])


def test_an_unknown_act_is_a_sentence(hall):
    answer = hall.desk().post(f"/m/{hall.id}/efforts/do/explode/", headers={"FX-Request": "true"})
    assert "This page does not know that act." in answer.content.decode()
