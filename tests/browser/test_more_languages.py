"""Six languages, one of them read from right to left: pages fit, axe finds nothing, news arrives, no English is left."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from asamblea.languages import HEARD
from tests.browser.access import TOO_WIDE, Inspector, reads
from tests.browser.hall import Hall
from tests.browser.more_languages import PRETENDED, copied, pretended
from tests.browser.people import PHONE, Phone, Street
from tests.browser.program import Program, serving

NAME = "동네회의 8"
FRONT = "/a/8/"
DIRECTION = {"ar": "rtl", "zap": "ltr"}
WORDS = """() => { const shown = [], walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
  const named = 'script, style, noscript, .mono, .receipt, bdi, datalist, .languages, select[name=first]'
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(named) &&
    (walk.currentNode.parentElement.closest('[lang]').lang === document.documentElement.lang)) shown.push(walk.currentNode.data)
  for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [data-say]'))
    if (!e.closest('.languages, .qr')) shown.push(...['aria-label', 'title', 'placeholder', 'alt', 'data-say'].map((a) => e.getAttribute(a) ?? ''))
  return shown.join('\\n') }"""
"""What a page says: its text and what is read aloud, without codes, addresses and the languages' own names."""
LATIN = re.compile(r"[A-Za-z]{2,}")
NAMES = frozenset(LATIN.findall(" ".join(("Asamblea America/Los_Angeles XXXX", *HEARD.values(), *PRETENDED.values()))))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    root = copied(tmp_path_factory.mktemp("more"))
    with serving(tmp_path_factory.mktemp("asamblea"), root=root) as program:
        yield program
        assert "Traceback" not in program.said.read_text(), program.said.read_text()


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    """An evening whose people write Korean alone, so that every Latin letter is the program's."""
    hall = Hall(street, program, "십일월 모임", name=NAME, place="임마누엘 교회")
    hall.does("open-meeting")
    hall.opens("상담 전화를 열까요?")
    neighbors = [hall.neighbor("ko") for _ in range(4)]
    neighbors[0].does("speak")
    hall.does("call")
    for neighbor in neighbors[1:]:
        neighbor.does("speak")
    neighbors[1].does("propose", text="화요일 저녁마다 엽니다.", hours="6")
    neighbors[2].does("propose", text="교회에서 엽니다.", hours="2")
    neighbors[3].does("amend", proposal="p2", text="목요일에도 엽니다.")
    hall.does("ask-temperature")
    hall.does("open-vote", proposal="p1", method="consent")
    return hall


def goes(page: Page, path: str) -> None:
    """Open a page that is there."""
    answer = page.goto(path)
    assert answer is not None and answer.ok, path


def look(page: Page, where: str, lang: str, inspector: Inspector) -> None:
    """See that this page is in this language, nothing but it, in its direction, and fits."""
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == (lang, DIRECTION[lang]), where
    if lang == "ar":
        inspector.looks(page, f"{where}, {lang}")
    inspector.faults += [f"{where}, {lang}: {fault}" for fault in page.evaluate(TOO_WIDE)]
    left = set(LATIN.findall(page.evaluate(WORDS))) - NAMES
    if left:
        inspector.faults.append(f"{where}, {lang}: still in English: {' '.join(sorted(left))}")


@pytest.mark.parametrize("lang", ["ar", "zap"])
def test_a_neighbors_pages(hall: Hall, street: Street, inspector: Inspector, lang: str) -> None:
    page = street.phone(lang)
    for path in (
        "/",
        "/s/",
        hall.at("in/"),
        hall.at("ask/"),
        FRONT,
        f"{FRONT}decisions/",
        f"{FRONT}words/",
        f"{FRONT}efforts/",
        f"{FRONT}times/",
    ):
        goes(page, path)
        look(page, path, lang, inspector)
    page.goto("/s/")
    page.get_by_role("main").get_by_role("textbox").fill("ABCD-ABCD-ABCD-ABCD")
    page.get_by_role("main").get_by_role("button", name=PRETENDED[lang]).click()
    look(page, "a slip that is refused", lang, inspector)
    phone = Phone(page, lang, itself=PRETENDED[lang])
    phone.comes_in(f"/s/{hall.slip()}")
    for path in ("", "write/propose/", "write/name/", "write/leave/", "pledge/", "times/"):
        goes(page, hall.at(path))
        look(page, path or "the room", lang, inspector)


@pytest.mark.parametrize("lang", ["ar", "zap"])
def test_the_desks(hall: Hall, street: Street, inspector: Inspector, lang: str) -> None:
    for role, path in (("facilitator", "desk/facilitator/"), ("note-taker", "desk/notes/"), ("door", "door/")):
        page = street.desk(lang)
        page.goto(urlsplit(hall.link(role)).path)
        look(page, f"the link of the {role}", lang, inspector)
        page.get_by_role("main").get_by_role("button").click()
        goes(page, hall.at(path))
        look(page, path, lang, inspector)
    page = hall.page
    reads(page, lang)
    for path in ("/", "/start-assembly/", hall.at("prepare/"), f"{FRONT}words/slip/", f"{FRONT}meetings/new/"):
        goes(page, path)
        look(page, path, lang, inspector)
    page.goto(f"{FRONT}meetings/new/")
    page.locator("main form").evaluate(
        "form => { form.noValidate = true; form.querySelectorAll('input:not([type=hidden])').forEach((i) => { i.value = '' }) }"
    )
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page.locator(".wrong").first).to_be_visible()
    look(page, "a form left empty", lang, inspector)
    reads(page, "en")


def test_the_wall_in_two_directions(hall: Hall, street: Street, inspector: Inspector) -> None:
    wall = street.screen("ar")
    wall.goto(urlsplit(hall.link("wall")).path)
    wall.get_by_role("main").get_by_role("button").click()
    wall.goto(f"{hall.at('wall/')}?lang=ar,es")
    assert [s.get_attribute("dir") for s in wall.locator("main > section").all()] == ["rtl", "ltr"]
    inspector.looks(wall, "the wall, ar and es")
    inspector.faults += [f"the wall: {fault}" for fault in wall.evaluate(TOO_WIDE)]


def test_news_reaches_a_phone_in_a_language_that_was_added(hall: Hall, street: Street) -> None:
    phone = hall.phone("ar", page=street.phone("ar"), itself=PRETENDED["ar"])
    phone.page.evaluate("window.stayed = true")
    hall.does("close-vote", vote="v1")
    hall.does("close-temperature", check="t1")
    expect(phone.page.get_by_role("heading", name=pretended("ar", "Not adopted"))).to_be_visible()
    assert phone.page.evaluate("window.stayed")


def test_six_languages_stand_in_one_line_of_a_phone(hall: Hall, street: Street) -> None:
    page = street.phone("en")
    page.goto("/")
    buttons = page.locator(".languages button")
    expect(buttons).to_have_count(6)
    boxes = [button.bounding_box() for button in buttons.all()]
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] for box in boxes if box)
