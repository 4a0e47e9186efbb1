"""One planning evening, from pledged hours to a team: each test is its next chapter."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.browser import paper
from tests.browser.people import Door, Organizer, Street, Table
from tests.browser.planners import GLADLY, WOULD, Effort, Offer, Planner, Pledger, Thermometers
from tests.browser.program import Program
from tests.browser.words import say, say_n

ZONE = "America/Los_Angeles"
ASSEMBLY = "asamblea-de-la-calle-ocho"
ITEM = "¿A qué le ponemos manos este invierno?"
LINE = "Línea de avisos"


@dataclass
class Evening:
    """Who is there, and what they keep from one chapter to the next."""

    program: Program
    street: Street
    organizer: Organizer
    facilitator: Table
    planner: Planner
    door: Door
    wall: Thermometers
    meeting: str = ""
    slips: list[str] = field(default_factory=list)
    phones: dict[str, Pledger] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return datetime.now(ZoneInfo(ZONE)).date()

    @property
    def due(self) -> date:
        return self.today + timedelta(days=60)


@pytest.fixture(scope="module")
def evening(program: Program, street: Street) -> Evening:
    return Evening(
        program,
        street,
        Organizer(street.desk(), "en"),
        Table(street.desk(), "en"),
        Planner(street.desk(), "en"),
        Door(street.desk(), "en"),
        Thermometers(street.screen("es"), "es"),
    )


def test_an_assembly_begins_with_an_evening_that_decides_which_efforts_it_does(evening: Evening) -> None:
    organizer = evening.organizer
    organizer.begins(evening.program.link, "Rosa", "four words of our own")
    evening.meeting = organizer.starts_assembly(
        "Asamblea de la Calle Ocho", ["es", "ko", "en"], ZONE, "Tarde de planes", evening.today.isoformat(), "Iglesia Immanuel"
    )
    organizer.adds_item(ITEM, "efforts", 60)


def test_each_role_has_its_device(evening: Evening) -> None:
    for someone, role, where in (
        (evening.facilitator, "facilitator", "/desk/facilitator/$"),
        (evening.planner, "note-taker", "/desk/notes/$"),
        (evening.door, "door", "/door/$"),
        (evening.wall, "wall", "/wall/$"),
    ):
        someone.takes_the_role(evening.organizer.link_for(role), where)
    evening.wall.page.goto(f"{evening.wall.page.url}?lang=es,ko")
    evening.facilitator.does(evening.facilitator.button("Begin the meeting"))
    evening.facilitator.opens_item(ITEM)


def test_phones_come_in_with_printed_slips(evening: Evening) -> None:
    evening.slips = paper.addresses(*paper.pages(evening.organizer.prints_slips(3)))
    for seat, (name, lang, script) in enumerate((("es1", "es", True), ("ko1", "ko", True), ("en1", "en", False)), 1):
        phone = evening.phones[name] = Pledger(evening.street.phone(lang, script=script), lang)
        phone.comes_in(evening.slips.pop())
        phone.is_in(seat)


def test_the_table_writes_down_efforts(evening: Evening) -> None:
    evening.planner.goes_to_the_efforts()
    evening.planner.writes_down(Effort(LINE, (3, 5), 6, 2, "Korean = 1", ("tue-evening",)))


def test_phones_pledge_and_the_wall_rises(evening: Evening) -> None:
    evening.wall.page.evaluate("window.stayed = true")
    evening.phones["es1"].pledges(Offer({LINE: GLADLY}, times=("tue-evening",)))
    evening.wall.rises_to(LINE, ("people", 1, 3), ("hours a week", 2, 6), ("Korean", 0, 1))
    evening.phones["ko1"].pledges(Offer({LINE: WOULD}, abilities=("ko",)))
    evening.phones["en1"].pledges(Offer({LINE: WOULD}))
    evening.wall.rises_to(LINE, ("people", 3, 3), ("hours a week", 6, 6), ("Korean", 1, 1))
    evening.wall.counts_pledges(6, 3)
    assert evening.wall.page.evaluate("window.stayed")


def test_the_plan_opens_the_few(evening: Evening) -> None:
    plan = evening.planner.finds_a_plan()
    assert plan.placed == (3, 3)
    assert plan.opens(LINE)
    assert say("en", "No plan gives more people a place.") in plan.text


def test_the_assembly_adopts_the_plan_by_consent(evening: Evening) -> None:
    evening.planner.puts_the_plan_on_the_floor()
    evening.facilitator.opens_vote("p1")
    for phone in evening.phones.values():
        phone.goes_to_the_room()
        phone.casts("agree")
    evening.facilitator.closes_vote()
    evening.facilitator.decides("mesa", evening.due.isoformat())


def test_the_team_exists(evening: Evening) -> None:
    member = evening.phones["es1"]
    member.goes_to_their_team(LINE)
    member.reads(say_n("es", "The team: %(n)s person", "The team: %(n)s people", 3))


def test_no_browser_complained_of_anything_all_evening(evening: Evening) -> None:
    assert evening.street.complaints == []
