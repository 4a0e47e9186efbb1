"""Nothing that is kept says whose a pledge is."""

from django.db import connection

from asamblea.efforts.models import Pledge, Work
from asamblea.rules import slips
from asamblea.slips.models import Slip
from tests.efforts.conftest import adopt, effort, planned, pledge


def test_a_pledges_key_is_not_the_slips(hall):
    pledge(hall, hall.phone("en"), {effort(): 3})
    key = bytes(Pledge.objects.get().key_hash)
    assert key == slips.pledge_hash("ocho", hall.codes[-1])
    assert key not in {bytes(s.code_hash) for s in Slip.objects.all()} | {bytes(s.claim_hash or b"") for s in Slip.objects.all()}


def test_no_column_of_a_pledge_is_a_seat_or_a_time(hall):
    with connection.cursor() as cursor:
        for model in (Pledge, Work):
            columns = {c.name for c in connection.introspection.get_table_description(cursor, model._meta.db_table)}
            assert not columns & {"seat", "created_at", "at", "code", "code_hash", "claim_hash"}


def test_rows_do_not_lie_in_the_order_of_pledging(hall):
    tipline = effort()
    for hours in range(1, 13):
        pledge(hall, hall.phone("en"), {tipline: 3}, hours=hours)
    hidden = {"sqlite": "rowid", "postgresql": "id"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT hours FROM efforts_pledge ORDER BY {hidden}")
        told = [hours for (hours,) in cursor.fetchall()]
    assert sorted(told) == list(range(1, 13)) and told != sorted(told)


def test_the_minutes_hold_an_adopted_plan_without_anybodys_name_key_or_row(hall):
    tipline = effort()
    for n in range(2):
        pledge(hall, hall.phone("en"), {tipline: 3}, shown_name=f"Ana{n}", contact="213 555")
    adopt(hall, planned(hall, hall.desk()))
    from asamblea.meetings import minutes

    log = "\n".join(minutes.lines_of(hall.id))
    assert '"plan"' in log
    for secret in ("Ana0", "213 555", *(str(p.id) for p in Pledge.objects.all()), *hall.codes):
        assert secret not in log
