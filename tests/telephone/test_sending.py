"""Messages to those who asked: kept until the gateway takes them, sent once, erased."""

from datetime import UTC, datetime, timedelta

import pytest

from asamblea.channels.telephone import outgoing
from asamblea.telephone import public, sending
from asamblea.telephone.models import Outgoing
from tests.telephone.conftest import CARMEN, ROSA


class Line:
    """A gateway that can be away."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.is_away = False

    def send(self, to: str, words: str) -> bool:
        if not self.is_away:
            self.sent.append((to, words))
        return not self.is_away


@pytest.fixture
def line(monkeypatch) -> Line:
    line = Line()
    monkeypatch.setattr(outgoing, "sender", lambda *settings: line)
    return line


def test_a_reminder_reaches_who_asked_in_their_language_once(room, provider, line):
    provider.says(CARMEN, "AVISOS")
    ((key, lang),) = public.asked("ocho")
    assert lang == "es" and key == public.number_key(CARMEN)
    assert public.send(key, "Mañana a las 7", lang)
    public.send_waiting()
    public.send_waiting()
    assert line.sent == [(CARMEN, "Mañana a las 7")]
    assert not Outgoing.objects.exists()


def test_nobody_is_written_to_who_did_not_ask_or_said_stop(room, provider, line):
    assert not public.send(public.number_key(ROSA), "Mañana a las 7")
    provider.says(CARMEN, "MESSAGES")
    public.send(public.number_key(CARMEN), "Mañana a las 7")
    provider.says(CARMEN, "STOP")
    public.send_waiting()
    assert line.sent == [] and public.asked("ocho") == []


def test_a_gateway_that_is_away_is_tried_again_and_nothing_is_lost(room, provider, line):
    provider.says(CARMEN, "MESSAGES")
    public.send(public.number_key(CARMEN), "Tomorrow at 7")
    line.is_away = True
    public.send_waiting()
    (waiting,) = Outgoing.objects.all()
    assert waiting.tries == 1 and waiting.next_try > datetime.now(UTC) + timedelta(seconds=20)
    line.is_away = False
    public.send_waiting()
    assert line.sent == [], "its time has not come"
    Outgoing.objects.update(next_try=datetime.now(UTC))
    public.send_waiting()
    assert line.sent == [(CARMEN, "Tomorrow at 7")]


def test_a_message_that_no_gateway_takes_is_given_up_after_an_hour(room, provider, line):
    provider.says(CARMEN, "MESSAGES")
    public.send(public.number_key(CARMEN), "Tomorrow at 7")
    line.is_away = True
    for _ in range(sending.MOST_TRIES):
        Outgoing.objects.update(next_try=datetime.now(UTC))
        public.send_waiting()
    assert not Outgoing.objects.exists()
