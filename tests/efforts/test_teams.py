"""After adoption: the team's page, the week in one tap, fewer hours, an effort's end and its lesson."""

from datetime import timedelta

import pytest
from django.utils import timezone

from asamblea.efforts import records, teams
from asamblea.efforts.models import Effort, Pledge, Work
from asamblea.efforts.standing import standing
from asamblea.meetings import minutes
from tests.efforts.conftest import adopt, decided, effort, planned, pledge

PAGE = "/a/ocho/efforts/{}/"


@pytest.fixture
def team(hall):
    """A hall with an open effort of two phones; the first gave a name."""
    tipline = effort()
    phones = [hall.phone("en") for _ in range(2)]
    pledge(hall, phones[0], {tipline: 3}, shown_name="Ana", contact="213 555")
    pledge(hall, phones[1], {tipline: 3})
    adopt(hall, planned(hall, hall.desk()))
    return hall, tipline, phones


def test_members_see_each_other_as_far_as_each_allowed(team):
    _, tipline, phones = team
    page = phones[1].get(PAGE.format(tipline.id)).content.decode()
    assert "Ana" in page and "213 555" in page and "Somebody" in page


def test_others_see_no_name_and_no_number(team, client):
    hall, tipline, _ = team
    for reader in (client, hall.phone("en"), hall.desk("facilitator"), hall.desk("door")):
        page = reader.get(PAGE.format(tipline.id)).content.decode()
        assert "Ana" not in page and "213 555" not in page


def test_the_week_is_told_in_one_tap_and_the_later_word_counts(team):
    _, tipline, phones = team
    for hours in ("2", "3"):
        phones[0].post(PAGE.format(tipline.id) + "did/", {"hours": hours})
    assert [(w.hours, w.pledged) for w in Work.objects.all()] == [(3, 3)]


@pytest.mark.parametrize("hours", ["", "-1", "999", "many", "２"])
def test_hours_that_no_week_has_are_not_kept(team, hours):
    _, tipline, phones = team
    phones[0].post(PAGE.format(tipline.id) + "did/", {"hours": hours})
    assert not Work.objects.exists()


def test_strangers_tell_nothing(team, client):
    _, tipline, _ = team
    client.post(PAGE.format(tipline.id) + "did/", {"hours": "2"})
    client.post(
        PAGE.format(tipline.id) + "team/", {"owner": "x", "first_task": "x", "next_date": "2027-01-01", "review": "2027-02-01"}
    )
    client.post(PAGE.format(tipline.id) + "lesson/", {"lesson": "x"})
    tipline.refresh_from_db()
    assert (Work.objects.count(), tipline.owner, tipline.lesson) == (0, "", "")


def test_the_team_says_who_carries_it_and_what_is_first(team):
    _, tipline, phones = team
    said = {"owner": "equipo de guardia", "first_task": "comprar un teléfono", "next_date": "2026-12-01", "review": "2027-02-01"}
    phones[1].post(PAGE.format(tipline.id) + "team/", said)
    page = phones[0].get(PAGE.format(tipline.id)).content.decode()
    assert "comprar un teléfono" in page and "Dec. 1, 2026" in page


def test_a_date_that_is_none_is_said(team):
    _, tipline, phones = team
    answer = phones[0].post(
        PAGE.format(tipline.id) + "team/", {"owner": "x", "first_task": "x", "next_date": "soon", "review": ""}
    )
    assert answer.status_code == 400 and "Enter a valid date" in answer.content.decode()


def test_the_track_record_is_shown_and_weighs_new_pledges(team):
    hall, tipline, _ = team
    for week in range(10):
        monday = records.monday(timezone.now().date()) - timedelta(days=7 * week)
        Work.objects.create(effort=tipline, week=monday, hours=3, pledged=5)
    assert standing("ocho").track == {"pledged": 50, "worked": 30}
    assert "We usually do 6 of 10 hours we pledge." in hall.phone("en").get("/a/ocho/efforts/").content.decode()


def test_a_short_record_weighs_nothing_yet(team):
    _, tipline, phones = team
    phones[0].post(PAGE.format(tipline.id) + "did/", {"hours": "1"})
    assert standing("ocho").track == {}


def test_the_record_stays_when_the_person_is_erased(team):
    _, tipline, phones = team
    phones[0].post(PAGE.format(tipline.id) + "did/", {"hours": "2"})
    Pledge.objects.all().delete()
    assert records.totals([tipline]) == (2, 3)


def test_a_silent_effort_is_seen_to_be_silent(team):
    _, tipline, _ = team
    later = timezone.now().date() + timedelta(days=21)
    assert teams.health(standing("ocho"), tipline, later) == "Nobody has said for two weeks what happened."


def test_an_effort_reports_at_the_meeting_and_ends_by_its_decision_with_a_lesson(team):
    hall, tipline, phones = team
    desk = hall.desk("facilitator")
    desk.post(f"/m/{hall.id}/efforts/do/report/", {"effort": tipline.id, "word": "14 llamadas"})
    assert hall.state.reports[str(tipline.id)]["text"] == "14 llamadas"
    desk.post(f"/m/{hall.id}/efforts/do/becomes/", {"effort": tipline.id, "do": "stop", "how": "faltan manos"})
    decided(hall, list(hall.state.proposals)[-1])
    assert standing("ocho").open == [] and [e.id for e in standing("ocho").ended] == [tipline.id]
    phones[0].post(PAGE.format(tipline.id) + "lesson/", {"lesson": "Dos por turno, o nadie."})
    assert "Dos por turno, o nadie." in phones[1].get("/a/ocho/efforts/").content.decode()
    kinds = {e["kind"] for e in minutes.entries_of(hall.id)}
    assert {"effort_reported", "effort_decided", "plan_adopted"} <= kinds
    page = phones[0].get(f"/a/ocho/m/{hall.id}/minutes/").content.decode()
    assert "14 llamadas" in page and "This effort stops:" in page and "The plan of efforts is adopted." in page


@pytest.mark.parametrize("do", ["continue", "change"])
def test_an_effort_goes_on_by_decision_and_its_team_stays(team, do):
    hall, tipline, _ = team
    before = standing("ocho").members(tipline)
    hall.desk().post(f"/m/{hall.id}/efforts/do/becomes/", {"effort": tipline.id, "do": do, "how": "también los sábados"})
    decided(hall, list(hall.state.proposals)[-1])
    after = standing("ocho")
    assert after.decided == {str(tipline.id): do}
    assert after.open == [tipline] and after.members(tipline) == before != []


def test_the_desk_names_the_open_efforts_that_have_not_told_what_they_did(team):
    hall, tipline, _ = team
    desk, words = hall.desk("facilitator"), "Open efforts that have not told tonight what they did:"
    assert words in desk.get(f"/m/{hall.id}/efforts/desk/").content.decode()
    desk.post(f"/m/{hall.id}/efforts/do/report/", {"effort": tipline.id, "word": "14 llamadas"})
    assert words not in desk.get(f"/m/{hall.id}/efforts/desk/").content.decode()


def test_a_stopped_effort_takes_no_pledge(team):
    hall, tipline, _ = team
    hall.desk().post(f"/m/{hall.id}/efforts/do/becomes/", {"effort": tipline.id, "do": "stop", "how": "x"})
    decided(hall, list(hall.state.proposals)[-1])
    effort("Picnic")
    answer = pledge(hall, hall.phone("en"), {tipline: 3})
    assert answer.status_code == 400 and "takes no pledges any more" in answer.content.decode()


def test_an_open_effort_is_not_taken_off_the_board(team):
    hall, tipline, _ = team
    answer = hall.desk().post(f"/m/{hall.id}/efforts/do/withdraw/", {"effort": tipline.id}, headers={"FX-Request": "true"})
    assert "An open effort ends by a decision of the assembly." in answer.content.decode()
    assert not Effort.objects.get(id=tipline.id).withdrawn
