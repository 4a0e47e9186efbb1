"""Interpreters kept, found by their link, changed and erased."""

import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from asamblea.interpreters.models import TABLES, Interpreter
from asamblea.meetings import public as meetings
from asamblea.meetings.viewer import take_back
from asamblea.rules import slips
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.site import cookies

COOKIE = "interpreter"
KEPT_DAYS = 365
"""An interpreter is forgotten a year after they were invited or last said something here."""


def invite(assembly: str, name: str, day: date) -> str:
    """Put somebody on the list and return the code of their link, shown now and never stored."""
    code = slips.new_code(secrets.token_bytes(10))
    until = day + timedelta(days=KEPT_DAYS)
    Interpreter.objects.create(assembly=assembly, code_hash=slips.interpreter_hash(assembly, code), name=name, until=until)
    return code


def new_code(one: Interpreter) -> str:
    """Give somebody a new link, since the old one was lost or seen: the old one opens nothing any more."""
    code = slips.new_code(secrets.token_bytes(10))
    Interpreter.objects.filter(id=one.id).update(code_hash=slips.interpreter_hash(one.assembly, code))
    take_back([holder(one)])
    meetings.sweep_later(*TABLES)
    return code


def holder(one: Interpreter) -> str:
    """Return how the meetings call this interpreter, whom they give a role of the evening."""
    return f"interpreter.{one.id}"


def of_code(assembly: str, code: str) -> Interpreter | None:
    """Return who has this code."""
    normal = slips.normal(code[:80])
    if isinstance(normal, Refusal):
        return None
    return Interpreter.objects.filter(assembly=assembly, code_hash=slips.interpreter_hash(assembly, normal)).first()


def held(request: HttpRequest, assembly: str) -> Interpreter | None:
    """Return the interpreter whose link this device opened."""
    of, _, code = request.COOKIES.get(COOKIE, "").partition(".")
    return of_code(assembly, code) if of == assembly and code else None


def remember(answer: HttpResponse, request: HttpRequest, assembly: str, code: str) -> None:
    """Let this device come back to its page."""
    cookies.keep(answer, request, COOKIE, f"{assembly}.{code}", KEPT_DAYS)


def change(one: Interpreter, said: Mapping[str, object], day: date) -> None:
    """Keep what an interpreter says of themselves, a year from today."""
    Interpreter.objects.filter(id=one.id).update(**said, until=day + timedelta(days=KEPT_DAYS))
    meetings.sweep_later(*TABLES)


def answer(one: Interpreter, meeting: str, comes: bool | None, day: date) -> Refusal | None:
    """Keep whether somebody comes to a meeting of their assembly that is not over; None takes the answer back."""
    state = meetings.state_of(meeting)
    if state is None or state.assembly != one.assembly or state.phase == "closed":
        return Refusal("no_such_evening", gettext_noop("This meeting is over, or is not one of this assembly."))
    with transaction.atomic():
        row = Interpreter.objects.select_for_update().get(id=one.id)
        kept = {of: said for of, said in row.answers.items() if of != meeting}
        row.answers = kept if comes is None else {**kept, meeting: comes}
        row.until = day + timedelta(days=KEPT_DAYS)
        row.save(update_fields=["answers", "until"])
    return None


def erase(rows: QuerySet[Interpreter]) -> int:
    """Erase interpreters with the roles they took, from the database's files too; return how many went."""
    take_back([holder(one) for one in rows])
    gone, _ = rows.delete()
    if gone:
        meetings.sweep_later(*TABLES)
    return gone


def forget_expired() -> int:
    """Erase who was not heard of for a year, and everybody's answers for meetings that are over; return how many rows went."""
    answered = {
        meeting for answers in Interpreter.objects.exclude(answers={}).values_list("answers", flat=True) for meeting in answers
    }
    over = {of for of in answered if (state := meetings.state_of(of)) is None or state.phase == "closed"}
    if over:
        _forget_answers(over)
    return erase(Interpreter.objects.filter(until__lt=datetime.now(UTC).date() - timedelta(days=1)))


@transaction.atomic
def _forget_answers(over: set[str]) -> None:
    """Erase who came to these meetings: a list of evenings is a trail."""
    for row in Interpreter.objects.select_for_update().exclude(answers={}):
        row.answers = {of: said for of, said in row.answers.items() if of not in over}
        row.save(update_fields=["answers"])
    meetings.sweep_later(*TABLES)
