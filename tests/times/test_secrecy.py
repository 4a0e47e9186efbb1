"""Nothing that is kept says whose a card is, and what is erased is gone from the files too."""

from django.db import connection

from asamblea.meetings import ballots, minutes
from asamblea.rules import slips
from asamblea.slips.models import Slip
from asamblea.times import keeping
from asamblea.times.models import Card
from tests.meetings.test_secrecy import octets
from tests.times.conftest import EVENINGS, gives, kept


def test_a_cards_hashes_are_not_those_of_the_slip(room):
    gives(room, room.phone("en"))
    card, slip = Card.objects.get(), Slip.objects.get()
    of_card = {bytes(card.code_hash), bytes(card.slip_hash)}
    assert not of_card & {bytes(slip.code_hash), bytes(slip.claim_hash), slips.pledge_hash("ocho", room.codes[-1])}
    assert bytes(card.slip_hash) == slips.times_slip_hash(room.id, room.codes[-1])


def test_no_column_is_a_seat_a_name_or_a_time(room):
    with connection.cursor() as cursor:
        columns = {c.name for c in connection.introspection.get_table_description(cursor, Card._meta.db_table)}
    assert not columns & {"seat", "shown_name", "contact", "created_at", "at", "code", "claim_hash", "number"}


def test_rows_do_not_lie_in_the_order_of_giving(room):
    for n in range(12):
        kept(EVENINGS, first=n)
    hidden = {"sqlite": "rowid", "postgresql": "id"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT first FROM times_card ORDER BY {hidden}")
        told = [first for (first,) in cursor.fetchall()]
    assert sorted(told) == list(range(12)) and told != sorted(told)


def test_the_minutes_say_nothing_of_a_card(room):
    before = room.state.n
    gives(room, room.phone("en"))
    came = minutes.entries_of(room.id, before)
    assert [entry["kind"] for entry in came] == ["arrived"]


def test_an_erased_card_is_gone_from_the_files_of_the_database(room):
    gives(room, room.phone("en"))
    code_hash = bytes(Card.objects.get().code_hash)
    assert code_hash in octets(log=connection.vendor == "sqlite")
    keeping.erase(Card.objects.all())
    for _ in range(20):
        ballots.close_due(minutes.now_ms())
        if code_hash not in octets(log=connection.vendor == "sqlite"):
            break
    assert code_hash not in octets(log=connection.vendor == "sqlite")
