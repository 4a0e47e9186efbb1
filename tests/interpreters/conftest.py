"""A list of interpreters, and meetings to come."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from asamblea.assemblies import public as assemblies
from asamblea.interpreters import keeping
from asamblea.interpreters.models import Interpreter
from asamblea.meetings import public as meetings
from asamblea.people.models import Organizer
from asamblea.rules.interpreters import ways
from tests.meetings.conftest import no_guesses, room, said, urn_of_this_database

__all__ = ["no_guesses", "room", "urn_of_this_database"]
LIST = "/a/ocho/interpreters/"
MINE = f"{LIST}mine/"
KO_ES = {"name": "Minji", "from1": "ko", "to1": "es", "how1": "both", "hours": "noches", "rest": "20"}


def coming(days: int, languages: tuple[str, ...] = ("es", "ko")) -> str:
    """Plan a meeting so many days from now."""
    planned = meetings.plan_meeting(
        assemblies.or_404("ocho"), said("Diciembre"), timezone.now() + timedelta(days=days), "Sótano", languages
    )
    assert isinstance(planned, str), planned
    return planned


def somebody(name: str, *pairs: tuple[str, str], comes_to: str = "") -> Interpreter:
    """Put an interpreter into the table, who goes both ways."""
    keeping.invite("ocho", name, assemblies.or_404("ocho").today)
    made = [list(way) for pair in pairs for way in ways(pair, both=True)]
    Interpreter.objects.filter(name=name).update(ways=made, answers={comes_to: True} if comes_to else {})
    return Interpreter.objects.get(name=name)


@pytest.fixture
def organizer(db) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(Organizer.objects.create(name="Rosa"))
    return client


@pytest.fixture
def code(room) -> str:
    """The code of an invited interpreter who has said nothing yet."""
    return keeping.invite("ocho", "Min", assemblies.or_404("ocho").today)


@pytest.fixture
def device(code) -> Client:
    """Their phone, which opened the link."""
    client = Client(headers={"accept-language": "en"})
    assert client.get(f"{LIST}link/{code}").status_code == 302
    return client
