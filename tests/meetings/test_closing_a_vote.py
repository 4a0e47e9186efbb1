"""Closing is done in steps; whatever step the plug is pulled at, no acknowledged ballot is lost and closing can be repeated."""

import pytest
from django.conf import settings
from django.db import OperationalError, connection

from asamblea.meetings import ballots, minutes, outcomes
from asamblea.rules import record
from asamblea.rules.record import Verified
from asamblea.urn.keys import Keys
from asamblea.urn.store import Unavailable, Urn

CHOICES = ("agree", "agree", "aside", "block")


class Plug(Exception):
    """The plug was pulled."""


def pulled(*_: object, **__: object) -> None:
    raise Plug


def full(*_: object, **__: object) -> None:
    raise OperationalError("database or disk is full")


def gone(*_: object, **__: object) -> None:
    raise Unavailable("disk I/O error")


@pytest.fixture
def vote(room) -> str:
    vote = room.vote()
    for choice in CHOICES:
        assert "Counted" in room.cast(room.phone(), vote, choice=choice, reason="porque sí", pledge=2).text
    return vote


def counts(room, vote: str) -> dict[str, int]:
    return room.state.votes[vote].result["counts"]


def started_anew(room) -> None:
    """Forget what the process kept, as after a crash."""
    ballots.urn().close()
    ballots.urn.cache_clear()
    minutes.forget(room.id)


BEFORE_THE_MINUTES = [
    (Urn, "seal"),
    (Urn, "pledges"),
    (minutes, "append"),
    (minutes, "_write"),
    (outcomes, "copy"),
]
AFTER_THE_MINUTES = [(Urn, "purge"), (Keys, "destroy")]


@pytest.mark.parametrize("trouble", [pulled, full, gone])
@pytest.mark.parametrize(("where", "step"), BEFORE_THE_MINUTES, ids=str)
def test_before_the_minutes_hold_the_result_the_urn_holds_every_ballot(room, vote, monkeypatch, where, step, trouble):
    with monkeypatch.context() as broken:
        broken.setattr(where, step, trouble)
        with pytest.raises((Plug, OperationalError, Unavailable)):
            ballots.close(room.id, vote, "facilitator")
    started_anew(room)
    assert room.state.votes[vote].status == "open"
    assert ballots.urn().turnout(room.id, vote) == len(CHOICES)
    assert ballots.close_due(minutes.now_ms()) == 0, "the clock leaves it alone"
    room.closes(vote)
    assert counts(room, vote) == {"agree": 2, "aside": 1, "block": 1}
    assert room.is_emptied()


@pytest.mark.parametrize(("where", "step"), AFTER_THE_MINUTES, ids=str)
def test_after_the_minutes_hold_the_result_the_clock_empties_the_urn(room, vote, monkeypatch, where, step):
    with monkeypatch.context() as broken:
        broken.setattr(where, step, pulled)
        with pytest.raises(Plug):
            ballots.close(room.id, vote, "facilitator")
    started_anew(room)
    assert counts(room, vote) == {"agree": 2, "aside": 1, "block": 1}
    assert ballots.urn().standing() != []
    assert ballots.close_due(minutes.now_ms()) == 0
    assert room.is_emptied()
    assert not list(settings.URN_KEYS.glob(f"{room.id}.*"))
    assert isinstance(record.verify(record.of_entries(minutes.entries_of(room.id))), Verified)


def test_who_closes_while_the_disk_is_full_is_told_and_closes_again_later(room, vote):
    desk = room.desk()

    def full_at_writing(execute, sql, params, many, context):
        if "INSERT INTO" in sql:
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full_at_writing):
        answer = room.table(desk, "close-vote", vote=vote)
    assert answer.status_code == 503
    assert room.state.votes[vote].status == "open"
    assert 'class="counted"' in room.table(desk, "close-vote", vote=vote).content.decode()
    assert counts(room, vote) == {"agree": 2, "aside": 1, "block": 1}


def test_a_ballot_that_comes_between_sealing_and_the_minutes_is_not_called_counted(room, vote, monkeypatch):
    phone = room.phone()
    said = []
    append = minutes.append

    def meanwhile(*args, **named):
        said.append(room.cast(phone, vote, choice="agree").text)
        return append(*args, **named)

    monkeypatch.setattr(minutes, "append", meanwhile)
    room.closes(vote)
    assert "not counted" in said[0].lower()
    assert counts(room, vote)["agree"] == 2


def test_closing_that_the_rules_refuse_opens_the_urn_again(room, vote, monkeypatch):
    from asamblea.rules.meeting import voting

    refusal = voting.Refusal("more_ballots_than_slips", "There are more ballots than slips; this vote does not count.")
    with monkeypatch.context() as refusing:
        refusing.setattr(voting, "stuffed", lambda state, ballots: refusal)
        assert ballots.close(room.id, vote, "facilitator") == refusal
    assert "Counted" in room.cast(room.phone(), vote, choice="agree").text
    room.closes(vote)
    assert counts(room, vote)["agree"] == 3


def test_a_crash_between_opening_and_the_urn_takes_no_ballot_and_the_vote_can_be_cancelled(room, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(Urn, "open_vote", pulled)
        with pytest.raises(Plug):
            room.vote()
    started_anew(room)
    assert 'class="refused"' in room.cast(room.phone(), "v1", choice="agree").text
    assert 'class="counted"' in room.table(room.desk(), "cancel-vote", vote="v1", why="se fue la luz").content.decode()
    assert 'class="counted"' in room.table(room.desk(), "open-vote", proposal="p1", method="consent", by="urn").content.decode()
    assert "Counted" in room.cast(room.phone(), "v2", choice="agree").text


def test_a_cancelled_vote_leaves_no_ballot_behind(room, vote, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(Urn, "purge", pulled)
        with pytest.raises(Plug):
            room.table(room.desk(), "cancel-vote", vote=vote, why="se fue la luz")
    started_anew(room)
    ballots.close_due(minutes.now_ms())
    assert ballots.urn().turnout(room.id, vote) == 0
    assert not list(settings.URN_KEYS.glob(f"{room.id}.*"))
