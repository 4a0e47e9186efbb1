"""The assembly's front page and its search across meetings."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.models import Assembly
from asamblea.languages import CODES
from asamblea.meetings import ballots, minutes, public as meetings
from asamblea.meetings.models import Outcome
from asamblea.record import views
from asamblea.rules.meeting import agenda, decisions, opening, proposals, voting
from tests.meetings.conftest import SEED, said


def get(path: str, lang: str = "en"):
    return Client(headers={"accept-language": lang}).get(path)


def text(path: str, lang: str = "en") -> str:
    answer = get(path, lang)
    assert answer.status_code == 200
    return answer.content.decode()


def decided(room, words: str, owner: str = "mesa", due: str = "2026-12-20") -> None:
    """Decide something by hands in the open item."""
    room.does(proposals.Propose(None, said(words)))
    n = room.state.ids["p"]
    if not room.state.present:
        room.does(opening.Arrive(), "neighbor")
    vote = room.does(voting.OpenVote("consent", SEED, proposal=f"p{n}", by="hands")).entries[0]["vote"]["id"]
    for teller in ("1", "2"):
        room.does(voting.EnterCount(vote, teller, {"agree": 1}), "teller")
    room.does(decisions.RecordDecision(vote, owner, "role", due))


@pytest.fixture
def decisions_of_an_evening(room):
    """A decision, a house rule and a no-decision."""
    decided(room, "Abrir la línea los martes", "equipo de la línea")
    decided(room, "Limpiar el patio", "vecinas del 4", "2026-11-30")
    room.does(agenda.AddItem(said("¿Domingos?"), "decide"))
    room.does(agenda.OpenItem("i2"))
    room.does(decisions.RecordNoDecision("i2", said("faltaban los de la noche"), said("preguntar a 40 vecinos")))
    return room


def test_the_front_page_says_what_is_under_way(room):
    page = text("/a/ocho/")
    assert "Under way" in page and "Noviembre" in page and "Sótano" in page


def test_the_front_page_shows_what_was_promised_and_who_carries_it(decisions_of_an_evening):
    page = text("/a/ocho/")
    assert "What we promised" in page
    assert "equipo de la línea" in page and "Limpiar el patio" in page


@pytest.mark.parametrize("lang", CODES)
def test_the_front_page_speaks_the_readers_language(decisions_of_an_evening, lang):
    page = text("/a/ocho/", lang)
    assert f'<html lang="{lang}"' in page


def test_a_closed_meeting_moves_to_the_records(decisions_of_an_evening):
    decisions_of_an_evening.does(opening.CloseMeeting())
    page = text("/a/ocho/")
    assert "Under way" not in page
    assert f'href="/a/ocho/m/{decisions_of_an_evening.id}/"' in page


def test_an_unknown_assembly_is_not_there(room):
    assert get("/a/nueve/").status_code == 404
    assert get("/a/nueve/decisions/").status_code == 404


def test_the_front_page_takes_six_queries(decisions_of_an_evening, django_assert_num_queries):
    with django_assert_num_queries(6):  # four, one for the titles of the meetings, one for what is translated
        get("/a/ocho/")


def test_the_search_takes_three_queries(decisions_of_an_evening, django_assert_num_queries):
    with django_assert_num_queries(3):
        get("/a/ocho/decisions/?q=patio")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=patio", ["Limpiar"]),
        ("q=PATIO+limpiar", ["Limpiar"]),
        ("q=vecin", ["Limpiar", "faltaban"]),
        ("q=equipo", ["Abrir"]),
        ("q=40", ["faltaban"]),
        ("q=patio+martes", []),
        ("q=%25", []),
        ("q=_", []),
        ("status=none", ["faltaban"]),
        ("status=decided", ["Limpiar", "Abrir"]),
        ("status=open", ["Limpiar", "Abrir"]),
        ("status=done", []),
        ("status=whatever", ["Limpiar", "Abrir", "faltaban"]),
        ("q=%00%E2%80%AEpatio", ["Limpiar"]),
        ("q=%FF%FE", []),
        ("q=" + "x+" * 90, []),
        ("q=" + "y" * 5000, []),
    ],
)
def test_search_finds_what_holds_all_words(decisions_of_an_evening, query, found):
    page = text(f"/a/ocho/decisions/?{query}")
    shown = [word for word in ("Limpiar", "Abrir", "faltaban") if f"{word} " in page.partition('role="status"')[2]]
    assert sorted(shown) == sorted(found)


def test_search_stays_inside_its_assembly(decisions_of_an_evening):
    Assembly.objects.create(slug="nueve", name="La Nueve", languages=["es"], zone="UTC")
    assert "patio" not in text("/a/nueve/decisions/?q=x").replace('value="x"', "")
    assert "Limpiar" not in text("/a/nueve/decisions/")


class Clock(datetime):
    """A clock that stands still."""

    here = datetime(2026, 11, 30, 20, tzinfo=UTC)

    @classmethod
    def now(cls, tz=None):
        return cls.here.astimezone(tz)


@pytest.mark.parametrize(
    ("utc", "late"),
    [
        (datetime(2026, 12, 1, 7, 59, tzinfo=UTC), False),  # 23:59 on the 30th in Los Angeles, the 1st in UTC
        (datetime(2026, 12, 1, 8, 0, tzinfo=UTC), True),
    ],
)
def test_a_promise_is_overdue_by_the_assemblys_own_clock(decisions_of_an_evening, monkeypatch, utc, late):
    monkeypatch.setattr(Clock, "here", utc)
    monkeypatch.setattr(assemblies, "datetime", Clock)
    assert ("Limpiar" in text("/a/ocho/decisions/?status=overdue")) is late
    assert ("1 overdue" in text("/a/ocho/")) is late


def test_a_change_of_house_rules_is_done_when_it_is_decided_and_never_overdue(room):
    room.does(proposals.Propose(None, said("otro quórum"), changes={"quorum": 1}))
    room.does(opening.Arrive(), "neighbor")
    vote = room.does(voting.OpenVote("consent", SEED, proposal="p1", by="hands")).entries[0]["vote"]["id"]
    for teller in ("1", "2"):
        room.does(voting.EnterCount(vote, teller, {"agree": 1}), "teller")
    room.does(decisions.RecordDecision(vote, "mesa", "role", "2026-12-01"))
    (card,) = meetings.outcomes_of("ocho", date(2027, 6, 1))
    assert card.status == "in_force" and not card.is_late(date(2027, 6, 1))
    assert meetings.outcomes_of("ocho", date(2027, 6, 1), status="overdue") == []
    assert meetings.promises_of("ocho") == []


def test_the_next_agenda_begins_with_what_was_promised_and_what_is_found_there_is_searched(decisions_of_an_evening):
    card = assemblies.get("ocho")
    following = meetings.plan_meeting(card, said("Diciembre"), timezone.now(), "", ("es",))
    state = minutes.state_of(following)
    assert state.items["i1"].about == "promises"
    assert [p.text["text"] for p in state.promises.values()] == ["Limpiar el patio", "Abrir la línea los martes"]
    for command in (opening.OpenMeeting(), decisions.ReviewPromise(next(iter(state.promises)), "done", said(""))):
        assert isinstance(minutes.append(following, command, "facilitator"), minutes.Done)
    assert "Limpiar" in text("/a/ocho/decisions/?status=done")
    assert [p.text["text"] for p in meetings.promises_of("ocho")] == ["Abrir la línea los martes"]


def test_more_than_fits_on_a_page_says_so(room, monkeypatch):
    monkeypatch.setattr(views, "MOST", 1)
    decided(room, "Uno")
    decided(room, "Dos")
    assert "The latest 1 is shown" in text("/a/ocho/decisions/")


def test_a_decision_of_hostile_length_is_kept_whole(room):
    decided(room, "á" * 2000, "ñ" * 80)
    assert Outcome.objects.get().text == "á" * 2000


def test_nothing_is_posted_to_the_record(room):
    for path in ("/a/ocho/", "/a/ocho/decisions/", f"/a/ocho/m/{room.id}/", f"/a/ocho/m/{room.id}/minutes/"):
        assert Client().post(path).status_code == 405


def test_a_late_vote_that_failed_is_said_in_the_readers_language(room):
    room.does(proposals.Propose(None, said("turno de noche")))
    prepared = {"owner": "mesa", "owner_kind": "role", "due": "2026-12-20", "review": "", "next": said("en enero")}
    until = minutes.now_ms() + 60_000
    done = ballots.open_vote(
        room.id, voting.OpenVote("majority", SEED, proposal="p1", until=until, prepared=prepared), "facilitator"
    )
    assert isinstance(done, minutes.Done)
    room.does(opening.CloseMeeting())
    assert isinstance(minutes.append(room.id, voting.CloseVote("v1"), "clock", at=until + 1), minutes.Done)
    assert "Not adopted" in text("/a/ocho/decisions/")
    assert "Not adopted" in text("/a/ocho/")
    assert "Not adopted" in text(f"/a/ocho/m/{room.id}/")
    assert "Not adopted" in text(f"/a/ocho/m/{room.id}/minutes/")
