"""An interpreter holds a vote: the wall says so in two languages, the interpreter clears it, and the vote opens."""

import pytest
from playwright.sync_api import expect

from tests.browser.access import Inspector
from tests.browser.hall import Hall
from tests.browser.people import Person, Phone, Street, Table, Wall
from tests.browser.program import Program

HELD = "Not interpreted yet: %(language)s. Votes wait."
WAITS = (
    "Votes wait: something is not interpreted yet. Language: %(language)s. "
    "An interpreter says when it is, or the facilitator says why the room goes on."
)
PROPOSAL = "Que la línea de avisos conteste también los sábados."


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    hall = Hall(street, program)
    hall.does("open-meeting")
    hall.opens("¿Qué hacemos en diciembre?")
    hall.neighbor().does("propose", text=PROPOSAL)
    return hall


@pytest.fixture(scope="module")
def wall(hall: Hall) -> Wall:
    return hall.wall()


@pytest.fixture(scope="module")
def table(hall: Hall) -> Table:
    table = Table(hall.street.desk(), "en")
    table.takes_the_role(hall.link("facilitator"), "/desk/facilitator/$")
    return table


def interprets(hall: Hall, lang: str, place: str, *, script: bool = True) -> Person:
    person = Person(hall.street.phone(lang, script=script), lang)
    person.takes_the_role(hall.link("interpreter"), "/interpret/$")
    person.page.select_option("#pair-from", "ko")
    person.page.select_option("#pair-to", "es")
    person.field("Where to sit to hear it").fill(place)
    person.button("I interpret these").click()
    person.is_told("The room sees where you sit and what you interpret.")
    return person


def test_an_interpreter_holds_a_vote_and_clears_it(hall: Hall, wall: Wall, table: Table) -> None:
    phone = hall.phone("ko")
    first = interprets(hall, "ko", "창가 왼쪽")
    second = interprets(hall, "es", "junto a la puerta", script=False)
    phone.reads("창가 왼쪽")
    table.reads("junto a la puerta")
    first.presses(first.button("Not interpreted yet: %(language)s", None, language="한국어"))
    for lang in ("es", "ko"):
        wall.shows(lang, Person(wall.page, lang).say(HELD, language="한국어"))
    phone.sees(HELD, language="한국어")
    table.sees(HELD, language="한국어")
    table.presses(table.button("Open the vote").first)
    table.is_refused(WAITS, language="한국어")
    expect(phone.ballot()).to_have_count(0)
    second.page.reload()
    second.button("Interpreted now").click()
    second.is_told("Votes go on.")
    expect(wall.page.locator(".alarm")).to_have_count(0)
    table.opens_vote("p1")
    expect(phone.ballot()).to_be_visible()
    expect(wall.side("es").get_by_text(PROPOSAL)).to_be_in_viewport()


def test_turns_change_without_script_and_a_gap_is_seen_at_once(hall: Hall, table: Table) -> None:
    person = interprets(hall, "en", "on the stage", script=False)
    person.button("%(who)s takes over", None, who="Interpreter 3").click()
    person.is_told("The turn has changed. The minutes count from now.")
    expect(table.page.locator("#interpreters li").first).to_contain_text("on the stage")
    for number in (1, 2, 3):
        hall.does("leave-pair", interpreter=f"r{number}")
    table.sees("Gap: nobody interprets")


def test_slower_reaches_the_wall_and_ends_with_the_next_speaker(hall: Hall, wall: Wall) -> None:
    phone = hall.phone("es")
    phone.presses(phone.button("Speak slower"))
    phone.is_told("The facilitator and the wall ask to speak slower.")
    wall.shows("es", phone.say("Please speak slower."))
    hall.neighbor().does("speak")
    hall.does("call")
    expect(wall.side("es").get_by_text(phone.say("Please speak slower."))).to_have_count(0)


def test_the_pages_of_interpreting_can_be_used_by_everybody(hall: Hall, street: Street, inspector: Inspector) -> None:
    narrow = Person(street.narrow("es"), "es")
    narrow.takes_the_role(hall.link("interpreter"), "/interpret/$")
    inspector.in_all_languages(narrow.page, "taking a pair", narrow.page.reload)
    hall.does("take-pair", **{"from": "ko", "to": "es", "place": "junto a la ventana, a la izquierda del altar"})
    inspector.in_all_languages(narrow.page, "the interpreter's page", narrow.page.reload)
    phone = Phone(street.narrow("ko"), "ko")
    hall.phone("ko", page=phone.page)
    phone.presses(phone.button("Not interpreted yet"))
    inspector.in_all_languages(phone.page, "a phone while votes wait", phone.page.reload)
    inspector.pages(hall.page, hall.at("desk/facilitator/"), hall.at("interpret/"))
