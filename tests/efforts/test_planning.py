"""The engine beside the meeting: it may fail, be stopped or die, and the plan before it stays."""

import sys
import time

import pytest

from asamblea.efforts import planning
from asamblea.efforts.models import Plan, Pledge
from asamblea.efforts.standing import standing
from asamblea.rules.refusal import Refusal
from tests.efforts.conftest import adopt, effort, ended, planned, pledge


@pytest.fixture
def ready(hall):
    """A hall with two pledges to one effort and a plan for it."""
    tipline = effort()
    for _ in range(2):
        pledge(hall, hall.phone("en"), {tipline: 3})
    run = planned(hall, hall.desk())
    assert run.state == "ready", run.trouble
    return hall


def other(script: str) -> tuple[str, ...]:
    """Return another engine: a line of Python."""
    return (sys.executable, "-c", script)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("raise SystemExit(9)", planning.NO_ANSWER),
        ("import os; os.abort()", planning.NO_ANSWER),
        ("print('[]')", planning.NO_ANSWER),
        ('print(\'{"made": {}, "public": {}, "curve": []}\')', planning.NO_ANSWER),
        ("import json; print(json.dumps({'sentence': 'No plan.', 'params': {}}))", "No plan."),
    ],
)
def test_an_engine_that_dies_or_talks_nonsense_changes_nothing(ready, script, said):
    run = planning.start(standing("ocho"), "ocho", ready.id, command=other(script))
    assert isinstance(run, Plan)
    run = ended(ready)
    assert (run.state, run.trouble["sentence"]) == ("failed", said)
    assert planning.last_ready("ocho", ready.id).state == "ready"
    assert "No new plan" in ready.desk().get(f"/m/{ready.id}/efforts/desk/").content.decode()


def test_a_run_tells_the_desk_how_many_have_a_place_so_far(ready):
    script = "import sys, time; print('noise', file=sys.stderr); print('placed 2', file=sys.stderr, flush=True); time.sleep(60)"
    planning.start(standing("ocho"), "ocho", ready.id, command=other(script))
    desk, page = ready.desk(), ""
    for _ in range(100):
        page = desk.get(f"/m/{ready.id}/efforts/desk/").content.decode()
        if "So far 2 neighbors have a place." in page:
            break
        time.sleep(0.1)
    planning.cancel("ocho")
    assert "So far 2 neighbors have a place." in page
    assert ended(ready).state == "cancelled"
    assert "So far" not in desk.get(f"/m/{ready.id}/efforts/desk/").content.decode()


def test_a_plan_that_breaks_a_word_is_never_shown(ready):
    good = planning.last_ready("ocho", ready.id)
    import json

    made = {**good.made}
    made.pop("curve")
    answer = {"made": {**made, "placed": 9}, "public": {**good.document, "placed": 9}, "curve": []}
    planning.start(standing("ocho"), "ocho", ready.id, command=other(f"print({json.dumps(json.dumps(answer))})"))
    assert ended(ready).trouble["sentence"] == planning.NOT_SOUND


def test_a_run_can_be_stopped_and_the_plan_before_stays(ready):
    before = planning.last_ready("ocho", ready.id)
    planning.start(standing("ocho"), "ocho", ready.id, command=other("import time; time.sleep(60)"))
    ready.desk().post(f"/m/{ready.id}/efforts/do/stop/")
    assert ended(ready).state == "cancelled"
    assert planning.last_ready("ocho", ready.id) == before


def test_an_engine_that_runs_out_of_time_is_ended(ready, monkeypatch):
    monkeypatch.setattr(planning, "GRACE_S", 1)
    planning.start(standing("ocho"), "ocho", ready.id, limit=0, command=other("import time; time.sleep(60)"))
    assert ended(ready).state == "failed"


def test_two_runs_at_once_are_refused(ready):
    planning.start(standing("ocho"), "ocho", ready.id, command=other("import time; time.sleep(60)"))
    again = planning.start(standing("ocho"), "ocho", ready.id)
    planning.cancel("ocho")
    assert isinstance(again, Refusal) and again.code == "already_running"
    ended(ready)


def test_a_run_whose_server_was_stopped_is_found_lost(ready):
    from datetime import timedelta

    from django.utils import timezone

    run = Plan.objects.create(id="lost", assembly="ocho", meeting=ready.id, limit=1, asked={})
    Plan.objects.filter(id=run.id).update(started_at=timezone.now() - timedelta(minutes=5))
    assert planning.running("ocho") is None
    assert Plan.objects.get(id="lost").trouble["sentence"] == planning.LOST


def test_contradictory_conditions_are_a_sentence(ready):
    number = str(next(iter(standing("ocho").efforts)))
    desk = ready.desk()
    answer = desk.post(
        f"/m/{ready.id}/efforts/do/plan/", {"force": number, "leave": number}, headers={"FX-Request": "true"}
    ).content.decode()
    assert "refused" in answer and Plan.objects.count() == 1


def test_at_most_so_many_efforts_open(hall):
    efforts = [effort(f"e{n}", least=1, hours=1) for n in range(3)]
    for one in efforts:
        pledge(hall, hall.phone("en"), {one: 3})
    run = planned(hall, hall.desk(), most="1")
    assert len(run.made["open"]) == 1
    assert [point[0] for point in run.made["curve"]] == [1, 2, 3]
    assert "It is ready and waits" in hall.desk().get(f"/m/{hall.id}/efforts/desk/").content.decode()


def test_what_was_adopted_is_kept_by_the_next_plan(hall):
    tipline = effort()
    for _ in range(2):
        pledge(hall, hall.phone("en"), {tipline: 2})
    adopt(hall, planned(hall, hall.desk()))
    picnic = effort("Picnic", least=3, hours=3)
    for _ in range(3):
        pledge(hall, hall.phone("en"), {picnic: 3})
    run = planned(hall, hall.desk(), most="1")
    assert run.made["open"] == [str(tipline.id)]


def test_the_public_plan_holds_no_number_of_a_pledge(ready):
    run = planning.last_ready("ocho", ready.id)
    ours = {str(pledge.id) for pledge in Pledge.objects.all()}
    assert ours and not any(number in str(run.document) for number in ours)
    assert run.asked == {}, "what a run was asked does not outlive it"
