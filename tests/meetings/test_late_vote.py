"""A vote that stays open after the meeting, for those at work: hidden until its hour, then it answers the item itself."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from asamblea.meetings import ballots, minutes, public as meetings
from asamblea.meetings.models import Outcome
from asamblea.rules import record
from asamblea.rules.record import Verified
from tests.meetings.conftest import said

HOUR = 3_600_000


def opened(room, *, hours: int = 2, **changed: object) -> str:
    """Open it through the facilitator's form, as the form sends it: days left empty take the house rule."""
    until = datetime.fromtimestamp(minutes.now_ms() / 1000 + hours * 3600, ZoneInfo("America/Los_Angeles"))
    form = {
        "proposal": "p1",
        "method": "majority",
        "by": "urn",
        "until": until.strftime("%Y-%m-%dT%H:%M"),
        "owner": "equipo de noche",
        "owner_kind": "role",
        "due": "2026-12-20",
        "review": "",
        "next": "lo vemos en enero",
        **changed,
    }
    room.table(desk := room.desk(), "propose", text="turno de noche")
    return room.table(desk, "open-vote", **form).content.decode()


def after_its_hour(room, monkeypatch, hours: float = 3) -> int:
    """Let the hour pass and the clock close what is due."""
    now = minutes.now_ms() + int(hours * HOUR)
    monkeypatch.setattr(minutes, "now_ms", lambda: now)
    return ballots.close_due(now)


def test_it_lets_the_meeting_end_and_takes_ballots_afterwards(room):
    phone = room.phone()
    assert 'class="counted"' in opened(room)
    room.table(room.desk(), "close-meeting")
    assert room.state.phase == "closed"
    page = phone.get(f"/m/{room.id}/").content.decode()
    assert 'name="choice"' in page
    assert "Counted" in room.cast(phone, "v1", choice="yes").text
    assert "receipt" in phone.get(f"/m/{room.id}/mine/").content.decode()


def test_a_slip_that_was_handed_out_comes_in_after_the_meeting_while_the_vote_is_open(room, monkeypatch):
    """For somebody who was at work all evening; when the vote is over, so is the slip."""
    at_work, too_late = room.slip(), room.slip()
    room.phone()
    opened(room)
    room.table(room.desk(), "close-meeting")
    phone = Client(headers={"accept-language": "en"})
    assert phone.post("/s/", {"code": at_work, "language": "en"}).status_code == 302
    assert "Counted" in room.cast(phone, "v1", choice="yes").text
    assert after_its_hour(room, monkeypatch) == 1
    assert "over" in Client().post("/s/", {"code": too_late, "language": "en"}).content.decode()


@pytest.mark.parametrize(
    ("choices", "answer"),
    [(["yes", "yes", "no"], "d1"), (["no", "no"], "x1"), ([], "x1")],
)
def test_its_hour_closes_it_and_answers_the_item(room, monkeypatch, choices, answer):
    phones = [room.phone() for _ in range(3)]
    opened(room)
    room.table(room.desk(), "close-meeting")
    for phone, choice in zip(phones, choices, strict=False):
        assert "Counted" in room.cast(phone, "v1", choice=choice).text
    assert ballots.close_due(minutes.now_ms()) == 0
    assert after_its_hour(room, monkeypatch) == 1
    assert room.state.items["i1"].answer == answer
    row = Outcome.objects.get()
    assert row.outcome == answer
    if answer == "d1":
        assert (row.owner, str(row.due), str(row.review)) == ("equipo de noche", "2026-12-20", "2027-03-20")
        assert [p.owner for p in meetings.promises_of("ocho")] == ["equipo de noche"]
    else:
        assert row.next == "lo vemos en enero"
    found = record.verify(record.of_entries(minutes.entries_of(room.id)))
    assert isinstance(found, Verified), found
    assert room.is_emptied()


def test_it_is_checked_when_it_is_opened_that_it_can_be_answered(room):
    for missing in ("owner", "due", "next"):
        assert 'class="refused"' in opened(room, **{missing: ""})
    assert 'class="refused"' in opened(room, due="the day after")
    assert 'class="refused"' in opened(room, due="2020-01-01")
    assert 'class="refused"' in opened(room, until="tomorrow")
    assert 'class="refused"' in opened(room, hours=-1)
    assert 'class="refused"' in opened(room, hours=24 * 40)
    assert room.state.votes == {}


def test_on_an_item_that_only_discusses_it_is_checked_as_well(room, monkeypatch):
    from asamblea.rules.meeting import agenda

    room.does(agenda.AddItem(said("Fiesta"), "discuss"))
    room.does(agenda.OpenItem("i2"))
    phone = room.phone()
    assert 'class="refused"' in opened(room, due="")
    assert 'class="counted"' in opened(room)
    vote = next(iter(room.state.votes))
    room.cast(phone, vote, choice="yes")
    room.ends()
    assert after_its_hour(room, monkeypatch) == 1
    assert Outcome.objects.filter(outcome="d1").count() == 1


def test_its_count_is_told_to_nobody_before_its_hour(room):
    phone, desk = room.phone(), room.desk()
    opened(room)
    room.cast(phone, "v1", choice="no")
    for page in ("desk/facilitator/", "desk/notes/", "wall/"):
        text = desk.get(f"/m/{room.id}/{page}").content.decode()
        assert "Not adopted" not in text and "Adopted" not in text, page
    assert not any("ballots" in line for line in minutes.lines_of(room.id))


def test_nobody_closes_it_early(room):
    phone = room.phone()
    opened(room)
    refused = room.table(room.desk(), "close-vote", vote="v1").content.decode()
    assert "hour that was promised" in refused
    assert "Counted" in room.cast(phone, "v1", choice="yes").text


def test_a_ballot_after_its_hour_is_not_counted_even_if_the_clock_is_set_back(room, monkeypatch):
    phone = room.phone()
    opened(room)
    urn = ballots.urn()
    now = minutes.now_ms()
    monkeypatch.setattr(urn, "_now", lambda: now + 3 * HOUR)
    assert "not counted" in room.cast(phone, "v1", choice="yes").text.lower()
    monkeypatch.setattr(urn, "_now", lambda: now)
    assert "not counted" in room.cast(phone, "v1", choice="yes").text.lower()
    assert urn.turnout(room.id, "v1") == 0


def test_a_vote_that_cannot_be_closed_keeps_no_other_open(room, monkeypatch):
    from asamblea.rules.meeting import proposals

    room.phone()
    opened(room)
    room.does(proposals.Propose(None, said("otra cosa")))
    opened(room, proposal="p2")
    room.ends() if room.state.unanswered else room.table(room.desk(), "close-meeting")
    close = ballots.close

    def breaks(meeting, vote, by):
        if vote == "v1":
            raise RuntimeError("the plug was pulled")
        return close(meeting, vote, by)

    monkeypatch.setattr(ballots, "close", breaks)
    with pytest.raises(RuntimeError):
        after_its_hour(room, monkeypatch)
    assert (room.state.votes["v1"].status, room.state.votes["v2"].status) == ("open", "closed")


def test_two_votes_may_stay_open_at_once(room):
    from asamblea.rules.meeting import proposals

    phone = room.phone()
    opened(room)
    room.does(proposals.Propose(None, said("otra cosa")))
    opened(room, proposal="p2")
    room.table(room.desk(), "close-meeting")
    page = phone.get(f"/m/{room.id}/").content.decode()
    for vote in ("v1", "v2"):
        assert f"/live/{room.id}/vote/{vote}" in page
        assert "Counted" in room.cast(phone, vote, choice="yes").text
