"""An evening in the database, with slips for its phones."""

from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.utils import timezone

from asamblea.assemblies.models import Assembly
from asamblea.meetings import ballots, minutes, viewer
from asamblea.meetings.minutes import Done
from asamblea.meetings.models import Meeting
from asamblea.rules.meeting import agenda, opening, proposals, voting
from asamblea.rules.meeting.state import State
from asamblea.rules.texts import Text
from asamblea.slips import public as slips

SEED = "ab" * 16


def said(words: str, lang: str = "es") -> Text:
    return {"lang": lang, "text": words}


@dataclass
class Room:
    """One meeting and its people; `phone` is a client that came in with a slip."""

    id: str
    codes: list[str] = field(default_factory=list)

    @property
    def state(self) -> State:
        state = minutes.state_of(self.id)
        assert state is not None
        return state

    def does(self, command: object, by: str = "facilitator") -> Done:
        done = minutes.append(self.id, command, by)
        assert isinstance(done, Done), str(done)
        return done

    def slip(self) -> str:
        return slips.hand_out(self.id, 1)[0]

    def phone(self, lang: str = "en") -> Client:
        client = Client(headers={"accept-language": lang})
        self.codes.append(self.slip())
        came = client.post("/s/", {"code": self.codes[-1], "language": lang})
        assert came.status_code == 302, came.content.decode()
        return client

    def desk(self, role: str = "facilitator", lang: str = "en") -> Client:
        client = Client(headers={"accept-language": lang})
        client.cookies["pass"] = f"{self.id}.{viewer.new_pass(self.id, role)}"
        return client

    def do(self, client: Client, name: str, /, **fields: object):
        return client.post(f"/m/{self.id}/do/{name}/", fields, headers={"FX-Request": "true"})

    def table(self, client: Client, name: str, /, **fields: object):
        return client.post(f"/m/{self.id}/table/{name}/", fields, headers={"FX-Request": "true"})

    def vote(self, method: str = "consent") -> str:
        self.does(proposals.Propose(None, said("abrir los martes")))
        done = ballots.open_vote(self.id, voting.OpenVote(method, SEED, proposal=f"p{self.state.ids['p']}"), "facilitator")
        assert isinstance(done, Done), str(done)
        return done.entries[0]["vote"]["id"]


@pytest.fixture(autouse=True)
def urn_of_this_database():
    """The urn has connections of its own: it must not outlive a test's database."""
    ballots.urn.cache_clear()
    yield
    ballots.urn().close()
    ballots.urn.cache_clear()


@pytest.fixture
def room(transactional_db) -> Room:
    """A planned meeting that has begun, with one item that asks for a decision."""
    Assembly.objects.create(slug="ocho", name="Asamblea de la Ocho", languages=["es", "ko", "en"], zone="America/Los_Angeles")
    id = f"t{Meeting.objects.count()}{timezone.now().microsecond:06d}"
    Meeting.objects.create(id=id, assembly="ocho", starts_at=timezone.now(), place="Sótano")
    room = Room(id)
    room.does(opening.PlanMeeting(id, "ocho", said("Noviembre"), ("es", "ko", "en"), "America/Los_Angeles", "2026-11-24"))
    room.does(agenda.AddItem(said("¿Qué hacemos?"), "decide"))
    room.does(opening.OpenMeeting())
    room.does(agenda.OpenItem("i1"))
    return room
