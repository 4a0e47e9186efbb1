"""Small groups through the pages: opened at the table, seen on phones, reported, called back to one plenary."""

import gzip
import re

import pytest
from django.test import Client

from asamblea.meetings import minutes
from asamblea.meetings.models import ProposedGroups
from asamblea.meetings.pages import seen
from asamblea.rules import record
from asamblea.rules.record import Verified
from asamblea.slips.models import Slip
from tests.meetings.conftest import Room

BROUGHT = {
    "point1": "las noches dan miedo",
    "point2": "hay quien quiere ayudar",
    "proposals": "abrir los martes\n\nun cartel en cada tienda",
    "disagreed": "si cobrar o no",
}


def propose(room: Room, desk: Client, **fields: object) -> str:
    """Propose groups and return what the desk hears."""
    form = {"question": "¿Qué hace falta?", "groups": 2, "minutes": 15, "how": "counting", "places": "cocina\npatio"}
    return room.table(desk, "propose-groups", **{**form, **fields}).content.decode()


def open_groups(room: Room, desk: Client, **fields: object) -> None:
    told = propose(room, desk, **fields)
    assert 'class="counted"' in told, told
    answer = room.table(desk, "open-groups", key=ProposedGroups.objects.get(meeting=room.id).key)
    assert 'class="counted"' in answer.content.decode(), answer.content.decode()


def page(room: Room, phone: Client) -> str:
    return phone.get(f"/m/{room.id}/").content.decode()


def mine(room: Room, phone: Client) -> str:
    return phone.get(f"/m/{room.id}/mine/").content.decode()


def wall(room: Room) -> str:
    return room.desk("wall").get(f"/m/{room.id}/wall/?lang=en").content.decode()


@pytest.fixture
def phones(room: Room) -> list[Client]:
    return [room.phone("en") for _ in range(4)]


@pytest.fixture
def desk(room: Room, phones: list[Client]) -> Client:
    """The facilitator's, with two groups open."""
    desk = room.desk()
    open_groups(room, desk)
    return desk


def test_each_phone_sees_its_group_its_place_and_the_question(room, phones, desk):
    for n, phone in enumerate(phones):
        text = page(room, phone)
        assert "¿Qué hace falta?" in text
        assert f'<span class="n">{n % 2 + 1}</span>' in text
        assert ("cocina", "patio")[n % 2] in text and ("patio", "cocina")[n % 2] not in text
        assert 'data-until="' in text


def test_a_group_reports_and_the_plenary_gets_its_proposals(room, phones, desk):
    assert 'class="counted"' in room.do(phones[0], "group-report", **BROUGHT).content.decode()
    room.table(desk, "call-back", breakouts="b1")
    state = room.state
    assert (state.item.about, state.item.of, state.item.asks) == ("report-back", "i1", "discuss")
    assert [(p.text["text"], p.seat, p.group) for p in state.proposals.values()] == [
        ("abrir los martes", None, 1),
        ("un cartel en cada tienda", None, 1),
    ]
    text = page(room, phones[3])
    assert "las noches dan miedo" in text and "abrir los martes" in text and "This group reported nothing." in text


def test_who_takes_a_role_is_shown_to_the_group_and_only_they_write(room, phones, desk):
    room.do(phones[0], "group-role", role="reporter")
    assert "Reporter: <b>Neighbor 1</b>" in page(room, phones[2])
    assert "Reporter: <b>–</b>" in page(room, phones[1])
    assert 'value="reporter"' not in page(room, phones[2])
    assert "write/group/" in page(room, phones[0]) and "write/group/" not in page(room, phones[2])
    assert "writes this down" in room.do(phones[2], "group-report", **BROUGHT).content.decode()
    room.do(phones[0], "group-role", role="")
    assert "write/group/" in page(room, phones[2])


def test_everything_works_without_script(room, phones, desk):
    phone = phones[1]
    form = phone.get(f"/m/{room.id}/write/group/").content.decode()
    assert "¿Qué hace falta?" in form and 'name="point3"' in form
    answer = phone.post(f"/m/{room.id}/do/group-report/", BROUGHT)
    assert answer.status_code == 302
    text = page(room, phone)
    assert "gets what your group brings back" in text and "Your group has reported." in text
    again = phone.get(f"/m/{room.id}/write/group/").content.decode()
    assert "las noches dan miedo" in again and "un cartel en cada tienda" in again


def test_a_kept_page_of_another_group_is_shown_to_nobody(room, phones, desk):
    room.do(phones[0], "group-role", role="note-taker")
    kept = [page(room, phone) for phone in phones]
    for phone, from_kept in zip(phones, kept, strict=True):
        seen._kept.clear()
        own = page(room, phone)
        for part in ('<span class="n">1</span>', "cocina", "patio", "write/group/", 'name="role" value=""'):
            assert (part in own) == (part in from_kept), part


def test_two_phones_of_a_group_share_a_kept_page(room, phones, desk):
    seen._kept.clear()
    for phone in phones:
        page(room, phone)
    assert len(seen._kept) == 2


def test_who_comes_late_sits_in_the_smallest_group_that_speaks_their_language(room):
    hall = [room.phone(lang) for lang in ("es", "ko", "es", "ko", "es")]
    open_groups(room, room.desk(), how="language", places="")
    assert [(g.languages, g.seats) for g in room.state.breakouts_now.groups] == [(("es",), (1, 3, 5)), (("ko",), (2, 4))]
    late = room.phone("es")
    assert room.state.breakouts_now.group_of(6).languages == ("es",)
    assert '<span class="n">1</span>' in page(room, late)
    stranger = room.phone("en")
    assert "Your group speaks another language" in page(room, stranger)
    assert "Your group speaks another language" not in page(room, hall[0])


def test_who_comes_back_finds_their_own_group(room, phones, desk):
    room.do(phones[0], "go-home")
    phones[0].post("/s/", {"code": room.codes[0], "language": "en"})
    assert room.state.breakouts_now.group_of(1).seats == (1, 3)


def test_somebody_without_a_phone_is_told_their_group_at_the_door(room, phones, desk):
    door, code = room.desk("door"), room.slip()
    text = door.post(f"/m/{room.id}/door/slip/", {"code": code}).content.decode()
    assert "Group 1" in text and "cocina" in text


def test_the_facilitator_sees_who_has_reported_and_calls_everybody_back(room, phones, desk):
    room.do(phones[0], "group-report", **BROUGHT)
    text = desk.get(f"/m/{room.id}/desk/facilitator/").content.decode()
    assert "1 of 2 groups have reported." in text and "Call everybody back" in text and "Open the groups" not in text
    written = room.table(desk, "report-group", group=2, point1="hace frío")
    assert 'class="counted"' in written.content.decode()
    room.table(desk, "call-back", breakouts="b1")
    text = desk.get(f"/m/{room.id}/desk/facilitator/").content.decode()
    assert "las noches dan miedo" in text and "hace frío" not in text and "Put it to a vote" not in text
    room.table(desk, "hear-group", group=2, seen=1)
    assert "hace frío" in desk.get(f"/m/{room.id}/desk/facilitator/").content.decode()
    room.table(desk, "hear-group", group=0, seen=2)
    assert "Put it to a vote" in desk.get(f"/m/{room.id}/desk/facilitator/").content.decode()
    assert "everybody is in one room" in room.table(desk, "call-back", breakouts="b1").content.decode()


def test_the_wall_shows_where_each_group_sits_and_then_what_each_brings(room, phones, desk):
    text = wall(room)
    assert "cocina" in text and "patio" in text and "¿Qué hace falta?" in text
    room.do(phones[0], "group-report", **BROUGHT)
    room.table(desk, "call-back", breakouts="b1")
    text = wall(room)
    assert "las noches dan miedo" in text and "si cobrar o no" in text and "report-back" in text
    assert "Group 1" in text and "abrir los martes" in text and "patio" not in text
    room.table(desk, "hear-group", group=2, seen=1)
    text = wall(room)
    assert "patio" in text and "This group reported nothing." in text and "abrir los martes" not in text
    room.table(desk, "hear-group", group=0, seen=2)
    assert "abrir los martes" in wall(room)


def test_a_phone_still_writing_when_called_back_still_reports(room, phones, desk):
    room.table(desk, "call-back", breakouts="b1")
    assert "What we bring back" in page(room, phones[1])
    room.do(phones[1], "group-report", **BROUGHT)
    assert "abrir los martes" in page(room, phones[0])
    assert "What we bring back" not in page(room, phones[1])


def test_no_vote_opens_while_people_sit_in_groups(room, phones):
    room.do(phones[0], "propose", text="abrir")
    desk = room.desk()
    open_groups(room, desk)
    said = room.table(desk, "open-vote", proposal="p1", method="consent").content.decode()
    assert "Call everybody back first" in said


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"groups": ""}, "at least two groups"),
        ({"groups": "-3"}, "at least two groups"),
        ({"groups": "9"}, "at least two groups"),
        ({"groups": "999999999"}, "at least two groups"),
        ({"groups": "muchos"}, "is not a whole number"),
        ({"question": "  "}, "Write the question"),
        ({"minutes": "0"}, "1 to 240 minutes"),
        ({"how": "liking"}, "Choose one of the ways"),
        ({"how": "topic"}, "The house rules do not allow them"),
        ({"how": "table"}, "Nobody has named their table"),
        ({"how": "language", "groups": "1"}, "at least two groups"),
    ],
)
def test_a_form_that_makes_no_sense_gets_a_sentence(room, phones, fields, sentence):
    assert sentence in propose(room, room.desk(), **fields)
    assert room.state.breakouts == {} and not ProposedGroups.objects.exists()


def test_a_neighbor_opens_no_groups_and_a_stranger_reports_for_none(room, phones, desk):
    assert (
        "another role"
        in phones[0].post(f"/m/{room.id}/table/call-back/", {"breakouts": "b1"}, headers={"FX-Request": "true"}).content.decode()
    )
    assert "holds no slip" in room.do(Client(), "group-report", **BROUGHT).content.decode()
    assert room.state.breakouts_now


def test_words_that_are_code_stay_words(room, phones, desk):
    room.do(phones[0], "group-report", point1="<script>alert(1)</script>", proposals="<b>x</b>")
    room.table(desk, "call-back", breakouts="b1")
    for text in (page(room, phones[1]), wall(room), desk.get(f"/m/{room.id}/desk/facilitator/").content.decode()):
        assert "<script>alert" not in text and "<b>x</b>" not in text and "&lt;script&gt;" in text


def test_the_language_of_a_slip_is_kept_in_its_row_and_never_in_the_minutes(room):
    room.phone("ko")
    room.phone("es")
    assert list(Slip.objects.order_by("seat").values_list("language", flat=True)) == ["ko", "es"]
    arrived = [e for e in minutes.entries_of(room.id) if e["kind"] == "arrived"]
    assert len(arrived) == 2 and all("language" not in e and "ko" not in e.values() for e in arrived)


def test_the_language_is_erased_with_the_names(room):
    room.phone("ko")
    desk = room.desk()
    room.table(desk, "no-decision", item="i1", why="falta gente", next="en enero")
    room.table(desk, "close-meeting")
    assert room.state.phase == "closed"
    assert set(Slip.objects.values_list("language", flat=True)) == {""}


def test_the_field_says_what_the_language_is_for(room):
    assert "It is erased when the meeting closes." in Client(headers={"accept-language": "en"}).get("/s/").content.decode()


def test_the_record_tells_of_the_groups_and_verifies(room, phones, desk):
    room.do(phones[0], "group-report", **BROUGHT)
    room.table(desk, "call-back", breakouts="b1")
    assert isinstance(record.verify(record.of_entries(minutes.entries_of(room.id))), Verified)
    anyone = Client(headers={"accept-language": "en"})
    told = anyone.get(f"/a/ocho/m/{room.id}/minutes/").content.decode()
    for sentence in ("The room talks in 2 groups, by counting off, 15 minutes:", "Group 1 reports:", "Group 1 proposes:"):
        assert sentence in told
    assert "They could not agree on: si cobrar o no" in told and "Reported nothing: Group 2" in told
    assert "las noches dan miedo" in anyone.get(f"/a/ocho/m/{room.id}/").content.decode()


def test_a_phone_in_a_group_loads_little(room, phones, desk):
    phones[0].post(f"/m/{room.id}/do/group-report/", {**BROUGHT, "proposals": "\n".join("x" * 150 for _ in range(10))})
    assert len(gzip.compress(page(room, phones[0]).encode())) < 4096
    room.table(desk, "call-back", breakouts="b1")
    assert len(gzip.compress(page(room, phones[1]).encode())) < 4096


def test_looking_at_a_group_asks_the_database_no_more_than_looking_at_the_room(room, phones, desk, django_assert_num_queries):
    page(room, phones[0])
    with django_assert_num_queries(4):
        page(room, phones[0])


def test_two_minutes_before_the_end_and_at_the_end_there_is_a_sign_also_without_script(room, phones, desk, monkeypatch):
    opened = room.state.breakouts_now.opened_at
    for minute, signs in ((12, (False, False)), (13.5, (False, True)), (15.5, (True, True))):
        monkeypatch.setattr(minutes, "now_ms", lambda at=opened + int(minute * 60_000): at)
        for text in (page(room, phones[0]), wall(room), desk.get(f"/m/{room.id}/desk/facilitator/").content.decode()):
            found = re.findall(r'class="from( is-over)?" data-until="(\d+)"', text)[:2]
            assert [bool(over) for over, _ in found] == list(signs), minute
            assert [int(at) for _, at in found] == [opened + 15 * 60_000, opened + 13 * 60_000]
            assert "Two minutes left. Write down what you bring back." in text and "Time is over." in text


def reported_alike(room: Room, phones: list[Client], desk: Client) -> None:
    room.do(phones[0], "group-role", role="reporter")
    room.do(phones[0], "group-report", proposals="abrir la línea los sábados")
    room.do(phones[1], "group-report", proposals="que la linea abra el sábado")
    room.table(desk, "call-back", breakouts="b1")
    room.table(desk, "hear-group", group=0, seen=1)


def test_like_proposals_stand_side_by_side_and_become_one_when_their_authors_agree(room, phones, desk):
    reported_alike(room, phones, desk)
    text = desk.get(f"/m/{room.id}/desk/facilitator/").content.decode()
    assert "These sound alike" in text and "Ask their authors" in text
    room.table(desk, "offer-merge", proposals=["p1", "p2"], text="abrir la línea los sábados y domingos")
    assert "Waits for: Group 1, Group 2" in " ".join(desk.get(f"/m/{room.id}/desk/facilitator/").content.decode().split())
    asked = ["Shall these become one proposal?" in page(room, phone) for phone in phones]
    assert asked == [True, True, False, True], "the reporter speaks for the first group, anybody for the second"
    room.do(phones[0], "answer-merge", offer="o1", agree="1")
    assert "Shall these become one proposal?" not in mine(room, phones[0])
    room.do(phones[3], "answer-merge", offer="o1", agree="1")
    assert room.state.proposals["p3"].text["text"] == "abrir la línea los sábados y domingos"
    assert "Shall these become one" not in page(room, phones[1]) and "y domingos" in page(room, phones[2])
    told = Client(headers={"accept-language": "en"}).get(f"/a/ocho/m/{room.id}/minutes/").content.decode()
    assert "Authors are asked whether their proposals become one:" in told and "agrees that the proposals become one" in told


def test_an_author_who_keeps_theirs_leaves_both_on_the_floor(room, phones, desk):
    reported_alike(room, phones, desk)
    room.table(desk, "offer-merge", proposals=["p1", "p2"], text="abrir")
    assert "Only the authors" in room.do(phones[2], "answer-merge", offer="o1", agree="1").content.decode()
    room.do(phones[1], "answer-merge", offer="o1", agree="0")
    assert {p.status for p in room.state.proposals.values()} == {"open"}
    assert "Nobody asks any more" in room.do(phones[0], "answer-merge", offer="o1", agree="1").content.decode()
