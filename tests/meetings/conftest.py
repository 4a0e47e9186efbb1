"""An evening in the database, with slips for its phones."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from asamblea.assemblies.models import Assembly
from asamblea.live.ballots import Ballots
from asamblea.live.guesses import Guesses
from asamblea.meetings import ballots, minutes, viewer
from asamblea.meetings.minutes import Done
from asamblea.meetings.models import Meeting
from asamblea.rules.meeting import agenda, decisions, opening, proposals, voting
from asamblea.rules.meeting.state import State
from asamblea.rules.texts import Text
from asamblea.site import guessing, serving
from asamblea.slips import public as slips
from tests.live.phone import Said, post

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
        if name == "open-vote":  # these evenings translate nothing
            fields = {"without": ["es", "ko", "en"], **fields}
        return client.post(f"/m/{self.id}/table/{name}/", fields, headers={"FX-Request": "true"})

    def cast(self, client: Client, vote: str, lang: str = "en", **fields: object) -> Said:
        """Send a ballot over the live intake, as a phone with script does; return what it hears."""
        kept = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())

        async def sent() -> Said:
            intake = Ballots(ballots.urn(), serving.answer, page=serving.page)

            async def app(scope, receive, send):  # type: ignore[no-untyped-def]
                await intake.receive(scope, receive, send, self.id, vote)

            form = {"lang": lang, **fields}
            try:
                return await post(app, "/", form, cookie=kept, fx_request="true", accept_language=lang)
            finally:
                await intake.close()

        return asyncio.run(sent())

    def asks(self, method: str, *names: str, by: str = "urn", **more: Any) -> str:
        """Open a vote among named options; return its id."""
        options = [{"text": said(name), "cost": 10} for name in names]
        command = voting.OpenVote(method, SEED, options=options, question=said("¿Qué?"), by=by, **more)
        done = ballots.open_vote(self.id, command, "facilitator")
        assert isinstance(done, Done), str(done)
        return done.entries[0]["vote"]["id"]

    def closes(self, vote: str, by: str = "facilitator") -> Done:
        done = ballots.close(self.id, vote, by)
        assert isinstance(done, Done), str(done)
        return done

    def is_emptied(self) -> bool:
        """Return whether the clock's ticks empty the urns: on PostgreSQL a wipe may be held back for a moment."""
        for _ in range(100):
            ballots.close_due(minutes.now_ms())
            if not ballots.urn().standing() and not ballots._unswept:
                return True
            time.sleep(0.1)
        return False

    def ends(self) -> None:
        """Answer every open question with no decision and close the meeting."""
        for item in self.state.unanswered:
            self.does(decisions.RecordNoDecision(item.id, said("falta gente"), said("en enero")))
        self.does(opening.CloseMeeting())

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


@pytest.fixture(autouse=True)
def no_guesses(monkeypatch):
    """Wrong codes of one test are not those of another."""
    monkeypatch.setattr(guessing, "_guesses", Guesses())


def begun() -> Room:
    """Return a planned meeting that has begun, with one item that asks for a decision."""
    Assembly.objects.get_or_create(
        slug="ocho", name="Asamblea de la Ocho", languages=["es", "ko", "en"], zone="America/Los_Angeles"
    )
    id = f"t{Meeting.objects.count()}{timezone.now().microsecond:06d}"
    Meeting.objects.create(id=id, assembly="ocho", starts_at=timezone.now(), place="Sótano")
    room = Room(id)
    room.does(opening.PlanMeeting(id, "ocho", said("Noviembre"), ("es", "ko", "en"), "America/Los_Angeles", "2026-11-24"))
    room.does(agenda.AddItem(said("¿Qué hacemos?"), "decide"))
    room.does(opening.OpenMeeting())
    room.does(agenda.OpenItem("i1"))
    return room


@pytest.fixture
def room(transactional_db) -> Room:
    return begun()
