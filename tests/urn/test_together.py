"""Many people at once: nobody is lost, nobody counts twice, nothing slips past the sealing."""

from concurrent.futures import ThreadPoolExecutor

from asamblea.urn.drops import Counted
from tests.urn.halls import MEETING, Hall, yes


def test_ballots_from_many_threads_are_all_kept(hall: Hall) -> None:
    codes = [hall.slip(seat=n) for n in range(120)]
    with ThreadPoolExecutor(8) as pool:
        outcomes = [o for batch in pool.map(lambda code: hall.urn.drop_many([yes(code)]), codes) for o in batch]
    assert all(isinstance(o, Counted) for o in outcomes)
    assert hall.urn.turnout(MEETING, "v3") == 120


def test_one_slip_from_many_threads_counts_once(hall: Hall) -> None:
    code = hall.slip()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda choice: hall.urn.drop_many([yes(code, choice)]), ["yes", "no"] * 20))
    assert hall.urn.turnout(MEETING, "v3") == 1


def test_what_counted_before_sealing_is_exactly_what_is_sealed(hall: Hall) -> None:
    codes = [hall.slip(seat=n) for n in range(200)]
    with ThreadPoolExecutor(8) as pool:
        drops = [pool.submit(hall.urn.drop_many, [yes(code)]) for code in codes]
        sealed = {ballot["receipt"] for ballot in hall.urn.seal(MEETING, "v3")}
    counted = {o.receipt for drop in drops for o in drop.result() if isinstance(o, Counted)}
    assert sealed == counted
