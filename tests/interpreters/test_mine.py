"""An interpreter's own page: by their link only; gaps first; nothing kept that is not needed."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from asamblea.assemblies import public as assemblies
from asamblea.interpreters import keeping
from asamblea.interpreters.models import Interpreter
from asamblea.meetings import ballots
from asamblea.rules.meeting import agenda
from asamblea.rules.meeting.opening import CloseMeeting, OpenMeeting
from tests.interpreters.conftest import KO_ES, LIST, MINE, coming, somebody
from tests.meetings.conftest import said


def page(client: Client) -> str:
    answer = client.get(MINE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_link_opens_the_page_and_asks_what_somebody_interprets(device):
    text = page(device)
    assert "What do you interpret?" in text and "It is erased on" in text
    device.post(MINE, KO_ES)
    one = Interpreter.objects.get()
    assert (one.name, one.hours, one.rest, sorted(one.ways)) == ("Minji", "noches", 20, [["es", "ko"], ["ko", "es"]])
    assert "Español ↔ 한국어" in page(device)


@pytest.mark.parametrize("path", ["", "answer/", "erase/", "leave/", "go/"])
def test_without_the_link_there_is_nothing(room, path):
    client = Client()
    answer = client.post(f"{MINE}{path}", KO_ES) if path else client.get(MINE)
    assert answer.status_code in (403, 302) and "Minji" not in answer.content.decode()


def test_a_wrong_link_or_one_of_another_assembly_opens_nothing(device, code):
    assert Client().get(f"{LIST}link/0000000000000000").status_code == 403
    assert Client().get(f"/a/none/interpreters/link/{code}").status_code == 404
    assemblies.start("Otra", ["es"], "UTC")
    assert Client().get(f"/a/otra/interpreters/link/{code}").status_code == 403


def test_the_code_is_kept_nowhere(device, code):
    row = Interpreter.objects.values().get()
    assert code not in repr(row)
    assert set(row) == {"id", "assembly", "code_hash", "name", "ways", "hours", "rest", "answers", "until"}


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"to1": "ko"}, "Choose two different languages"),
        ({"to1": ""}, "Choose the two languages you interpret between."),
        ({"from1": "", "to1": ""}, "Choose the two languages you interpret between."),
        ({"from1": "xx"}, "xx"),
        ({"rest": "500"}, "Write minutes from 5 to 90."),
        ({"name": "a" * 41}, "40"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_changes_nothing(device, more, sentence):
    answer = device.post(MINE, {**KO_ES, **more})
    assert answer.status_code == 400 and sentence in answer.content.decode()
    assert Interpreter.objects.get().ways == []


def test_one_way_and_several_pairs_come_back_into_the_form(device):
    device.post(MINE, {**KO_ES, "how1": "one", "from2": "en", "to2": "es", "how2": "both"})
    one = Interpreter.objects.get()
    assert one.ways == [["ko", "es"], ["en", "es"], ["es", "en"]]
    text = page(device)
    assert "한국어 → Español" in text and "English ↔ Español" in text
    assert re.search(r'id="id_how1".*?value="one" selected', text, re.S)


def test_a_gap_in_the_next_seven_days_stands_on_top_until_it_is_answered(device, room):
    near, far = coming(5), coming(20)
    device.post(MINE, KO_ES)
    device.post(f"{MINE}answer/", {"meeting": room.id, "coming": "no"})
    top, _, rest = page(device).partition("Coming meetings")
    assert "Interpreters are missing" in top and "Español" in top and "nobody yet" in top
    assert near in top and far not in top and far in rest
    device.post(f"{MINE}answer/", {"meeting": near, "coming": "yes"})
    top, _, rest = page(device).partition("Coming meetings")
    assert "Interpreters are missing" not in top
    assert 'value="yes" aria-pressed="true"' in rest and "one who needs somebody to take turns with" in rest


def test_a_gap_that_somebody_else_must_fill_is_not_put_on_top(device):
    coming(5)
    device.post(MINE, {**KO_ES, "from1": "ru", "to1": "zh"})
    assert "Interpreters are missing" not in page(device)


def test_an_answer_can_change_and_be_taken_back(device, room):
    device.post(MINE, KO_ES)
    for said_so, kept in (("yes", {room.id: True}), ("no", {room.id: False}), ("", {})):
        device.post(f"{MINE}answer/", {"meeting": room.id, "coming": said_so})
        assert Interpreter.objects.get().answers == kept


def test_no_answer_for_another_assemblys_meeting_or_one_that_is_over(device, room):
    other = assemblies.start("Otra", ["es"], "UTC")
    device.post(MINE, KO_ES)
    from django.utils import timezone

    from asamblea.meetings import public as meetings

    foreign = meetings.plan_meeting(other, said("x"), timezone.now(), "", ("es",))
    over = coming(1)
    meetings.append(over, OpenMeeting(), "facilitator")
    meetings.append(over, CloseMeeting(), "facilitator")
    for meeting in (foreign, over, "nothing"):
        answer = device.post(f"{MINE}answer/", {"meeting": meeting, "coming": "yes"}, follow=True)
        assert "is over, or is not one of this assembly" in answer.content.decode()
    assert Interpreter.objects.get().answers == {}


def test_the_agenda_and_the_words_are_there_to_read_before(device):
    from asamblea.meetings import public as meetings

    near = coming(3)
    meetings.append(near, agenda.AddItem(said("¿Qué hacemos con la línea?"), "decide"), "organizer")
    device.post(MINE, KO_ES)
    text = page(device)
    assert "¿Qué hacemos con la línea?" in text and "/a/ocho/words/" in text


def test_on_the_evening_their_page_leads_to_the_interpreters_page_of_the_room(device, room):
    device.post(MINE, KO_ES)
    device.post(f"{MINE}answer/", {"meeting": room.id, "coming": "yes"})
    assert "I am there" in page(device)
    answer = device.post(f"{MINE}go/", {"meeting": room.id}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/m/{room.id}/interpret/" and answer.status_code == 200


def test_somebody_erases_themselves_also_from_the_files(device, room):
    device.post(MINE, {**KO_ES, "name": "Minjiunmistakable"})
    device.post(f"{MINE}erase/")
    assert not Interpreter.objects.exists()
    assert Interpreter._meta.db_table in ballots._unswept
    assert device.get(MINE).status_code == 403


def test_who_is_not_heard_of_for_a_year_is_erased_and_answers_go_with_their_meeting(device, room):
    somebody("Otra", comes_to=room.id)
    Interpreter.objects.filter(name="Min").update(until=assemblies.or_404("ocho").today - timedelta(days=3))
    assert keeping.forget_expired() == 1
    assert Interpreter.objects.get().answers == {room.id: True}
    room.ends()
    keeping.forget_expired()
    assert Interpreter.objects.get().answers == {}


@pytest.mark.parametrize("lang", ["en", "es", "ko"])
def test_the_page_is_in_the_readers_language(device, room, lang):
    coming(3)
    device.post(MINE, KO_ES)
    words = {"en": "I can come", "es": "Puedo ir", "ko": "갈 수 있습니다"}
    text = device.get(MINE, headers={"accept-language": lang}).content.decode()
    assert words[lang] in text and f'lang="{lang}"' in text


def test_the_page_asks_few_queries(device, django_assert_max_num_queries):
    for days in (2, 9, 16):
        coming(days)
    device.post(MINE, KO_ES)
    with django_assert_max_num_queries(12):
        page(device)


@pytest.mark.parametrize("path", ["remove/", "link/"])
def test_who_is_taken_off_the_list_or_given_a_new_link_has_no_role_any_more(room, device, organizer, path):
    device.post(f"{MINE}go/", {"meeting": room.id})
    assert device.get(f"/m/{room.id}/interpret/").status_code == 200
    one = Interpreter.objects.get()
    assert organizer.post(f"{LIST}{path}", {"interpreter": one.id}).status_code in (200, 302)
    assert device.get(f"/m/{room.id}/interpret/").status_code == 403
