"""From pledges to a team: the whole way, page by page."""

from asamblea.efforts.standing import standing
from asamblea.meetings import minutes
from asamblea.rules import record
from asamblea.rules.record import Verified
from tests.efforts.conftest import adopt, effort, planned, pledge


def test_pledges_become_a_plan_and_the_plan_becomes_teams(hall):
    tipline, cards = effort("Línea de avisos"), effort("Tarjetas", least=4, hours=8, needs={"ko": 1})
    phones = [hall.phone("es"), hall.phone("ko"), hall.phone("en")]
    for phone in phones:
        answer = pledge(hall, phone, {tipline: 3, cards: 2}, shown_name="Ana" if phone is phones[0] else "")
        assert answer.status_code == 302, answer.content.decode()
    desk = hall.desk("facilitator")
    run = planned(hall, desk)
    assert run.state == "ready", run.trouble
    assert run.made["open"] == [str(tipline.id)] and run.made["placed"] == 3

    page = desk.get(f"/m/{hall.id}/efforts/desk/").content.decode()
    assert "3 of 3 who pledged have a place." in page
    assert "2 more pledges, of 2 h a week each, would open it. Among them: Korean × 1." in page

    adopt(hall, run)

    assert [e.title for e in standing("ocho").open] == ["Línea de avisos"]
    team = phones[0].get(f"/a/ocho/efforts/{tipline.id}/").content.decode()
    assert "El equipo" in team or "The team" in team
    assert "Ana" in team
    stranger = hall.phone("en").get(f"/a/ocho/efforts/{tipline.id}/").content.decode()
    assert "Ana" not in stranger
    done = phones[0].post(f"/a/ocho/efforts/{tipline.id}/did/", {"hours": "3"})
    assert done.status_code == 302
    verified = record.verify(record.of_entries(minutes.entries_of(hall.id)))
    assert isinstance(verified, Verified), str(verified)
