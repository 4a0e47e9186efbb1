import pytest
from django.test import RequestFactory

from asamblea.live.guesses import MOST, Guesses
from asamblea.site import guessing


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(guessing, "_guesses", Guesses(clock))
    return clock


def asks(address: str):
    return RequestFactory(REMOTE_ADDR=address).get("/")


def miss(times: int, address: str = "198.51.100.7") -> None:
    for _ in range(times):
        guessing.missed(asks(address))


def test_nineteen_misses_are_human(clock):
    miss(MOST - 1)
    assert guessing.refusal(asks("198.51.100.7")) is None


def test_twenty_misses_within_a_minute_are_refused(clock):
    miss(MOST)
    refusal = guessing.refusal(asks("198.51.100.7"))
    assert refusal is not None
    assert refusal.code == "too_many"


def test_another_place_goes_on(clock):
    miss(MOST)
    assert guessing.refusal(asks("198.51.100.8")) is None


def test_it_is_forgotten_after_a_minute(clock):
    miss(MOST)
    clock.now = 61
    assert guessing.refusal(asks("198.51.100.7")) is None


def test_the_log_says_that_it_happened_and_not_where_from(clock, caplog):
    with caplog.at_level("WARNING"):
        miss(MOST)
    assert set(caplog.messages) == {"somebody tried 20 unknown slips within a minute"}
    assert "198.51" not in caplog.text


def test_no_address_is_kept_as_it_is(clock):
    miss(3)
    assert "198.51" not in repr(vars(guessing._guesses))
