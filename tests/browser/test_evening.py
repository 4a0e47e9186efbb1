"""One whole evening, from open doors to decisions with owners: each test is its next chapter."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser import paper
from tests.browser.people import Door, Organizer, Phone, Street, Table, Wall
from tests.browser.pictures import Album
from tests.browser.program import Program

ZONE = "America/Los_Angeles"
PLACE = "Iglesia Immanuel, sótano"
LINE = "¿Abrimos la línea de avisos los martes?"
MARKET = "겨울 바자회를 열까요?"
SCHOOL = "How is the school doing?"


@dataclass
class Evening:
    """Who is there, and what they keep from one chapter to the next."""

    program: Program
    street: Street
    album: Album
    organizer: Organizer
    meeting: str = ""
    links: dict[str, str] = field(default_factory=dict)
    slips: list[str] = field(default_factory=list)
    phones: dict[str, Phone] = field(default_factory=dict)
    receipts: dict[str, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return datetime.now(ZoneInfo(ZONE)).date()


@pytest.fixture(scope="module")
def evening(program: Program, street: Street, album: Album) -> Evening:
    return Evening(program, street, album, Organizer(street.desk(), "en"))


def test_the_first_organizer_comes_in_through_the_one_time_link(evening: Evening) -> None:
    evening.organizer.begins(evening.program.link, "Rosa", "four words of our own")
    evening.organizer.sees("Welcome, %(name)s. You can prepare and lead meetings here.", name="Rosa")


def test_an_assembly_begins_with_its_languages_its_clock_and_its_first_evening(evening: Evening) -> None:
    evening.meeting = evening.organizer.starts_assembly(
        "Asamblea de la Calle Ocho", ["es", "ko", "en"], ZONE, "Asamblea de noviembre", evening.today.isoformat(), PLACE
    )
    evening.organizer.heading("Asamblea de noviembre")


def test_the_agenda_says_what_each_item_asks_for(evening: Evening) -> None:
    for title, asks, minutes in ((LINE, "decide", 20), (MARKET, "decide", 15), (SCHOOL, "discuss", 10)):
        evening.organizer.adds_item(title, asks, minutes)


def test_printed_slips_open_the_room(evening: Evening) -> None:
    pdf = evening.organizer.prints_slips(6)
    evening.slips = paper.addresses(*paper.pages(pdf))
    assert len(set(evening.slips)) == 6
    phone = evening.phones["es"] = Phone(evening.street.phone("es"), "es")
    phone.comes_in(evening.slips.pop())
    phone.is_in(1)
