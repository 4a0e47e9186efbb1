"""Every act of a neighbor, in every language, by a phone with script, by one without, and with help at the door."""

import html
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.utils import translation

from asamblea.languages import CODES
from asamblea.meetings import minutes
from asamblea.meetings.acts.neighbor import DID
from asamblea.rules.meeting import breakouts, floor, opening, proposals, signals
from tests.meetings.conftest import Room, begun, said


def somebody_speaks(room: Room) -> None:
    room.does(opening.Arrive(), "neighbor")
    room.does(floor.JoinStack(room.state.seats), "neighbor")
    room.does(floor.CallNext())


def a_short_word(room: Room) -> None:
    """Somebody makes an intervention to the speech of seat 1."""
    speaks(room)
    room.does(opening.Arrive(), "neighbor")
    room.does(floor.JoinStack(2, "intervention"), "neighbor")
    room.does(floor.CallNext())


def waits(room: Room) -> None:
    room.does(floor.JoinStack(1), "neighbor")


def waits_before_another(room: Room) -> None:
    waits(room)
    room.does(opening.Arrive(), "neighbor")
    room.does(floor.JoinStack(2), "neighbor")


def speaks(room: Room) -> None:
    waits(room)
    room.does(floor.CallNext())


def proposed(room: Room) -> None:
    room.does(proposals.Propose(1, said("abrir los martes")), "neighbor")


def amended(room: Room) -> None:
    proposed(room)
    room.does(proposals.Amend("p1", 1, said("abrir los jueves")), "neighbor")


def in_a_group(room: Room) -> None:
    room.does(opening.Arrive(), "neighbor")
    groups = [{"place": "", "language": "", "seats": [seat]} for seat in (1, 2)]
    room.does(breakouts.OpenBreakouts(said("¿Qué falta?"), 10, groups))


@dataclass(frozen=True)
class Act:
    """An act, what must be so before it, the fields of its form, and the entry that it gives."""

    name: str
    kind: str
    before: Callable[[Room], object] = lambda room: None
    fields: dict[str, object] = field(default_factory=dict)


ACTS = (
    Act("speak", "asked_to_speak"),
    Act("point", "asked_to_speak", fields={"rank": 2}),
    Act("question", "asked_to_speak", somebody_speaks),
    Act("intervention", "asked_to_speak", somebody_speaks),
    Act("reply", "asked_to_speak", a_short_word),
    Act("leave-line", "left_stack", waits, {"entry": "s1"}),
    Act("let-pass", "moved_down", waits_before_another, {"entry": "s1"}),
    Act("finish", "speech_ended", speaks, {"entry": "s1"}),
    Act("propose", "proposed", fields={"text": "cerrar los lunes"}),
    Act("take-back-proposal", "proposal_withdrawn", proposed, {"proposal": "p1"}),
    Act("amend", "amended", proposed, {"proposal": "p1", "text": "abrir los jueves"}),
    Act("accept-amendment", "amendment_accepted", amended, {"amendment": "m1"}),
    Act("take-back-amendment", "amendment_withdrawn", amended, {"amendment": "m1"}),
    Act("group-role", "group_role_taken", in_a_group, {"role": "reporter"}),
    Act("group-report", "group_reported", in_a_group, {"point1": "falta luz"}),
    Act("follow", "cannot_follow"),
    Act("slower", "speak_slower", somebody_speaks),
    Act("ready", "ready_to_move_on"),
    Act("not-interpreted", "not_interpreted"),
    Act("temperature", "temperature_given", lambda room: room.does(signals.OpenTemperature()), {"mark": "up"}),
    Act("go-home", "left"),
)


def told(act: Act, lang: str) -> str:
    with translation.override(lang):
        return html.escape(translation.gettext(DID[act.name]))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_a_phone_hears_that_its_act_counted_in_each_language(transactional_db, act, script):
    for lang in CODES:
        room = begun()
        phone = room.phone(lang)
        act.before(room)
        fixi = {"headers": {"FX-Request": "true"}} if script else {"follow": True}
        answer = phone.post(f"/m/{room.id}/do/{act.name}/", act.fields, **fixi)
        assert told(act, lang) in answer.content.decode()
        assert minutes.entries_of(room.id)[-1]["kind"] == act.kind


HELPED = ("speak", "point", "propose", "follow", "ready", "temperature", "go-home")


@pytest.mark.parametrize("act", [act for act in ACTS if act.name in HELPED], ids=lambda act: act.name)
def test_the_door_acts_for_somebody_without_a_phone_in_each_language(transactional_db, act):
    for lang in CODES:
        room = begun()
        desk, code = room.desk("door", lang), room.slip()
        assert f'<html lang="{lang}"' in _helps(room, desk, code)
        act.before(room)
        page = _helps(room, desk, code, do=act.name, **act.fields)
        assert 'class="counted"' in page and f'<html lang="{lang}"' in page
        entry = minutes.entries_of(room.id)[-1]
        assert (entry["kind"], entry["helped"]) == (act.kind, True)


def _helps(room: Room, desk: Client, code: str, **fields: object) -> str:
    return desk.post(f"/m/{room.id}/door/slip/", {"code": code, **fields}).content.decode()


def test_a_phone_votes_with_and_without_script_in_each_language(room):
    vote = room.vote()
    for lang in CODES:
        phone = room.phone(lang)
        with translation.override(lang):
            counted = html.escape(translation.gettext("Counted"))
        assert counted in room.cast(phone, vote, lang, choice="agree").text
        page = phone.get(f"/m/{room.id}/?did=counted").content.decode()
        assert counted in page and f'<html lang="{lang}"' in page
    assert room.closes(vote).state.votes[vote].result["counts"]["agree"] == len(CODES)
