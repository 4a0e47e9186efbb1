"""A phone whose browser runs no script does everything that a neighbor can do, by forms and pages alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hall import Hall
from tests.browser.people import Phone, Street
from tests.browser.program import Program
from tests.browser.words import say

PROPOSAL = "Que abramos la línea de avisos los martes."
CHANGED = "Que abramos la línea de avisos los martes y jueves."
PAUSE = 'meta[http-equiv="refresh"]'


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    hall = Hall(street, program)
    hall.does("open-meeting")
    hall.opens("¿Abrimos la línea de avisos?")
    return hall


@pytest.fixture(scope="module")
def phone(hall: Hall) -> Phone:
    return hall.phone("es", script=False)


def test_it_hears_of_news_by_loading_itself_again(phone: Phone) -> None:
    expect(phone.page.locator(PAUSE)).to_have_attribute("content", "20")


def test_it_speaks_lets_others_pass_and_leaves_the_line(hall: Hall, phone: Phone) -> None:
    phone.asks_to_speak()
    hall.neighbor().does("speak")
    phone.goes_to_the_room()
    phone.is_at_place(1)
    phone.presses(phone.button("Let the next go first"))
    phone.is_told("The next person goes first now.")
    phone.is_at_place(2)
    phone.leaves_the_line()
    phone.asks_to_speak()
    hall.does("call")
    hall.does("call")
    phone.goes_to_the_room()
    phone.is_done()


def test_it_asks_a_question_and_raises_a_point_of_order(hall: Hall, phone: Phone) -> None:
    hall.neighbor().does("speak")
    hall.does("call")
    phone.goes_to_the_room()
    phone.asks_a_question()
    phone.presses(phone.button("We are not keeping our own rules", phone.unfold("Question or point of order")))
    phone.is_told("Your point of order is in line.")
    for _ in range(2):
        phone.presses(phone.button("Leave the line").first)
        phone.is_told("You are out of the line.")


def test_it_says_that_it_cannot_follow_and_that_it_is_ready(phone: Phone) -> None:
    phone.cannot_follow()
    phone.presses(phone.button("I cannot follow"))
    phone.is_refused("You already said so; it counts once.")
    phone.presses(phone.button("Ready to move on"))
    phone.is_told("The facilitator sees that you are ready to move on.")


def test_it_proposes_amends_and_takes_in_an_amendment(hall: Hall, phone: Phone) -> None:
    phone.proposes(PROPOSAL, 4)
    hall.neighbor().does("amend", proposal="p1", text=CHANGED)
    phone.goes_to_the_room()
    phone.accepts_amendment()
    phone.reads(CHANGED)
    phone.amends("Que abramos la línea todos los días.")
    phone.goes_to_the_room()
    phone.accepts_amendment()
    phone.reads("Que abramos la línea todos los días.")


def test_it_takes_its_own_proposal_back(phone: Phone) -> None:
    phone.proposes("Otra idea, que no era buena.", 0)
    phone.presses(phone.button("Take my proposal back").last)
    phone.is_told("Your proposal is taken back.")
    phone.misses("Otra idea, que no era buena.")


def test_it_gives_the_rooms_temperature_and_changes_it(hall: Hall, phone: Phone) -> None:
    hall.does("ask-temperature")
    phone.goes_to_the_room()
    phone.temperature("Up")
    phone.temperature("Down")
    expect(phone.button("Down")).to_have_attribute("aria-pressed", "true")
    hall.does("close-temperature", check="t1")


def test_it_votes_and_changes_its_ballot_and_no_page_wipes_what_it_fills_in(hall: Hall, phone: Phone) -> None:
    hall.does("open-vote", proposal="p1", method="consent")
    phone.goes_to_the_room()
    expect(phone.page.locator(PAUSE)).to_have_count(0)
    again = phone.page.locator("noscript a").filter(has_text=phone.say("Look again"))
    expect(again).to_be_visible()
    receipt = phone.casts("agree", hours=2)
    assert phone.casts("aside", reason="Me preocupa la noche.") == receipt


def test_a_ballot_that_does_not_count_says_so_on_a_page_with_a_way_back(phone: Phone) -> None:
    phone.chooses("block")
    phone.presses(phone.button("Cast my ballot", phone.ballot()))
    phone.is_refused("To block, say why: what would have to change?")
    phone.link("Back to the room").click()
    expect(phone.ballot()).to_be_visible()


@pytest.mark.parametrize("what", ["propose", "amend", "name", "leave"])
def test_no_page_for_writing_loads_itself_again(hall: Hall, phone: Phone, what: str) -> None:
    hall.does("close-vote", vote="v1") if what == "propose" else None
    hall.does("propose", text=f"Something to change {what}") if what == "propose" else None
    phone.page.goto(hall.at(f"write/{what}/?proposal=p3"))
    expect(phone.page).to_have_url(re.compile(f"/write/{what}/"))
    expect(phone.page.locator(PAUSE)).to_have_count(0)


def test_it_says_how_it_is_called_tonight(hall: Hall, phone: Phone) -> None:
    phone.page.goto(hall.at("write/name/"))
    phone.field("Any name, or none").fill("Doña Lupe <b>")
    phone.presses(phone.button("Show this name tonight"))
    phone.is_told("The room sees this name tonight.")
    phone.asks_to_speak()
    phone.reads("Doña Lupe <b>")


def test_it_goes_home_comes_back_and_passes_the_phone_on(hall: Hall, phone: Phone) -> None:
    phone.page.goto(hall.at("write/leave/"))
    phone.presses(phone.button("I am going home"))
    phone.is_told("You left the meeting. Good night.")
    phone.comes_in(phone.address)
    phone.is_in(1)
    phone.page.goto(hall.at("write/leave/"))
    phone.presses(phone.button("Take my slip off this phone"))
    expect(phone.page).to_have_url(re.compile("/s/$"))
    phone.page.goto(hall.at(""))
    expect(phone.page).to_have_url(re.compile("/in/$"))
    phone.comes_in(phone.address)
    phone.is_in(1)


def test_it_chooses_another_language_at_any_time(phone: Phone) -> None:
    phone.presses(phone.page.get_by_role("banner").get_by_role("button", name="한국어"))
    expect(phone.page.locator("html")).to_have_attribute("lang", "ko")
    phone.reads(say("ko", "I want to speak"))
