"""What a neighbor can rely on in the room: a keyboard is enough, no answer is older than the question, nobody scrolls the wall."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hall import Hall
from tests.browser.people import Phone, Street, Wall
from tests.browser.program import Program
from tests.browser.words import neighbor as neighbor_of, say, say_n

LONG = (
    "Que abramos la línea de avisos todos los martes y jueves de 6 a 9 de la noche, con dos personas por turno, "
    "y que el círculo de la línea cuente cada mes en la asamblea cuántas llamadas llegaron y qué hizo falta."
)


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    hall = Hall(street, program)
    hall.does("open-meeting")
    hall.opens("¿Abrimos la línea de avisos los martes?")
    return hall


@pytest.fixture(scope="module")
def wall(hall: Hall) -> Wall:
    return hall.wall()


def test_each_place_in_line_is_true_when_others_come_and_go(hall: Hall) -> None:
    first, second, third = (hall.phone(lang) for lang in ("es", "ko", "en"))
    for phone in (first, second, third):
        phone.asks_to_speak()
    third.is_at_place(3)
    first.leaves_the_line()
    third.is_at_place(2)
    second.presses(second.button("Let the next go first"))
    third.is_at_place(1)
    second.is_at_place(2)
    for phone in (second, third):
        phone.leaves_the_line()


def test_the_wall_shows_a_discussion_without_scrolling(hall: Hall, wall: Wall) -> None:
    neighbors = [hall.neighbor(lang) for lang in ("es", "ko", "es", "ko")]
    neighbors[0].does("propose", text=LONG, hours="6")
    for neighbor in neighbors:
        neighbor.does("speak")
    hall.does("call")
    for lang in ("es", "ko"):
        for words in ("Speaking now", "Next to speak"):
            _is_in_view(wall, lang, say(lang, words))
        _is_in_view(wall, lang, neighbor_of(lang, 5))
    hall.does("ask-temperature")
    neighbors[3].does("temperature", mark="down")
    for lang in ("es", "ko"):
        for words in ("Speaking now", "How do you feel about this?", "Up", "So-so", "Down"):
            _is_in_view(wall, lang, say(lang, words))
    hall.does("close-temperature", check="t1")


def test_who_waits_with_a_point_of_order_may_also_stand_in_line(hall: Hall) -> None:
    phone = hall.phone("es")
    phone.presses(phone.button("How we go on from here", phone.unfold("Question or point of order")))
    phone.is_told("Your point of order is in line.")
    expect(phone.button("Leave the line")).to_be_visible()
    phone.asks_to_speak()
    for _ in range(2):
        phone.presses(phone.button("Leave the line").first)
        phone.is_told("You are out of the line.")


def test_no_line_says_counted_above_a_ballot_that_was_not_cast(hall: Hall) -> None:
    phone = hall.phone("es")
    phone.asks_to_speak()
    hall.does("open-vote", proposal="p1", method="consent")
    expect(phone.ballot()).to_be_visible()
    phone.misses(phone.say("Counted"))
    phone.casts("agree")


def test_the_wall_shows_a_vote_and_how_many_have_voted_without_scrolling(hall: Hall, wall: Wall) -> None:
    for lang in ("es", "ko"):
        expect(wall.side(lang).locator("h1").filter(has_text=LONG)).to_be_in_viewport(ratio=0.9)
        _is_in_view(wall, lang, say_n(lang, "of %(n)s neighbor has voted", "of %(n)s neighbors have voted", 9))


def test_a_neighbor_comes_in_and_votes_with_a_keyboard_alone(hall: Hall, street: Street) -> None:
    page = street.desk("es")
    page.goto(f"/s/{hall.slip()}")
    _tabs_to(page.get_by_role("main").get_by_role("button", name="Español", exact=True))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/m/\w+/$"))
    _tabs_to(page.locator("input[name=choice][value=agree]"))
    page.keyboard.press("Space")
    _tabs_to(page.locator("input[name=pledge]"))
    page.keyboard.type("3")
    _tabs_to(page.get_by_role("button", name=say("es", "Cast my ballot")))
    page.keyboard.press("Enter")
    Phone(page, "es").receipt()


def test_what_is_typed_on_a_ballot_survives_what_happens_in_the_room(hall: Hall) -> None:
    phone = hall.phone("ko")
    phone.chooses("block", reason="야간 근무자는 올 수 없습니다.")
    hall.does("note", text="Something happened in the room")
    hall.neighbor().does("follow")
    hall.does("clear-follow")
    phone.page.wait_for_timeout(1500)
    expect(phone.ballot().locator("input[value=block]")).to_be_checked()
    expect(phone.field("Why?", phone.ballot())).to_have_value("야간 근무자는 올 수 없습니다.")


def test_an_interrupted_line_is_said_and_a_ballot_without_a_line_is_not_called_counted(hall: Hall) -> None:
    phone = hall.phone("en")
    phone.chooses("agree")
    phone.page.context.set_offline(True)
    phone.button("Cast my ballot", phone.ballot()).click()
    phone.sees("Not counted: the connection is lost. Try again.")
    phone.misses("Your receipt. Write it down: it finds your ballot in the record, and nobody can tell it is yours.")
    phone.page.context.set_offline(False)
    phone.casts("agree")


def test_news_does_not_take_a_button_from_under_a_finger(hall: Hall) -> None:
    ahead, phone = hall.phone("ko"), hall.phone("es")
    for each in (ahead, phone):
        each.asks_to_speak()
    phone.button("Leave the line").hover()
    phone.page.mouse.down()
    ahead.leaves_the_line()
    phone.page.wait_for_timeout(700)
    with phone.page.expect_response(lambda r: r.request.method == "POST"):
        phone.page.mouse.up()
    phone.is_told("You are out of the line.")


def _is_in_view(wall: Wall, lang: str, text: str) -> None:
    expect(wall.side(lang).get_by_text(text).first).to_be_in_viewport(ratio=0.9)


def _tabs_to(wanted: Locator) -> None:
    """Press Tab until this has the focus, which must be seen."""
    page: Page = wanted.page
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            ring = "e => [e, e.parentElement, e.nextElementSibling].some(o => o && parseFloat(getComputedStyle(o).outlineWidth) >= 2)"
            assert wanted.evaluate(ring), "the focus is not to be seen"
            return
    pytest.fail(f"Tab does not reach {wanted}")
