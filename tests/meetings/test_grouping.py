"""Before groups sit: what people say of themselves, groups proposed and looked at, and who is not served named."""

import sys
import time

import pytest
from django.db import connection
from django.test import Client

from asamblea.meetings import dealing, grouping, minutes
from asamblea.meetings.models import ProposedGroups, Signal
from asamblea.rules.breakouts import at_once, balanced, wrong_assignment
from asamblea.rules.meeting.interpreting import TakePair
from asamblea.slips.models import Slip
from tests.meetings.conftest import Room
from tests.meetings.test_groups import mine, open_groups, page, propose


def desk_of(room: Room, desk: Client) -> str:
    return desk.get(f"/m/{room.id}/desk/facilitator/").content.decode()


def neighbors(room: Room, *languages: str) -> list[Client]:
    """Let somebody in for each language; their pages are in English, so that a test can read them."""
    phones = [room.phone(lang) for lang in languages]
    for phone in phones:
        phone.cookies["django_language"] = "en"
    return phones


def says(room: Room, phone: Client, **about: object) -> str:
    return room.do(phone, "about", **about).content.decode()


def made(room: Room) -> dict:
    return ProposedGroups.objects.get(meeting=room.id).made


def seats(room: Room) -> list[list[int]]:
    return [group["seats"] for group in made(room)["groups"]]


real = dealing._searched


@pytest.fixture(autouse=True)
def engine_here(monkeypatch):
    """The engine in this process, with time enough on a busy machine: what it proves is the same everywhere."""

    def searched(people, groups, command):
        return balanced(people, groups, clock=time.monotonic, seconds=60)

    monkeypatch.setattr(dealing, "_searched", searched)


@pytest.fixture
def real_engine(engine_here, monkeypatch):
    monkeypatch.setattr(dealing, "_searched", real)


@pytest.fixture
def hall(room: Room) -> list[Client]:
    """Three who speak Spanish and three who speak Korean."""
    return neighbors(room, "es", "es", "es", "ko", "ko", "ko")


def test_proposed_groups_are_looked_at_before_anybody_else_sees_them(room, hall):
    desk = room.desk()
    assert "Look at them, then open them" in propose(room, desk, how="counting", groups=3)
    text = desk_of(room, desk)
    assert "Proposed groups" in text and "by counting off" in text and "Group 3" in text and "cocina" in text
    assert "cocina" not in page(room, hall[0]) and room.state.breakouts == {}
    assert not [e for e in minutes.entries_of(room.id) if "cocina" in str(e)]


def test_opened_are_the_groups_that_were_looked_at(room, hall):
    desk = room.desk()
    propose(room, desk, groups=2)
    first = ProposedGroups.objects.get().key
    propose(room, desk, groups=3)
    assert "not proposed any more" in room.table(desk, "open-groups", key=first).content.decode()
    room.table(desk, "open-groups", key=ProposedGroups.objects.get().key)
    assert len(room.state.breakouts_now.groups) == 3 and not ProposedGroups.objects.exists()
    assert "not proposed any more" in room.table(desk, "open-groups", key=first).content.decode()


def test_proposed_groups_can_be_put_away_and_go_with_their_item(room, hall):
    desk = room.desk()
    propose(room, desk)
    room.table(desk, "put-groups-away")
    assert not ProposedGroups.objects.exists() and "Talk in groups" in desk_of(room, desk)
    propose(room, desk)
    room.table(desk, "no-decision", item="i1", why="no", next="luego")
    room.table(desk, "close-item", item="i1")
    assert not ProposedGroups.objects.exists()


def test_only_the_table_proposes(room, hall):
    for client in (hall[0], room.desk("door"), room.desk("note-taker")):
        assert "another role" in propose(room, client)
    assert not ProposedGroups.objects.exists()


def test_the_engine_puts_each_with_whom_they_understand_and_keeps_pairs_together(room, hall):
    says(room, hall[0], best="es", newcomer="1", **{"with": "2"})
    says(room, hall[1], best="es", **{"with": "1"})
    says(room, hall[2], best="es", newcomer="1")
    propose(room, room.desk(), how="balanced", groups=2)
    assert sorted(seats(room)) == [[1, 2, 3], [4, 5, 6]]
    assert {g["language"] for g in made(room)["groups"]} == {"es", "ko"}
    assert made(room)["unserved"] == [] and made(room)["proved"]


def test_somebody_who_offers_to_interpret_serves_a_neighbor_alone_in_their_language(room):
    hall = neighbors(room, "es", "es", "en", "en", "ko")
    desk = room.desk()
    propose(room, desk, how="balanced", groups=2)
    assert "Neighbor 5 (한국어): nobody in their group understands them. Ask an interpreter." in desk_of(room, desk)
    assert "No other groups would serve more people" in desk_of(room, desk)
    assert 'class="counted"' in says(room, hall[0], best="es", also=["ko"], interprets="1")
    propose(room, desk, how="balanced", groups=2)
    text = desk_of(room, desk)
    assert made(room)["unserved"] == [] and "1 interprets" in text and "Español, 한국어" in text
    together = next(group for group in seats(room) if 5 in group)
    assert 1 in together


def test_an_interpreter_of_the_evening_who_sits_here_serves_as_well(room):
    neighbors(room, "es", "es", "es", "ko")
    room.does(TakePair(("es", "ko"), "mesa", 2), "interpreter")
    propose(room, room.desk(), how="balanced", groups=2)
    assert made(room)["unserved"] == [] and 2 in next(group for group in seats(room) if 4 in group)


def test_a_wish_counts_when_both_say_it(room, hall):
    says(room, hall[0], best="es", **{"with": "2"})
    assert [one.with_whom for one in dealing.people(room.state)[:2]] == [frozenset(), frozenset()]
    form = hall[1].get(f"/m/{room.id}/write/about/").content.decode()
    assert "They say it too" not in form
    says(room, hall[1], best="es", **{"with": "1"})
    assert [one.with_whom for one in dealing.people(room.state)[:2]] == [{"2"}, {"1"}]
    assert "They say it too" in hall[0].get(f"/m/{room.id}/write/about/").content.decode()


def test_an_interpreter_who_leaves_is_missed_by_name_on_the_desk(room):
    hall = neighbors(room, "es", "es", "es", "es", "es", "ko")
    says(room, hall[3], best="es", also=["ko"], interprets="1")
    desk = room.desk()
    open_groups(room, desk, how="counting", groups=2)
    assert room.state.breakouts_now.group_of(6).languages == ("es", "ko")
    assert "Neighbor 6" not in desk_of(room, desk)
    room.do(hall[3], "go-home")
    assert "Neighbor 6 (한국어): nobody in their group understands them." in desk_of(room, desk)
    says(room, hall[5], best="ko", also=["es"])
    assert "Neighbor 6 (한국어" not in desk_of(room, desk)


def test_somebody_without_a_phone_tells_their_language_at_the_door_and_is_named_until_then(room, hall):
    door, code, desk = room.desk("door"), room.slip(), room.desk()
    text = door.post(f"/m/{room.id}/door/slip/", {"code": code}).content.decode()
    assert "Languages and wishes for small groups" in text
    propose(room, desk, how="balanced")
    assert "Neighbor 7: their language is not known. Ask them." in desk_of(room, desk)
    assert sum(map(len, seats(room))) == 7
    door.post(f"/m/{room.id}/door/slip/", {"code": code, "do": "about", "best": "ko"})
    propose(room, desk, how="balanced")
    assert made(room)["unserved"] == []
    assert 7 in next(group for group in seats(room) if 4 in group)


def test_by_table_everybody_taps_theirs_and_who_has_not_is_named(room, hall):
    desk = room.desk()
    assert 'class="counted"' in room.table(desk, "ask-where", how="table", names="Ventana\nPuerta").content.decode()
    assert "At which table do you sit?" in page(room, hall[0]) and "Ventana" in mine(room, hall[0])
    for phone, table in zip(hall, ("0", "0", "1", "1", "1"), strict=False):
        room.do(phone, "where", mark=table)
    room.do(hall[4], "where", mark="0")
    assert 'value="0" aria-pressed="true"' in mine(room, hall[4])
    assert "5 neighbors have answered" in desk_of(room, desk)
    propose(room, desk, groups="", how="counting")
    assert made(room)["how"] == "table" and sorted(seats(room)) == [[1, 2, 5], [3, 4, 6]]
    assert "Named none, and sit where they understand most: Neighbor 6" in " ".join(desk_of(room, desk).split())
    room.table(desk, "open-groups", key=ProposedGroups.objects.get().key)
    assert room.state.breakouts_now.how == "table"
    assert not Signal.objects.exists() and "At which table" not in page(room, hall[0])
    assert not [e for e in minutes.entries_of(room.id) if e["kind"] == "where_asked" and "seat" in e]


def test_a_table_that_nobody_named_is_a_sentence(room, hall):
    desk = room.desk()
    assert "Nobody is asked" in room.do(hall[0], "where", mark="0").content.decode()
    assert "Name from 2 to 40" in room.table(desk, "ask-where", how="table", names="Ventana").content.decode()
    assert "are the same" in room.table(desk, "ask-where", how="block", names="la 6\nLa 6").content.decode()
    room.table(desk, "ask-where", how="block", names="la 6\nla 8")
    for mark in ("2", "-1", "la 6", "²", ""):
        assert "none of the names" in room.do(hall[0], "where", mark=mark).content.decode(), mark
    assert "at least two groups" in propose(room, desk, groups="")
    assert "has named their table" in propose(room, desk, groups=2)


def test_the_door_taps_for_somebody_without_a_phone(room, hall):
    room.table(room.desk(), "ask-where", how="block", names="la 6\nla 8")
    door, code = room.desk("door"), room.slip()
    assert "On which block" in door.post(f"/m/{room.id}/door/slip/", {"code": code}).content.decode()
    door.post(f"/m/{room.id}/door/slip/", {"code": code, "do": "where", "mark": "1"})
    assert dealing.where(room.state) == {7: "1"}


def test_by_topic_only_where_the_house_rules_allow_it_and_the_page_says_why(room, hall):
    desk = room.desk()
    text = desk_of(room, desk)
    assert "such groups split a neighborhood" in text and 'value="topic"' not in text
    assert "The house rules do not allow them" in room.table(desk, "ask-where", how="topic", names="a\nb").content.decode()


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"best": "es", "interprets": "1"}, "Tick two languages at least"),
        ({"best": "klingon", "also": ["es"], "interprets": "1"}, "Tick two languages at least"),
        ({"best": "es", "with": "1"}, "This is your own seat"),
        ({"best": "es", "with": "99"}, "Nobody came in with this seat"),
        ({"best": "es", "with": "-1"}, "Nobody came in with this seat"),
        ({"best": "es", "with": "Rosa"}, "is not a whole number"),
    ],
)
def test_what_nobody_can_mean_of_themselves_is_a_sentence(room, hall, about, sentence):
    before = list(Slip.objects.order_by("id").values())
    assert sentence in says(room, hall[0], **about)
    assert list(Slip.objects.order_by("id").values()) == before


def test_what_people_say_of_themselves_says_why_it_is_asked_and_is_erased_at_closing(room, hall):
    form = hall[0].get(f"/m/{room.id}/write/about/").content.decode()
    assert "It is erased when the meeting closes." in form
    says(room, hall[0], best="ko", also=["es", "en"], interprets="1", newcomer="1", **{"with": "2"})
    again = hall[0].get(f"/m/{room.id}/write/about/").content.decode()
    assert again.count(" checked") == 4 and 'value="2"' in again
    desk = room.desk()
    propose(room, desk)
    room.table(desk, "no-decision", item="i1", why="falta gente", next="en enero")
    room.table(desk, "close-meeting")
    kept = set(Slip.objects.values_list("language", "also", "interprets", "is_newcomer", "with_seat"))
    assert kept == {("", "", False, False, None)} and not ProposedGroups.objects.exists()
    assert "This meeting is over" in says(room, hall[0], best="ko")


@pytest.mark.parametrize(
    "code",
    ["import sys; sys.exit(1)", "print('{}')", "print('no json')", "import os; os.abort()", "import time; time.sleep(60)"],
)
def test_an_engine_that_dies_or_answers_nonsense_leaves_the_first_plan(room, hall, real_engine, monkeypatch, code):
    monkeypatch.setattr(dealing, "GRACE_S", -1.5)
    people = dealing.people(room.state)
    found = dealing.deal(people, "balanced", 2, command=(sys.executable, "-c", code))
    assert found == at_once(people, 2) and found.unserved == () and not found.best_served


def test_groups_that_do_not_pass_the_check_are_seen_by_nobody(room, hall, real_engine):
    lie = (
        "import sys, json; people = [p['id'] for p in json.load(sys.stdin)];"
        "print(json.dumps({'groups': [{'number': 1, 'languages': ['es'], 'people': people}], 'unserved': [], 'bound': None,"
        "'worth': {'unserved': 0, 'new_unserved': 0, 'sizes': 36, 'apart': 0, 'newcomers': 0, 'not_best': 0}}))"
    )
    people = dealing.people(room.state)
    assert dealing.deal(people, "balanced", 2, command=(sys.executable, "-c", lie)) == at_once(people, 2)


def test_the_engine_answers_from_a_process_of_its_own(room, hall, real_engine, monkeypatch):
    monkeypatch.setattr(dealing, "GRACE_S", 60)
    people = dealing.people(room.state)
    found = dealing.deal(people, "balanced", 2)
    assert wrong_assignment(people, found) is None and found.worth.unserved == 0 and found.bound is not None


def test_while_the_engine_searches_no_transaction_is_open(room, hall, monkeypatch):
    seen = []

    def watched(*args):
        seen.append(connection.in_atomic_block)
        return found(*args)

    found = dealing._searched
    monkeypatch.setattr(dealing, "_searched", watched)
    propose(room, room.desk(), how="balanced")
    assert seen == [False]


def test_one_search_at_a_time(room, hall):
    with dealing._at_work:
        assert "being searched for already" in propose(room, room.desk(), how="balanced")


def test_looking_at_proposed_groups_and_at_those_not_served_is_one_query_more(room, hall, django_assert_num_queries):
    desk = room.desk()
    propose(room, desk)
    state = room.state
    with django_assert_num_queries(1):
        grouping.context(state, {})
    open_groups(room, desk)
    state = room.state
    with django_assert_num_queries(1):
        grouping.context(state, {})
