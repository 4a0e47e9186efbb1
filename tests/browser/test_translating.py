"""Words said in one language on one phone are read in another: the desk by keyboard, live; everybody can use its pages."""

import statistics
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from asamblea.languages import CODES
from tests.browser.access import Inspector
from tests.browser.hall import Hall
from tests.browser.people import Person, Phone, Street
from tests.browser.program import Program
from tests.browser.test_size import LIMIT, OTHER, PROPOSAL, SETTLED_MS
from tests.browser.wire import wire

TITLE = "¿Abrimos la línea de avisos?"
KOREAN = "제보 전화를 매주 화요일과 목요일 저녁 6시부터 9시까지 두 사람씩 맡아 엽시다."


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    hall = Hall(street, program)
    hall.does("open-meeting")
    hall.opens(TITLE)
    hall.neighbor("es").does("propose", text=PROPOSAL)
    return hall


@pytest.fixture(scope="module")
def korean(hall: Hall) -> Phone:
    return hall.phone("ko")


@pytest.fixture(scope="module")
def translator(hall: Hall, street: Street) -> Person:
    somebody = Person(street.desk("ko"), "ko")
    somebody.takes_the_role(urlsplit(hall.link("translator")).path, "/translate/$")
    return somebody


def test_what_is_said_is_at_the_desk_within_a_second(hall: Hall, translator: Person, korean: Phone) -> None:
    neighbors, took = [hall.neighbor("es") for _ in range(5)], []
    for n, neighbor in enumerate(neighbors):
        words = f"Que abramos los martes, propuesta {n}."
        begun = time.monotonic()
        neighbor.does("propose", text=words)
        translator.page.get_by_text(words).first.wait_for()
        took.append(time.monotonic() - begun)
    assert statistics.median(took) < 1, took


def test_by_keyboard_alone_a_text_is_taken_written_and_the_next_is_there(hall: Hall, translator: Person, korean: Phone) -> None:
    page = translator.page
    page.reload()
    expect(page.locator("#next .now")).to_be_focused()
    page.keyboard.press("Enter")
    done = [(TITLE, "es", "¿Abrimos la línea?"), (TITLE, "ko", "제보 전화를 열까요?")]
    done += [(PROPOSAL, "ko", KOREAN)]
    done += [(f"Que abramos los martes, propuesta {n}.", "ko", f"화요일에 엽시다, 제안 {n}.") for n in range(5)]
    for source, lang, words in done:
        expect(page.locator("#work blockquote")).to_have_text(source)
        expect(page.locator(f"#text[lang={lang}]")).to_be_focused()
        page.keyboard.insert_text(words)
        page.keyboard.press("Tab")
        expect(translator.page.locator("#work .now")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#said")).to_contain_text(translator.say("Everybody reads it now."))
    korean.reads("제보 전화를 열까요?")
    korean.reads(KOREAN)
    korean.misses(PROPOSAL)


def test_a_neighbor_without_script_helps_and_a_translator_checks(hall: Hall, translator: Person) -> None:
    hall.neighbor("ko").does("propose", text=OTHER)
    of = "p7"
    phone = hall.phone("es", script=False)
    phone.page.goto(hall.at(f"translate/?of={of}&to=es"))
    phone.reads(OTHER)
    phone.page.locator("#text").fill("Abramos la línea los martes, con intérpretes.")
    phone.presses(phone.button("Send my draft"))
    phone.is_told("Thank you. Somebody checks it before others read it as checked.")
    translator.page.goto(hall.at(f"translate/?of={of}&to=es"))
    expect(translator.page.locator("#next .now")).to_be_focused()
    translator.page.keyboard.press("Enter")
    translator.sees("Somebody’s draft. Nobody has checked it.")
    expect(translator.page.locator("#text")).to_have_value("Abramos la línea los martes, con intérpretes.")
    translator.presses(translator.page.locator("#work .now"))
    phone.page.goto(hall.at(""))
    phone.reads("Abramos la línea los martes, con intérpretes.")


def test_everybody_can_use_the_desk_and_the_page_of_a_neighbor(hall: Hall, street: Street, translator: Person) -> None:
    faults = Inspector()
    hall.neighbor("ko").does("propose", text=OTHER + " 토요일에도.")
    page = translator.page

    def at_work() -> None:
        page.goto(hall.at("translate/"))
        if not page.locator("#work").count():
            page.locator("#next .now").click()
        expect(page.locator("#work")).to_be_visible()

    faults.in_all_languages(page, "the desk at work", at_work)
    page.locator("#work [value=give-back]").click()
    faults.in_all_languages(page, "the desk", lambda: page.goto(hall.at("translate/")))
    faults.pages(hall.page, "/a/asamblea-de-la-calle-ocho/translate/", hall.at("translate/?of=title&to=ko"))
    narrow = hall.phone("en", page=street.narrow("en"))
    faults.pages(narrow.page, hall.at("translate/"), hall.at("translate/?of=p1&to=en"))
    assert not faults.says(), faults.says()


@pytest.mark.parametrize("lang", CODES)
def test_a_neighbors_page_fits_in_14_kb(hall: Hall, street: Street, program: Program, lang: str) -> None:
    phone = hall.phone(lang)
    to = "ko" if lang != "ko" else "en"
    with wire(program.url) as counted:
        fresh: Page = street.phone(lang)
        kept = {"slip", "django_language", "csrftoken"}
        cookies = [c for c in phone.page.context.cookies() if c["name"] in kept]
        fresh.context.add_cookies([{"name": c["name"], "value": c["value"], "url": counted.url} for c in cookies])
        fresh.goto(f"{counted.url}{hall.at(f'translate/?of=p1&to={to}')}")
        fresh.wait_for_timeout(SETTLED_MS)
        expect(fresh.locator("#text")).to_be_visible()
        print(f"{lang}: {counted.received} bytes")
        assert counted.received <= LIMIT, f"{counted.received} bytes came over the wire"
