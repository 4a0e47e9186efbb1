from datetime import date, timedelta

import pytest
from django.test import Client

from asamblea.assemblies import public as assemblies, zones
from asamblea.meetings import public as meetings
from asamblea.people.models import Organizer

BEGIN = {
    "name": "Asamblea de la Ocho",
    "languages": ["es", "ko"],
    "first": "ko",
    "zone": "America/Los_Angeles",
    "title": "Primera asamblea",
    "day": (date.today() + timedelta(days=7)).isoformat(),
    "hour": "18:30",
    "place": "Sótano de la iglesia",
}


@pytest.fixture
def organizer(client, db) -> Client:
    client.force_login(Organizer.objects.create(name="Rosa"))
    return client


def begin(client: Client, **changed: object):
    return client.post("/start-assembly/", {**BEGIN, **changed})


def first_page(client: Client) -> str:
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_anything_the_first_page_tells_of_the_one_time_link_and_the_demo(client, db):
    page = first_page(client)
    assert "one-time link" in page
    assert "Look around a demo assembly" in page
    assert "The code on your slip" not in page


def test_the_first_organizer_is_offered_to_start(organizer):
    assert 'href="/start-assembly/"' in first_page(organizer)


def test_starting_needs_an_organizer(client, db):
    assert client.get("/start-assembly/").headers["Location"] == "/sign-in/?next=/start-assembly/"
    assert begin(client).status_code == 302
    assert assemblies.everyone() == []


def test_an_assembly_starts_with_its_first_evening(organizer):
    answer = begin(organizer)
    (assembly,) = assemblies.everyone()
    (evening,) = meetings.meetings_of(assembly.slug)
    assert answer.headers["Location"] == f"/m/{evening.id}/prepare/"
    assert assembly.languages == ("ko", "es")
    assert evening.title == {"lang": "en", "text": "Primera asamblea"}
    assert evening.starts_at.astimezone(assembly.tz).strftime("%H:%M") == "18:30"
    assert meetings.state_of(evening.id).day == BEGIN["day"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "  ", "This field is required"),
        ("zone", "America/Koreatown", "No such time zone"),
        ("zone", "../../etc/passwd", "No such time zone"),
        ("day", "2020-01-01", "This day has passed"),
        ("day", "mañana", "Enter a valid date"),
        ("languages", [], "This field is required"),
        ("languages", ["xx"], "Select a valid choice"),
        ("name", "x" * 81, "at most 80 characters"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_starts(organizer, field, value, sentence):
    answer = begin(organizer, **{field: value})
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert assemblies.everyone() == []


def test_marks_that_disguise_a_name_are_taken_out(organizer):
    begin(organizer, name="Asamblea \u202eohcO\x00")
    assert assemblies.everyone()[0].name == "Asamblea ohcO"


def test_with_an_assembly_the_first_page_asks_for_the_slip(organizer):
    begin(organizer)
    page = first_page(Client())
    assert "The code on your slip" in page
    assert "Asamblea de la Ocho" in page
    assert "Start our assembly" not in page


def test_a_script_in_a_name_is_only_text(organizer):
    begin(organizer, name="<script>alert(1)</script>")
    page = first_page(Client())
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_who_holds_a_slip_is_led_back_to_the_room(organizer):
    begin(organizer)
    phone = Client()
    phone.cookies["slip"] = "k3v9q2.0123456789ABCDEF.abcdefghijklmnop"
    assert 'href="/m/k3v9q2/"' in first_page(phone)


def test_only_organizers_see_that_they_can_sign_out(organizer):
    assert "Sign out" in first_page(organizer)
    assert "Sign out" not in first_page(Client())


def test_the_zone_of_this_machine_is_one_that_can_be_chosen_or_none():
    assert zones.here() in ("", *zones.names())
    assert "America/Los_Angeles" in zones.names()
