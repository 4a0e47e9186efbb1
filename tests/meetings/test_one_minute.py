"""A late vote in a minute of reading, the same next morning without script: what it costs, until when, how it is counted."""

from dataclasses import replace

import pytest

from asamblea.meetings import one_minute
from asamblea.rules.meeting.proposals import Propose
from tests.meetings.conftest import said
from tests.meetings.test_late_vote import opened

METHODS = ["consent", "majority", "approval", "score", "irv", "schulze", "stv", "equal_shares"]


def test_it_says_what_whoever_was_at_work_needs(room):
    phone = room.phone()
    room.does(Propose(None, said("turno de noche"), hours=6))
    opened(room)
    room.table(room.desk(), "close-meeting")
    page = phone.get(f"/m/{room.id}/").content.decode()
    part = page.split('id="minute-v1"')[1].split("</details>")[0]
    for sentence in (
        "6 hours of work a week",
        "on the clock of America/Los_Angeles",
        "It passes when more say yes than no.",
        "equipo de noche carries it, by",
        "lo vemos en enero",
    ):
        assert sentence in part


def test_a_vote_of_the_evening_needs_none(room):
    phone = room.phone()
    room.vote("majority")
    assert 'id="minute-' not in phone.get(f"/m/{room.id}/").content.decode()


@pytest.mark.parametrize("method", METHODS)
def test_each_method_says_how_it_is_counted(room, method):
    opened(room)
    vote = room.state.votes["v1"]
    for threshold in ("majority", "two_thirds"):
        for base in ("voting", "present"):
            spec = {**vote.spec, "method": method, "threshold": threshold, "base": base, "quorum": 12, "max_blocks": 1}
            sentence = one_minute.counted(replace(vote, spec=spec))
            assert "%(" not in sentence and sentence.endswith("At least 12 people must have come.")


@pytest.mark.parametrize("lang", ["es", "ko"])
def test_it_is_in_the_readers_language(room, lang):
    phone = room.phone(lang)
    opened(room)
    page = phone.get(f"/m/{room.id}/").content.decode()
    part = page.split('id="minute-v1"')[1].split("</details>")[0]
    assert "How it is counted" not in part and "America/Los_Angeles" in part
