"""Wrong slips are counted for a minute, then forgotten."""

from asamblea.live.guesses import MOST, Guesses


def test_it_forgets_after_a_minute() -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    for _ in range(MOST):
        guesses.wrong("10.0.0.1")
    assert guesses.too_many("10.0.0.1")
    now[0] = 61
    assert not guesses.too_many("10.0.0.1")


def test_one_client_does_not_answer_for_another() -> None:
    guesses = Guesses()
    for _ in range(MOST):
        guesses.wrong("10.0.0.1")
    assert not guesses.too_many("10.0.0.2")


def test_no_address_is_kept() -> None:
    guesses = Guesses()
    guesses.wrong("203.0.113.77")
    assert b"203.0.113.77" not in repr(vars(guesses)).encode()


def test_old_clients_are_dropped_when_new_ones_come() -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    for i in range(100):
        guesses.wrong(f"10.0.0.{i}")
    now[0] = 61
    guesses.wrong("10.0.1.1")
    assert len(guesses._wrong) == 1
