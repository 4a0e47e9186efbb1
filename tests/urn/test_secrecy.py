"""After closing, nothing on the disk ties a ballot to a slip; read the very bytes."""

from pathlib import Path

import pytest

from asamblea.urn.receipts import ballot_key, pledge_key, receipt
from tests.urn.halls import MAJORITY, MEETING, Hall, yes


def octets_of(folder: Path) -> bytes:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return b"".join(path.read_bytes() for path in files)


def held_evening(hall: Hall) -> tuple[list[bytes], bytes]:
    """Vote with 400 slips, change some ballots, with another vote open beside it."""
    codes = [hall.slip(seat=n) for n in range(400)]
    hall.urn.open_vote(MEETING, {**MAJORITY, "id": "v2"})
    hall.urn.open_vote(MEETING, {**MAJORITY, "id": "v4"})
    for start in range(0, 400, 40):
        part = codes[start : start + 40]
        hall.urn.drop_many([yes(c, vote=v, pledge=2) for v in ("v2", "v3", "v4") for c in part])
        hall.urn.drop_many([yes(c, "abstain") for c in codes[: start + 1 : 7]])
    return codes, (hall.keys / f"{MEETING}.v3.key").read_bytes()


def test_keys_of_ballots_are_on_disk_while_the_vote_is_open_so_the_search_below_can_find_them(sqlite: Hall) -> None:
    codes, vote_key = held_evening(sqlite)
    octets = octets_of(sqlite.folder)
    assert vote_key in octets
    assert any(ballot_key(vote_key, code) in octets for code in codes)


def test_on_sqlite_key_and_ballots_are_gone_from_file_log_and_free_pages(sqlite: Hall) -> None:
    codes, vote_key = held_evening(sqlite)
    sqlite.urn.seal(MEETING, "v3")
    assert sqlite.urn.purge(MEETING, "v3")
    octets = octets_of(sqlite.folder)
    assert vote_key not in octets
    assert not [code for code in codes if ballot_key(vote_key, code) in octets]
    assert not [code for code in codes if pledge_key(vote_key, code) in octets]
    assert sqlite.run("PRAGMA freelist_count", ()) == [(0,)]


def test_the_other_votes_stay_whole(hall: Hall) -> None:
    held_evening(hall)
    hall.urn.seal(MEETING, "v3")
    hall.urn.purge(MEETING, "v3")
    assert (hall.urn.turnout(MEETING, "v3"), hall.urn.turnout(MEETING, "v4")) == (0, 400)


def test_the_vote_key_never_enters_the_database(hall: Hall) -> None:
    _, vote_key = held_evening(hall)
    rows = [row for table in ("urn_vote", "urn_ballot", "urn_pledge") for row in hall.run(f"SELECT * FROM {table}", ())]
    assert rows
    assert not [row for row in rows if vote_key in row]
    if hall.place == "%s":
        hall.run("CHECKPOINT", ())
        assert vote_key not in octets_of(hall.folder)


def test_on_postgresql_ballots_are_gone_from_the_tables_files(hall: Hall) -> None:
    codes, vote_key = held_evening(hall)
    hall.urn.seal(MEETING, "v3")
    assert hall.urn.purge(MEETING, "v3")
    if hall.place == "%s":
        hall.run("CHECKPOINT", ())
        # pg_wal may hold keys of ballots for a while; without the vote key, which was never
        # there, they are random bytes.
        octets = octets_of(hall.folder / "base")
        assert not [code for code in codes if ballot_key(vote_key, code) in octets]
        assert vote_key not in octets_of(hall.folder)
    assert not (hall.keys / f"{MEETING}.v3.key").exists()


def test_no_slip_stands_in_the_urn_even_while_it_is_open(hall: Hall) -> None:
    codes, _ = held_evening(hall)
    columns = [row[0] for table in ("urn_ballot", "urn_pledge") for row in hall.run(f"SELECT key FROM {table}", ())]
    assert not set(columns) & set(codes)


def test_ballots_come_sorted_by_receipt_not_in_the_order_of_voting(hall: Hall) -> None:
    codes, vote_key = held_evening(hall)
    sealed = [ballot["receipt"] for ballot in hall.urn.seal(MEETING, "v3")]
    voted = [receipt(ballot_key(vote_key, code)) for code in codes]
    assert sealed == sorted(voted) != voted


def test_no_table_of_the_urn_has_a_time_or_a_number_that_counts_up(hall: Hall) -> None:
    for table, last in {"urn_ballot": "ballot", "urn_pledge": "hours"}.items():
        names = {row[0] for row in hall.run(COLUMNS[hall.place].format(table), ())}
        assert names == {"vote", "key", last}


COLUMNS = {
    "?": "SELECT name FROM pragma_table_info('{}')",
    "%s": "SELECT column_name FROM information_schema.columns WHERE table_name = '{}'",
}


def test_purging_may_be_repeated_and_needs_no_vote(hall: Hall) -> None:
    hall.urn.purge(MEETING, "v3")
    assert hall.urn.purge(MEETING, "v3")
    assert hall.urn.purge(MEETING, "v77")


def test_a_long_reader_delays_the_last_wipe_and_the_vote_stays_listed(sqlite: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asamblea.urn.sqlite._WAIT_S", 0.1)
    held_evening(sqlite)
    sqlite.run("BEGIN", ())
    sqlite.count("slips_slip")
    assert not sqlite.urn.purge(MEETING, "v3")
    assert not (sqlite.keys / f"{MEETING}.v3.key").exists()
    assert (MEETING, "v3", None) in sqlite.urn.standing()
    sqlite.run("COMMIT", ())
    assert sqlite.urn.purge(MEETING, "v3")
