"""A disk that is full, a database that goes away: nothing is called counted that is not."""

import sqlite3
from pathlib import Path

import pytest

from asamblea.urn.drops import Counted, Unavailable
from asamblea.urn.keys import Keys
from asamblea.urn.store import Urn
from tests.urn.halls import MEETING, Hall, yes


def test_a_full_disk_keeps_and_acknowledges_nothing(sqlite: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [sqlite.slip(seat=n) for n in range(300)]
    connect = sqlite3.connect

    def small(*given: object, **more: object) -> sqlite3.Connection:
        connection = connect(*given, **more)  # type: ignore[call-overload]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        return connection  # type: ignore[no-any-return]

    sqlite.urn.close()
    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(Unavailable, match="full"):
        sqlite.urn.drop_many([yes(code) for code in codes])
    assert sqlite.count("urn_ballot") == 0
    sqlite.urn.close()
    monkeypatch.undo()
    assert all(isinstance(o, Counted) for o in sqlite.urn.drop_many([yes(code) for code in codes]))


def test_a_database_locked_for_too_long_acknowledges_nothing(sqlite: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asamblea.urn.sqlite._WAIT_S", 0.1)
    code = sqlite.slip()
    sqlite.urn.close()
    sqlite.run("BEGIN IMMEDIATE", ())
    with pytest.raises(Unavailable, match="locked"):
        sqlite.urn.drop_many([yes(code)])
    sqlite.run("COMMIT", ())
    assert isinstance(sqlite.urn.drop_many([yes(code)])[0], Counted)


def test_a_database_that_is_not_one_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite3").write_bytes(b"this is not a database" * 100)
    with pytest.raises(Unavailable):
        Urn(tmp_path / "broken.sqlite3", tmp_path).turnout(MEETING, "v3")


def test_a_server_that_cannot_be_reached_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        Urn(f"postgresql:///nowhere?host={tmp_path}", tmp_path).turnout(MEETING, "v3")


def test_connections_that_died_are_replaced(hall: Hall) -> None:
    code = hall.slip()
    hall.urn.drop_many([yes(code)])
    if hall.place == "%s":
        others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
        hall.run(f"SELECT pg_terminate_backend(pid) {others}", ())
    assert isinstance(hall.urn.drop_many([yes(code)])[0], Counted)


def test_a_vote_whose_key_was_destroyed_takes_no_ballot(hall: Hall) -> None:
    code = hall.slip()
    Keys(hall.keys).destroy(f"{MEETING}.v3")
    (outcome,) = hall.urn.drop_many([yes(code)])
    assert not isinstance(outcome, Counted)
    assert hall.urn.turnout(MEETING, "v3") == 0


def test_a_key_torn_by_a_crash_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "m.v1.key").write_bytes(b"half")
    keys = Keys(tmp_path)
    keys.make("m.v1")
    assert len(keys.read("m.v1") or b"") == 32


def test_only_the_owner_of_the_process_may_read_a_key(tmp_path: Path) -> None:
    Keys(tmp_path / "keys").make("m.v1")
    assert (tmp_path / "keys" / "m.v1.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
