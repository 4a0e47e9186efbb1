"""After closing, nothing that the whole site keeps ties a ballot to a slip, or a name to a seat: read the very bytes."""

import os
import re
import secrets
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from asamblea.meetings import ballots, minutes
from asamblea.meetings.models import Signal
from asamblea.rules import slips as rules
from asamblea.rules.meeting import signals
from asamblea.slips.models import AskedSlip, Slip
from asamblea.urn.receipts import ballot_key, pledge_key
from tests.site.pages import organizer


def new_names() -> tuple[str, str]:
    """Return names that nobody else has: tests that run beside this one share the folder."""
    return f"Carmen {secrets.token_hex(12)}", f"Rosa {secrets.token_hex(12)}"


def octets(*, log: bool = True) -> bytes:
    """Return all that stands on the disk: the database, its log and free pages, keys, and whatever else lies in var.

    On PostgreSQL the whole data folder, or without its own log (`pg_wal`) when `log` is false.
    """
    folders = [Path(settings.VAR)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
            cursor.execute("SHOW data_directory")
            data = Path(cursor.fetchone()[0])
        folders += [data] if log else [data / "base", data / "global"]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    return b"".join(path.read_bytes() for path in files if path.exists())


class Evening:
    """A whole evening on the site: phones, a helper, an organizer with a session; two votes, signals, names."""

    def __init__(self, room) -> None:
        self.room = room
        self.name, self.far = new_names()
        self.desk, self.door = room.desk(), room.desk("door")
        self.organizer = organizer()
        self.phones = [room.phone() for _ in range(12)]
        room.do(self.phones[0], "name", name=self.name)
        Client().post(f"/m/{room.id}/ask/", {"word": self.far})
        room.does(signals.OpenTemperature())
        for n, phone in enumerate(self.phones):
            room.do(phone, "temperature", mark=signals.MARKS[n % 3])
        room.do(self.phones[1], "follow")
        self.vote = room.vote()
        self.key = (settings.URN_KEYS / f"{room.id}.{self.vote}.key").read_bytes()
        self.receipts = []
        for n, phone in enumerate(self.phones):
            said = room.cast(phone, self.vote, choice=("agree", "aside")[n % 2], reason=f"razón {n}", pledge=n % 4 or "").text
            self.receipts += re.findall(r'class="receipt">([0-9A-Z-]{19})<', said)
            phone.get(f"/m/{room.id}/")
        room.cast(self.phones[3], self.vote, choice="block", reason="mejor no")
        code = room.slip()
        room.codes.append(code)
        self.door.post(f"/m/{room.id}/door/slip/", {"code": code, "do": "vote", "vote": self.vote, "choice": "agree"})
        self.hashes = [rules.code_hash(room.id, code) for code in room.codes]

    def closes_the_vote(self) -> None:
        assert 'class="counted"' in self.room.table(self.desk, "close-vote", vote=self.vote).content.decode()

    def ends(self) -> None:
        self.organizer.post(f"/m/{self.room.id}/table/no-decision/", {"item": "i1", "why": "falta gente", "next": "en enero"})
        self.organizer.post(f"/m/{self.room.id}/table/close-meeting/")
        assert self.room.state.phase == "closed"

    @property
    def ties(self) -> list[bytes]:
        """What would tie ballots or pledges to slips."""
        return [make(self.key, code) for code in self.hashes for make in (ballot_key, pledge_key)]


@pytest.fixture
def evening(room) -> Evening:
    return Evening(room)


def test_what_is_searched_below_can_be_found_while_the_vote_is_open(evening):
    found = octets()
    assert evening.key in found
    assert any(tie in found for tie in evening.ties)
    assert evening.name.encode() in found and evening.far.encode() in found


def test_after_closing_the_vote_key_is_nowhere_and_no_ballots_key_in_any_table_file(evening):
    evening.closes_the_vote()
    assert evening.room.is_emptied()
    assert evening.key not in octets(), "not even in PostgreSQL's own log: it never was in the database"
    found = octets(log=False)
    assert not [tie for tie in evening.ties if tie in found or tie.hex().encode() in found]


def test_somebody_who_reads_for_long_delays_the_last_wipe_and_the_clock_does_it_later(evening, monkeypatch):
    """A backup under way, say."""
    monkeypatch.setattr("asamblea.urn.sqlite._WAIT_S", 0.1)
    reader = long_reader()
    evening.closes_the_vote()
    assert not (settings.URN_KEYS / f"{evening.room.id}.{evening.vote}.key").exists()
    assert (evening.room.id, evening.vote, None) in ballots.urn().standing()
    reader.close()
    assert evening.room.is_emptied()
    found = octets(log=False)
    assert not [tie for tie in evening.ties if tie in found]


def long_reader() -> Any:
    """Return a connection in the middle of reading all that is there now."""
    if connection.vendor == "sqlite":
        reader: Any = sqlite3.connect(ballots.address(), isolation_level=None)
        reader.execute("BEGIN")
    else:
        reader = psycopg.connect(ballots.address())
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    reader.execute("SELECT COUNT(*) FROM slips_slip").fetchall()
    return reader


def test_no_table_holds_a_receipt_beside_a_slip(evening):
    evening.closes_the_vote()
    evening.ends()
    assert len(set(evening.receipts)) == 12
    hashes = {code.hex() for code in evening.hashes}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                text = repr([bytes(v).hex() if isinstance(v, bytes | memoryview) else v for v in row])
                has_receipt = any(receipt in text for receipt in evening.receipts)
                assert not (has_receipt and any(code in text for code in hashes)), table
                assert not has_receipt or table == "meetings_entry", table


def test_ballots_stand_in_one_entry_sorted_by_receipt_not_by_seat_or_hour(evening):
    evening.closes_the_vote()
    (closed,) = [e for e in minutes.entries_of(evening.room.id) if e["kind"] == "vote_closed"]
    receipts = [b["receipt"] for b in closed["ballots"]]
    assert receipts == sorted(receipts)
    assert [r for r in receipts if r in evening.receipts] != evening.receipts
    assert all(set(b) == {"receipt", "ballot"} for b in closed["ballots"])
    assert set(closed["pledged"]) == {"people", "hours"}


def test_no_entry_is_written_when_a_phone_votes(room):
    vote, phone = room.vote(), room.phone()
    before = minutes.lines_of(room.id)
    room.cast(phone, vote, choice="agree")
    assert minutes.lines_of(room.id) == before


def test_a_helped_vote_names_no_seat(evening):
    helped = [e for e in minutes.entries_of(evening.room.id) if e["kind"] == "helped"]
    assert [set(e) for e in helped] == [{"n", "at", "kind", "by", "what", "helped", "prev", "hash"}]


def test_names_and_signals_are_gone_from_the_very_files_after_the_meeting(evening):
    evening.closes_the_vote()
    evening.ends()
    assert evening.room.is_emptied()
    assert (Signal.objects.count(), AskedSlip.objects.count()) == (0, 0)
    assert set(Slip.objects.values_list("shown_name", flat=True)) == {""}
    # PostgreSQL's own log keeps old rows for a while, names among them.
    found = octets(log=connection.vendor == "sqlite")
    assert evening.name.encode() not in found
    assert evening.far.encode() not in found


def test_names_are_gone_from_the_files_even_when_nobody_voted(room):
    phone, desk = room.phone(), room.desk()
    name, _ = new_names()
    room.do(phone, "name", name=name)
    assert name.encode() in octets()
    room.do(phone, "speak")
    room.table(desk, "no-decision", item="i1", why="falta gente", next="en enero")
    room.table(desk, "close-meeting")
    assert room.is_emptied()
    assert name.encode() not in octets(log=connection.vendor == "sqlite")


def test_no_codes_and_no_claims_are_on_the_disk_at_any_time(evening):
    found = octets()
    for code in evening.room.codes:
        assert code.encode() not in found and rules.shown(code).encode() not in found
    for phone in evening.phones:
        assert phone.cookies["slip"].value.rpartition(".")[2].encode() not in found


def test_a_session_holds_nothing_of_votes_and_neighbors_have_none(evening):
    assert Session.objects.count() == 1, "the organizer's"
    kept = Session.objects.get().get_decoded()
    assert set(kept) <= {"_auth_user_id", "_auth_user_backend", "_auth_user_hash"}


def test_what_the_page_said_is_kept_in_no_table(evening):
    """Messages wait in the reader's own cookie, signed, and are gone when read."""
    phone = evening.phones[0]
    phone.post(f"/m/{evening.room.id}/do/speak/")
    assert "messages" in phone.cookies
    assert not [m for m in apps.get_models() if "message" in m.__name__.lower()]


def test_no_table_beside_slips_or_ballots_has_a_time(db):
    with connection.cursor() as cursor:
        for table in ("slips_slip", "slips_askedslip", "meetings_signal", "meetings_rolepass", "urn_ballot", "urn_pledge"):
            columns = connection.introspection.get_table_description(cursor, table)
            assert not [c.name for c in columns if re.search(r"(_at|time|date|created|seen)$", c.name)], table


def test_keys_lie_where_only_the_program_reads_them(evening):
    key = settings.URN_KEYS / f"{evening.room.id}.{evening.vote}.key"
    assert os.stat(key).st_mode & 0o077 == 0
    assert os.stat(settings.URN_KEYS).st_mode & 0o077 == 0
    evening.closes_the_vote()
    assert not key.exists()
    assert ballots.urn().mine(evening.room.id, evening.vote, evening.hashes[0]) is None


def test_after_closing_no_row_says_which_slip_sat_where(room):
    phones = [room.phone() for _ in range(3)]
    room.ends()
    ballots.forget(room.state)
    assert set(Slip.objects.values_list("seat", "claim_hash")) == {(None, None)}
    assert phones[0].get(f"/m/{room.id}/").headers["Location"] == f"/a/ocho/m/{room.id}/"


def test_the_stream_names_no_seat_beside_a_signal(room, monkeypatch):
    told = []
    monkeypatch.setattr("asamblea.meetings.telling._tell", lambda meeting, seats: told.append(seats))
    phone = room.phone()
    room.does(signals.OpenTemperature())
    told.clear()
    for name, fields in (("follow", {}), ("ready", {}), ("temperature", {"mark": "down"})):
        assert 'class="counted"' in room.do(phone, name, **fields).content.decode()
    assert told == [(), (), ()]


def test_a_freed_slip_takes_its_ballot_out_so_that_the_door_reads_and_replaces_none(room):
    phone, door = room.phone(), room.desk("door")
    vote = room.vote()
    room.cast(phone, vote, choice="aside")
    door.post(f"/m/{room.id}/door/do/release/", {"code": room.codes[-1]})
    page = door.post(f"/m/{room.id}/door/slip/", {"code": room.codes[-1]}).content.decode()
    assert "receipt" not in page and ballots.urn().turnout(room.id, vote) == 0
