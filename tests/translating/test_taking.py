"""Of many who take at once, each gets other words: on SQLite and on PostgreSQL, where the database decides."""

import threading

import pytest
from django.db import close_old_connections, connection

from asamblea.rules.meeting.wording import Piece
from asamblea.translating import taking
from asamblea.translating.models import Taken
from tests.meetings.conftest import said

PIECES = [Piece(f"p{n}", said(f"propuesta {n}"), "ko", 1, None, None) for n in range(12)]
NOW = 1_800_000_000_000


def holder(n: int) -> bytes:
    return taking.holder_hash("m/x", f"device {n}")


@pytest.mark.django_db(transaction=True)
def test_many_who_take_at_the_same_moment_get_different_words():
    got: dict[int, Piece | None] = {}
    start = threading.Barrier(8)

    def take(n: int) -> None:
        close_old_connections()
        start.wait()
        got[n] = taking.take("m/x", holder(n), PIECES, NOW)
        connection.close()

    threads = [threading.Thread(target=take, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = [piece.of for piece in got.values() if piece]
    assert len(taken) == len(set(taken)) == 8
    assert {row.of for row in Taken.objects.all()} == set(taken)


@pytest.mark.django_db(transaction=True)
def test_one_device_that_taps_many_times_holds_one_piece():
    start = threading.Barrier(6)

    def take() -> None:
        close_old_connections()
        start.wait()
        taking.take("m/x", holder(1), PIECES, NOW)
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Taken.objects.count() == 1


def test_the_same_words_in_two_places_are_one_piece(db):
    twice = [Piece("p1", said("abrir"), "ko", 1, None, None), Piece("d1", said("abrir"), "ko", 1, None, None)]
    assert taking.take("m/x", holder(1), twice, NOW) == twice[0]
    assert taking.take("m/x", holder(2), twice, NOW) is None
    assert taking.take("m/y", holder(2), twice, NOW) == twice[0], "another desk has its own"


def test_after_their_time_words_are_free(db):
    assert taking.take("m/x", holder(1), PIECES[:1], NOW) is not None
    assert taking.take("m/x", holder(2), PIECES[:1], NOW + taking.HELD_MS - 1) is None
    assert taking.held("m/x", holder(1), NOW + taking.HELD_MS) is None
    assert taking.take("m/x", holder(2), PIECES[:1], NOW + taking.HELD_MS) == PIECES[0]
    assert taking.at_work("m/x", NOW + taking.HELD_MS) == {(taking.words_hash(PIECES[0].source), "ko")}
