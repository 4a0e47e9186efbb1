"""A vote with papers: printed, tied to slips, filled in, photographed and sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from asamblea.paper import papers
from asamblea.paper.models import Paper
from asamblea.rules.paper.layout import Layout, layout
from asamblea.rules.refusal import Refusal
from bench import photos
from bench.photos import Picture
from tests.meetings.conftest import Room, no_guesses, room, urn_of_this_database

__all__ = ["no_guesses", "room", "urn_of_this_database"]


@dataclass
class Papers:
    """The papers of one open vote, in the order in which they were printed."""

    room: Room
    vote: str
    numbers: list[int] = field(default_factory=list)
    pages: list[Picture] = field(default_factory=list)

    @property
    def layout(self) -> Layout:
        places = layout(self.room.state.votes[self.vote].spec)
        assert not isinstance(places, Refusal)
        return places

    def print(self, count: int = 1) -> None:
        """Print papers at the door's desk, over the page."""
        before = set(Paper.objects.values_list("number", flat=True))
        fields = {"vote": self.vote, "count": count, "paper": "letter"}
        answer = self.room.desk("door").post(f"/m/{self.room.id}/papers/print/", fields)
        assert answer.headers["Content-Type"] == "application/pdf", answer
        self.pages += photos.pages(answer.content)
        assert set(Paper.objects.values_list("number", flat=True)) > before

    def tie(self, number: int, code: str, desk: Client | None = None) -> str:
        """Tie a paper to a slip at the door; return what the page says."""
        desk = desk or self.room.desk("door")
        fields = {"code": code, "number": papers.in_digits(number)}
        return desk.post(f"/m/{self.room.id}/papers/tie/", fields, follow=True).content.decode()

    def given(self, code: str = "") -> tuple[int, Picture]:
        """Print one paper for this slip, or a new one, and return its number and its page."""
        fields = {"vote": self.vote, "count": 1, "paper": "a4", "code": code or self.room.slip()}
        before = set(Paper.objects.values_list("number", flat=True))
        answer = self.room.desk("door").post(f"/m/{self.room.id}/papers/print/", fields)
        assert answer.headers["Content-Type"] == "application/pdf", answer
        (number,) = set(Paper.objects.values_list("number", flat=True)) - before
        (page,) = photos.pages(answer.content)
        return number, page

    def filled(self, page: Picture, *marked: tuple[str, str], gray: int = 40) -> bytes:
        """Fill bubbles by (row, column) and take a picture."""
        photos.fill(page, self.layout, photos.bubbles(self.layout, *marked), gray)
        return photos.jpeg(page)

    def send(self, *pictures: bytes, role: str = "teller", lang: str = "en") -> str:
        """Send pictures over the page; return what it says."""
        return send(self.room, self.room.desk(role, lang), pictures)

    def state(self, number: int) -> str:
        return Paper.objects.get(number=number).state


def send(room: Room, client: Client, pictures: Sequence[bytes]) -> str:
    files = [SimpleUploadedFile(f"paper-{n}.jpg", data, "image/jpeg") for n, data in enumerate(pictures, 1)]
    return client.post(f"/m/{room.id}/papers/read/", {"pictures": files}).content.decode()


@pytest.fixture
def consent(room) -> Papers:
    """An open consent vote."""
    return Papers(room, room.vote())
