"""Times that reach working people: a card given in Korean without script, the choice that changes by it, for everybody's eyes and thumbs."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import Inspector
from tests.browser.hall import ZONE, Hall
from tests.browser.people import Person, Phone, Street
from tests.browser.program import Program
from tests.browser.wire import wire
from tests.browser.words import say

LIMIT = 14 * 1024
SETTLED_MS = 1_000
FRONT = "/a/asamblea-de-la-calle-ocho/"
CHOOSE = f"{FRONT}times/choose/"
CODE = re.compile(r"^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$")
DAYS = {"work": "day", "language": "es", "turns": "1", "turn": "1", "week-1": ["tue-evening", "sat-morning"]}


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    hall = Hall(street, program)
    for _ in range(4):
        hall.gives_times(FRONT, **DAYS)
    hall.does("open-meeting")
    hall.opens("¿Cuándo nos reunimos?")
    return hall


@pytest.fixture(scope="module")
def phone(hall: Hall, street: Street) -> Phone:
    return hall.phone("ko", script=False)


def test_with_four_cards_no_week_of_anybody_is_shown(hall: Hall) -> None:
    hall.page.goto(CHOOSE)
    expect(
        hall.page.get_by_text(say("en", "From %(n)s cards on, this page shows when neighbors could come.", n=5))
    ).to_be_visible()
    expect(hall.page.get_by_role("table").filter(visible=True)).to_have_count(0)


def test_a_night_worker_gives_two_weeks_nights_and_two_weeks_days_in_korean_without_script(hall: Hall, phone: Phone) -> None:
    phone.goes_to_the_room()
    phone.link("When could you come?").click()
    page = phone.page
    page.locator("select[name=turns]").select_option("4")
    phone.button("Show these weeks").click()
    for n, shift in enumerate(("night", "night", "day", "day"), 1):
        page.locator(f"button[value='{n}-{shift}']").click()
        expect(page.get_by_role("alert")).to_have_count(0)
    page.locator("input[name=week-1][value=sat-morning]").uncheck()
    page.locator("input[name=turn][value='1']").check()
    page.locator("select[name=work]").select_option("rotating")
    page.locator("input[name=childcare]").check()
    phone.button("Count my times").click()
    phone.sees("Your times count. Keep the code below to change or erase them.")
    expect(page.get_by_text(CODE)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    expect(page.locator("input[name=week-1][value=sat-morning]")).not_to_be_checked()
    expect(page.locator("input[name=week-3][value=tue-evening]")).to_be_checked()


def test_the_choice_of_times_changes_by_it(hall: Hall) -> None:
    page = hall.page
    _waits_for_the_clock(page)
    expect(page.get_by_role("table").filter(visible=True)).to_have_count(1)
    # Four of day work and one who comes on Tuesday evenings in each of the four weeks.
    expect(page.locator("td.fill-8").filter(visible=True).first).to_contain_text("5")
    expect(
        page.get_by_text(say("en", "%(reached)s of %(people)s can come to one of them at least.", reached=5, people=5))
    ).to_be_visible()
    page.get_by_role("button", name=say("en", "Let the assembly decide")).click()
    expect(page.get_by_text(say("en", "It is on the agenda: the assembly decides."))).to_be_visible()
    page.goto(hall.at("desk/facilitator/"))
    expect(page.get_by_text("¿Cuándo nos reunimos? Propuesta: martes tarde-noche").first).to_be_visible()


def _waits_for_the_clock(page: Page) -> None:
    """Open the page again until the program's clock has counted the first five cards."""
    for _ in range(20):
        page.goto(CHOOSE)
        if page.get_by_role("table").filter(visible=True).count():
            return
        page.wait_for_timeout(SETTLED_MS)


def test_the_day_and_hour_proposed_stand_in_the_form_of_the_next_meeting(hall: Hall) -> None:
    page = hall.page
    page.goto(CHOOSE)
    page.get_by_role("link", name=say("en", "Plan a meeting then")).click()
    expect(page.locator("input[name=hour]")).to_have_value("18:30")
    expect(page.locator("input[name=day]")).to_have_value(re.compile(r"^\d{4}-\d\d-\d\d$"))


def test_the_pages_of_a_neighbor(hall: Hall, street: Street, inspector: Inspector) -> None:
    phone = hall.phone("en", page=street.narrow("en"))
    inspector.pages(phone.page, hall.at("times/"), f"{FRONT}times/", f"{FRONT}times/card/")

    def refused() -> None:
        phone.page.goto(hall.at("times/"))
        phone.page.locator("select[name=work]").select_option("kitchen")
        phone.page.locator("button[value=keep]").click()
        expect(phone.page.get_by_role("alert").first).to_be_visible()

    inspector.in_all_languages(phone.page, "a card that is refused", refused)
    phone.page.locator("button[value='1-day']").click()
    phone.page.locator("button[value=keep]").click()
    phone.sees("Your card counts")
    inspector.pages(phone.page, f"{FRONT}times/card/")
    phone.page.locator("select[name=turns]").select_option("4")
    phone.page.locator("button[value=weeks]").click()
    inspector.looks(phone.page, "a card of four weeks", dark=True)


def test_the_pages_of_the_organizers(hall: Hall, inspector: Inspector) -> None:
    inspector.pages(hall.page, f"{CHOOSE}?times=2", f"{FRONT}times/paper/", f"{CHOOSE}?slot=mon-noon")
    hall.page.goto(f"{CHOOSE}?times=3")
    for details in hall.page.locator("details").all():
        details.evaluate("d => { d.open = true }")
    inspector.looks(hall.page, "the choice, unfolded", dark=True)


def test_a_card_is_erased_with_its_code_on_another_phone(hall: Hall, phone: Phone, street: Street) -> None:
    phone.page.goto(f"{FRONT}times/card/")
    code = phone.page.get_by_text(CODE).inner_text()
    other = Person(street.phone("es", script=False), "es")
    other.page.goto(f"{FRONT}times/card/")
    other.page.locator("input[name=code]").fill(code.lower())
    other.button("Show my card").click()
    other.button("Erase my times").click()
    other.sees("Your times are erased.")
    phone.page.goto(f"{FRONT}times/card/")
    expect(phone.page.get_by_text(CODE)).to_have_count(0)


@pytest.mark.parametrize("lang", ["es", "ko"])
@pytest.mark.parametrize("path", ["card", "why"])
def test_a_neighbors_page_with_all_it_loads_fits_in_14_kb(
    hall: Hall, street: Street, program: Program, lang: str, path: str
) -> None:
    phone = hall.phone(lang)
    _gives_four_weeks(phone.page, hall)
    with wire(program.url) as counted:
        fresh = street.phone(lang)
        kept = [c for c in phone.page.context.cookies() if c["name"] in {"slip", "django_language", "csrftoken", "times"}]
        fresh.context.add_cookies([{"name": c["name"], "value": c["value"], "url": counted.url} for c in kept])
        fresh.goto(f"{counted.url}{FRONT}times/{'card/' if path == 'card' else ''}")
        fresh.wait_for_timeout(SETTLED_MS)
        expect(fresh.get_by_role("table")).to_have_count(4 if path == "card" else 1)
        assert counted.received <= LIMIT, f"{counted.received} bytes came over the wire"


def _gives_four_weeks(page: Page, hall: Hall) -> None:
    page.goto(hall.at("times/"))
    page.locator("select[name=turns]").select_option("4")
    page.locator("button[value=weeks]").click()
    for n in range(1, 5):
        page.locator(f"button[value='{n}-day']").click()
    page.locator("select[name=work]").select_option("kitchen")
    page.locator("button[value=keep]").click()
    expect(page.get_by_text(CODE)).to_be_visible()


def test_a_late_vote_is_read_in_a_minute_the_next_morning_without_script(
    hall: Hall, street: Street, inspector: Inspector
) -> None:
    until = (datetime.now(ZoneInfo(ZONE)) + timedelta(hours=20)).strftime("%Y-%m-%dT%H:%M")
    hall.does("propose", text="Abrir la línea de avisos los martes.", hours="6")
    prepared = {"owner": "equipo de noche", "owner_kind": "role", "due": hall.today, "next": "lo vemos en enero"}
    hall.does("open-vote", proposal="p1", method="majority", by="urn", until=until, **prepared)
    at_work = hall.phone("ko", script=False)
    at_work.unfold("In one minute")
    for words in ("It passes when more say yes than no.", "Open until", "What it costs"):
        at_work.reads(say("ko", words))
    at_work.reads("lo vemos en enero")
    narrow = hall.phone("en", page=street.narrow("en"))
    narrow.unfold("In one minute")
    inspector.looks(narrow.page, "a late vote in one minute", dark=True)
