"""Runs the engine beside the server: it may take its seconds, be stopped, or die, and the meeting goes on.

The engine (`efforts.engine`) is a process of its own. What it answers is checked here
again before anyone sees it; a run that fails says why, and the plan before it stays.
"""

import json
import os
import re
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, BinaryIO

from django.db import connection
from django.utils import timezone

from asamblea.efforts import engine, pledging, questions
from asamblea.efforts.models import Plan
from asamblea.efforts.standing import Standing
from asamblea.meetings import public as meetings
from asamblea.rules import slips
from asamblea.rules.capacity import check_plan
from asamblea.rules.capacity.conditions import wrong_conditions
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

LIMIT_S = 10
GRACE_S = 20
"""Beyond its limit a run may take this long to start and to answer; then it is dead."""
LOOK_S = 0.3
"""How often a run looks whether it was stopped."""

Command = Sequence[str]
PLACED = re.compile(rb"^%s (\d{1,9})$" % engine.PLACED.encode(), re.MULTILINE)
COMMAND: Command = (sys.executable, "-m", "asamblea.efforts.engine")


def start(
    standing: Standing,
    assembly: str,
    meeting: str,
    *,
    most: int | None = None,
    forced: Sequence[str] = (),
    left_out: Sequence[str] = (),
    limit: int = LIMIT_S,
    command: Command = COMMAND,
) -> Plan | Refusal:
    """Begin a run and return it; its row tells how it goes. Refused while one runs, or when its input is contradictory."""
    if running(assembly):
        return Refusal("already_running", gettext_noop("A plan is being computed already."))
    question = questions.question(standing, pledging.of_assembly(assembly))
    question |= {"most": most, "force": sorted(forced), "out": sorted(left_out)}
    split = engine.split(question)
    wrong = split if isinstance(split, Refusal) else wrong_conditions(*split)
    if wrong:
        return wrong
    id = "".join(secrets.choice(slips.ALPHABET) for _ in range(6)).lower()
    run = Plan.objects.create(id=id, assembly=assembly, meeting=meeting, limit=limit, asked=question)
    threading.Thread(target=_run, args=(run, command), name=f"plan-{run.id}", daemon=True).start()
    return run


def running(assembly: str) -> Plan | None:
    """Return the run that goes on now; one whose process was lost is marked as failed."""
    for run in Plan.objects.filter(assembly=assembly, state="running"):
        if timezone.now() < run.started_at + timedelta(seconds=run.limit + GRACE_S):
            return run
        _end(run.id, **_failed(LOST))
    return None


def last_ready(assembly: str, meeting: str) -> Plan | None:
    """Return the last good plan of this meeting; a failed or stopped run never replaces it."""
    return Plan.objects.filter(assembly=assembly, meeting=meeting, state="ready").order_by("-started_at").first()


def last(assembly: str, meeting: str) -> Plan | None:
    """Return the run that began last, however it ended."""
    return Plan.objects.filter(assembly=assembly, meeting=meeting).order_by("-started_at").first()


def cancel(assembly: str) -> None:
    """Stop the run that goes on; whichever process runs it looks at its row."""
    Plan.objects.filter(assembly=assembly, state="running").update(state="cancelled")


LOST = gettext_noop("The computing stopped before it ended. Nothing was changed; try again.")
NO_ANSWER = gettext_noop("The engine gave no answer. Nothing was changed; try again, or plan by hand.")
NOT_SOUND = gettext_noop("The engine’s answer did not pass the check and is not shown. Nothing was changed.")


def _run(run: Plan, command: Command) -> None:
    """Wait for the engine in a thread of its own and note how it ended."""
    try:
        answer = _answer(run, command)
        if answer is not None:
            _end(run.id, **_checked(answer))
    except Exception:
        _end(run.id, **_failed(NO_ANSWER))
        raise
    finally:
        meetings.tell_again(run.meeting, "all")
        connection.close()


def _answer(run: Plan, command: Command) -> str | None:
    """Return what the engine printed, "" where it died; None when it was stopped."""
    heard, said = os.pipe()
    os.set_blocking(heard, False)
    with open(heard, "rb") as progress, open(said, "wb") as spoken:
        process = subprocess.Popen(
            [*command, str(run.limit)], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=spoken
        )
        try:
            return _watched(process, json.dumps(run.asked), run.limit + GRACE_S, lambda: _look(run, progress))
        finally:
            process.kill()
            process.wait()


def _look(run: Plan, progress: BinaryIO) -> bool:
    """Note how many have a place so far, for the page; return whether the run was stopped."""
    told = [int(n) for n in PLACED.findall(progress.read() or b"")]
    if told and told[-1] > run.made.get("placed", -1):
        run.made = {"placed": told[-1]}
        Plan.objects.filter(id=run.id, state="running").update(made=run.made)
        meetings.tell_again(run.meeting, ())
    return _is_stopped(run.id)


def _watched(process: "subprocess.Popen[str]", given: str | None, seconds: float, stopped: Callable[[], bool]) -> str | None:
    """Feed the engine and wait for its answer, looking up now and then whether to stop."""
    while seconds > 0:
        try:
            return process.communicate(given, timeout=LOOK_S)[0]
        except subprocess.TimeoutExpired:
            given, seconds = None, seconds - LOOK_S
            if stopped():
                return None
    return ""


def _is_stopped(id: str) -> bool:
    return not Plan.objects.filter(id=id, state="running").exists()


def _checked(answer: str) -> dict[str, Any]:
    """Return how the run ended: ready with its public document, or failed with the reason."""
    try:
        said = json.loads(answer)
        if "sentence" in said:
            return _failed(said["sentence"], said["params"])
        made, document, curve = said["made"], said["public"], said["curve"]
        same = made["open"] == document["open"] and made["placed"] == document["placed"]
    except (ValueError, KeyError, TypeError):
        return _failed(NO_ANSWER)
    if not same or check_plan(made) or check_plan(document):
        return _failed(NOT_SOUND)
    return {"state": "ready", "made": {**made, "curve": curve}, "document": document}


def _failed(sentence: str, params: dict[str, str | int] | None = None) -> dict[str, Any]:
    return {"state": "failed", "trouble": {"sentence": sentence, "params": params or {}}}


def _end(id: str, **how: Any) -> None:
    """Note how a run ended, unless somebody stopped it meanwhile; what it was asked holds pledges and goes."""
    Plan.objects.filter(id=id, state="running").update(**how)
    Plan.objects.filter(id=id).update(asked={})
