"""Choosing times: what the organizers see, and how the assembly takes it up."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings.models import Meeting
from asamblea.rules.meeting import opening
from asamblea.rules.meeting_times.week import slot_at, week_number
from asamblea.times import counting, gathering
from asamblea.times.models import Openness
from tests.meetings.conftest import Room, said
from tests.times.conftest import EVENINGS, counted, gives, kept

CHOOSE = "/a/ocho/times/choose/"
ZONE = ZoneInfo("America/Los_Angeles")


def meeting(starts_at: datetime, title: str = "Diciembre") -> Room:
    """Plan another meeting of the assembly."""
    id = f"t{Meeting.objects.count()}{starts_at.microsecond:06d}x"
    Meeting.objects.create(id=id, assembly="ocho", starts_at=starts_at)
    other = Room(id)
    other.does(opening.PlanMeeting(id, "ocho", said(title), ("es", "ko", "en"), "America/Los_Angeles", "2026-12-08"))
    return other


@pytest.fixture
def cards(room):
    """Four who work days and two Koreans who work nights."""
    for _ in range(4):
        kept(["wed-evening"], language="es", work="day")
    for _ in range(3):
        kept(["sat-morning"], language="ko", work="night")
    counted()


def test_before_there_are_enough_cards_no_week_of_anybody_is_shown(room, organizer, client):
    for _ in range(4):
        kept(["wed-evening"])
    counted()
    for page in (organizer.get(CHOOSE), client.get("/a/ocho/times/")):
        assert "From 5 cards on" in page.content.decode() and "fill-8" not in page.content.decode()


def test_the_time_that_reaches_the_most_is_proposed_with_who_cannot(cards, organizer):
    page = organizer.get(CHOOSE).content.decode()
    assert "4 of 7 can come to one of them at least." in page
    assert "Night shift · 한국어" in page
    assert 'class="fill-8 marked"' in page and 'value="wed-evening"' in page


def test_two_meetings_in_turn_reach_both_and_say_when_each_has_theirs(cards, organizer):
    page = organizer.get(CHOOSE, {"times": 2, "every": 1}).content.decode()
    assert "7 of 7 can come to one of them at least." in page
    assert page.count("After: ") == 2 and "Whom none of them reaches" not in page


def test_small_counts_point_at_nobody(cards, organizer, client):
    kept(["sun-evening"], language="tl", work="kitchen")
    counted()
    page = organizer.get(CHOOSE).content.decode()
    assert "Kitchen, restaurant · " not in page and "In smaller groups: fewer than 3" in page
    assert "&lt;3" in page
    assert "&lt;3" in client.get("/a/ocho/times/", headers={"accept-language": "en"}).content.decode()


def test_whoever_missed_the_last_meetings_weighs_more(cards, organizer, room):
    held = datetime.now(ZONE) - timedelta(days=7)
    wednesday = (held - timedelta(days=held.weekday() - 2)).replace(hour=18)
    Meeting.objects.filter(id=room.id).update(starts_at=wednesday)
    assert slot_at(wednesday) == "wed-evening"
    page = organizer.get(CHOOSE).content.decode()
    assert "3 of 7 can come to one of them at least." in page and 'value="sat-morning"' in page
    assert "Before: " in page  # those who work days could come last Wednesday


def test_rotating_cards_are_laid_on_the_weeks_of_the_calendar(room, organizer):
    for _ in range(5):
        kept(["mon-morning"], ["fri-evening"], work="rotating")
    counted()
    this = week_number(datetime.now(ZONE).date())
    pages = [organizer.get(CHOOSE, {"week": this + n}).content.decode() for n in range(3)]
    assert ["fri-evening" in p.split("Put it on")[0].rsplit("name=", 1)[1] for p in pages] == [False, True, False]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"slot": "mon-noon"}, "The time “mon-noon” is not one of the times to choose from."),
        ({"times": 0}, "Choose at least one time; 0 were asked for."),
        ({"times": 3, "slot": ["mon-morning", "tue-morning"]}, "3 times were asked for, but there are only 2 to choose from."),
        ({"times": 9}, "There are too many ways to choose 9 of"),
    ],
)
def test_a_question_that_cannot_be_answered_is_a_sentence(cards, organizer, asked, sentence):
    answer = organizer.get(f"{CHOOSE}?{urlencode(asked, doseq=True)}")
    assert answer.status_code == 400 and sentence in answer.content.decode()


def test_the_proposal_goes_on_an_agenda_and_the_assembly_decides(cards, organizer, room):
    next_one = meeting(datetime.now(UTC) + timedelta(days=9))
    sent = {"meeting": next_one.id, "slot": ["wed-evening", "sat-morning"]}
    page = organizer.post(f"{CHOOSE}agenda/", sent, follow=True).content.decode()
    assert "It is on the agenda: the assembly decides." in page
    (item,) = next_one.state.items.values()
    assert item.title["lang"] == "es" and item.asks == "decide" and "miércoles" in item.title["text"].lower()


@pytest.mark.parametrize("sent", [{"meeting": "nowhere", "slot": "mon-morning"}, {"slot": "mon-noon"}, {"slot": []}])
def test_what_cannot_go_on_an_agenda_is_said(cards, organizer, room, sent):
    before = len(room.state.items)
    page = organizer.post(f"{CHOOSE}agenda/", {"meeting": room.id, **sent}, follow=True).content.decode()
    assert "It is on the agenda" not in page and '<p class="said">' in page
    assert len(room.state.items) == before


def test_a_meeting_is_planned_with_the_day_and_hour_proposed(cards, organizer):
    page = organizer.get(CHOOSE).content.decode()
    link = page.split("meetings/new/?")[1].split('"')[0].replace("&amp;", "&")
    form = organizer.get(f"/a/ocho/meetings/new/?{link}").content.decode()
    day = link.split("day=")[1][:10]
    assert date.fromisoformat(day).weekday() == 2 and f'value="{day}"' in form and 'value="18:30"' in form


def test_only_organizers_choose(cards, client):
    for answer in (client.get(CHOOSE), client.post(f"{CHOOSE}open/", {"anyone": "yes"}), client.post(f"{CHOOSE}agenda/")):
        assert answer.status_code == 302 and "sign-in" in answer.url
    assert not Openness.objects.exists()


def test_organizers_open_and_close_the_page_for_cards_without_a_slip(room, organizer, client):
    organizer.post(f"{CHOOSE}open/", {"anyone": "yes"})
    assert 'name="week-1"' in client.get("/a/ocho/times/card/").content.decode()
    organizer.post(f"{CHOOSE}open/", {"anyone": "no"})
    assert 'name="week-1"' not in client.get("/a/ocho/times/card/").content.decode()


def test_everyone_reads_when_we_meet_and_why_then(cards, room, client):
    wednesday = datetime.now(ZONE).replace(hour=18, minute=30) + timedelta(days=14)
    wednesday -= timedelta(days=wednesday.weekday() - 2)
    meeting(wednesday)
    page = client.get("/a/ocho/times/", headers={"accept-language": "en"}).content.decode()
    assert "Diciembre" in page and "Can come, of 7" in page and "Night shift · 한국어" in page


def test_what_phones_give_changes_the_page_when_the_cards_are_next_counted(cards, room, organizer):
    before = organizer.get(CHOOSE).content.decode()
    for _ in range(5):
        gives(room, room.phone("ko"), ["sat-morning"])
    counting.renew(datetime.now(UTC) + timedelta(days=2))
    after = organizer.get(CHOOSE).content.decode()
    assert "4 of 7 can come" in before and "8 of 12 can come" in after


def test_the_pages_ask_the_database_little(cards, room, organizer, client, django_assert_max_num_queries):
    meeting(datetime.now(UTC) + timedelta(days=9))
    gives(room, room.phone("en"), EVENINGS)
    client.get("/a/ocho/times/")
    with django_assert_max_num_queries(6):
        client.get("/a/ocho/times/")
    with django_assert_max_num_queries(9):
        organizer.get(CHOOSE)


def test_no_page_stands_for_an_assembly_that_is_not_here(db):
    for path in ("times/", "times/card/", "calendar.ics"):
        assert Client().get(f"/a/nowhere/{path}").status_code == 404


@pytest.mark.parametrize(("hour", "day", "slot"), [(2, 7, "sun-night"), (6, 7, "mon-morning"), (23, 13, "sun-night")])
def test_a_meeting_after_midnight_is_of_the_night_before(hour, day, slot):
    card = AssemblyCard("ocho", "Ocho", ("es",), "America/Los_Angeles", False)
    found = gathering.sitting(card, datetime(2026, 12, day, hour, tzinfo=ZONE))
    assert found == (week_number(date(2026, 12, 6 if hour == 2 else day)), slot)
