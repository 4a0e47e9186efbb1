"""What the facilitator does before small groups sit: propose them, look at them, open them or put them away."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asamblea.meetings import dealing, minutes, words
from asamblea.meetings.acts.forms import Form
from asamblea.meetings.acts.groups import places, question
from asamblea.meetings.minutes import Done
from asamblea.meetings.models import ProposedGroups
from asamblea.rules import breakouts
from asamblea.rules.breakouts import Assignment, Person
from asamblea.rules.breakouts.languages import pairs
from asamblea.rules.meeting import minutes as rules
from asamblea.rules.meeting.breakouts import OpenBreakouts, as_dealt, not_enough
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

MOST_GROUPS = 100
PROPOSED = gettext_noop("Groups are proposed. Look at them, then open them.")
PUT_AWAY = gettext_noop("The proposed groups are put away.")


@dataclass(frozen=True)
class ShownProposed:
    """A proposed group: `interpreters` between its two languages and `newcomers` are how many."""

    number: int
    place: str
    languages: str
    people: int
    interpreters: int
    newcomers: int


def propose(state: State, form: Form, by: str) -> str | Refusal:
    """Deal the room into groups and keep them for the desk to look at."""
    how = state.where_now.how if state.where_now else form.one("how", "balanced")
    people = dealing.people(state)
    named = len({one.label for one in people if one.label})
    number = form.number("groups", min(named, len(people)))
    if not 2 <= number <= min(len(people), MOST_GROUPS):
        return not_enough()
    asked = OpenBreakouts(question(form), form.number("minutes", 0), (), how)
    refusal = _refused(state, asked, breakouts.by_count(people, number), by)
    found = refusal or dealing.deal(people, how, number)
    if isinstance(found, Refusal):
        return found
    _keep(state, asked, found, people, places(form))
    return PROPOSED


def _refused(state: State, asked: OpenBreakouts, counted: Assignment | Refusal, by: str) -> Refusal | None:
    """Return what the rules say against opening such groups, before anybody waits for the engine."""
    if isinstance(counted, Refusal):
        return counted
    trial = OpenBreakouts(asked.question, asked.minutes, _groups(counted, ()), asked.how)
    found = rules.decide(state, rules.Act(trial, by, state.at))
    return found if isinstance(found, Refusal) else None


def _groups(found: Assignment, places: Sequence[str]) -> list[dict[str, Any]]:
    named = [*places, *[""] * len(found.groups)]
    return [
        {"place": place, "language": " ".join(group.languages), "seats": sorted(map(int, group.people))}
        for place, group in zip(named, found.groups, strict=False)
    ]


def _keep(state: State, asked: OpenBreakouts, found: Assignment, people: Sequence[Person], places: Sequence[str]) -> None:
    by_id = {one.id: one for one in people}
    of = []
    for group in found.groups:
        here = [by_id[one] for one in group.people]
        interpreters = sum(group.languages in pairs(one) for one in here)
        of.append([interpreters, sum(one.is_newcomer for one in here)])
    silent = [int(one.id) for one in people if not one.label] if state.where_now else []
    made = {"question": asked.question, "minutes": asked.minutes, "how": asked.how, "groups": _groups(found, places)}
    known = {"of": of, "unserved": _unserved(found, people), "silent": silent, "proved": found.best_served}
    row = {"key": secrets.token_hex(4), "item": state.current, "made": {**made, **known}}
    ProposedGroups.objects.update_or_create(meeting_id=state.id, defaults=row)
    minutes.tell_again(state.id, ())


def _unserved(found: Assignment, people: Sequence[Person]) -> list[tuple[int, list[str]]]:
    """Return the seats that no group serves, with the languages they understand."""
    by_id = {one.id: one for one in people}
    return [(int(one), list(by_id[one].languages)) for one in found.unserved]


def open_groups(state: State, form: Form, by: str) -> Done | Refusal:
    """Open the groups that were looked at."""
    row = _row(state)
    if row is None or row.key != form.one("key"):
        return Refusal("groups_changed", gettext_noop("These groups are not proposed any more. Look at what is proposed now."))
    made = row.made
    return minutes.append(state.id, OpenBreakouts(made["question"], made["minutes"], made["groups"], made["how"]), by, tell="all")


def put_away(state: State, form: Form, by: str) -> str | Refusal:
    """Forget the groups that were looked at."""
    ProposedGroups.objects.filter(meeting=state.id).delete()
    minutes.tell_again(state.id, ())
    return PUT_AWAY


def _row(state: State) -> ProposedGroups | None:
    if not state.current or state.breakouts_now:
        return None
    return ProposedGroups.objects.filter(meeting=state.id, item=state.current).first()


def context(state: State, names: Mapping[int, str]) -> dict[str, Any]:
    """Return what a desk shows of groups before they sit, and of who is not served while they do; two queries at most."""
    if state.breakouts_now:
        people = dealing.people(state)
        sitting = breakouts.as_they_sit(people, as_dealt(state, state.breakouts_now))
        return {"unserved": _named(_unserved(sitting, people), names)}
    row = _row(state)
    named = len(dealing.where(state))
    return {"proposed": _shown(row, names) if row else None, "where": state.where_now, "where_named": named}


def _named(unserved: Sequence[Sequence[Any]], names: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return (who, the languages they understand, "" where nobody knows) as the desk reads it."""
    return [(words.seat(seat, names), words.languages(languages)) for seat, languages in unserved]


def _shown(row: ProposedGroups, names: Mapping[int, str]) -> dict[str, Any]:
    made = row.made
    groups = [
        ShownProposed(n, g["place"], words.languages(g["language"].split()), len(g["seats"]), *of)
        for n, (g, of) in enumerate(zip(made["groups"], made["of"], strict=True), 1)
    ]
    return {
        "key": row.key,
        "question": made["question"],
        "minutes": made["minutes"],
        "how": words.HOW_GROUPED[made["how"]],
        "groups": groups,
        "places": "\n".join(g.place for g in groups if g.place),
        "unserved": _named(made["unserved"], names),
        "silent": [words.seat(seat, names) for seat in made["silent"]],
        "proved": made["proved"],
    }


ACTS: dict[str, Callable[[State, Form, str], Done | str | Refusal]] = {
    "propose-groups": propose,
    "open-groups": open_groups,
    "put-groups-away": put_away,
}
"""(state, form, role of the evening) -> what came of it, a sentence where the minutes hold nothing of it."""
