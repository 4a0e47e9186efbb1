"""Cards to choose by: from phones with a slip, and straight into the table."""

import secrets
from datetime import date, timedelta

import pytest
from django.test import Client

from asamblea.live.guesses import Guesses
from asamblea.people.models import Organizer
from asamblea.rules.meeting_times import cards as rules
from asamblea.rules.meeting_times.week import week_number
from asamblea.times import counting, keeping
from asamblea.times.models import Card
from tests.meetings.conftest import Room, no_guesses, room, urn_of_this_database

__all__ = ["no_guesses", "room", "urn_of_this_database"]
EVENINGS = ["tue-evening", "thu-evening"]


def fields(*weeks: list[str], **more: object) -> dict[str, object]:
    """Return what a phone sends for a card of these weeks."""
    ticked = {f"week-{n}": slots for n, slots in enumerate(weeks, 1)}
    return {"do": "keep", "turns": len(weeks), "turn": 1, "language": "ko", "work": "night", **ticked, **more}


def gives(room: Room, phone: Client, *weeks: list[str], **more: object):
    """Let a phone give a card with its slip."""
    return phone.post(f"/m/{room.id}/times/", fields(*(weeks or (EVENINGS,)), **more))


def kept(*weeks: list[str], language: str = "ko", work: str = "night", turn: int = 1, **more: object) -> Card:
    """Put a card into the table."""
    card = rules.read(weeks, turn, week_number(date.today()), language, work)
    plain = {
        "assembly": "ocho",
        "code_hash": secrets.token_bytes(32),
        "how": "paper",
        "until": date.today() + timedelta(days=365),
    }
    return Card.objects.create(**{**card._asdict(), **plain, **more})


def counted() -> None:
    """Count the cards of the assembly as they stand."""
    counting.count("ocho", date.today())


@pytest.fixture(autouse=True)
def no_open_cards(monkeypatch):
    """Cards without a slip of one test fill no minute of another."""
    monkeypatch.setattr(keeping, "_open_cards", Guesses(most=keeping.MOST_OPEN))


@pytest.fixture
def organizer(db) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(Organizer.objects.create(name="Rosa"))
    return client
