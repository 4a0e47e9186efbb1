"""Every page of the evening, for everybody: axe finds nothing, in three languages; nothing too wide, nothing too small; by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import Inspector
from tests.browser.hall import Hall
from tests.browser.people import Door, Phone, Street
from tests.browser.program import Program
from tests.browser.words import THEMSELVES, say

QUESTION = "¿Qué hacemos primero?"
OPTIONS = "Una despensa\n법률 상담\nA garden on Oxford street"
COSTS = "Una despensa = 4\n법률 상담 = 6\nA garden on Oxford street = 3"
PROPOSAL = "Que abramos la línea de avisos todos los martes de 6 a 9 de la noche, con dos personas por turno."
AMENDMENT = "제보 전화를 매주 화요일과 목요일 저녁 6시부터 9시까지 두 사람씩 맡아 엽니다."
CHOOSE = {
    "approval": {"options": OPTIONS},
    "score": {"options": OPTIONS},
    "irv": {"options": OPTIONS},
    "schulze": {"options": OPTIONS},
    "stv": {"options": OPTIONS, "seats": "2"},
    "equal_shares": {"options": COSTS, "budget": "10"},
}


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    return Hall(street, program)


@pytest.fixture(scope="module")
def devices(hall: Hall) -> dict[str, Page]:
    """One device for each role of the evening; `stranger` has none."""
    return {"organizer": hall.page, **hall.devices("facilitator", "note-taker", "door", "wall")}


@pytest.fixture(scope="module")
def phone(hall: Hall, street: Street) -> Phone:
    return hall.phone("en", page=street.narrow("en"))


def test_the_first_pages_before_anyone_is_here(street: Street, program: Program, inspector: Inspector) -> None:
    page = street.desk()
    page.goto("/")
    inspector.pages(page, "/", re.sub(r"^http://[^/]+", "", program.link), "/start/used-up")


def test_the_organizers_pages(hall: Hall, inspector: Inspector) -> None:
    page, organizer = hall.page, hall.organizer
    inspector.pages(
        page, "/", "/start-assembly/", "/organizers/link/", hall.at("prepare/"), "/a/asamblea-de-la-calle-ocho/meetings/new/"
    )
    organizer.page.goto("/organizers/link/")
    organizer.presses(organizer.button("Make a link for one person"))
    inspector.looks(page, "a link for another organizer", dark=True)
    page.goto(hall.at("prepare/"))
    for title, asks in ((QUESTION, "decide"), ("겨울 바자회 준비", "discuss"), ("The school", "share")):
        organizer.adds_item(title, asks, 20)

    def link() -> None:
        page.goto(hall.at("prepare/"))
        page.locator("form[action$='/pass/teller/']").get_by_role("button").last.click()
        expect(page.get_by_text(re.compile(r"^\s*http://\S+/p/\S+\s*$"))).to_be_visible()

    inspector.in_all_languages(page, "prepare, with a link", link)
    hall.items = 3


def test_the_pages_of_whoever_stands_outside(hall: Hall, devices: dict[str, Page], inspector: Inspector) -> None:
    page, link = devices["stranger"], hall.link("door")
    front = "/a/asamblea-de-la-calle-ocho/"
    inspector.pages(
        page, "/", "/s/", f"/s/{hall.slip()}", hall.at("in/"), hall.at("ask/"), "/sign-in/", "/nowhere/", hall.at("door/")
    )
    inspector.pages(
        page, re.sub(r"^http://[^/]+", "", link), front, f"{front}decisions/", f"{front}words/", f"{front}m/{hall.id}/"
    )

    def refused() -> None:
        page.goto("/s/")
        page.get_by_role("main").get_by_role("textbox").fill("ABCD-ABCD-ABCD-ABCD")
        lang = next(c["value"] for c in page.context.cookies() if c["name"] == "django_language")
        page.get_by_role("main").get_by_role("button", name=THEMSELVES[lang]).click()
        expect(page.get_by_role("alert")).to_be_visible()

    inspector.in_all_languages(page, "a slip that is refused", refused)
    page.goto("/sign-in/")
    page.locator("input[name=name]").fill("Rosa")
    page.locator("input[name=passphrase]").fill("not the right words")
    page.locator("input[name=passphrase]").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    inspector.looks(page, "a sign-in that is refused", dark=True)
    page.goto(hall.at("ask/"))
    page.get_by_role("main").get_by_role("textbox").fill("Marisol, 3B")
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_text(say("en", "The door was asked."))).to_be_visible()
    inspector.pages(page, hall.at("ask/"))


def test_the_evening_before_it_begins(hall: Hall, devices: dict[str, Page], phone: Phone, inspector: Inspector) -> None:
    _desks(hall, devices, inspector)
    inspector.pages(phone.page, hall.at(""), hall.at("write/name/"), hall.at("write/leave/"))
    door = Door(devices["door"], "en")
    door.page.goto(hall.at("door/"))
    door.shows_a_slip()
    inspector.looks(door.page, "the door, with a slip", dark=True)
    door.helps(hall.slip())
    inspector.looks(door.page, "the door helps", dark=True)


def test_a_busy_discussion(hall: Hall, devices: dict[str, Page], phone: Phone, inspector: Inspector) -> None:
    hall.does("open-meeting")
    hall.does("open-item", item="i1")
    others = [hall.neighbor(lang) for lang in ("es", "ko", "es")]
    others[0].does("speak")
    hall.does("call")
    others[1].does("question")
    others[2].does("speak")
    others[2].does("follow")
    phone.goes_to_the_room()
    phone.asks_to_speak()
    phone.proposes(PROPOSAL, 6)
    others[1].does("amend", proposal="p1", text=AMENDMENT)
    hall.does("propose", text="A second proposal, of the table", hours="2")
    hall.does("ask-temperature")
    others[0].does("temperature", mark="up")
    _desks(hall, devices, inspector)
    amend = f"{hall.at('write/amend/')}?proposal=p1"
    inspector.pages(phone.page, hall.at(""), hall.at("write/propose/"), amend)
    phone.page.goto(hall.at(""))
    phone.unfold("Question or point of order")
    inspector.looks(phone.page, "the phone, unfolded", dark=True)
    _unfolded(devices["facilitator"], hall.at("desk/facilitator/"), inspector)
    _unfolded(devices["door"], hall.at("door/"), inspector)
    door = Door(devices["door"], "en")
    door.helps(hall.slip())
    for details in door.page.locator("details").all():
        details.evaluate("d => { d.open = true }")
    inspector.looks(door.page, "the door helps in a discussion", dark=True)
    phone.page.goto(hall.at(""))
    phone.accepts_amendment()
    hall.does("close-temperature", check="t1")


@pytest.mark.parametrize("method", ["consent", "majority", "hands", *CHOOSE])
def test_a_vote_of_each_method(hall: Hall, devices: dict[str, Page], phone: Phone, inspector: Inspector, method: str) -> None:
    votes = hall.votes = getattr(hall, "votes", 0) + 1
    if method in CHOOSE:
        hall.does("open-vote", method=method, question=QUESTION, **CHOOSE[method])
    else:
        proposal = {"consent": "p1", "majority": "p2", "hands": "p3"}[method]
        if method == "hands":
            hall.does("propose", text="Que levantemos la mano")
        by = {"hands": {"by": "hands", "method": "majority"}}.get(method, {"method": method})
        hall.does("open-vote", proposal=proposal, **by)
    inspector.pages(phone.page, hall.at(""))
    for role, where in (("facilitator", "desk/facilitator/"), ("wall", "wall/")):
        devices[role].goto(hall.at(where))
        inspector.looks(devices[role], f"{role}, {method}")
    if method == "hands":
        hall.does("cancel-vote", vote=f"v{votes}", why="Nobody counted")
        return
    door = Door(devices["door"], "en")
    door.helps(hall.slip())
    inspector.looks(door.page, f"the door helps to vote by {method}")
    if method == "consent":
        phone.goes_to_the_room()
        phone.casts("agree", hours=2)
        inspector.looks(phone.page, "the phone, counted", dark=True)
        inspector.pages(phone.page, hall.at(""))
    hall.does("close-vote", vote=f"v{votes}")


def test_results_decisions_and_the_end(hall: Hall, devices: dict[str, Page], phone: Phone, inspector: Inspector) -> None:
    _desks(hall, devices, inspector)
    inspector.pages(phone.page, hall.at(""))
    hall.does("decide", vote="v1", owner="círculo de la línea", owner_kind="role", due=hall.today)
    hall.does("note", text="Hablaron tres vecinos de la noche del 3.")
    hall.does("close-item", item="i1")
    inspector.pages(phone.page, hall.at(""))
    hall.does("open-item", item="i2")
    hall.does("close-item", item="i2")
    devices["facilitator"].goto(hall.at("desk/facilitator/"))
    inspector.looks(devices["facilitator"], "the facilitator, between items")
    hall.does("close-meeting")
    _desks(hall, devices, inspector)
    inspector.pages(phone.page, hall.at(""))


def test_the_record_and_the_next_evening(hall: Hall, devices: dict[str, Page], inspector: Inspector) -> None:
    page, record = devices["stranger"], f"/a/asamblea-de-la-calle-ocho/m/{hall.id}/"
    inspector.pages(
        page, "/a/asamblea-de-la-calle-ocho/", "/a/asamblea-de-la-calle-ocho/decisions/?q=línea", record, f"{record}minutes/"
    )
    inspector.pages(page, f"{record}v1/", f"{record}v1/?receipt=ABCD-ABCD-ABCD-ABCD", f"{record}v4/", f"{record}v8/")
    hall.organizer.plans_next("Asamblea de diciembre", hall.today, "Iglesia Immanuel")
    inspector.looks(hall.page, "prepare, with promises", dark=True)
    hall.page.goto("/")
    hall.organizer.button("Look around a demo assembly").click()
    inspector.looks(hall.page, "the demo", dark=True)
    hall.page.goto("/")
    inspector.looks(hall.page, "the first page, with a demo", dark=True)


def _desks(hall: Hall, devices: dict[str, Page], inspector: Inspector) -> None:
    places = {"facilitator": "desk/facilitator/", "note-taker": "desk/notes/", "door": "door/"}
    for role, where in places.items():
        inspector.pages(devices[role], hall.at(where))
    wall = devices["wall"]
    for langs in ("es,ko", "en,es"):
        wall.goto(f"{hall.at('wall/')}?lang={langs}")
        inspector.looks(wall, f"the wall, {langs}", dark=True)


def _unfolded(page: Page, path: str, inspector: Inspector) -> None:
    page.goto(path)
    for details in page.locator("details").all():
        details.evaluate("d => { d.open = true }")
    inspector.looks(page, f"{path}, unfolded", dark=True)
