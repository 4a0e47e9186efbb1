"""Small groups on real screens: they appear by themselves, fit the wall, keep a thumb and a screen reader in, and stay small."""

import pytest
from playwright.sync_api import expect

from tests.browser.access import Inspector
from tests.browser.hall import Hall
from tests.browser.people import Phone, Street, Wall
from tests.browser.program import Program
from tests.browser.test_size import LIMIT, SETTLED_MS
from tests.browser.wire import wire

QUESTION = "¿Qué nos hace falta para cuidarnos en la calle y en el trabajo?"
POINTS = ("De noche nadie contesta el teléfono de la línea.", "En la lavandería quieren ayudar los domingos.", "Falta coreano.")
PROPOSAL = "Que la línea de avisos conteste también los sábados, con dos personas por turno."
PLACES = "la cocina\nel patio\nel salón de arriba\njunto al altar"


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    hall = Hall(street, program)
    hall.does("open-meeting")
    hall.opens("¿Qué hacemos en diciembre?")
    return hall


@pytest.fixture(scope="module")
def wall(hall: Hall) -> Wall:
    return hall.wall()


@pytest.fixture(scope="module")
def phones(hall: Hall) -> list[Phone]:
    return [hall.phone("es"), hall.phone("ko"), hall.phone("es", script=False), hall.phone("es", page=hall.street.narrow("es"))]


def test_groups_come_to_phones_and_wall_by_themselves_and_go_back_to_one_room(hall, wall, phones) -> None:
    scripted, korean, plain, narrow = phones
    for _ in range(8):
        hall.neighbor("ko")
    hall.sits_in_groups(question=QUESTION, groups="4", minutes="15", how="counting", places=PLACES)
    for phone in (scripted, korean):
        phone.heading(QUESTION)
        expect(phone.page.locator("#my-group")).to_be_visible()
    for lang in ("es", "ko"):
        for place in PLACES.split("\n"):
            expect(wall.side(lang).get_by_text(place)).to_be_in_viewport()
    scripted.presses(scripted.button("I report"))
    scripted.is_told("Your group sees who does what.")
    scripted.page.wait_for_selector("#my-group [href$='/write/group/']")
    faults = Inspector()
    narrow.goes_to_the_room()
    faults.in_all_languages(narrow.page, "a phone in a group", narrow.page.reload)
    faults.in_all_languages(narrow.page, "the form", lambda: narrow.page.goto(hall.at("write/group/")))
    faults.looks(wall.page, "the wall")
    faults.pages(hall.page, hall.at("desk/facilitator/"))
    assert not faults.says(), faults.says()
    plain.goes_to_the_room()
    plain.page.locator("#my-group a").click()
    for n, point in enumerate(POINTS, 1):
        plain.page.locator(f"[name=point{n}]").fill(point)
    plain.page.locator("[name=proposals]").fill(PROPOSAL)
    plain.presses(plain.button("Bring it to the whole room"))
    plain.is_told("The whole room gets what your group brings back.")
    scripted.presses(scripted.button("Somebody else does it"))
    hall.does("call-back", breakouts="b1")
    for phone in (scripted, korean):
        phone.reads(POINTS[0])
        phone.reads(PROPOSAL)
    hall.does("hear-group", group="3", seen="1")
    for lang in ("es", "ko"):
        for words in (*POINTS, PROPOSAL, "el salón de arriba"):
            expect(wall.side(lang).get_by_text(words)).to_be_in_viewport()
    faults.in_all_languages(narrow.page, "a report-back", lambda: narrow.page.goto(hall.at("")))
    faults.looks(wall.page, "the wall")
    assert not faults.says(), faults.says()


@pytest.mark.parametrize(("lang", "sits"), [("es", "b2"), ("ko", "b3")])
def test_a_page_at_a_report_back_of_four_groups_fits_in_14_kb(hall, street, program, lang: str, sits: str) -> None:
    neighbors = [hall.neighbor(lang) for _ in range(4)]
    hall.sits_in_groups(question=QUESTION, groups="4", minutes="15", how="counting", places=PLACES)
    for group in "1234":
        hall.does("report-group", group=group, point1=POINTS[0], point2=POINTS[1], point3=POINTS[2], proposals=PROPOSAL)
    hall.does("call-back", breakouts=sits)
    for neighbor in neighbors:
        neighbor.does("speak")
    phone = hall.phone(lang)
    with wire(program.url) as counted:
        fresh = Phone(street.phone(lang), lang)
        kept = {"slip", "django_language", "csrftoken"}
        cookies = [c for c in phone.page.context.cookies() if c["name"] in kept]
        fresh.page.context.add_cookies([{"name": c["name"], "value": c["value"], "url": counted.url} for c in cookies])
        fresh.page.goto(f"{counted.url}{hall.at('')}")
        fresh.page.wait_for_timeout(SETTLED_MS)
        fresh.reads(POINTS[0])
        assert counted.received <= LIMIT, f"{counted.received} bytes came over the wire"


def test_the_engine_seats_a_korean_speaker_with_an_interpreter_and_mixes_newcomers(hall) -> None:
    for _ in range(3):
        hall.neighbor("es")
    interpreter, korean, newcomer = hall.phone("es"), hall.phone("ko", script=False), hall.phone("es")
    interpreter.page.goto(hall.at("write/about/"))
    interpreter.page.locator("[name=also][value=ko]").check()
    interpreter.page.locator("[name=interprets]").check()
    interpreter.presses(interpreter.button("Keep this for tonight"))
    interpreter.is_told("Thank you. The groups are made with this in mind.")
    newcomer.page.goto(hall.at("write/about/"))
    newcomer.page.locator("[name=newcomer]").check()
    newcomer.presses(newcomer.button("Keep this for tonight"))
    hall.opens("¿Y en enero?")
    hall.does("propose-groups", question=QUESTION, groups="4", minutes="15", how="balanced", places=PLACES)
    desk = hall.page
    desk.goto(hall.at("desk/facilitator/"))
    faults = Inspector()
    faults.looks(desk, "proposed groups")
    assert not faults.says(), faults.says()
    desk.get_by_role("button", name="Open these groups").click()
    for phone in (interpreter, korean, newcomer):
        phone.goes_to_the_room()
        expect(phone.page.locator("#my-group")).to_be_visible()
    expect(korean.page.locator("#my-group")).to_contain_text("한국어")
