"""Makes the demo neighborhood by the very acts that real neighbors do, and removes it again."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.demo import hours, story, winter
from asamblea.efforts import public as efforts
from asamblea.glossary import public as glossary
from asamblea.interpreters import public as interpreters
from asamblea.meetings import public as meetings
from asamblea.rules.meeting import agenda, decisions, floor, notes, opening, proposals, signals, translations, voting, wording
from asamblea.rules.texts import Text
from asamblea.slips import public as slips
from asamblea.telephone import public as telephone
from asamblea.times import public as times
from asamblea.translating import public as translating

MINUTE = 60_000


class Evening:
    """One demo meeting; each act happens a minute after the one before, and must succeed."""

    def __init__(self, assembly: AssemblyCard, title: Text, begins: datetime) -> None:
        planned = meetings.plan_meeting(
            assembly, title, begins, story.PLACE, story.LANGUAGES, story.PROMISES_TITLE, at=_ms(begins) - MINUTE
        )
        if not isinstance(planned, str):
            raise TypeError(str(planned))
        self.id = planned
        self.day = begins.astimezone(ZoneInfo(story.ZONE)).date()
        self.at = _ms(begins)

    def does(self, command: object, by: str = "facilitator") -> meetings.Done:
        self.at += MINUTE
        done = meetings.append(self.id, command, by, at=self.at)
        if not isinstance(done, meetings.Done):
            raise TypeError(f"the demo's {type(command).__name__}: {done}")
        return done


def make() -> AssemblyCard:
    """Make the demo and return its assembly; two past evenings with records, one under way."""
    assembly = assemblies.start(story.NAME, list(story.LANGUAGES), story.ZONE, is_demo=True)
    now = datetime.now(UTC)
    for title, days_ago, items in story.PAST:
        _past(assembly, title, now - timedelta(days=days_ago), items)
    _tonight(assembly, now - timedelta(minutes=40))
    hours.plant(assembly)
    return assembly


def remove() -> int:
    """Remove everything of the demo in one act; return how many meetings went."""
    gone = 0
    for assembly in [a for a in assemblies.everyone() if a.is_demo]:
        # What leads to the rest goes last, so that the act can be repeated after a crash.
        efforts.remove(assembly.slug)
        times.remove(assembly.slug)
        telephone.remove(assembly.slug)
        glossary.remove(assembly.slug)
        interpreters.remove(assembly.slug)
        translating.remove(assembly.slug, [meeting.id for meeting in meetings.meetings_of(assembly.slug)])
        for meeting in meetings.meetings_of(assembly.slug):
            slips.remove(meeting.id)
        gone += len(meetings.remove(assembly.slug))
    assemblies.remove_demo()
    return gone


def _past(assembly: AssemblyCard, title: Text, begins: datetime, items) -> None:  # type: ignore[no-untyped-def]
    evening = Evening(assembly, title, begins)
    for item, _ in items:
        evening.does(agenda.AddItem(item, "decide"))
    evening.does(opening.OpenMeeting())
    for _ in range(25):
        evening.at -= MINUTE  # they came in together
        evening.does(opening.Arrive(), "neighbor")
    for item, outcome in items:
        _item(evening, item, outcome)
    _look_at_promises(evening)
    evening.does(opening.CloseMeeting())


def _item(evening: Evening, title: Text, outcome) -> None:  # type: ignore[no-untyped-def]
    state = meetings.state_of(evening.id)
    assert state is not None
    item = next(i.id for i in state.items.values() if i.title == title)
    evening.does(agenda.OpenItem(item))
    if len(outcome) == 2:
        evening.does(decisions.RecordNoDecision(item, *outcome))
        return
    text, amendment, choices, owner, days = outcome
    evening.does(floor.JoinStack(3), "neighbor")
    evening.does(floor.CallNext())
    made = evening.does(proposals.Propose(3, text), "neighbor").entries[0]["id"]
    if amendment:
        change = evening.does(proposals.Amend(made, 7, amendment), "neighbor").entries[0]["id"]
        evening.does(proposals.AcceptAmendment(change, 3), "neighbor")
    vote = evening.does(voting.OpenVote("consent", secrets.token_hex(16), proposal=made)).entries[0]["vote"]["id"]
    evening.at += 2 * MINUTE
    evening.does(voting.CloseVote(vote, _ballots(choices.split()), (9, 24)))
    due = (evening.day + timedelta(days=days)).isoformat()
    evening.does(decisions.RecordDecision(vote, owner, "role", due))


def _look_at_promises(evening: Evening) -> None:
    state = meetings.state_of(evening.id)
    assert state is not None
    for promise, status in zip(state.promises, ("done", "going_on"), strict=False):
        evening.does(decisions.ReviewPromise(promise, status, story.es("")))


def _tonight(assembly: AssemblyCard, begins: datetime) -> None:
    evening = Evening(assembly, story.TONIGHT, begins)
    for title, asks, minutes in story.AGENDA:
        evening.does(agenda.AddItem(title, asks, minutes))
    evening.does(agenda.AddItem(winter.TITLE, "decide", 30, about="efforts"))
    winter.plant(assembly.slug, evening.id, evening.day + timedelta(days=90))
    evening.does(opening.OpenMeeting())
    for _ in range(story.NEIGHBORS_TONIGHT):
        evening.at -= MINUTE
        evening.does(opening.Arrive(), "neighbor")
    state = meetings.state_of(evening.id)
    assert state is not None
    evening.at = _ms(datetime.now(UTC)) - 12 * MINUTE
    evening.does(agenda.OpenItem(next(i.id for i in state.items.values() if i.title == story.AGENDA[0][0])))
    evening.does(notes.AddNote(story.NOTE), "note-taker")
    for seat in (4, 11, 2):
        evening.does(floor.JoinStack(seat), "neighbor")
    made = evening.does(proposals.Propose(4, story.PROPOSAL, 6), "neighbor").entries[0]["id"]
    evening.does(proposals.Amend(made, 11, story.AMENDMENT), "neighbor")
    _translate(evening)
    evening.does(signals.OpenTemperature())
    for mark in ("up",) * 8 + ("so_so",) * 3 + ("down",):
        evening.at -= MINUTE
        evening.does(signals.GiveTemperature(mark), "neighbor")
    evening.does(signals.CloseTemperature("t1"))
    evening.at = _ms(datetime.now(UTC)) - MINUTE
    evening.does(floor.CallNext())


def _translate(evening: Evening) -> None:
    state = meetings.state_of(evening.id)
    assert state is not None
    of = {wording.key(text): of for of, text in wording.texts_of(state).items()}
    for source, *made in story.TRANSLATIONS:
        for text in made:
            evening.at -= MINUTE
            evening.does(translations.CheckTranslation(of[wording.key(source)], source, text), "translator")


def _ballots(choices: list[str]) -> list[dict[str, object]]:
    receipts = (hashlib.sha256(f"{secrets.token_hex(8)}".encode()).hexdigest()[:16].upper() for _ in choices)
    shown = ("-".join(r[i : i + 4] for i in range(0, 16, 4)) for r in receipts)
    return [{"receipt": receipt, "ballot": {"choice": choice}} for receipt, choice in zip(shown, choices, strict=True)]


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
