"""Every page of efforts, for everybody: axe finds nothing, in three languages; a thumb hits all of it; it loads quickly."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import Inspector
from tests.browser.hall import Hall
from tests.browser.people import Phone, Street
from tests.browser.planners import Planner
from tests.browser.program import Program
from tests.browser.wire import wire
from tests.browser.words import say

LIMIT = 14 * 1024
SETTLED_MS = 1_500
"""Until the stream has said what it says to a page that was just loaded."""
FRONT = "/a/asamblea-de-la-calle-ocho/"
LINE, CARDS = "Línea de avisos", "Red Cards in every shop"
NINE = (
    (LINE, (2, 20), 6, "es = 1", ["tue-evening", "thu-evening"], "Contestar el teléfono por turnos, de dos en dos."),
    (CARDS, (2, 20), 6, "", [], "Print the cards, walk the street, ask each shop to keep a box by the till."),
    (
        "Support for the school walkout",
        (10, 40),
        15,
        "",
        ["fri-morning"],
        "Be there with water and phones when the students leave class.",
    ),
    ("바자회 탁자", (5, 12), 12, "van = 1", ["sat-morning"], "탁자를 빌리고, 나르고, 지킵니다."),
    (
        "Taller: conoce tus derechos",
        (6, 10),
        16,
        "es = 2\nko = 2\nen = 2",
        ["sat-afternoon"],
        "Cuatro horas, con un ensayo de qué hacer si tocan a la puerta, para treinta personas.",
    ),
    ("Picnic de la cuadra", (4, 30), 8, "", ["sun-afternoon"], "Comida, mesas, música."),
    (
        "Viajes a casa para quienes salen de noche",
        (6, 12),
        12,
        "van = 4",
        [],
        "Manejar de la iglesia a casa después de cada asamblea.",
    ),
    ("통역 모임", (4, 10), 8, "Korean = 2\nSpanish = 2", ["wed-evening"], "한국어·스페인어 통역을 서로 연습합니다."),
    (
        "A newsletter in three languages",
        (5, 8),
        20,
        "English = 1\nSpanish = 1\nKorean = 1",
        [],
        "Four pages every month, printed and left in the laundromats.",
    ),
)


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    hall = Hall(street, program)
    hall.does("open-meeting")
    hall.opens("¿A qué le ponemos manos este invierno?", "efforts")
    return hall


@pytest.fixture(scope="module")
def devices(hall: Hall) -> dict[str, Page]:
    """One device for each role; `stranger` has none."""
    return hall.devices("note-taker", "door", "wall")


@pytest.fixture(scope="module")
def phone(hall: Hall, street: Street) -> Phone:
    return hall.phone("en", page=street.narrow("en"))


@pytest.fixture(scope="module")
def numbers(hall: Hall) -> dict[str, str]:
    """The board with nine efforts and some pledges; the number of each effort."""
    for title, people, hours, needs, times, purpose in NINE:
        hall.writes_down(title, people, hours, needs=needs, times=times, purpose=purpose)
    numbers = hall.efforts()
    assert set(numbers) == {title for title, *_ in NINE}
    for lang in ("es", "ko", "en", "es"):
        choices = {f"choice-{numbers[LINE]}": "3", f"choice-{numbers[CARDS]}": "2", f"choice-{numbers['통역 모임']}": "0"}
        more = {"abilities": "es", "shown_name": "Ana", "contact": "213 555 0101"} if lang == "es" else {}
        hall.neighbor(lang).pledges(4, **choices, **more)
    return numbers


def test_the_pages_while_there_is_no_effort(hall: Hall, phone: Phone, inspector: Inspector) -> None:
    for path in ("", "efforts/", "pledge/"):
        phone.page.goto(hall.at(path))
        inspector.looks(phone.page, f"no effort, {path}")
    hall.page.goto(hall.at("efforts/desk/"))
    inspector.looks(hall.page, "the desk, no effort")
    phone.page.goto(f"{FRONT}efforts/")
    inspector.looks(phone.page, "the assembly, no effort")


def test_the_pages_of_a_neighbor(hall: Hall, numbers: dict[str, str], phone: Phone, inspector: Inspector) -> None:
    inspector.pages(phone.page, hall.at(""), hall.at("efforts/"), hall.at("pledge/"))
    phone.page.goto(hall.at("pledge/"))
    phone.unfold("How your team may call and reach you")
    inspector.looks(phone.page, "a pledge, unfolded", dark=True)

    def refused() -> None:
        phone.page.goto(hall.at("pledge/"))
        phone.page.locator("input[name=hours]").fill("2")
        phone.page.locator("input[name=hours]").press("Enter")
        expect(phone.page.get_by_role("alert").first).to_be_visible()

    inspector.in_all_languages(phone.page, "a pledge that is refused", refused)


def test_the_pages_of_the_table_and_the_door(
    hall: Hall, numbers: dict[str, str], devices: dict[str, Page], inspector: Inspector
) -> None:
    desk, door = devices["note-taker"], devices["door"]
    inspector.pages(desk, hall.at("efforts/desk/"), hall.at("efforts/new/"))
    desk.goto(hall.at(f"efforts/{numbers[LINE]}/edit/"))
    inspector.looks(desk, "an effort that is changed")
    _unfolded(desk, hall.at("efforts/desk/"), inspector)
    inspector.pages(door, hall.at("efforts/paper/"))
    desk.goto(hall.at("efforts/new/"))
    for name, value in {"title": "Imposible", "people_min": "5", "people_max": "2", "hours": "1", "needs": "van"}.items():
        desk.locator(f"[name={name}]").fill(value)
    desk.get_by_role("button", name=say("en", "Put it on the board")).click()
    expect(desk.get_by_role("alert").first).to_be_visible()
    inspector.looks(desk, "an effort that is refused", dark=True)
    door.goto(hall.at("efforts/paper/"))
    door.locator("input[name=code]").fill("hola")
    door.locator(f"input[name=choice-{numbers[LINE]}][value='3']").check()
    door.locator("input[name=hours]").fill("2")
    door.get_by_role("button", name=say("en", "Enter this pledge")).click()
    expect(door.get_by_role("alert").first).to_be_visible()
    inspector.looks(door, "a pledge on paper that is refused", dark=True)


def test_the_wall_beside_an_item_about_efforts(
    hall: Hall, numbers: dict[str, str], devices: dict[str, Page], inspector: Inspector
) -> None:
    for langs in ("es,ko", "en,es"):
        devices["wall"].goto(f"{hall.at('wall/')}?lang={langs}")
        inspector.looks(devices["wall"], f"the wall, {langs}", dark=True)


def test_the_pages_that_anyone_reads_before_a_plan(
    numbers: dict[str, str], devices: dict[str, Page], inspector: Inspector
) -> None:
    inspector.pages(devices["stranger"], f"{FRONT}efforts/", f"{FRONT}efforts/{numbers[LINE]}/", f"{FRONT}pledge/")


@pytest.mark.parametrize("lang", ["es", "ko"])
@pytest.mark.parametrize("path", ["", "pledge/"], ids=["room", "pledge"])
def test_a_neighbors_page_with_all_it_loads_fits_in_14_kb(
    hall: Hall, numbers: dict[str, str], street: Street, program: Program, lang: str, path: str
) -> None:
    phone = hall.phone(lang)
    _pledges(phone, hall, numbers)
    with wire(program.url) as counted:
        fresh = street.phone(lang)
        kept = [c for c in phone.page.context.cookies() if c["name"] in {"slip", "django_language", "csrftoken", "pledge"}]
        fresh.context.add_cookies([{"name": c["name"], "value": c["value"], "url": counted.url} for c in kept])
        fresh.goto(f"{counted.url}{hall.at(path)}")
        fresh.wait_for_timeout(SETTLED_MS)
        expect(fresh.locator("html")).to_have_attribute("lang", lang)
        for title, *_ in NINE:
            expect(fresh.get_by_text(title, exact=True).first).to_be_visible()
        assert counted.received <= LIMIT, f"{counted.received} bytes came over the wire"


def test_the_desk_and_the_board_with_a_plan(
    hall: Hall, numbers: dict[str, str], devices: dict[str, Page], phone: Phone, inspector: Inspector
) -> None:
    _pledges(phone, hall, numbers)
    desk = Planner(devices["note-taker"], "en")
    desk.page.goto(hall.at("efforts/desk/"))
    plan = desk.finds_a_plan()
    assert plan.opens(LINE), plan.text
    inspector.pages(desk.page, hall.at("efforts/desk/"))
    inspector.pages(phone.page, hall.at("efforts/"))
    phone.page.goto(hall.at("pledge/"))
    inspector.looks(phone.page, "a pledge that is changed", dark=True)
    desk.page.goto(hall.at("efforts/desk/"))
    desk.puts_the_plan_on_the_floor()
    inspector.looks(desk.page, "the desk, a plan on the floor", dark=True)
    hall.does("open-vote", proposal="p1", method="consent")
    phone.page.goto(hall.at(""))
    inspector.looks(phone.page, "the vote on a plan", dark=True)
    phone.casts("agree")
    hall.does("close-vote", vote="v1")
    hall.does("decide", vote="v1", owner="mesa", owner_kind="role", due=hall.today)


def test_the_pages_of_open_efforts(
    hall: Hall, numbers: dict[str, str], devices: dict[str, Page], phone: Phone, inspector: Inspector
) -> None:
    here = f"{FRONT}efforts/{numbers[LINE]}/"
    inspector.pages(devices["stranger"], f"{FRONT}efforts/", here)
    inspector.pages(phone.page, here, f"{FRONT}pledge/")
    phone.page.goto(here)
    expect(phone.page.get_by_text("213 555 0101").first).to_be_visible()
    phone.page.get_by_role("button", name="3", exact=True).click()
    phone.sees("Thank you. It is in this week’s hours.")
    inspector.looks(phone.page, "a team, a week told", dark=True)
    _unfolded(phone.page, f"{FRONT}pledge/", inspector)
    _unfolded(devices["note-taker"], hall.at("efforts/desk/"), inspector)
    stranger = devices["stranger"]
    stranger.goto(f"{FRONT}pledge/")
    stranger.locator("input[name=code]").fill("ABCD-ABCD-ABCD-ABCD")
    stranger.locator("input[name=code]").press("Enter")
    expect(stranger.get_by_role("alert").first).to_be_visible()
    inspector.looks(stranger, "a code under which no pledge is kept", dark=True)


def test_the_pages_of_an_effort_that_ended(
    hall: Hall, numbers: dict[str, str], devices: dict[str, Page], phone: Phone, inspector: Inspector
) -> None:
    desk = Planner(devices["note-taker"], "en")
    desk.page.goto(hall.at("efforts/desk/"))
    details = desk.of_effort(LINE)
    desk.field("Propose to the assembly that it", details).select_option("stop")
    desk.presses(desk.button("Put it on the floor", details))
    desk.is_told("It is on the floor. Put it to a vote at the facilitator’s desk.")
    hall.does("open-vote", proposal="p2", method="consent")
    phone.page.goto(hall.at(""))
    phone.casts("agree")
    hall.does("close-vote", vote="v2")
    hall.does("decide", vote="v2", owner="mesa", owner_kind="role", due=hall.today)
    here = f"{FRONT}efforts/{numbers[LINE]}/"
    inspector.pages(phone.page, here)
    phone.page.goto(here)
    phone.field("One lesson for those who come after us").fill("Dos por turno, o nadie.")
    phone.presses(phone.button("Keep this"))
    phone.reads("Dos por turno, o nadie.")
    inspector.pages(devices["stranger"], f"{FRONT}efforts/")


def _pledges(phone: Phone, hall: Hall, numbers: dict[str, str]) -> None:
    phone.page.goto(hall.at("pledge/"))
    for title, answer in ((LINE, "3"), (CARDS, "2"), ("Picnic de la cuadra", "0")):
        phone.page.locator(f"input[name=choice-{numbers[title]}][value='{answer}']").check()
    phone.page.locator("input[name=hours]").fill("4")
    phone.presses(phone.button("Pledge this"))
    phone.sees("Your pledge counts. You can change it until the plan is adopted.")


def _unfolded(page: Page, path: str, inspector: Inspector) -> None:
    page.goto(path)
    for details in page.locator("details").all():
        details.evaluate("d => { d.open = true }")
    inspector.looks(page, f"{path}, unfolded", dark=True)
