"""An evening in which everyone takes part: each voter by another way, and the record shows one ballot of each.

A text is translated live by a second person, four groups bring back what becomes one decision, and the same vote is
cast by a phone, by text message, by keypad, on paper, and by a phone without script after the meeting.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from asamblea.rules.paper.layout import layout
from bench import photos
from tests.browser.hall import FRAGMENT, ZONE, Hall
from tests.browser.people import Person, Phone, Reader, Street, Wall
from tests.browser.program import Program
from tests.browser.telephone import provider, serving_with_a_telephone
from tests.browser.words import say

ASSEMBLY = "asamblea-de-la-calle-ocho"
TITLE = "¿Cómo nos cuidamos de noche?"
TITLE_KO = "밤에 서로 어떻게 돌볼까요?"
QUESTION = "¿Qué hace falta en cada cuadra?"
BROUGHT = (
    "Que haya acompañamiento a la parada del autobús.",
    "Que dos vecinos acompañen a quien sale de noche.",
    "Que se acompañe a la parada los jueves.",
    "Que el círculo de noche acompañe hasta la parada.",
)
ONE = "Que dos vecinos acompañen de noche hasta la parada, los martes y jueves."
ONE_KO = "화요일과 목요일 밤에 이웃 두 사람이 정류장까지 함께 걷습니다."
TEXTING, CALLING = "+12135550123", "+12135550124"
OPEN_FOR = timedelta(seconds=75)
"""How long the vote stays open: enough for every way on a busy machine; the last chapter waits for its end."""


@dataclass
class Evening:
    """Who is there, and what they keep from one chapter to the next."""

    hall: Hall
    program: Program
    phones: dict[str, Phone]
    translator: Person
    wall: Wall
    until: datetime = datetime.max
    receipts: dict[str, str] = field(default_factory=dict)

    def record(self) -> dict:
        """Return the record file as anyone can take it now."""
        return json.loads(self.hall.page.request.get(f"/a/{ASSEMBLY}/m/{self.hall.id}/record.json").text())

    def entry(self, kind: str) -> dict:
        return next(e for e in self.record()["entries"] if e["kind"] == kind)

    def translates(self, of: str, source: str, words: str) -> None:
        """Take a text at the desk, write it in Korean, and say that it is done."""
        page = self.translator.page
        page.goto(self.hall.at(f"translate/?of={of}&to=ko"))
        page.locator("[accesskey=n]").press("Enter")
        expect(page.locator("#work blockquote")).to_have_text(source)
        page.locator("#text").fill(words)
        page.locator("[accesskey=s]").press("Enter")
        expect(page.locator("#said")).to_contain_text(self.translator.say("Everybody reads it now."))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """A program that takes texts and calls; its keys were made before it started."""
    folder = tmp_path_factory.mktemp("asamblea")
    with serving_with_a_telephone(folder) as program:
        yield program
        assert "Traceback" not in program.said.read_text(), program.said.read_text()


@pytest.fixture(scope="module")
def evening(program: Program, street: Street) -> Evening:
    hall = Hall(street, program)
    hall.does("open-meeting")
    hall.opens(TITLE, lang="es")
    phones = {"es": hall.phone("es"), "ko": hall.phone("ko"), "old": hall.phone("es", script=False)}
    wall = hall.wall()
    translator = Person(street.desk("ko"), "ko")
    translator.takes_the_role(urlsplit(hall.link("translator")).path, "/translate/$")
    return Evening(hall, program, phones, translator, wall)


def test_a_text_of_the_agenda_is_translated_live_by_a_second_person(evening: Evening) -> None:
    evening.phones["ko"].reads(TITLE)
    evening.translates("i1", TITLE, TITLE_KO)
    evening.phones["ko"].reads(TITLE_KO)
    expect(evening.wall.side("ko").get_by_text(TITLE_KO)).to_be_visible()
    expect(evening.wall.side("es").get_by_text(TITLE)).to_be_visible()


def test_four_groups_come_back_with_what_becomes_one_proposal(evening: Evening) -> None:
    hall = evening.hall
    for _ in range(5):
        hall.neighbor()
    hall.sits_in_groups(question=QUESTION, groups="4", minutes="15", how="counting", lang="es")
    evening.phones["ko"].reads(QUESTION)
    for group, words in enumerate(BROUGHT, 1):
        hall.does("report-group", group=str(group), point1="Hay poca luz.", proposals=words, lang="es")
    hall.does("call-back", breakouts="b1")
    for words in BROUGHT:
        evening.phones["es"].reads(words)
    hall.does("merge", proposals=["p1", "p2", "p3", "p4"], text=ONE, lang="es")
    for phone in evening.phones.values():
        phone.goes_to_the_room()
        phone.reads(ONE)
        phone.misses(BROUGHT[0])


def test_the_vote_waits_until_everybody_can_read_it(evening: Evening) -> None:
    hall = evening.hall
    evening.until = datetime.now(ZoneInfo(ZONE)) + OPEN_FOR
    late = {"until": evening.until.replace(tzinfo=None).isoformat(timespec="seconds"), "owner": "círculo de noche"}
    asked = {"proposal": "p5", "method": "consent", "by": "urn", "due": hall.today, "next": "Lo vemos en enero.", **late}
    token = next(c["value"] for c in hall.page.context.cookies() if c["name"] == "csrftoken")
    answer = hall.page.request.post(hall.at("table/open-vote/"), form=asked, headers={**FRAGMENT, "X-CSRFToken": token})
    assert "한국어" in answer.text() and 'role="alert"' in answer.text()
    evening.translates("p5", ONE, ONE_KO)
    evening.phones["ko"].reads(ONE_KO)
    evening.until = datetime.now(ZoneInfo(ZONE)) + OPEN_FOR
    asked["until"] = evening.until.replace(tzinfo=None).isoformat(timespec="seconds")
    hall.does("open-vote", **{**asked, "without": []})
    assert evening.entry("vote_opened")["versions"] == {"es": [ONE], "ko": [ONE_KO]}


def test_a_phone_votes(evening: Evening) -> None:
    phone = evening.phones["ko"]
    phone.goes_to_the_room()
    phone.reads(ONE_KO)
    evening.receipts["phone"] = phone.casts("agree", hours=2)


def test_somebody_votes_by_text_message(evening: Evening) -> None:
    sends = provider(evening.program)
    sends.text(TEXTING, f"UNIRME {evening.hall.slip()}")
    (said,) = sends.text(TEXTING, "QUE")
    assert "acompañen de noche" in said
    (said,) = sends.text(TEXTING, "VOTO 1")
    evening.receipts["text"] = _receipt(said)
    (again,) = sends.text(TEXTING, "VOTO 2")
    assert _receipt(again) == evening.receipts["text"], "a changed ballot keeps its receipt"


def test_somebody_votes_by_keypad(evening: Evening) -> None:
    hall = evening.hall
    digits = re.search(r'class="code">\s*(\d[\d\s]+)<', hall._post(hall.at("telephone/code/"), {"code": hall.slip()}))
    assert digits
    call = provider(evening.program).call(CALLING)
    korean = list(_languages(call.said)).index("한국어") + 1
    call.press(str(korean))
    call.press("2")
    said = call.press(re.sub(r"\s", "", digits[1]))
    assert ONE_KO in " ".join(said)
    call.press("1")
    said = call.press("1")
    spelled = re.search(r"(?:[0-9A-Z]\. ){16}", " ".join(said))
    assert spelled, said
    receipt = spelled[0].replace(". ", "")
    evening.receipts["call"] = "-".join(receipt[at : at + 4] for at in range(0, 16, 4))


def test_somebody_votes_on_paper(evening: Evening, street: Street, tmp_path: Path) -> None:
    hall = evening.hall
    neighbor = hall.neighbor()
    code = neighbor.code
    fields = {"vote": "v1", "count": "1", "paper": "letter", "code": code}
    token = next(c["value"] for c in hall.page.context.cookies() if c["name"] == "csrftoken")
    printed = hall.page.request.post(hall.at("papers/print/"), form=fields, headers={"X-CSRFToken": token})
    (page,) = photos.pages(printed.body())
    places = layout(evening.entry("vote_opened")["vote"])
    photos.fill(page, places, photos.bubbles(places, ("agree", "")))
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(photos.jpeg(page))
    teller = Person(street.desk("es"), "es")
    teller.takes_the_role(urlsplit(hall.link("teller")).path, "/")
    teller.page.goto(hall.at("papers/"))
    teller.page.locator("#pictures").set_input_files(photo)
    teller.presses(teller.button("Read these pictures"))
    teller.reads(say("es", "The ballot is in the urn."))


def test_the_evening_ends_while_the_vote_stays_open(evening: Evening) -> None:
    evening.hall.does("close-meeting")
    assert evening.record()["entries"][-1]["kind"] == "meeting_closed"


def test_the_next_morning_somebody_votes_without_script(evening: Evening) -> None:
    phone = evening.phones["old"]
    phone.goes_to_the_room()
    evening.receipts["without script"] = phone.casts("agree")


def test_the_record_shows_one_ballot_of_each(evening: Evening, street: Street, tmp_path: Path) -> None:
    wait = (evening.until - datetime.now(ZoneInfo(ZONE))).total_seconds() + 8
    evening.hall.page.wait_for_timeout(max(0, wait) * 1000)
    closed = evening.entry("vote_closed")
    receipts = {b["receipt"]: b["ballot"]["choice"] for b in closed["ballots"]}
    assert len(closed["ballots"]) == 5
    assert len(evening.receipts) == 4 and set(evening.receipts.values()) < set(receipts)
    assert receipts[evening.receipts["text"]] == "aside", "the last one before closing counts"
    assert sorted(receipts.values()) == ["agree", "agree", "agree", "agree", "aside"]
    assert evening.entry("decision_recorded")["text"]["text"] == ONE
    kept = tmp_path / "record.json"
    kept.write_text(json.dumps(evening.record()), encoding="utf-8")
    holds = evening.program.command("verify", str(kept))
    assert holds.returncode == 0, holds.stdout + holds.stderr
    reader = Reader(street.phone("ko"), "ko")
    reader.page.goto(f"/a/{ASSEMBLY}/m/{evening.hall.id}/v1/?receipt={evening.receipts['call']}")
    reader.sees("Your ballot is here")
    reader.reads(ONE_KO)


def test_nothing_of_the_telephone_or_the_paper_is_left(evening: Evening) -> None:
    files = [f for f in evening.program.folder.iterdir() if f.name.startswith("asamblea.sqlite3")]
    kept = b"".join(f.read_bytes() for f in files)
    assert files
    for number in (TEXTING, CALLING):
        assert number.encode() not in kept and number.lstrip("+").encode() not in kept


def test_no_browser_complained_of_anything_all_evening(evening: Evening) -> None:
    assert evening.hall.street.complaints == []


def _receipt(said: str) -> str:
    found = re.search(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", said)
    assert found, said
    return found[0]


def _languages(said: list[str]) -> Iterator[str]:
    """Return the language of each sentence of the first menu."""
    for words in said:
        yield "한국어" if re.search("[가-힣]", words) else words
