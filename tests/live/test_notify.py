"""Processes of one site tell each other over PostgreSQL."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

from asamblea.live.notify import Notify

Heard = list[tuple[str, Any]]


def wait_for(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < end, "it did not happen within 10 seconds"
        time.sleep(0.01)


@pytest.fixture
def two(postgres_url: str) -> Iterator[tuple[Notify, Heard, Notify, Heard]]:
    """Two processes' lines and what each heard."""
    one_heard: Heard = []
    other_heard: Heard = []
    lines = [
        Notify(postgres_url, lambda m, s, heard=heard: heard.append((m, s)), lambda heard=heard: heard.append(("missed", None)))
        for heard in (one_heard, other_heard)
    ]
    for line in lines:
        line.start()
        assert line.listening.wait(10)
    yield lines[0], one_heard, lines[1], other_heard
    for line in lines:
        line.stop()


def test_the_other_process_hears_and_the_speaker_does_not_hear_itself(two: tuple[Notify, Heard, Notify, Heard]) -> None:
    one, one_heard, _, other_heard = two
    for seats in (None, "all", [12, 3], range(5000)):
        one.say("k3v9q2", seats)
    wait_for(lambda: len(other_heard) == 4)
    assert other_heard == [("k3v9q2", []), ("k3v9q2", "all"), ("k3v9q2", [3, 12]), ("k3v9q2", "all")]
    assert one_heard == []


def test_after_the_line_was_down_everything_may_be_new(two: tuple[Notify, Heard, Notify, Heard], postgres_url: str) -> None:
    one, _, _, other_heard = two
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
        )
    wait_for(lambda: ("missed", None) in other_heard)
    one.say("k3v9q2", "all")
    wait_for(lambda: ("k3v9q2", "all") in other_heard)
