"""What is kept of numbers: keyed marks while a slip needs them, nothing afterwards. The very bytes are read."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from asamblea.meetings import ballots, public as meetings
from asamblea.rules.meeting.decisions import RecordNoDecision
from asamblea.telephone import asking, keeping, keys, public
from asamblea.telephone.models import Answered, Asked, HeldSlip, ToRead
from tests.meetings.conftest import said
from tests.meetings.test_secrecy import octets
from tests.telephone.conftest import CARMEN, ROSA, switched_on


@pytest.fixture
def away(settings, tmp_path, provider):
    """The keys lie outside of the folder whose bytes are read, as a copy of the database alone would be."""
    return provider


def forms(number: str) -> list[bytes]:
    """Return how a number could be written."""
    return [number.encode(), number.lstrip("+").encode(), number[2:].encode()]


def ends(room) -> None:
    room.does(RecordNoDecision("i1", said("no"), said("luego")))
    room.table(room.desk(), "close-meeting")
    assert room.state.phase == "closed" and room.is_emptied()


def test_no_number_is_ever_written_and_its_marks_are_gone_after_closing(room, away):
    code = room.slip()
    away.says(CARMEN, f"JOIN {code}")
    vote = room.vote()
    receipt = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", away.says(CARMEN, "VOTE 1"))[0]
    (row,) = HeldSlip.objects.all()
    mark, sealed = bytes(row.number_hash), bytes(row.cookie)
    during = octets()
    assert mark in during and sealed in during
    assert not [one for one in (*forms(CARMEN), code.encode(), receipt.encode()) if one in during]
    room.closes(vote)
    ends(room)
    found = octets(log=False)
    assert mark not in found and sealed not in found
    assert not [one for one in forms(CARMEN) if one in found]


def test_nothing_of_the_telephone_stands_beside_a_ballot_or_a_seat(room, away):
    away.says(CARMEN, f"JOIN {room.slip()}")
    room.vote()
    away.says(CARMEN, "VOTE 1")
    (held,) = HeldSlip.objects.all()
    mark = bytes(held.number_hash)
    log = "".join(meetings.lines_of(room.id))
    assert "vote_opened" in log and mark.hex() not in log
    assert not [word for word in ("telephone", "channel", "sms", "call") if word in log.lower()]
    urn = ballots.urn()
    with urn._database.transaction(writes=False) as session:
        rows = session.rows("SELECT * FROM urn_ballot")
    assert rows and mark not in [value for row in rows for value in row]


def test_who_asks_for_messages_is_kept_encrypted_and_stop_leaves_nothing(room, away):
    away.says(ROSA, "MESSAGES")
    (row,) = Asked.objects.all()
    token = bytes(row.number)
    assert keys.decrypt(row.number) == ROSA
    assert not [one for one in forms(ROSA) if one in octets()]
    away.says(ROSA, "STOP")
    assert room.is_emptied()
    assert token not in octets(log=False)


def test_another_key_opens_nothing(room, away, settings, tmp_path):
    away.says(CARMEN, f"JOIN {room.slip()}")
    away.says(CARMEN, "MESSAGES")
    (asked,), (held,) = Asked.objects.all(), HeldSlip.objects.all()
    switched_on(settings, tmp_path / "other")
    assert keys.decrypt(asked.number) is None and keys.unseal(held.cookie, CARMEN) is None
    assert keeping.held(CARMEN) is None


def test_a_key_is_replaced_by_a_line_on_top_and_old_numbers_still_open(room, away, settings):
    away.says(CARMEN, "MESSAGES")
    path = settings.TELEPHONE_KEYS / keys.MESSAGES
    path.write_bytes(keys.Fernet.generate_key() + b"\n" + path.read_bytes())
    keys._messages.cache_clear()
    (asked,) = Asked.objects.all()
    assert keys.decrypt(asked.number) == CARMEN and keys.decrypt(keys.encrypt("x")) == "x"


def test_what_has_had_its_time_is_erased_by_the_clock(room, away):
    away.says(CARMEN, f"JOIN {room.slip()}")
    away.says(CARMEN, "MESSAGES")
    away.says(ROSA, "Stop they are at 6th and Vermont")
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    for model in (Asked, Answered, ToRead):
        assert model.objects.exists()
        model.objects.update(until=yesterday)
    public.forget_expired()
    assert [model.objects.count() for model in (Asked, Answered, ToRead)] == [0, 0, 0]
    assert asking.forget_expired() == 0
