"""Voting on paper, over the running program: printed at the door, photographed, counted; the pages are for everybody."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from asamblea.rules.paper.layout import Layout, layout
from asamblea.rules.refusal import Refusal
from bench import photos
from bench.photos import Picture
from tests.browser.access import Inspector
from tests.browser.hall import Hall
from tests.browser.people import Street
from tests.browser.program import Program
from tests.browser.words import say

ITEM, PROPOSAL = "¿Abrimos la línea?", "Abrir la línea los martes y jueves, de seis a nueve."


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    """A room that votes by consent."""
    hall = Hall(street, program)
    hall.does("open-meeting")
    hall.does("add-item", title=ITEM, asks="decide", minutes="10")
    hall.does("open-item", item="i1")
    hall.does("propose", text=PROPOSAL, hours="0")
    hall.does("open-vote", proposal="p1", method="consent")
    return hall


def places() -> Layout:
    found = layout({"method": "consent", "options": []})
    assert not isinstance(found, Refusal)
    return found


def device(hall: Hall, page: Page, role: str) -> Page:
    """Let a device take a role and open the page of paper ballots."""
    page.goto(urlsplit(hall.link(role)).path)
    page.locator("main form button").first.click()
    page.goto(hall.at("papers/"))
    return page


def paper(hall: Hall, door: Page, lang: str) -> Picture:
    """Print one paper for a new slip at the door's desk."""
    form = door.locator("form[action$='/papers/print/']")
    form.locator("input[name=code]").fill(hall.slip())
    with door.expect_download() as printed:
        form.get_by_role("button", name=say(lang, "Print paper ballots")).click()
    (page,) = photos.pages(printed.value.path().read_bytes())
    return page


def filled(page: Picture, *rows: str) -> bytes:
    photos.fill(page, places(), photos.bubbles(places(), *((row, "") for row in rows)))
    return photos.jpeg(page)


def send(page: Page, lang: str, *pictures: bytes) -> None:
    files = [{"name": f"IMG_{n}.jpg", "mimeType": "image/jpeg", "buffer": data} for n, data in enumerate(pictures, 1)]
    page.locator("#pictures").set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name=say(lang, "Read these pictures")).click()


def test_a_neighbor_votes_on_paper_and_the_table_counts_it_without_script(hall: Hall, street: Street) -> None:
    """Spanish at the door, Korean at the table, on a phone without script."""
    door = device(hall, street.desk("es"), "door")
    pictures = [filled(paper(hall, door, "es"), *rows) for rows in (("agree",), ("agree",), ("agree", "aside"))]
    table = device(hall, street.phone("ko", script=False), "teller")
    send(table, "ko", *pictures)
    expect(table.get_by_text(say("ko", "The ballot is in the urn."))).to_have_count(2)
    expect(table.get_by_text(say("ko", "Two circles are filled where only one can count."))).to_be_visible()
    for page, lang in ((table, "ko"), (door, "es")):
        page.goto(hall.at("papers/eyes/"))
        page.locator("input[value=aside]").check()
        page.get_by_role("button", name=say(lang, "This is what I see")).click()
    expect(door.get_by_text(say("es", "Two people saw the same. The ballot is in the urn."))).to_be_visible()


def test_pages_of_papers_are_for_everybody(hall: Hall, street: Street, inspector: Inspector) -> None:
    door = device(hall, street.desk("en"), "door")
    inspector.in_all_languages(door, "papers", lambda: door.goto(hall.at("papers/")))
    doubtful = filled(paper(hall, door, "ko"))
    table = device(hall, street.narrow("en"), "teller")
    send(table, "en", doubtful)
    inspector.looks(table, "what came of pictures", dark=True)
    inspector.in_all_languages(table, "eyes", lambda: table.goto(hall.at("papers/eyes/")))


def test_the_record_shows_the_papers_among_all_ballots_and_how_many_were_read(hall: Hall) -> None:
    hall.does("close-vote", vote="v1")
    page = hall.page
    page.goto(f"/a/asamblea-de-la-calle-ocho/m/{hall.id}/minutes/")
    expect(page.get_by_text(re.compile("2 ballots on paper were read into the urn"))).to_be_visible()
