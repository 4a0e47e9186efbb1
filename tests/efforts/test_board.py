"""The board: counts that rise with each pledge, for anyone to see."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from asamblea.efforts import beside, boards, counting, fragments
from asamblea.efforts.models import Pledge
from asamblea.efforts.standing import standing
from tests.efforts.conftest import effort, planned, pledge


def board():
    stands = standing("ocho")
    return boards.board(stands, counting.counted(stands))


def test_a_thermometer_shows_people_hours_and_each_role_against_its_need(hall):
    tipline = effort(hours=6, needs={"ko": 1})
    pledge(hall, hall.phone("en"), {tipline: 3}, hours=4, abilities="ko")
    (t,) = board()
    assert [(bar.have, bar.need) for bar in t.bars] == [(1, 2), (4, 6), (1, 1)]
    assert not t.is_ready
    pledge(hall, hall.phone("en"), {tipline: 2}, hours=2)
    assert board()[0].is_ready


def test_who_has_too_few_hours_or_no_time_does_not_count(hall):
    tipline = effort(hours_each=3, times=["tue-evening"])
    pledge(hall, hall.phone("en"), {tipline: 3}, hours=2)
    effort("Picnic", times=["sun-afternoon"])
    pledge(hall, hall.phone("en"), {tipline: 3}, hours=3, times="sun-afternoon")
    assert board()[0].people.have == 0


def test_the_wall_and_phones_show_the_board_while_its_item_is_open(hall):
    effort()
    wall = beside.show(hall.state, "wall", "en")
    assert "Línea de avisos" in wall and "0 of 2" in wall
    assert "Línea de avisos" in hall.phone("en").get(f"/m/{hall.id}/").content.decode()


def test_a_phone_without_script_sees_a_pledge_that_the_minutes_do_not_tell(hall):
    tipline, reader = effort(), hall.phone("en")
    assert "0/2" in reader.get(f"/m/{hall.id}/").content.decode()
    pledge(hall, hall.phone("en"), {tipline: 3})
    before = reader.get(f"/m/{hall.id}/").content.decode()
    pledge(hall, hall.phone("en"), {tipline: 3})
    assert "1/2" in before and "2/2" in reader.get(f"/m/{hall.id}/").content.decode()


def test_the_board_costs_the_same_queries_however_many_pledge(hall):
    efforts = [effort(f"e{n}") for n in range(8)]
    Pledge.objects.bulk_create(
        Pledge(
            assembly="ocho",
            key_hash=bytes([n // 256, n % 256]) * 16,
            meeting=hall.id,
            how="slip",
            hours=3,
            until="2027-06-01",
            choices={str(e.id): 3 for e in efforts},
        )
        for n in range(300)
    )
    with CaptureQueriesContext(connection) as seen:
        fragments.board_context(hall.state)
    assert len(seen) <= 7  # one of them for what is translated
    assert board()[0].people.have == 300


def test_the_curve_of_the_last_plan_stands_on_the_board(hall):
    for n in range(2):
        pledge(hall, hall.phone("en"), {effort(f"e{n}", least=1, hours=1): 3})
    planned(hall, hall.desk())
    page = hall.phone("en").get(f"/m/{hall.id}/efforts/").content.decode()
    assert "at most 1 effort" in page and "at most 2 efforts" in page
